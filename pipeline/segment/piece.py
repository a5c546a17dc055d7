"""The pieces that letterhead, title and signature block are made of.

A printed row of a letterhead holds two columns, and poor input writes both into one line
("UBND TỈNH A    CỘNG HÒA XÃ HỘI …"). A piece is what belongs together: part of a line, or the whole of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from models.document import Document, Line, Table
from models.value import Value
from pipeline.segment.bare import is_upper, mark, unmark

_GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t[\s\u00a0]*|\s*\|\s*")
_OPEN = re.compile(r"(?i)(?:\bso|\bngay|\bthang|\bnam)\s*[:.]?\s*$")
_GOES_ON = re.compile(r"(?i)[/,;:.)]|-\s?[A-Z]+/|(?:ngay|thang|nam)\b|\d{1,4}\s*$")
_TRIM = " \t\n\r\u00a0|*#_\ufeff"


class Piece(Value):
    """``document.text[start:end]`` is ``text``: trimmed, without Markdown's emphasis; offsets into ``Document.text``.

    ``row`` counts the printed lines; ``gap`` is True where blank text parts it from the piece before.
    """

    start: int
    end: int
    text: str
    row: int
    column: Literal["left", "right"] | None = None
    page: int | None = None
    centred: bool = False
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    whole: bool = False
    gap: bool = False

    @property
    def plain(self) -> str:
        """The text without marks, for matching."""
        return unmark(self.text)

    @property
    def upper(self) -> bool:
        """True if it is set in capitals."""
        return is_upper(self.text)


def body_lines(document: Document) -> tuple[Line, ...]:
    """The lines of the body, without furniture, footnotes and loose stamps."""
    return tuple(line for line in document.lines if line.start < document.body_end and line.region == "body")


def pieces(document: Document, start: int = 0, end: int | None = None, *, marks: bool = True) -> tuple[Piece, ...]:
    """The pieces within ``start:end`` of the body; ``marks``: cut also where a mark of the letterhead begins inside a line."""
    stop = document.body_end if end is None else end
    found: list[Piece] = []
    before = None
    for row, line in enumerate(body_lines(document)):
        if line.end > start and line.start < stop:
            gap = before is not None and document.text.count("\n", before, line.start) > 1
            parts = _of_line(document, line, row, gap=gap, marks=marks)
            found.extend(piece for piece in parts if start <= piece.start and piece.end <= stop)
        before = line.end
    return tuple(found)


def _of_line(document: Document, line: Line, row: int, *, gap: bool, marks: bool) -> Iterator[Piece]:
    """The pieces of one line, from left to right."""
    text = document.text[line.start : line.end]
    spans = list(_spans(text, marks=marks))
    side = line.column or _column_of_cell(document, line)
    for index, (start, end) in enumerate(spans):
        column = side or (("left" if index == 0 else "right") if len(spans) > 1 else None)
        yield Piece(
            start=line.start + start,
            end=line.start + end,
            text=text[start:end],
            row=row,
            column=column,
            page=line.box.page if line.box else None,
            centred=line.centred,
            bold=line.bold,
            italic=line.italic,
            indent=line.indent,
            whole=line.whole,
            gap=gap and index == 0,
        )


def _spans(text: str, *, marks: bool) -> Iterator[tuple[int, int]]:
    """The trimmed parts of a line."""
    cuts = [0, *_gaps(text), *(_marks(text) if marks else ()), len(text)]
    edges = sorted(set(cuts))
    for start, end in pairwise(edges):
        part = text[start:end]
        if part.strip(_TRIM) or re.search(r"[_*]{3}", part):
            left = len(part) - len(part.lstrip(_TRIM if part.strip(_TRIM) else " |"))
            yield start + left, start + left + len(part.strip(_TRIM) or part.strip(" |"))


def _gaps(text: str) -> Iterator[int]:
    """Where a wide gap parts two columns; not inside "Số:      /UBND" or "ngày     tháng 6"."""
    plain = unmark(text)
    for gap in _GAP.finditer(text):
        if text[: gap.start()].strip(_TRIM) and not _OPEN.search(plain[: gap.start()]) and not _GOES_ON.match(plain, gap.end()):
            yield gap.end()


def _marks(text: str) -> Iterator[int]:
    """Where a mark of the letterhead begins inside the line."""
    plain = unmark(text)
    for found in mark("letterhead.cut").finditer(plain):
        yield found.start()
        if set(found[0].strip()) <= set("-_*—–"):
            yield found.end()


def _column_of_cell(document: Document, line: Line) -> Literal["left", "right"] | None:
    """The side of a layout table that the line stands on; None outside of one."""
    table = table_at(document, line.start)
    if table is None or table.columns < 2 or line.box is not None:
        return None
    cell = next((cell for cell in table.cells if cell.start <= line.start < max(cell.end, cell.start + 1)), None)
    if cell is None or cell.column_span >= table.columns:
        return None
    return "left" if cell.column == 0 else "right"


def table_at(document: Document, offset: int) -> Table | None:
    """The table whose text holds the offset."""
    index = bisect_right(document.tables, offset, key=lambda table: table.start) - 1
    return document.tables[index] if index >= 0 and offset < document.tables[index].end else None
