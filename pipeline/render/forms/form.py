"""A form with a table, ready to be laid out in any format."""

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

from pydantic import Field

from models.tracked import State
from models.value import Value

Cell: TypeAlias = str | int | date | None

LANDSCAPE_WIDTH, PORTRAIT_WIDTH = 252, 165  # mm between the margins of A4: left 30, right 15


class Column(Value):
    """A column; ``width`` in millimetres on paper. ``printed`` False: only where a program reads it (XLSX, CSV, JSON)."""

    heading: str
    width: float
    kind: Literal["text", "number", "date", "state", "key"] = "text"
    printed: bool = True


class Row(Value):
    """A row; ``last_day`` is the last day on which the task is not late, ``state`` its official state."""

    cells: tuple[Cell, ...]
    last_day: date | None = None
    state: State | None = None


class RowGroup(Value):
    """Rows under a heading of their own; an empty heading is not shown."""

    heading: str = ""
    rows: tuple[Row, ...]


class Cover(Value):
    """The cover and first page of a register (Decree 30/2020/NĐ-CP, annex IV)."""

    title: str
    lines: tuple[str, ...]


class Picture(Value):
    """A picture, ``width`` millimetres wide on paper; ``about``: what it shows, for those who cannot see it.

    It is drawn when a format asks for it: most formats never do. ``lines`` say the same where there are no pictures.
    """

    draw: Callable[[Literal["png", "svg"]], bytes]
    width: float
    about: str
    lines: tuple[str, ...] = ()

    @property
    def png(self) -> bytes:
        """As pixels."""
        return self.draw("png")

    @property
    def svg(self) -> str:
        """As an element for a page, without the declarations of a file."""
        text = self.draw("svg").decode()
        return text[text.index("<svg") :]


class Form(Value):
    """A form. ``office`` has the lines of the letterhead, the parent first; empty: to be filled in by hand.

    ``lines`` stand below the title, ``notes`` and ``pictures`` above the table, ``remarks`` below it. ``numbered``: columns are numbered
    (1), (2) … below their headings, as in the decree's registers.
    """

    name: str = Field(description="Short, for the sheet of a workbook.")
    office: tuple[str, ...] = ()
    place: str | None = None
    made_on: date
    title: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    remarks: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    landscape: bool = True
    letterhead: bool = True
    numbered: bool = False
    cover: Cover | None = None

    @property
    def printed(self) -> tuple[int, ...]:
        """The places of the columns that are printed."""
        return tuple(at for at, column in enumerate(self.columns) if column.printed)

    @property
    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the pictures show, for formats without pictures: a heading and its lines for each that can be told so."""
        return tuple((picture.about, picture.lines) for picture in self.pictures if picture.lines)

    @property
    def width(self) -> int:
        """The width of the table on paper, in millimetres."""
        return LANDSCAPE_WIDTH if self.landscape else PORTRAIT_WIDTH
