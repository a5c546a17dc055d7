"""Cells that only mark their column with an x: the heading above them says who, or when ("Sở A", "Tháng 4")."""

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.table_columns import Column, column_of
from pipeline.segment.table_grid import Slot, Span, words


def ticked(document: Document, column: Column, slot: Slot) -> tuple[str, tuple[Span, ...]] | None:
    """What a mark says: the column's meaning and the spans of its heading, none where the heading names nobody; None for other cells."""
    rules = load("table_rows")
    if not rules["row.tick"].regex.search(words(document.text, slot.spans)):
        return None
    heading = words(document.text, column.spans)
    if rules["row.unit"].regex.search(heading) and not column_of(heading).known:
        return ("coordinating" if column.meaning == "coordinating" else "lead"), column.spans
    if rules["row.when"].regex.search(heading):
        return "deadline", column.spans
    return column.meaning, ()
