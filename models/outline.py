"""A document cut into its parts: letterhead, section tree, closing."""

from typing import Literal

from pydantic import Field

from models.value import Value

SectionKind = Literal[
    "part", "chapter", "section", "subsection", "article", "letter_upper", "roman", "number", "letter", "paren", "bullet", "plain"
]
Zone = Literal["letterhead", "title", "addressees", "body", "signoff", "annex"]


class ZoneSpan(Value):
    """A stretch of the document's text with one function.

    letterhead: agency, national motto, number, place and date; title: type and subject (trích yếu), or "V/v …";
    addressees: Kính gửi; body: legal basis, background and orders; signoff: Nơi nhận, capacity, title, signer;
    annex: everything from "Phụ lục" on (a second annex is a second span).
    """

    zone: Zone
    start: int
    end: int


class Frame(Value):
    """The zones of a notice, in reading order; they do not overlap and leave out only blank text of the body."""

    zones: tuple[ZoneSpan, ...]


class Paragraph(Value):
    """A paragraph rejoined over lines and pages; ``start``/``end`` exclude nothing: label and text together.

    ``text_start`` is where the text after the label begins (equal to ``start`` without a label).
    """

    start: int
    end: int
    text_start: int
    label: str | None = Field(default=None, description='As a path element: "II", "1", "a", "đ", "1.1", "-", "+", "•", "(1)", "Điều 3".')
    kind: SectionKind = "plain"
    path: tuple[str, ...] = Field(default=(), description="Labels from the outermost section to this paragraph.")
    parent: int | None = Field(default=None, description="Index, in Outline.paragraphs, of the paragraph that this one stands under.")
    heading: bool = Field(default=False, description="A title, not a sentence.")
    bold: bool = False
    zone: Zone = "body"


class TableRow(Value):
    """A row of an assignment table, its cells found by what their column means.

    Spans are (start, end) offsets of cell texts; a merged or blank cell has taken the value above it.
    ``columns`` maps a meaning ("ordinal", "content", "parent_content", "lead", "coordinating", "deadline", "product",
    "monitor", "authority", "note", "other") to spans: several where a page break cut the cell or two columns mean the same.
    """

    path: tuple[str, ...]
    columns: dict[str, tuple[tuple[int, int], ...]]
    start: int
    end: int
    heading: bool = Field(default=False, description='A section row ("II. Nhóm nhiệm vụ …"), not an item.')
    inherited: tuple[str, ...] = Field(default=(), description="Columns whose value was taken from a cell above.")


class ActivityGroup(Value):
    """An activity of a plan with the lines that say who does it and when ("Đơn vị chủ trì: …"), which make it like a table row.

    ``activity`` and ``lines`` are indices into ``Outline.paragraphs``; ``end`` is where the activity's own words end (labels may stand in
    the same paragraph). ``columns`` maps "lead", "coordinating", "deadline", "product" to (start, end) offsets of values. Lines at the
    end of a group of activities stand in the ``lines`` of each.
    """

    activity: int
    end: int
    columns: dict[str, tuple[tuple[int, int], ...]]
    lines: tuple[int, ...] = ()


class Outline(Value):
    """The cut document: paragraphs in reading order with their places in the tree, and the rows of its assignment tables."""

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[TableRow, ...] = ()
