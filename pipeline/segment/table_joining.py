"""Tables that run over several pages, put together again: one heading, all rows, and rows that a page break cut in two made whole."""

import re
from collections.abc import Iterator
from itertools import dropwhile, islice

from models.document import Document, Table
from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.labels import find_label
from pipeline.segment.table_columns import Column, Heading, read_heading
from pipeline.segment.table_grid import GridRow, Slot, grid_rows, words
from pipeline.segment.table_headless import guess_heading

NUMBERED_SHARE = 0.8  # of rows with a number, from which on a row without one is the rest of the row before the page break
END_OF_SENTENCE = (".", ";", "!", "?")


class Sheet(Value):
    """A whole table: its columns, its rows below the heading, and the pieces (one per page) that it was put together from."""

    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    pieces: tuple[Table, ...]

    def column(self, meaning: str) -> int | None:
        """The first column with that meaning."""
        return next((index for index, column in enumerate(self.columns) if column.meaning == meaning), None)


def joined_tables(document: Document) -> tuple[Sheet, ...]:
    """The ruled tables that have a heading, each joined with the pages that it runs on to."""
    sheets: list[Sheet] = []
    for table in (table for table in document.tables if table.ruled):
        rows = grid_rows(document, table)
        heading = read_heading(document, rows)
        if sheets and _follows(document, sheets[-1].pieces[-1], table) and _same_shape(sheets[-1], heading, rows):
            sheets[-1] = _continued(document, sheets[-1], table, rows[heading.end :] if heading else rows)
        elif heading := heading or guess_heading(document, rows):
            sheets.append(Sheet(columns=heading.columns, rows=rows[heading.end :], pieces=(table,)))
    return tuple(sheets)


def _follows(document: Document, before: Table, table: Table) -> bool:
    """Whether nothing but a page number stands between the two."""
    return not re.sub(r"[-–\s]*\d{0,4}[-–\s]*", "", document.text[before.end : table.start])


def _same_shape(sheet: Sheet, heading: Heading | None, rows: tuple[GridRow, ...]) -> bool:
    if heading:
        return _keys(heading.columns) == _keys(sheet.columns)
    return bool(rows) and abs(len(rows[0].slots) - len(sheet.columns)) <= 1


def _keys(columns: tuple[Column, ...]) -> list[str]:
    """The headings without white space; a sliver of a column without a heading does not make another table."""
    keys = (re.sub(r"\W", "", column.heading).casefold() for column in columns)
    return [key for key in keys if key]


def _continued(document: Document, sheet: Sheet, table: Table, rows: tuple[GridRow, ...]) -> Sheet:
    order = _alignment(sheet.pieces[0], table)
    aligned = tuple(_reordered(row, order) for row in rows) if order else rows
    aligned = tuple(dropwhile(lambda row: is_index(document, row), aligned))  # (1) (2) (3) repeated with the heading
    whole = sheet.model_copy(update={"pieces": (*sheet.pieces, table)})
    return whole.model_copy(update={"rows": tuple(_with_cut_row_mended(document, sheet, aligned))})


def is_index(document: Document, row: GridRow) -> bool:
    """Whether the row numbers the columns."""
    index = load("table_rows")["row.column-index"].regex
    return len(row.own()) > 1 and all(index.search(words(document.text, slot.spans)) for slot in row.own())


def _with_cut_row_mended(document: Document, sheet: Sheet, rows: tuple[GridRow, ...]) -> Iterator[GridRow]:
    if not (sheet.rows and rows):
        yield from (*sheet.rows, *rows)
    elif is_rest_of(document, sheet, sheet.rows[-1], rows[0]):
        yield from (*sheet.rows[:-1], _mended(sheet.rows[-1], rows[0]), *islice(_merged_over_page(sheet.rows[-1], rows), 1, None))
    else:
        yield from (*sheet.rows, *_merged_over_page(sheet.rows[-1], rows))


