"""From printed pages to a Document: body first, then what was set aside, with exact offsets."""

import hashlib
from collections.abc import Sequence
from itertools import groupby

from models.document import Document, Line, Page, Signature
from models.place import Box
from pipeline.read.printed import Printed, PrintedPage

ASIDE = ("footnote", "furniture", "stamp")


def assemble(pages: Sequence[PrintedPage], *, data: bytes, name: str, media_type: str, signatures: Sequence[Signature] = ()) -> Document:
    """The document that the pages make: body lines of all pages in order, then footnotes, furniture and stamps."""
    printed = [line for page in pages for line in page.lines]
    body = [line for line in printed if line.region == "body"]
    aside = [line for region in ASIDE for line in printed if line.region == region]
    text, lines = "", []
    parts = []
    offset = body_end = 0
    for index, line in enumerate([*body, *aside]):
        if index == len(body):
            body_end = offset
        lines.append(line_of(line, offset))
        parts.append(line.text)
        offset += len(line.text) + 1
    text = "\n".join(parts)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text=text,
        body_end=len(text) if not aside else max(0, body_end - 1),
        lines=tuple(lines),
        pages=tuple(page_of(page) for page in pages),
        signatures=tuple(signatures),
        read_by=tuple(kind for kind, _ in groupby(page.read_by for page in pages)),
    )


def line_of(line: Printed, start: int) -> Line:
    """The printed line as a line of the document that starts at offset ``start``."""
    return Line(
        start=start,
        end=start + len(line.text),
        box=Box(page=line.page, x0=line.x0, top=line.top, x1=line.x1, bottom=line.bottom),
        edges=tuple(line.edges),
        size=round(line.size, 1),
        bold=line.bold,
        italic=line.italic,
        indent=line.x0,
        column=line.column,
        region=line.region,
    )


def page_of(page: PrintedPage) -> Page:
    """What the document says about the page."""
    return Page(number=page.number, width=page.width, height=page.height, rotation=page.rotation, read_by=page.read_by, reason=page.reason)
