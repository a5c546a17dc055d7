"""The heading of a table: which rows it takes and what each column means (pipeline/rules/columns.toml)."""

import re

from models.document import Document
from models.value import Value
from pipeline.rules.book import Rule, load
from pipeline.segment.table_grid import GridRow, Slot, Span, words

HEADING_LENGTH = 100  # characters; a longer cell is an item, not a heading
HEADING_ROWS = 4  # a heading begins among the first rows: titles may stand above it
NO_HEADING = re.compile(r"^\W*(?:\d+|[IVX]+)\W*$|\d/\d|\w{4}[.;]$")  # a row's number, a date, the end of a sentence
TELLING = {"content", "lead", "coordinating", "deadline", "product"}


class Column(Value):
    """A column's heading and its meaning (a key of ``TableRow.columns``, or "other"); ``spans``: its innermost heading cell."""

    heading: str
    spans: tuple[Span, ...] = ()
    meaning: str = "other"
    grain: int = 0
    weak: bool = False
    otherwise: str = "other"
    mark: str | None = None
    known: bool = False

    @property
    def names_work(self) -> bool:
        """Whether the heading says that what stands below is work to be done."""
        return bool(load("columns")["column.work-list"].regex.search(self.heading))

    @property
    def shares_out(self) -> bool:
        """Whether the heading says that the work below is shared out among those named beside it."""
        return bool(load("columns")["shared-out"].regex.search(self.heading))


class Heading(Value):
    """The heading rows ``first:end`` of a table, and the columns under them."""

    first: int
    end: int
    columns: tuple[Column, ...]


def read_heading(document: Document, rows: tuple[GridRow, ...]) -> Heading | None:
    """The table's heading, or None for a table that goes on from the page before or has none."""
    for first, row in enumerate(rows[:HEADING_ROWS]):
        if _is_heading(document, row):
            end = _heading_end(document, rows, first)
            return Heading(first=first, end=end, columns=_columns(document, rows[first:end]))
    return None


def column_of(*parts: str) -> Column:
    """The column with these heading texts, outermost first ("Cơ quan thực hiện", "Chủ trì"): the innermost that means something decides."""
    last = _cleaned(parts[-1]) if parts else ""
    whole = _cleaned(" ".join(parts))
    bare = bool(load("columns")["column.bare-measure"].regex.search(last))
    rule = None if bare else _rule(last) or _rule(whole)
    if rule is None:
        return Column(heading=whole)
    said = {key: value for key, value in rule.value.items() if key in Column.model_fields}
    return Column.model_validate({"heading": whole, "known": True} | said)


def _rule(heading: str) -> Rule | None:
    rules = (rule for rule in load("columns").rule if rule.id.startswith("column."))
    return next((rule for rule in rules if rule.regex.search(heading)), None) if heading else None


def _cleaned(heading: str) -> str:
    """The heading without bracketed remarks and footnote signs, unless nothing else is left."""
    flat = " ".join(heading.split())
    return re.sub(r"\([^)]*\)|[*:]+\s*$", " ", flat).strip() or flat


def _is_heading(document: Document, row: GridRow) -> bool:
    """Short texts without numbers, at least half of which are known headings, and one of them tells what, who or when."""
    texts = [words(document.text, slot.spans) for slot in row.own()]
    if any(len(text) > HEADING_LENGTH or NO_HEADING.search(text) for text in texts):
        return False
    known = [column.meaning for column in map(column_of, texts) if column.known]
    return len(known) >= max(2, len(texts) / 2) and not TELLING.isdisjoint(known)


def _heading_end(document: Document, rows: tuple[GridRow, ...], first: int) -> int:
    """The row after the heading: sub-headings stand beside cells merged downwards, or below cells merged across."""
    end = first + 1
    while end < len(rows) and (_merged_into(rows[end]) or _is_below_wide(document, rows[first], rows[end])):
        end += 1
    return end


def _merged_into(row: GridRow) -> bool:
    return any(slot.from_above and slot.spans for slot in row.slots)


def _is_below_wide(document: Document, heading: GridRow, row: GridRow) -> bool:
    below = [heading.slots[slot.column] for slot in row.own() if slot.column < len(heading.slots)]
    short = all(len(words(document.text, slot.spans)) <= HEADING_LENGTH for slot in row.own())
    return bool(below) and short and all(slot.width > 1 for slot in below) and len({slot.column for slot in row.own()}) > 1


def _columns(document: Document, heading: tuple[GridRow, ...]) -> tuple[Column, ...]:
    width = max(len(row.slots) for row in heading)
    stacks = [[row.slots[column] for row in heading if column < len(row.slots)] for column in range(width)]
    return tuple(_column(document, stack) for stack in stacks)


def _column(document: Document, stack: list[Slot]) -> Column:
    innermost = next((slot.spans for slot in reversed(stack) if slot.spans), ())
    return column_of(*_parts(document, stack)).model_copy(update={"spans": innermost})


def _parts(document: Document, stack: list[Slot]) -> list[str]:
    """The texts above a column, each merged cell once."""
    spans = dict.fromkeys(slot.spans for slot in stack if slot.spans)
    return [words(document.text, each) for each in spans]
