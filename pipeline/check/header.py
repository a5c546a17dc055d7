"""What should be looked at in the header and in how the document was read."""

import re
from collections.abc import Iterator

from models.document import Document
from models.notice import Finding, Header
from pipeline.check.catalogue import finding
from pipeline.segment.bare import unmark

RECOGNISED = ("pdf-ocr", "image-ocr")
PARTS = {"number": "số", "day": "ngày", "month": "tháng"}


def header_findings(document: Document, header: Header) -> Iterator[Finding]:
    """Findings on secrecy, number, date, signer and recognised pages, gravest first."""
    if header.secrecy:
        yield finding("header.secrecy", mark=header.secrecy)
    unread = {doubt.field for doubt in document.doubts if doubt.taken is None}
    if header.number is None and "number" not in unread:
        yield finding("header.number-blank", symbol=header.symbol) if header.symbol else finding("header.number-missing")
    yield from garbled_number(header)
    yield from written_figures(document)
    if header.issued_on is None or not unread & {"day", "month"}:
        yield from date_findings(header)
    if header.signer is None:
        yield finding("header.signer-missing")
    yield from recognised_pages(document)


def garbled_number(header: Header) -> Iterator[Finding]:
    """A number whose symbol stands without its marks on the page: a poor reading, to be compared."""
    place = header.evidence.get("number")
    if header.number is None or place is None:
        return
    written, number = (re.sub(r"\s|[-–—]", "", text.replace("Ð", "Đ")) for text in (place.quote, header.number))
    if written != number and unmark(written) == unmark(number):
        yield finding("header.number-garbled", written=" ".join(place.quote.split()), number=header.number)


def date_findings(header: Header) -> Iterator[Finding]:
    """A date of issue that is missing or has no day."""
    if header.issued_on is None:
        yield finding("header.date-missing")
        return
    parts = header.issued_on.split("-")
    if len(parts) < 3:
        known = f"năm {parts[0]}" if len(parts) == 1 else f"tháng {parts[1]}/{parts[0]}"
        yield finding("header.date-incomplete", known=known)


def written_figures(document: Document) -> Iterator[Finding]:
    """Number, day or month written by hand or stamped on a scan, whether they could be read or not."""
    for doubt in document.doubts:
        about = "number" if doubt.field == "number" else "date"
        guess = f" (có thể là “{doubt.guess}”)" if doubt.guess else ""
        code = f"header.{about}-{'written' if doubt.taken else 'unread'}"
        found = finding(code, figures=doubt.taken, guess=guess, part=PARTS[doubt.field])
        yield found.model_copy(update={"box": doubt.box})


def recognised_pages(document: Document) -> Iterator[Finding]:
    """The pages whose text was recognised from an image."""
    numbers = [page.number for page in document.pages if page.read_by in RECOGNISED]
    if numbers:
        whole = len(numbers) == len(document.pages)
        yield finding("document.recognised", pages="văn bản" if whole else f"trang {', '.join(map(str, numbers))}")
