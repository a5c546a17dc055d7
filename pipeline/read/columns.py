"""Two columns side by side: letterhead, recipients and signature.

Printed across, their rows would mix ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …"). A block of rows is two columns if one blank
strip, the gutter, runs down through all of them, there is text on both sides, and the lines of each side belong together.
Justified text has no such strip; a list label with a tab is too far left; a list set with tabs keeps its rows, because
its right side starts at one edge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.printed import Printed, Side
from pipeline.read.rows import Row, Word, printed

Strip = tuple[float, float]

ZONE = (0.2, 0.75)  # share of the text's width within which a gutter can lie
NARROWEST = 5.0  # points: the narrowest gutter (Word leaves 10.8 between cells, long lines eat into it)
SEED_GAP = 1.0  # of the font size: the gap that makes one look for a gutter at all …
SEED_RATIO = 2.2  # … where it is that much wider than the row's other gaps
OFFSET = 0.8  # of the font size: how far the baselines of lines side by side may be apart
ALIGNED = 12.0  # points: how far the middles of centred lines may differ
LOOSELY_ALIGNED = 30.0  # points: the same on the right, where place and date are set by hand
FLUSH = 4.0  # points: how far the edges of lines set to one side may differ
NEXT_LINE = 1.9  # of the font size: baseline to baseline, further apart is another paragraph …
NEXT_CENTRED = 3.2  # … unless the lines are centred under each other
SAME_TYPE = 1.6  # points: how far the sizes of one column's lines may differ where they are not centred
RECIPIENTS = re.compile(r"^Nơi\s+(?:nhận|gửi)\b", re.IGNORECASE)
ADDRESSEES = re.compile(r"^Kính\s+(?:gửi|trình)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows ``first:last`` stand in two columns, parted by the gutter."""

    first: int
    last: int
    gutter: Strip


def lines_of(rows: Sequence[Row], area: Strip) -> list[Printed]:
    """The rows as lines in reading order: in a two-column block the left column comes first, then the right one.

    ``area`` is the left and right edge of the page's text.
    """
    lines: list[Printed] = []
    done = 0
    for block in blocks_of(rows, area):
        lines += [printed(row.words) for row in rows[done : block.first]]
        lines += column_lines(rows[block.first : block.last], block.gutter)
        done = block.last
    return lines + [printed(row.words) for row in rows[done:]]


def column_lines(rows: Sequence[Row], gutter: Strip) -> list[Printed]:
    """The left column's lines, then the right one's."""
    sides: dict[Side, list[Printed]] = {"left": [], "right": []}
    for row in rows:
        for side, words in zip(sides, parted(row, gutter), strict=True):
            if words:
                sides[side].append(printed(words, side))
    return sides["left"] + sides["right"]


def parted(row: Row, gutter: Strip) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The row's words left of the gutter, and right of it."""
    middle = sum(gutter) / 2
    left = tuple(word for word in row.words if (word.x0 + word.x1) / 2 < middle)
    return left, row.words[len(left) :]


def blocks_of(rows: Sequence[Row], area: Strip) -> Iterator[Block]:
    """The two-column blocks of a page, top to bottom."""
    done = 0
    for index in range(len(rows)):
        if index < done:
            continue
        for seed in seeds(rows, index, area):
            block = grown(rows, index, seed, done, area)
            if is_columns(rows[block.first : block.last], block.gutter):
                yield block
                done = block.last
                break


def seeds(rows: Sequence[Row], index: int, area: Strip) -> Iterator[Strip]:
    """Blank strips at row ``index`` that may be part of a gutter, widest first."""
    words, size = rows[index].words, rows[index].main.size
    gaps = [(one.x1, two.x0) for one, two in pairwise(words)]
    wide = [gap for gap in gaps if width(gap) > SEED_GAP * size]
    if wide and len(gaps) > 2:
        usual = median(right - left for left, right in gaps)
        wide = [gap for gap in wide if width(gap) > SEED_RATIO * usual]
    if index + 1 < len(rows) and (between := offset_gap(rows[index], rows[index + 1])):
        wide.append(between)
    yield from sorted((gap for gap in wide if in_zone(gap, area)), key=width, reverse=True)


def offset_gap(row: Row, below: Row) -> Strip | None:
    """The gap between two rows that stand side by side but on baselines a little apart."""
    left, right = (row, below) if row.x1 < below.x0 else (below, row)
    beside = left.x1 + NARROWEST < right.x0 and below.main.baseline - row.main.baseline < OFFSET * max(row.main.size, below.main.size)
    return (left.x1, right.x0) if beside else None


