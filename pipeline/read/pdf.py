"""Reads a PDF with a text layer into a Document."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from models.document import Document
from pipeline.errors import DamagedFile, EmptyFile, GiaoviecError, ProtectedFile, TooLarge, UnreadableInput
from pipeline.read.assemble import assemble
from pipeline.read.pdf_characters import Characters, Frame, characters_of, runs_of
from pipeline.read.printed import Printed, PrintedPage
from pipeline.read.rows import printed, rows_of, segments_of

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 1000


def read_pdf(data: bytes, *, name: str) -> Document:
    """The document in the PDF ``data``; ``name`` is what messages call the file.

    Raises DamagedFile, EmptyFile, ProtectedFile, TooLarge, or UnreadableInput where no page has text.
    """
    with opened(data, name) as file:
        pages = [read_page(file, index) for index in range(len(file))]
    if not any(page.lines for page in pages):
        raise UnreadableInput(f"Tệp “{name}” không có lớp chữ (có thể là bản quét). Hãy nhận dạng chữ (OCR) tệp này rồi thử lại.")
    return assemble(pages, data=data, name=name, media_type=MEDIA_TYPE)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The PDF, opened by PDFium with its forms, and closed again."""
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise failure(data, name, error) from error
    try:
        check_size(len(file), name)
        file.init_forms()
        yield file
    finally:
        file.close()


def failure(data: bytes, name: str, error: Exception) -> GiaoviecError:
    """What to tell the user about a file that PDFium does not open."""
    if not data:
        return EmptyFile(f"Tệp “{name}” rỗng. Hãy kiểm tra lại tệp nguồn và gửi lại.")
    if "password" in str(error).lower():
        return ProtectedFile(f"Tệp “{name}” được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi thử lại.")
    return DamagedFile(f"Tệp “{name}” bị hỏng hoặc chưa tải xuống đủ. Hãy tải lại hoặc xin lại tệp gốc.")


def check_size(pages: int, name: str) -> None:
    """Raises EmptyFile or TooLarge where the number of pages cannot be right for a notice."""
    if not pages:
        raise EmptyFile(f"Tệp “{name}” không có trang nào. Hãy kiểm tra lại tệp nguồn.")
    if pages > MOST_PAGES:
        raise TooLarge(f"Tệp “{name}” có {pages} trang, vượt giới hạn {MOST_PAGES} trang. Hãy tách tệp thành các phần nhỏ hơn.")


def read_page(file: Any, index: int) -> PrintedPage:
    """The page's lines, in reading order."""
    page = file[index]
    try:
        characters, stamped_from = flattened_characters(file, index)
        frame, turn = frame_of(page, characters)
        runs = runs_of(characters, frame, stamped_from=stamped_from)
        lines = [printed(segment) for row in rows_of(runs) for segment in segments_of(row)]
        width, height = frame.size
        return PrintedPage(index + 1, width, height, tuple(on_page(line, index + 1) for line in lines), rotation=turn)
    finally:
        page.close()


def on_page(line: Printed, number: int) -> Printed:
    """The line, knowing its page."""
    return replace(line, page=number)


def flattened_characters(file: Any, index: int) -> tuple[Characters, int | None]:
    """The page's characters with what its annotations show, and the index that the stamped ones start at (None: nothing stamped)."""
    from pypdfium2 import raw

    page = file[index]
    if not raw.FPDFPage_GetAnnotCount(page):
        return characters_of(page.get_textpage()), None
    before = page.get_textpage().count_chars()
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return characters_of(file[index].get_textpage()), before


def frame_of(page: Any, characters: Characters) -> tuple[Frame, int]:
    """How to turn the page so that most of it reads upright, and the turn beyond what the page itself asks for."""
    displayed = page.get_rotation()
    beyond = (characters.angle + displayed) % 360
    return Frame(*page.get_bbox(), turn=(displayed - beyond) % 360), beyond
