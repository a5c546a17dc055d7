"""What the desk's worker does with a file: its pages as pictures, its text, and the text that a person marks on a page."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.document import Document, Line
from models.place import Box
from models.value import Value
from pipeline.errors import UnreadableInput
from pipeline.place import evidence
from pipeline.read.reader import read, refuse_unreadable
from pipeline.review.edits import MOST_TEXT, Passage

MOST_PIXELS = 40_000_000


class Size(Value):
    """Width and height of a page, in points."""

    width: float
    height: float


class Text(Value):
    """The text of a file without pages; ``body_end`` as in ``Document``."""

    text: str
    body_end: int


@lru_cache(maxsize=4)
def document(path: str) -> Document:
    """The file as read; the last few are kept."""
    return read(Path(path))


def look_at(path: str) -> bool:
    """Whether the file's content is of a kind that can be read: True, or the error that says why not."""
    file = Path(path)
    refuse_unreadable(file.read_bytes(), file.name)
    return True


def sizes(path: str) -> tuple[Size, ...]:
    """The sizes of a file's pages."""
    if is_pdf(path):
        with pdf(path) as file:
            return tuple(Size(width=page.get_width(), height=page.get_height()) for page in file)
    return tuple(Size(width=picture.shape[1] * 72 / dpi, height=picture.shape[0] * 72 / dpi) for picture, dpi in scanned(path))


def picture(path: str, number: int, dpi: int) -> bytes:
    """The page as JPEG at so many pixels per inch. Raises UnreadableInput if there is no such page."""
    image = printed(path, number, dpi) if is_pdf(path) else photographed(path, number, dpi)
    target = io.BytesIO()
    image.convert("RGB").save(target, "JPEG", quality=82)
    return target.getvalue()


def printed(path: str, number: int, dpi: int) -> Any:  # noqa: ANN401 - a Pillow image
    """The page of a PDF, with what signatures and stamps show on it."""
    with pdf(path) as file:
        if number > len(file):
            raise no_page(path, number)
        file.init_forms()
        page = file[number - 1]
        scale = min(dpi / 72, (MOST_PIXELS / (page.get_width() * page.get_height())) ** 0.5)
        return page.render(scale=scale, may_draw_forms=True, prefer_bgrx=True).to_pil()


def photographed(path: str, number: int, dpi: int) -> Any:  # noqa: ANN401 - a Pillow image
    """The page of an image file."""
    from PIL import Image

    for at, (pixels, its_dpi) in enumerate(scanned(path), start=1):
        if at == number:
            image = Image.fromarray(pixels)
            image.thumbnail((int(image.width * dpi / its_dpi) + 1, int(image.height * dpi / its_dpi) + 1))
            return image
    raise no_page(path, number)


def is_pdf(path: str) -> bool:
    """Whether the file says that it is a PDF; the sign may stand behind some other bytes."""
    with Path(path).open("rb") as file:
        return b"%PDF-" in file.read(1024)


def pdf(path: str) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """The PDF, opened; a context manager."""
    from pypdfium2 import PdfDocument

    return PdfDocument(path)


def scanned(path: str) -> Any:  # noqa: ANN401 - pixels and pixels per inch
    """The pages of an image file."""
    from pipeline.read.scan_image import pictures

    return pictures(Path(path).read_bytes(), Path(path).name)


def no_page(path: str, number: int) -> UnreadableInput:
    """The error for a page that the file does not have."""
    return UnreadableInput(f"Tệp “{Path(path).name}” không có trang {number}. Hãy chọn trang khác.")


def text(path: str) -> Text:
    """The text of the file."""
    found = document(path)
    return Text(text=found.text, body_end=found.body_end)


class Row(Value):
    """A line of the text that has words: its offsets, how it begins, and its box on the page where it has one."""

    start: int
    end: int
    words: str
    box: Box | None = None


def lines(path: str) -> tuple[Row, ...]:
    """The lines of the file, from which to choose by keyboard."""
    found = document(path)
    rows = ((line, " ".join(found.text[line.start : line.end].split())) for line in found.lines)
    return tuple(Row(start=line.start, end=line.end, words=words[:80], box=line.box) for line, words in rows if words)


def passage(path: str, start: int, end: int) -> Passage:
    """The stretch of the text, without blank ends; raises UnreadableInput beyond the text."""
    found = document(path)
    if not 0 <= start < end <= len(found.text) or end - start > MOST_TEXT:
        raise UnreadableInput("Đoạn đánh dấu không có trong văn bản. Hãy tải lại trang rồi đánh dấu lại.")
    words = found.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Passage(start=start, end=end, text=found.text[start:end], boxes=evidence(found, start, end).boxes)


def marked(path: str, number: int, x0: float, y0: float, x1: float, y1: float) -> Passage:
    """What a person marked from one point of a page to another, in points from its top left: whole words. Raises UnreadableInput."""
    found = document(path)
    lines = [line for line in found.lines if line.box and line.box.page == number and line.end > line.start]
    if not lines:
        raise UnreadableInput(f"Trang {number} không có chữ nào đọc được. Hãy đánh dấu ở trang khác.")
    first, last = sorted((offset_at(lines, x0, y0), offset_at(lines, x1, y1)))
    while first > 0 and not found.text[first - 1].isspace():
        first -= 1
    while last < len(found.text) and not found.text[last].isspace():
        last += 1
    return passage(path, first, max(last, first + 1))


def offset_at(lines: list[Line], x: float, y: float) -> int:
    """The offset of the character nearest to the point."""

    def distance(line: Line) -> tuple[float, float]:
        box = line.box
        assert box is not None  # noqa: S101 - lines without a box are left out above
        return max(box.top - y, y - box.bottom, 0.0), max(box.x0 - x, x - box.x1, 0.0)

    line = min(lines, key=distance)
    if not line.edges:
        return line.start
    nearest = min(range(len(line.edges)), key=lambda at: abs(sum(line.edges[at]) / 2 - x))
    return min(line.start + nearest, line.end - 1)
