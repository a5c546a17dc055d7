"""Which lines of a table's cell were typed as lines of their own, and which a narrow column only wrapped."""

from itertools import pairwise

from models.document import Cell, Document, Line
from pipeline.place import lines_between
from pipeline.segment.table_grid import Span

PADDING = 6.0  # points: the widest usual space between a cell's rule and its text


def own_lines(document: Document, span: Span) -> tuple[int, ...]:
    """Offsets of the lines, after the first, that surely begin a paragraph of their own.

    The file says so (Word), or the line's first word would have had room on the line above. Of other lines nothing is known.
    """
    lines = lines_between(document, *span)
    if len(lines) < 2:
        return ()
    cell = _cell_of(document, span)
    return tuple(
        after.start
        for before, after in pairwise(lines)
        if (before.whole and after.whole) or (cell is not None and _had_room(document, cell, before, after))
    )


def _cell_of(document: Document, span: Span) -> Cell | None:
    tables = (table for table in document.tables if table.start <= span[0] < table.end)
    return next((cell for table in tables for cell in table.cells if cell.start <= span[0] < cell.end), None)


def _had_room(document: Document, cell: Cell, before: Line, after: Line) -> bool:
    """Whether the first word of ``after`` would have fitted behind ``before``, with a letter's width to spare."""
    if not (cell.box and before.box and after.box and before.box.page == after.box.page):
        return False
    text = document.text[after.start : after.end]
    letter = (after.box.x1 - after.box.x0) / max(1, len(text))
    word = len(text.split(maxsplit=1)[0]) if text.strip() else 0
    needed = (before.box.x1 - before.box.x0) + (word + 2) * letter
    return needed < (cell.box.x1 - cell.box.x0) - 2 * PADDING
