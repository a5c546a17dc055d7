"""The assignment tables of a notice: content, who leads, who helps, by when, row by row.

A table assigns work if it has a column of work and a column of who does it (or section rows that name the unit), and is not a list
of procedures, an estimate, a report of what was done, or a form that nobody has filled in.
"""

from collections.abc import Iterable, Iterator

from models.document import Document
from models.outline import TableRow
from pipeline.rules.book import load
from pipeline.segment.table_bullets import split_bullets
from pipeline.segment.table_grid import words
from pipeline.segment.table_inheritance import one_per_task, passed_down
from pipeline.segment.table_joining import Sheet, joined_tables
from pipeline.segment.table_meanings import with_meanings
from pipeline.segment.table_owner import led_by_owner
from pipeline.segment.table_paths import placed
from pipeline.segment.table_rows import Row, item_rows

TELLS_RESULTS = ("product", "note", "other")


def assignment_rows(document: Document) -> tuple[TableRow, ...]:
    """The rows of all assignment tables, in order, section rows included; nothing for tables that assign no work.

    A column with several spans is one cell that a page break cut in two, or two columns of the same meaning.
    """
    return tuple(row for sheet in joined_tables(document) for row in _rows(document, with_meanings(document, sheet)))


def _rows(document: Document, sheet: Sheet) -> Iterator[TableRow]:
    rows = led_by_owner(document, sheet, passed_down(document, list(placed(item_rows(document, sheet)))))
    if not _assigns(document, sheet, rows):
        return
    for row in one_per_task(rows):
        for part in split_bullets(document, row):
            if part.heading or not _is_bare_target(sheet, part):
                yield TableRow.model_validate(part.model_dump(include=set(TableRow.model_fields)))


def _assigns(document: Document, sheet: Sheet, rows: Iterable[Row]) -> bool:
    items = [row for row in rows if not row.heading and "content" in row.columns]
    named = sum(bool(row.columns.keys() & {"lead", "coordinating"}) for row in items)
    marks = {column.mark for column in sheet.columns}
    if not named or marks & {"procedure", "estimate"} or _reports(document, sheet):
        return False
    if sheet.column("lead") is None and sheet.column("coordinating") is None and 2 * named < len(items):
        return False
    duration = load("table_rows")["row.duration"].regex
    durations = [row for row in items if duration.search(words(document.text, row.columns.get("deadline", ())))]
    return 2 * len(durations) < len(items) or len(durations) < 2


def _reports(document: Document, sheet: Sheet) -> bool:
    """Whether a column tells, for most rows, how far the work has come: by its heading, or by what stands in it."""
    done = load("table_rows")["row.told-done"].regex
    for index, column in enumerate(sheet.columns):
        texts = [words(document.text, row.slots[index].spans) for row in sheet.rows if index < len(row.slots)]
        told = sum(bool(text and (column.mark == "status" or done.search(text))) for text in texts)
        if 2 * told > len(sheet.rows) and (column.mark == "status" or column.meaning in TELLS_RESULTS):
            return True
    return False


def _is_bare_target(sheet: Sheet, row: Row) -> bool:
    """A target that nobody is told to reach."""
    column = sheet.column("content")
    return column is not None and sheet.columns[column].grain == 0 and sheet.columns[column].known and "lead" not in row.columns
