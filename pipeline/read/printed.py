"""Printed lines: what a page shows, before it becomes a stretch of the document's text.

All coordinates are points, origin at the top left corner of the page as it is displayed, y downwards.
These values live inside ``pipeline.read`` only and are made by the thousand, hence dataclasses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from models.document import Region

Edges = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one text object: same font, size and baseline. ``text`` and ``edges`` have equal length."""

    text: str
    edges: Edges
    top: float
    baseline: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    stamped: bool = False
    angle: int = 0

    @property
    def x0(self) -> float:
        """Left edge of the first character."""
        return self.edges[0][0]

    @property
    def x1(self) -> float:
        """Right edge of the last character."""
        return self.edges[-1][1]


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of one printed line: a whole line, or the part of it that stands in one column."""

    text: str
    edges: Edges
    top: float
    baseline: float
    bottom: float
    size: float
    page: int = 0
    bold: bool = False
    italic: bool = False
    column: Literal["left", "right"] | None = None
    region: Region = "body"

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.edges[0][0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(right for _, right in self.edges[-3:])

    @property
    def centre(self) -> float:
        """Middle between left and right edge."""
        return (self.x0 + self.x1) / 2

    def moved(self, region: Region) -> "Printed":
        """The same line in another region."""
        return replace(self, region=region)

    def beside(self, column: Literal["left", "right"]) -> "Printed":
        """The same line as part of a two-column block."""
        return replace(self, column=column)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's lines in reading order, with its displayed size in points and the turn that was undone (degrees, clockwise)."""

    number: int
    width: float
    height: float
    lines: tuple[Printed, ...]
    rotation: int = 0
    read_by: Literal["pdf-text", "pdf-ocr", "image-ocr"] = "pdf-text"
    reason: str | None = None
    rules: tuple["Rule", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal or vertical line, or the thin rectangle that stands for one."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def flat(self) -> bool:
        """Whether it lies (a horizontal rule)."""
        return self.x1 - self.x0 >= self.bottom - self.top
