"""Invented notices set in different ways: columns as a PDF gives them, rows of wide gaps, plain paragraphs, pages with boxes."""

from collections.abc import Callable

from models.document import Document, Line, Page
from models.place import Box
from models.value import Value

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY = (
    "Xét tình hình thực tế tại các thôn, Chủ tịch yêu cầu các đơn vị thực hiện các nội dung sau:",
    "1. Phòng Kinh tế kiểm tra các tuyến đê trước ngày 15/9/2026.",
    "2. Văn phòng theo dõi, tổng hợp kết quả./.",
)


class Sheet(Value):
    """The parts of an invented notice, as printed lines; ``head`` is what stands above the two columns."""

    head: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    body: tuple[str, ...] = BODY
    recipients: tuple[str, ...] = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    signature: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()


class Set(Value):
    """A line to be set: its text, and how it stands on the page."""

    text: str
    column: str | None = None
    centred: bool = False
    bold: bool = False
    indent: float = 0.0
    page: int = 1


def columns(sheet: Sheet) -> Document:
    """As a PDF reader gives it: the left column, then the right one; title centred and bold; the annex on a page of its own."""
    lines = [Set(text=line, centred=True) for line in sheet.head]
    lines += [Set(text=line, column="left") for line in sheet.left] + [Set(text=line, column="right") for line in sheet.right]
    lines += [Set(text=line, centred=True, bold=True) for line in (*sheet.title, *sheet.authority)]
    lines += [Set(text=line, indent=200) for line in sheet.to] + [Set(text=line) for line in sheet.body]
    lines += [Set(text=line, column="left") for line in sheet.recipients] + [Set(text=line, column="right") for line in sheet.signature]
    return paged(lines + [Set(text=line, page=2) for line in sheet.annex])


def rows(sheet: Sheet) -> Document:
    """As a plain-text printout: both columns in one row with a wide gap between them."""
    head = [*sheet.head, *_beside(sheet.left, sheet.right), "", *sheet.title, "", *sheet.authority, ""]
    return plain([*head, *sheet.to, "", *sheet.body, "", *_beside(sheet.recipients, sheet.signature), "", *sheet.annex])


def paragraphs(sheet: Sheet) -> Document:
    """As a Word file: every line a paragraph, the cells of the letterhead one after the other."""
    lines = [Set(text=line) for line in (*sheet.head, *sheet.left, *sheet.right)]
    lines += [Set(text=line, centred=True, bold=True) for line in (*sheet.title, *sheet.authority)]
    tail = (*sheet.to, *sheet.body, *sheet.recipients, *sheet.signature, *sheet.annex)
    return document([*lines, *(Set(text=line) for line in tail)], whole=True)


LAYOUTS: tuple[Callable[[Sheet], Document], ...] = (columns, rows, paragraphs)


def plain(lines: list[str]) -> Document:
    """Text as it is, with its blank lines."""
    return document([Set(text=line.strip(), indent=6.0 * (len(line) - len(line.lstrip()))) for line in lines])


def document(lines: list[Set], *, whole: bool = False) -> Document:
    """A file without pages; a blank line stays blank text between two lines."""
    text = "\n".join(line.text for line in lines)
    made, start = [], 0
    for line in lines:
        end = start + len(line.text)
        if line.text:
            made.append(
                Line(start=start, end=end, centred=line.centred, bold=line.bold, indent=line.indent, column=line.column, whole=whole)
            )
        start = end + 1
    return Document(sha256="0" * 64, name="invented", media_type="text/plain", text=text, body_end=len(text), lines=tuple(made))


def paged(lines: list[Set]) -> Document:
    """A file with A4 pages; each line gets a box, 14 points below the one before."""
    bare = document(lines)
    made = []
    for number, (line, set_) in enumerate(zip(bare.lines, lines, strict=True)):
        x0 = 320.0 if set_.column == "right" else 85.0
        top = 60.0 + 14 * number
        edges = tuple((x0 + 6.0 * at, x0 + 6.0 * at + 6) for at in range(len(set_.text)))
        box = Box(page=set_.page, x0=x0, top=top, x1=x0 + 6 * len(set_.text), bottom=top + 12)
        made.append(line.model_copy(update={"box": box, "edges": edges}))
    pages = tuple(Page(number=page, width=595, height=842, read_by="pdf-text") for page in sorted({line.page for line in lines}))
    return bare.model_copy(update={"lines": tuple(made), "pages": pages})


def _beside(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    """Two columns row by row."""
    height = max(len(left), len(right))
    pairs = zip(left + ("",) * (height - len(left)), right + ("",) * (height - len(right)), strict=True)
    return [f"{one:<44}{other}".rstrip() if other else one for one, other in pairs]
