"""Looking at an upright page: its table cells one by one, and all that stands outside of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.frame import Rectangle, holds
from pipeline.read.ocr import Ocr, OcrWord, PageImage
from pipeline.read.page_image_rules import rules_of
from pipeline.read.pdf_tables import grids
from pipeline.read.printed import Rule
from pipeline.read.scan_gaps import believed, passed_over
from pipeline.read.scan_romans import lone_numerals, with_strokes_counted

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

SMALLEST_TABLE = (90.0, 18.0)  # points: what is narrower or lower is part of a seal or a box for a stamp
RIM = 1.5  # points inside its rules where a cell's paper begins
OUTER = 4.0  # points: how far from a table's edge its outer rules may be drawn
INK = 150  # grey up to which a pixel is ink
FEWEST = 12  # inked pixels below which a cell is empty


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of a page: the words in pixels, and the rules of its tables in points."""

    words: tuple[OcrWord, ...] = ()
    rules: tuple[Rule, ...] = ()


def seen(level: "Pixels", dpi: float, ocr: Ocr) -> Sight:
    """The words and rules of an upright picture."""
    rules = rules_of(level, dpi)
    tables = [cells for cells in grids(rules) if is_table(bounds(cells))]
    scale = dpi / 72
    outside = without(level, [bounds(cells) for cells in tables], scale)
    words = list(ocr(PageImage(outside, dpi)))
    if gaps := passed_over(outside, words):
        words += after(words, list(believed(ocr(PageImage(outside, dpi, "block", tuple(gaps))))))
    for cells in tables:
        parts = tuple(inked(level, cells, scale))
        if parts:
            found = ocr(PageImage(level, dpi, "block", parts))
            words += after(words, [*found, *lone_numerals(level, parts, found)])
    words = with_strokes_counted(level, words)
    return Sight(tuple(words), tuple(rules_within([bounds(cells) for cells in tables], rules)))


def bounds(cells: Sequence[Rectangle]) -> Rectangle:
    """The rectangle around the cells."""
    return min(cell[0] for cell in cells), min(cell[1] for cell in cells), max(cell[2] for cell in cells), max(cell[3] for cell in cells)


def is_table(box: Rectangle) -> bool:
    """Whether a grid is large enough for a table."""
    return box[2] - box[0] >= SMALLEST_TABLE[0] and box[3] - box[1] >= SMALLEST_TABLE[1]


def without(level: "Pixels", boxes: Sequence[Rectangle], scale: float) -> "Pixels":
    """The picture with the boxes (in points) made paper; ``scale`` is pixels per point."""
    if not boxes:
        return level
    left = level.copy()
    for x0, top, x1, bottom in boxes:
        left[round((top - RIM) * scale) : round((bottom + RIM) * scale), round((x0 - RIM) * scale) : round((x1 + RIM) * scale)] = 255
    return left


def inked(level: "Pixels", cells: Sequence[Rectangle], scale: float) -> Iterator[Rectangle]:
    """The insides, in pixels, of the cells that have anything in them."""
    for x0, top, x1, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        inside = (x0 + RIM) * scale, (top + RIM) * scale, (x1 - RIM) * scale, (bottom - RIM) * scale
        left, upper, right, lower = map(round, inside)
        if right > left and lower > upper and (level[upper:lower, left:right] < INK).sum() >= FEWEST:
            yield inside


def after(words: Sequence[OcrWord], more: Sequence[OcrWord]) -> Iterator[OcrWord]:
    """More words, their lines counted on after those of ``words``."""
    last = max((word.line for word in words), default=0) + 1
    return (word._replace(line=word.line + last) for word in more)


def rules_within(boxes: Sequence[Rectangle], rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules whose middle lies in one of the boxes or on its edge."""
    for rule in rules:
        x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
        if any(holds(box, x, y, slack=OUTER) for box in boxes):
            yield rule