def in_zone(gap: Strip, area: Strip) -> bool:
    """Whether the gap can hold a gutter: not at the margins, where labels stand."""
    low, high = (area[0] + share * width(area) for share in ZONE)
    return gap[1] > low and gap[0] < high


def width(strip: Strip) -> float:
    """Its width in points."""
    return strip[1] - strip[0]


def grown(rows: Sequence[Row], index: int, gutter: Strip, floor: int, area: Strip) -> Block:
    """The block around row ``index``: as many rows down, then up (not above ``floor``), as leave the strip blank and belong."""
    first, last = index, index + 1
    while last < len(rows) and (narrowed := narrower(gutter, rows[last])) and belongs(rows[last], rows[first:last], narrowed, area):
        gutter, last = narrowed, last + 1
    while first > floor and (narrowed := narrower(gutter, rows[first - 1])) and heads(rows, Block(first, last, narrowed), area):
        gutter, first = narrowed, first - 1
    return Block(first, last, gutter)


def narrower(gutter: Strip, row: Row) -> Strip | None:
    """What the row leaves of the gutter; None if that is no gutter any more."""
    edges = [-1e4, *(edge for word in row.words for edge in (word.x0, word.x1)), 1e4]
    blanks = zip(edges[::2], edges[1::2], strict=True)
    left = max(((max(gutter[0], blank[0]), min(gutter[1], blank[1])) for blank in blanks), key=width)
    return left if width(left) >= NARROWEST else None


def belongs(row: Row, block: Sequence[Row], gutter: Strip, area: Strip) -> bool:
    """Whether one side of the row, at least, continues its column."""
    left, right = parted(row, gutter)
    if ADDRESSEES.match(row.text) or (right and not left and centred(row, area)):
        return False
    parts = [parted(other, gutter) for other in block]
    if left and continues(Row(left), [Row(words) for words, _ in parts if words], ALIGNED):
        return True
    return bool(right) and continues(Row(right), [Row(words) for _, words in parts if words], LOOSELY_ALIGNED)


def heads(rows: Sequence[Row], block: Block, area: Strip) -> bool:
    """Whether the row above the block belongs to it; the last short line of a paragraph left of the signature does not."""
    row, column_rows = rows[block.first - 1], rows[block.first : block.last]
    left, right = parted(row, block.gutter)
    if left and not right and not RECIPIENTS.match(row.text):
        column = [words for words in (parted(other, block.gutter)[0] for other in column_rows) if words]
        full_above = block.first >= 2 and rows[block.first - 2].x1 > block.gutter[1]
        if full_above or any(abs(row.x0 - words[0].x0) < FLUSH for words in column):
            return False
    return belongs(row, column_rows, block.gutter, area)


def continues(line: Row, column: Sequence[Row], aligned: float) -> bool:
    """Whether the line belongs to the column: centred (within ``aligned`` points) under one of its lines, or flush with one.

    A name stands far below its title, but centred under it; so does "V/v …" below the number.
    """
    if not column:
        return True
    nearest = min(abs(line.main.baseline - other.main.baseline) for other in column) / line.main.size
    under = min(abs(line.x0 + line.x1 - other.x0 - other.x1) / 2 for other in column)
    flush = any(abs(line.x0 - other.x0) < FLUSH for other in column)
    alike = any(abs(line.main.size - other.main.size) < SAME_TYPE for other in column)
    near_centre = under < aligned and nearest < NEXT_CENTRED
    return near_centre or (under < ALIGNED and line.main.bold) or (flush and alike and nearest < NEXT_LINE)


def centred(row: Row, area: Strip) -> bool:
    """Whether the row stands in the middle of the text, as titles do."""
    return abs(row.x0 + row.x1 - sum(area)) / 2 < ALIGNED


def is_columns(rows: Sequence[Row], gutter: Strip) -> bool:
    """Whether the rows are two columns of two lines or more, and not a list whose rows must be kept."""
    parts = [parted(row, gutter) for row in rows]
    rights = [right for _, right in parts if right]
    pairs = [right for left, right in parts if left and right]
    if len(rights) < 2 or sum(bool(left) for left, _ in parts) < 2:
        return False
    starts = [right[0].x0 for right in rights]
    tabbed = len(pairs) >= 3 and len(pairs) >= 0.8 * len(rows) and max(starts) - min(starts) < FLUSH
    return not tabbed