def is_rest_of(document: Document, sheet: Sheet, row: GridRow, rest: GridRow) -> bool:
    """Whether ``rest``, the first row of a page, is the end of ``row``, the last one of the page before.

    The rest of a row has no number. Where nearly all rows are numbered, that says it; elsewhere the text must go on in mid-sentence,
    or nothing but the rest of some cells may stand there.
    """
    ordinal, content = sheet.column("ordinal"), sheet.column("content")
    if not rest.own() or (ordinal is not None and rest.slots[ordinal].spans) or _is_across(rest):
        return False
    if any(_goes_on(document, before, after) for before, after in zip(row.slots, rest.slots, strict=False)):
        return True
    opening = words(document.text, rest.slots[content].spans) if content is not None else ""
    if not opening:
        return content is not None and row.slots[content].height == 1
    if ordinal is None or find_label(opening):
        return False
    return _numbered_share(sheet, ordinal) >= NUMBERED_SHARE


def _is_across(row: GridRow) -> bool:
    return len(row.slots) > 2 and any(slot.width >= len(row.slots) - 1 for slot in row.own())


def _goes_on(document: Document, before: Slot, after: Slot) -> bool:
    """Whether a cell's text goes on in mid-sentence in the cell below the page break."""
    head, tail = words(document.text, before.spans), words(document.text, after.spans)
    if not head or not tail or head.endswith(END_OF_SENTENCE):
        return False
    return tail[0].islower() or tail[0] in ",;.)" or bool(load("table_rows")["row.unfinished"].regex.search(head))


def _numbered_share(sheet: Sheet, ordinal: int) -> float:
    rows = [row for row in sheet.rows if not _is_across(row)]
    return sum(bool(row.slots[ordinal].spans) for row in rows) / max(1, len(rows))


def _mended(row: GridRow, rest: GridRow) -> GridRow:
    slots = (before.model_copy(update={"spans": before.spans + after.spans}) for before, after in zip(row.slots, rest.slots, strict=False))
    return row.model_copy(update={"slots": tuple(slots)})


def _merged_over_page(last: GridRow, rows: tuple[GridRow, ...]) -> Iterator[GridRow]:
    """The rows of the new page; a cell that was merged down to the foot of the page before goes on in the blank cell at the top."""
    for row in rows:
        slots = list(row.slots)
        for index, (before, slot) in enumerate(zip(last.slots, row.slots, strict=False)):
            merged = before.from_above or slot.height > 1
            if merged and before.spans and not slot.spans and (row is rows[0] or slot.from_above):
                slots[index] = slot.model_copy(update={"spans": before.spans, "from_above": True})
        yield row.model_copy(update={"slots": tuple(slots)})


def _reordered(row: GridRow, order: tuple[int | None, ...]) -> GridRow:
    """The row with its slots in the columns of the first page; a column that this page lacks is empty."""
    slots = []
    for column, source in enumerate(order):
        slot = Slot(column=column) if source is None else row.slots[source]
        begins = order.index(slot.column) if source is not None and slot.column in order else column
        slots.append(slot.model_copy(update={"column": begins}))
    return row.model_copy(update={"slots": tuple(slots)})


def _alignment(first: Table, table: Table) -> tuple[int | None, ...]:
    """For each column of the first page the column of this one that stands in its place; empty where columns just correspond."""
    wanted, given = _middles(first), _middles(table)
    if first.columns == table.columns:
        return ()
    if not (wanted and given):
        return tuple(column if column < table.columns else None for column in range(first.columns))
    nearest = {column: min(wanted, key=lambda index: abs(wanted[index] - given[column])) for column in given}
    return tuple(next((column for column in nearest if nearest[column] == index), None) for index in range(first.columns))


def _middles(table: Table) -> dict[int, float]:
    """The middle of each column, in points, from the cells that cover one column."""
    singles = ((cell.column, cell.box) for cell in table.cells if cell.column_span == 1)
    return {column: (box.x0 + box.x1) / 2 for column, box in singles if box}
