"""Two columns side by side: letterhead, recipients and signature.

Printed across, their rows would mix ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …"). A block of rows is two columns if one blank
strip, the gutter, runs down through all of them and there is text on both sides. Justified text has no such
strip; a list label with a tab is too far left; a list set with tabs keeps its rows, because its right side starts at one edge.
"""

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
ALIGNED = 12.0  # points: how far the middles of centred lines may differ
FLUSH = 4.0  # points: how far the edges of lines set to one side may differ
NEXT_LINE = 1.9  # of the font size: baseline to baseline, further apart is another paragraph
SAME_TYPE = 1.6  # points: how far the sizes of one column's lines may differ


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
            block = trimmed(rows, grown(rows, index, seed, done), area)
            if block and block.first >= done and is_columns(rows[block.first : block.last], block.gutter):
                yield block
                done = block.last
                break


def seeds(rows: Sequence[Row], index: int, area: Strip) -> Iterator[Strip]:
    """Blank strips at row ``index`` that may be part of a gutter, widest first."""
    words = rows[index].words
    gaps = [(one.x1, two.x0) for one, two in pairwise(words)]
    usual = median(right - left for left, right in gaps) if len(gaps) > 2 else 0.0
    wide = [gap for gap in gaps if width(gap) > max(SEED_GAP * rows[index].main.size, SEED_RATIO * usual)]
    if index + 1 < len(rows) and (between := offset_gap(rows[index], rows[index + 1])):
        wide.append(between)
    yield from sorted((gap for gap in wide if in_zone(gap, area)), key=width, reverse=True)


def offset_gap(row: Row, below: Row) -> Strip | None:
    """The gap between two rows that stand side by side but on baselines a little apart."""
    left, right = (row, below) if row.x1 < below.x0 else (below, row)
    beside = left.x1 + NARROWEST < right.x0 and below.main.baseline - row.main.baseline < 0.8 * max(row.main.size, below.main.size)
    return (left.x1, right.x0) if beside else None


def in_zone(gap: Strip, area: Strip) -> bool:
    """Whether the gap can hold a gutter: not at the margins, where labels stand."""
    low, high = (area[0] + share * width(area) for share in ZONE)
    return gap[1] > low and gap[0] < high


def width(strip: Strip) -> float:
    """Its width in points."""
    return strip[1] - strip[0]


def grown(rows: Sequence[Row], index: int, seed: Strip, floor: int) -> Block:
    """The block around row ``index``: as many rows up (not above ``floor``) and down as leave a strip blank within the seed."""
    gutter, last = stretched(rows[index + 1 :], seed)
    gutter, above = stretched(rows[floor:index][::-1], gutter)
    return Block(index - above, index + 1 + last, gutter)


def stretched(rows: Sequence[Row], gutter: Strip) -> tuple[Strip, int]:
    """What is left of the gutter over the first rows that respect it, and how many rows those are."""
    for count, row in enumerate(rows):
        narrowed = max((overlap(gutter, blank) for blank in blanks(row)), key=width)
        if width(narrowed) < NARROWEST:
            return gutter, count
        gutter = narrowed
    return gutter, len(rows)


def blanks(row: Row) -> list[Strip]:
    """The row's blank strips, with the margins."""
    edges = [-1e4, *(edge for word in row.words for edge in (word.x0, word.x1)), 1e4]
    return list(zip(edges[::2], edges[1::2], strict=True))


def overlap(one: Strip, other: Strip) -> Strip:
    """What two strips share; of negative width if nothing."""
    return max(one[0], other[0]), min(one[1], other[1])


def trimmed(rows: Sequence[Row], block: Block, area: Strip) -> Block | None:
    """The block without one-sided rows at its ends that do not belong to their column; None if no row has both sides."""
    both = [index for index in range(block.first, block.last) if two_sided(rows, index, block)]
    if not both:
        return None
    first, last = both[0], both[-1] + 1
    while last < block.last and continues(rows[first:last], rows[last], block.gutter, area):
        last += 1
    while first > block.first and continues(rows[first:last][::-1], rows[first - 1], block.gutter, area):
        first -= 1
    return Block(first, last, block.gutter)


def two_sided(rows: Sequence[Row], index: int, block: Block) -> bool:
    """Whether the row has text in both columns, or one column's line beside one of the other on a baseline a little apart."""
    left, right = parted(rows[index], block.gutter)
    if left and right:
        return True
    neighbours = [other for other in (index - 1, index + 1) if block.first <= other < block.last]
    return any(offset_gap(rows[min(index, other)], rows[max(index, other)]) for other in neighbours)


def continues(column_rows: Sequence[Row], row: Row, gutter: Strip, area: Strip) -> bool:
    """Whether a one-sided row at the end of a block belongs to its column, whose nearest line is the last of ``column_rows``."""
    left, _ = parted(row, gutter)
    parts = [parted(other, gutter) for other in column_rows]
    column = [words for words in (part[0] if left else part[1] for part in parts) if words]
    if not column:
        return False
    nearest = Row(column[-1])
    if abs(row.main.size - nearest.main.size) > SAME_TYPE or (not left and centred(row, area)):
        return False
    apart = abs(row.main.baseline - nearest.main.baseline)
    if apart > NEXT_LINE * max(row.main.size, nearest.main.size) and left:
        return False
    return any(lined_up(row, Row(words)) for words in column)


def centred(row: Row, area: Strip) -> bool:
    """Whether the row stands in the middle of the text, as titles do."""
    return abs(row.x0 + row.x1 - sum(area)) / 2 < ALIGNED


def lined_up(row: Row, other: Row) -> bool:
    """Whether two lines share a middle or an edge."""
    middles = abs(row.x0 + row.x1 - other.x0 - other.x1) / 2
    return middles < ALIGNED or abs(row.x0 - other.x0) < FLUSH or abs(row.x1 - other.x1) < FLUSH


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
