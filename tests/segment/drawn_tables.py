"""Tables drawn by hand: lists of rows of texts, "<" for a cell merged with the one to its left, "^" with the one above."""

from collections.abc import Sequence

from models.document import Cell, Document, Line, Page, ReadBy, Table
from models.outline import TableRow
from models.place import Box

Drawing = Sequence[Sequence[str]]


def drawn(*parts: Drawing | str, pages: bool = False, ruled: bool = True, read_by: ReadBy = "docx", bold: Sequence[str] = ()) -> Document:
    """A document of tables and, where a part is a text, paragraphs between them; with ``pages`` each table stands on a page of its own."""
    text, tables, lines = "", [], []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, str):
            lines.append(Line(start=len(text), end=len(text) + len(part), whole=True))
            text += part + "\n"
            continue
        start, cells = len(text), []
        for row, texts in enumerate(part):
            for column, cell in enumerate(texts):
                if cell not in ("<", "^"):
                    box = _box(part, row, column, number) if pages else None
                    cells.append(_cell(part, row, column, len(text), len(text) + len(cell), box))
                    lines += _lines(cell, len(text), box, cell in bold)
                    text += cell + "\n"
        tables.append(Table(start=start, end=len(text), rows=len(part), columns=len(part[0]), cells=tuple(cells), ruled=ruled))
    numbers = range(1, len(parts) + 1) if pages else ()
    return Document(
        sha256="0" * 64,
        name="bang.docx",
        media_type="application/octet-stream",
        text=text,
        body_end=len(text),
        lines=tuple(lines),
        pages=tuple(Page(number=number, width=842, height=595, read_by=read_by) for number in numbers),
        tables=tuple(tables),
        read_by=(read_by,),
    )


def _cell(part: Drawing, row: int, column: int, start: int, end: int, box: Box | None) -> Cell:
    width = next((span for span in range(1, len(part[row]) - column) if part[row][column + span] != "<"), len(part[row]) - column)
    height = next((span for span in range(1, len(part) - row) if part[row + span][column] != "^"), len(part) - row)
    return Cell(start=start, end=end, row=row, column=column, row_span=height, column_span=width, box=box)


def _box(part: Drawing, row: int, column: int, page: int) -> Box:
    width = 700 / len(part[0])
    return Box(page=page, x0=60 + column * width, top=80 + 40 * row, x1=60 + (column + 1) * width, bottom=120 + 40 * row)


def _lines(cell: str, start: int, box: Box | None, bold: bool) -> list[Line]:
    """One line per line of the cell's text, 14 points apart; blank ones take their place and give no line."""
    found, at = [], start
    for index, line in enumerate(cell.split("\n")):
        if line.strip():
            place = box and box.model_copy(update={"top": box.top + 14 * index, "bottom": box.top + 14 * index + 12})
            found.append(Line(start=at, end=at + len(line), box=place, bold=bold))
        at += len(line) + 1
    return found


def said(document: Document, row: TableRow, meaning: str) -> str:
    """The text of a row's column, several spans joined by " | "."""
    return " | ".join(document.text[start:end] for start, end in row.columns.get(meaning, ()))
