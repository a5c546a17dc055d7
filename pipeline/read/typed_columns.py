"""Letterheads and signature blocks that are typed with blanks, side by side on one line, taken apart into two columns.

ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH A                     Độc lập - Tự do - Hạnh phúc
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from pipeline.read.blocks import POINTS_PER_COLUMN, Side, Strip
from pipeline.read.letterhead import bare, ends_columns, is_head, is_tail

NARROWEST_GUTTER = 2
"""Character columns that must stay blank between the two sides on every row."""
NEAR = 12
"""Character columns that the middle of a line may lie off the middle of its side."""
FLUSH = 4
"""Character columns that the beginnings of lines set to the left may differ by."""
LONGEST_ABOVE = 45
"""Characters of a line above the block that may still belong to its right side."""
MOST_BLANK_ROWS = 8
"""Blank rows that a block may hold: room for the signature."""

_GAP = re.compile(r" {3,}")
_OPEN = re.compile(r"(?:\bso|\bngay|\bthang|\bnam)\s*[:.]?$")  # "Số:      /UBND", "ngày      tháng": a blank to be filled in
_GOES_ON = re.compile(r"[/,;:.)]|(?:ngay|thang|nam)\b")

Row = Strip | None
"""A line of the file; None for a blank one. The text has no leading blanks; they count in the indent."""


@dataclass(slots=True)
class _Block:
    """Rows in two columns. ``low``/``high`` bound the gutter: where left lines end and right lines begin, in character columns."""

    low: int
    high: int
    left: list[Strip] = field(default_factory=list)
    right: list[Strip] = field(default_factory=list)
    after: int = 0

    def take(self, row: Strip) -> bool:
        """Take the row into the block; False if it does not fit."""
        gaps = _gaps(row)
        fitting = next((gap for gap in gaps if min(gap[1], self.high) - max(gap[0], self.low) >= NARROWEST_GUTTER), None)
        if fitting is not None:
            self._take_both(row, *fitting)
        elif gaps or row.centred:
            return False
        elif self._is_left(row):
            self.low = max(self.low, _end(row))
            self.left.append(_folded(row, "left"))
        elif self.is_right(row):
            self.high = min(self.high, _start(row))
            self.right.append(_folded(row, "right"))
        else:
            return False
        return True

    def _take_both(self, row: Strip, low: int, high: int) -> None:
        self.low, self.high = max(self.low, low), min(self.high, high)
        self.left.append(_part(row, 0, low, "left"))
        self.right.append(_part(row, high, _end(row), "right"))

    def is_right(self, row: Strip) -> bool:
        """True if the row lies wholly on the right side."""
        return _start(row) > self.low and abs(_middle(row) - median(map(_middle, self.right))) <= NEAR

    def _is_left(self, row: Strip) -> bool:
        if _end(row) >= self.high:
            return False
        flush = _start(row) - min(map(_start, self.left)) <= FLUSH
        return flush or abs(_middle(row) - median(map(_middle, self.left))) <= NEAR

    def holds_mark(self) -> bool:
        """True if the block is a letterhead or a signature block."""
        return any(is_head(strip.text) or is_tail(strip.text) for strip in (*self.left, *self.right))


def part_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows with every two-column block rewritten: its left lines in order, then its right lines, each with its side."""
    found: list[Row] = []
    index = 0
    while index < len(rows):
        block = _block_at(rows, index)
        if block is None:
            found.append(rows[index])
            index += 1
        else:
            _take_above(found, block)
            found.extend((*block.left, *block.right))
            index = block.after
    return found


def _block_at(rows: Sequence[Row], index: int) -> _Block | None:
    """The block whose first two-sided row is at ``index``."""
    first = rows[index]
    gaps = [] if first is None else _gaps(first)
    if not gaps:
        return None
    block = _Block(*gaps[0])
    blanks = 0
    for at in range(index, len(rows)):
        row = rows[at]
        if row is None:
            blanks += 1
            continue
        if blanks > MOST_BLANK_ROWS or ends_columns(row.text) or not block.take(row):
            break
        blanks = 0
        block.after = at + 1
    return block if block.holds_mark() else None


def _take_above(found: list[Row], block: _Block) -> None:
    """Move into the block the lines just above it that belong to it: "Nơi nhận:", or the first line of the right side."""
    while found and (row := found[-1]) is not None and row.column is None:
        if bare(row.text).startswith("noi nhan") and _end(row) < block.high:
            block.left.insert(0, _folded(row, "left"))
        elif block.is_right(row) and len(row.text) < LONGEST_ABOVE:
            block.right.insert(0, _folded(row, "right"))
        else:
            break
        found.pop()


def _gaps(row: Strip) -> list[tuple[int, int]]:
    """The gaps (from, to, in character columns) that may part two columns, the widest first."""
    plain, start = bare(row.text), _start(row)
    gaps = [
        (start + gap.start(), start + gap.end())
        for gap in _GAP.finditer(row.text)
        if not _OPEN.search(plain[: gap.start()]) and not _GOES_ON.match(plain, gap.end())
    ]
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])


def _part(row: Strip, low: int, high: int, side: Side) -> Strip:
    start = _start(row)
    text = row.text[max(0, low - start) : max(0, high - start)].strip()
    return _folded(replace(row, text=text, indent=POINTS_PER_COLUMN * max(low, start), centred=False), side)


def _folded(row: Strip, side: Side) -> Strip:
    """The row with its side, and one blank where several leave room for a number or a date."""
    return replace(row, text=_GAP.sub(" ", row.text), column=side)


def _start(row: Strip) -> int:
    return round(row.indent / POINTS_PER_COLUMN)


def _end(row: Strip) -> int:
    return _start(row) + len(row.text)


def _middle(row: Strip) -> float:
    return (_start(row) + _end(row)) / 2
