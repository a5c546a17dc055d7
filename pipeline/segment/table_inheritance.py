"""What the rows of a table take from the rows above them: the unit or period of their section, the lead of a row that introduces them."""

from collections.abc import Iterable

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.table_grid import Span, words
from pipeline.segment.table_rows import Row

PASSED_DOWN = ("lead", "coordinating", "deadline")
SAME_TASK = ("content", *PASSED_DOWN)


def passed_down(document: Document, rows: list[Row]) -> list[Row]:
    """The rows with what stands above them: a parent row's lead for rows that name none, or the unit or period of their section row."""
    given: list[Row] = []
    result: list[Row] = []
    for index, row in enumerate(rows):
        given = [above for above in given if _is_under(row, above)]
        below = _children(rows, index)
        introduces = bool(below) and row.says("lead") and not any(child.says("lead") for child in below)
        taken = {} if row.heading else _taken(document, row, given)
        taken |= _day_and_time(document, row, given)
        result.append(
            row.model_copy(
                update={"columns": row.columns | taken, "inherited": (*row.inherited, *taken), "heading": row.heading or introduces}
            )
        )
        if row.heading or introduces:
            given.append(row)
    return result


def _is_under(row: Row, above: Row) -> bool:
    """Whether ``row`` still stands under a section row: deeper in the tree, or beside a section row without a label."""
    if above.label is None:
        return not row.heading and row.path[: len(above.path)] == above.path
    return (len(row.path) > len(above.path) and row.path[: len(above.path)] == above.path) or (row.label is None and row.path == above.path)


def _children(rows: list[Row], index: int) -> list[Row]:
    path = rows[index].path
    below = []
    for row in rows[index + 1 :]:
        if not path or len(row.path) <= len(path) or row.path[: len(path)] != path:
            break
        below.append(row)
    return below


def _taken(document: Document, row: Row, above: list[Row]) -> dict[str, tuple[Span, ...]]:
    """Spans that the row takes from the nearest row above it that has them."""
    taken: dict[str, tuple[Span, ...]] = {}
    for giver in reversed(above):
        own = {meaning: giver.columns[meaning] for meaning in PASSED_DOWN if meaning in giver.columns}
        values = own | _said_by_section(document, giver)
        taken = {meaning: spans for meaning, spans in values.items() if meaning not in row.columns} | taken
    return taken


def _day_and_time(document: Document, row: Row, above: list[Row]) -> dict[str, tuple[Span, ...]]:
    """The day that a section row of a programme gives, before the time of day that is all the row itself says of when."""
    time = row.columns.get("deadline", ())
    if row.heading or not load("table_rows")["row.time-of-day"].regex.search(words(document.text, time)):
        return {}
    days = (said["deadline"] for giver in reversed(above) if "deadline" in (said := _said_by_section(document, giver)))
    return {"deadline": (*day, *time)} if (day := next(days, None)) else {}


def _said_by_section(document: Document, section: Row) -> dict[str, tuple[Span, ...]]:
    """What a section row says for its rows: "Sở Y tế", "Tháng 3/2031"."""
    content = section.columns.get("content", ())
    rules = {"lead": ("row.unit",), "deadline": ("row.period", "row.day")}
    return {
        meaning: content
        for meaning, names in rules.items()
        if content and any(load("table_rows")[name].regex.search(words(document.text, content)) for name in names)
    }


def one_per_task(rows: Iterable[Row]) -> list[Row]:
    """The items and section rows; rows under one merged content, lead and deadline that differ in a product or a note are one task."""
    kept: list[Row] = []
    for row in rows:
        before = kept[-1] if kept else None
        if before and not row.heading and "content" in row.inherited and _same(before, row):
            own = {meaning: spans for meaning, spans in row.columns.items() if meaning not in row.inherited}
            extra = {meaning: before.columns.get(meaning, ()) + spans for meaning, spans in own.items()}
            kept[-1] = before.model_copy(update={"columns": before.columns | extra, "end": max(before.end, row.end)})
        elif row.heading or "content" in row.columns:
            kept.append(row)
    return kept


def _same(one: Row, other: Row) -> bool:
    return all(one.columns.get(meaning) == other.columns.get(meaning) for meaning in SAME_TASK)
