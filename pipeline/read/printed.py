"""Printed runs, lines, tables and pages: what a page shows, before it becomes a stretch of the document's text.

All coordinates are points, origin at the top left corner of the page as read, y downwards.
These values live inside ``pipeline.read`` only and are made by the thousand, hence dataclasses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from models.document import ReadBy, Region
from pipeline.read.frame import Rectangle

Side = Literal["left", "right"]


class Letters(NamedTuple):
    """Characters with the left and right edge of each; all three have equal length."""

    text: str
    lefts: list[float]
    rights: list[float]


class Run(NamedTuple):
    """Characters of the same font, size and baseline. ``text``, ``lefts`` and ``rights`` have equal length.

    ``angle`` is the clockwise turn, in degrees, of the writing against the page as read; ``stamped`` says that an
    annotation (a digital signature, a comment) shows the characters, not the page itself. ``confidence`` is that of OCR (0 to 1).
    """

    text: str
    lefts: list[float]
    rights: list[float]
    top: float
    baseline: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    stamped: bool = False
    angle: int = 0
    confidence: float | None = None

    @property
    def upright(self) -> bool:
        """Whether the writing runs from left to right."""
        return self.angle <= 10 or self.angle >= 350


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of one printed line: a whole line, or the part of it that stands in one column or cell."""

    text: str
    edges: Sequence[tuple[float, float]]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    column: Side | None = None
    region: Region = "body"
    confidence: float | None = None

    def moved(self, region: Region) -> "Printed":
        """The same line in another region."""
        return replace(self, region=region)


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a ruled table with its lines from top to bottom; a merged cell has spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Rectangle
    lines: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table: cells row by row, left to right."""

    rows: int
    columns: int
    box: Rectangle
    cells: tuple[PrintedCell, ...]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box[1]


@dataclass(frozen=True, slots=True)
class FigureDoubt:
    """Figures that are not plain print: what recognition saw there first, what was taken, or else what they may be (None: nothing)."""

    field: Literal["number", "day", "month"]
    box: Rectangle
    as_read: str
    taken: str | None
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as read: the body in reading order, and the lines set aside (their region says why).

    ``area`` is the left and right edge of the column of text; ``turn`` what was undone, in degrees clockwise,
    beyond the rotation that the page itself asks for; ``skew`` what was undone beyond that (a scan lies askew).
    """

    number: int
    width: float
    height: float
    body: tuple[Printed | PrintedTable, ...]
    aside: tuple[Printed, ...] = ()
    area: tuple[float, float] = (0.0, 0.0)
    turn: int = 0
    skew: float = 0.0
    doubts: tuple[FigureDoubt, ...] = ()
    usable: bool = True
    read_by: ReadBy = "pdf-text"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal or vertical line, or the thin rectangle that stands for one."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def lies(self) -> bool:
        """Whether it is horizontal."""
        return self.x1 - self.x0 >= self.bottom - self.top

    @property
    def length(self) -> float:
        """Its length in points."""
        return max(self.x1 - self.x0, self.bottom - self.top)
