"""Reads a PDF with a text layer into a Document."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from models.document import Document
from models.place import Box
from pipeline.errors import DamagedFile, EmptyFile, GiaoviecError, ProtectedFile, TooLarge, UnreadableInput
from pipeline.read.assemble import assemble
from pipeline.read.correction import corrected
from pipeline.read.furniture import regions_of
from pipeline.read.ocr import Ocr
from pipeline.read.ocr_tesseract import tesseract
from pipeline.read.pdf_page import RawPage, arranged, read_page
from pipeline.read.printed import PrintedPage
from pipeline.read.scan import with_scans_read
from pipeline.read.signatures import Field, listed, statements_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 1000
"""A notice has some ten pages; a file of more than this is something else."""


def read_pdf(data: bytes, *, name: str, ocr: Ocr | None = None) -> Document:
    """The document in the PDF ``data``; ``name`` is what messages call the file.

    ``ocr`` reads the pages that have no usable text (default: Tesseract).
    Raises EmptyFile, DamagedFile, ProtectedFile, TooLarge, UnreadableInput where no page has usable text, MissingTool or TimedOut.
    """
    with opened(data, name) as file:
        statements = statements_of(file)
        raw_pages = [read_page(file, index, name) for index in range(len(file))]
    signatures = listed(statements, signature_fields(raw_pages), data)
    pages = laid_out(raw_pages)
    if not all(page.usable for page in pages):
        times = [signature.signed_at for signature in signatures if signature.signed_at]
        doubtful = {page.number: page.reason or "" for page in pages if not page.usable}
        with opened(data, name) as file:
            pages = laid_out(with_scans_read(raw_pages, file, doubtful, ocr or tesseract(), signed=times))
    if not any(page.usable for page in pages):
        raise UnreadableInput(
            f"Tệp “{name}” không có lớp chữ dùng được (bản quét hoặc phông chữ hỏng). Hãy nhận dạng chữ (OCR) tệp này rồi thử lại."
        )
    if not any(page.body or page.aside for page in pages):
        raise EmptyFile(f"Tệp “{name}” không có chữ nào. Hãy kiểm tra lại tệp gốc.")
    return corrected(assemble(pages, data=data, name=name, media_type=MEDIA_TYPE, signatures=signatures))


def laid_out(raw_pages: Sequence[RawPage]) -> list[PrintedPage]:
    """The pages in reading order, furniture and footnotes set aside by looking at all pages together."""
    regions = regions_of(raw_pages)
    return [arranged(page, found) for page, found in zip(raw_pages, regions, strict=True)]


def signature_fields(raw_pages: Sequence[RawPage]) -> list[Field]:
    """The signature fields on all pages."""
    return [
        Field(annotation.signature_field, visible_box(annotation.box(page.frame), page.number))
        for page in raw_pages
        for annotation in page.annotations
        if annotation.signature_field is not None
    ]


def visible_box(box: tuple[float, float, float, float], page: int) -> Box | None:
    """The rectangle on its page; None if it has no area."""
    x0, top, x1, bottom = box
    return Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom) if x1 > x0 and bottom > top else None


@contextmanager
def opened(data: bytes, name: str) -> "Iterator[PdfDocument]":
    """The PDF, opened by PDFium with its forms, and closed again."""
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise failure(data, name, error) from error
    try:
        check_pages(len(file), name)
        file.init_forms()
        yield file
    finally:
        file.close()


def failure(data: bytes, name: str, error: Exception) -> GiaoviecError:
    """What to tell the user about a file that PDFium does not open."""
    if not data:
        return EmptyFile(f"Tệp “{name}” rỗng (0 byte). Hãy tải hoặc sao chép lại tệp gốc.")
    if loads(data):
        return EmptyFile(f"Tệp “{name}” không có trang nào. Hãy kiểm tra lại tệp gốc.")
    if "password" in str(error).lower():
        return ProtectedFile(f"Tệp “{name}” được bảo vệ bằng mật khẩu. Hãy mở tệp, gỡ mật khẩu rồi thử lại.")
    return DamagedFile(f"Tệp “{name}” bị hỏng hoặc tải về chưa đủ nên không mở được. Hãy tải hoặc sao chép lại tệp gốc.")


def loads(data: bytes) -> bool:
    """Whether PDFium itself opens the file: then it has no pages, which only pypdfium2 calls a failure."""
    from pypdfium2 import raw

    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if handle:
        raw.FPDF_CloseDocument(handle)
    return bool(handle)


def check_pages(pages: int, name: str) -> None:
    """Raise TooLarge where the number of pages cannot be that of a notice."""
    if pages > MOST_PAGES:
        raise TooLarge(f"Tệp “{name}” có {pages} trang, vượt giới hạn {MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn rồi thử lại.")
