"""The blocks that a file without pages is made of, and their laying out as a Document."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, cast

from models.document import Cell, Document, Line, ReadBy, Region, Table

POINTS_PER_COLUMN = 6.0
"""Width that a character counts in the indents of plain text, in points."""

LEAST_FULL_LINE = 50
"""Characters that a line has at least if it was broken because it was full."""

_ENDS = (".", ";", ":", "!", "?", "…", "/")
_NUMBER_LABEL = re.compile(r"\d+(?:\.\d+)*[.)/]\s|\d+\.\d+\s")
_LETTER_LABEL = re.compile(r"[a-zđ]{1,4}[.)/]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc"))
_CONTROLS = {code: None for code in range(32) if chr(code) != "\t"}
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_TABLE = {**_INVISIBLE, **_CONTROLS, **_SPACES}

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Strip:
    """One line to be: its text and how it looks. The fields mean what they mean in ``models.document.Line``.

    ``gap``: a blank line stands before it, and says something (where every paragraph has one, it says nothing).
    """

    text: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    centred: bool = False
    column: Side | None = None
    whole: bool = False
    label: str | None = None
    list_level: int | None = None
    region: Region = "body"
    gap: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, with the lines in it; a merged cell stands once."""

    row: int
    column: int
    strips: tuple[Strip, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells in row order. ``ruled`` False: a layout table without rules."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    ruled: bool = True


Block = Strip | Grid


def strips_of(blocks: Iterable[Block]) -> Iterator[Strip]:
    """The lines of blocks, grids cell by cell."""
    for block in blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                yield from cell.strips
        else:
            yield block


def clean(text: str) -> str:
    """The text in NFC, every kind of space a plain one, without invisible and control characters; tabs stay."""
    return unicodedata.normalize("NFC", text.translate(_TABLE))


@dataclass(slots=True)
class _Sheet:
    """Where the text under construction has got to."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0

    def put(self, strip: Strip, *, narrow: bool = False) -> None:
        text = clean(strip.text).strip()
        text = re.sub(r"\s{2,}", " ", text) if narrow else text
        if not text:
            return
        if strip.gap and self.parts:
            self.parts.append("")
            self.length += 1
        start = self.length
        self.parts.append(text)
        self.length += len(text) + 1
        self.lines.append(_line(strip, start, start + len(text)))

    def put_grid(self, grid: Grid) -> None:
        start, first = self.length, len(self.lines)
        cells = tuple(self._cell(cell) for cell in grid.cells)
        if len(self.lines) > first:
            end = self.lines[-1].end
            self.tables.append(
                Table(start=start, end=end, rows=grid.rows, columns=grid.columns, cells=_within(cells, end), ruled=grid.ruled)
            )

    def _cell(self, cell: GridCell) -> Cell:
        start, first = self.length, len(self.lines)
        for strip in cell.strips:
            self.put(strip, narrow=True)  # in a narrow cell, blanks are typed to push a word to the next line
        end = self.lines[-1].end if len(self.lines) > first else start
        return Cell(start=start, end=end, row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span)


def lay_out(blocks: Iterable[Block], *, data: bytes, name: str, media_type: str, read_by: ReadBy) -> Document:
    """The Document that the blocks make: the body in order, then furniture, then footnotes.

    Lines are separated by one newline, by two where a gap stands.
    """
    blocks = list(blocks)
    sheet = _Sheet()
    for block in blocks:
        if isinstance(block, Grid):
            sheet.put_grid(block)
        elif block.region == "body":
            sheet.put(block)
    body_end = sheet.lines[-1].end if sheet.lines else 0
    for region in ("furniture", "footnote"):
        for block in blocks:
            if isinstance(block, Strip) and block.region == region:
                sheet.put(block)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text="\n".join(sheet.parts),
        body_end=body_end,
        lines=tuple(sheet.lines),
        tables=tuple(sheet.tables),
        read_by=(read_by,),
    )


def mark_broken(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a paragraph was broken in mid-sentence: its parts are no whole paragraphs.

    "… các tổ chức," / "đơn vị thực hiện": the first does not end a sentence, the second begins in small letters without a label.
    """
    found = list(blocks)
    for index, (before, after) in enumerate(pairwise(blocks)):
        if isinstance(before, Strip) and isinstance(after, Strip) and goes_on(before, after):
            for at in (index, index + 1):
                found[at] = replace(cast("Strip", found[at]), whole=False)
    return found


def goes_on(before: Strip, after: Strip) -> bool:
    """True if ``after`` goes on with the sentence of ``before``."""
    if before.region != "body" or after.region != "body" or before.column != after.column or before.centred or after.centred:
        return False
    first, last = after.text.strip(), before.text.strip()
    if last.endswith(_ENDS) or last.isupper():
        return False
    if first[:1].isdigit():
        return len(last) >= LEAST_FULL_LINE and not _NUMBER_LABEL.match(first)
    return first[:1].islower() and not _LETTER_LABEL.match(first)


def _line(strip: Strip, start: int, end: int) -> Line:
    return Line(
        start=start,
        end=end,
        size=strip.size,
        bold=strip.bold,
        italic=strip.italic,
        indent=strip.indent,
        centred=strip.centred,
        column=strip.column,
        whole=strip.whole,
        label=strip.label,
        list_level=strip.list_level,
        region=strip.region,
    )


def _within(cells: tuple[Cell, ...], end: int) -> tuple[Cell, ...]:
    """Empty cells after the table's last text would start beyond it: pull them back."""
    return tuple(cell if cell.start <= end else cell.model_copy(update={"start": end, "end": end}) for cell in cells)
