"""Whose work a table without a column of leads lists, where the line above it says so: "Nhiệm vụ của Sở Xây dựng", "1. Phòng Tài vụ:"."""

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.labels import find_label
from pipeline.segment.table_grid import Span
from pipeline.segment.table_joining import Sheet
from pipeline.segment.table_rows import Row

LINES_ABOVE = 3  # remarks in brackets ("(Kèm theo …)", "(Đơn vị tính: …)") may stand between
TELLING = ("deadline", "product")


def led_by_owner(document: Document, sheet: Sheet, rows: list[Row]) -> list[Row]:
    """The rows, with the unit named above the table as the lead of those that have none."""
    owner = _owner(document, sheet)
    if owner is None:
        return rows
    return [row if row.heading or "lead" in row.columns else _led(row, owner) for row in rows]


def _led(row: Row, owner: Span) -> Row:
    return row.model_copy(update={"columns": row.columns | {"lead": (owner,)}, "inherited": (*row.inherited, "lead")})


def _owner(document: Document, sheet: Sheet) -> Span | None:
    """The unit's place in the text; None where a column names units, or the table lists no work with its time or product."""
    meanings = {column.meaning for column in sheet.columns}
    work = any(column.meaning == "content" and column.names_work for column in sheet.columns)
    if not work or meanings & {"lead", "coordinating"} or meanings.isdisjoint(TELLING):
        return None
    before = [line for line in document.lines if line.end <= sheet.pieces[0].start and line.region == "body"]
    for line in reversed(before[-LINES_ABOVE:]):
        text = document.text[line.start : line.end]
        if text.strip() and not text.strip().startswith("("):
            return _unit(text, line.start)
    return None


def _unit(text: str, start: int) -> Span | None:
    bare = len(text) - len(text.lstrip())
    label = find_label(text.strip())
    opening = bare + (label.length if label else 0)
    found = load("table_rows")["row.owner"].regex.match(text[opening:])
    return (start + opening + found.start("unit"), start + opening + found.end("unit")) if found else None
