"""Looking at an upright page: its table cells one by one, and all that stands outside of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.frame import Rectangle, holds
from pipeline.read.ocr import Ocr, OcrWord, PageImage
from pipeline.read.page_image_rules import rules_of
from pipeline.read.pdf_tables import grids
from pipeline.read.printed import Rule

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

SMALLEST_TABLE = (90.0, 18.0)  # points: what is narrower or lower is part of a seal or a box for a stamp
RIM = 1.5  # points inside its rules where a cell's paper begins
OUTER = 4.0  # points: how far from a table's edge its outer rules may be drawn
INK = 150  # grey up to which a pixel is ink
LONGEST_LABEL = 3
# the labels 1 and 12. and III and a), the heading TT, the marks - and x
LABEL = re.compile(r"\d{1,3}[.)]?|[IVX]+[.)]?|[a-eghđ][.)]?|[A-ZĐ]{2,3}|[-+xX]|\w{3}")
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
    words = list(ocr(PageImage(without(level, [bounds(cells) for cells in tables], scale), dpi)))
    for cells in tables:
        parts = tuple(inked(level, cells, scale))
        if parts:
            words += after(words, cell_words(level, dpi, parts, ocr))
    return Sight(tuple(words), tuple(rules_within([bounds(cells) for cells in tables], rules)))


def cell_words(level: "Pixels", dpi: float, parts: Sequence[Rectangle], ocr: Ocr) -> list[OcrWord]:
    """The words of cells; a cell with one or two signs that make no label is looked at again as a label."""
    words = list(ocr(PageImage(level, dpi, "block", tuple(parts))))
    odd = tuple(part for part in parts if is_odd([word for word in words if in_part(word, part)]))
    if not odd:
        return words
    kept = [word for word in words if not any(in_part(word, part) for part in odd)]
    return [*kept, *after(kept, ocr(PageImage(level, dpi, "label", odd)))]


def is_odd(words: Sequence[OcrWord]) -> bool:
    """Whether the words are one or two signs that make no label."""
    text = "".join(word.text for word in words)
    return 0 < len(text) <= LONGEST_LABEL and not LABEL.fullmatch(text)


def in_part(word: OcrWord, part: Rectangle) -> bool:
    """Whether the middle of the word lies in the part."""
    return holds(part, (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


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
