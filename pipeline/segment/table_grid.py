"""A table as a grid: what stands at each row and column, merged cells included."""

from models.document import Cell, Document, Table
from models.value import Value

Span = tuple[int, int]


class Slot(Value):
    """The cell that covers one row and one column.

    ``spans`` are (start, end) offsets of its trimmed text: none for an empty cell, two where a page break cut the cell.
    ``column``/``width`` say where the cell begins and how many columns it covers.
    """

    spans: tuple[Span, ...] = ()
    column: int
    width: int = 1
    height: int = 1
    from_above: bool = False


class GridRow(Value):
    """A row of a grid, one slot per column; ``page`` is None where the file has no pages."""

    slots: tuple[Slot, ...]
    page: int | None = None

    def cells(self) -> tuple[Slot, ...]:
        """Every cell once, where it begins."""
        return tuple(slot for column, slot in enumerate(self.slots) if slot.column == column)

    def own(self) -> tuple[Slot, ...]:
        """The cells with text that begin in this row."""
        return tuple(slot for slot in self.cells() if slot.spans and not slot.from_above)


def grid_rows(document: Document, table: Table) -> tuple[GridRow, ...]:
    """The rows of a table; rows without any cell are left out."""
    places = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    found = []
    for row in range(table.rows):
        cells = [places.get((row, column)) for column in range(table.columns)]
        if any(cells):
            slots = tuple(_slot(document, cell, row, column) for column, cell in enumerate(cells))
            found.append(GridRow(slots=slots, page=_page(cells, row)))
    return tuple(found)


def _slot(document: Document, cell: Cell | None, row: int, column: int) -> Slot:
    if cell is None:
        return Slot(column=column)
    span = trimmed(document.text, cell.start, cell.end)
    return Slot(
        spans=(span,) if span[0] < span[1] else (),
        column=cell.column,
        width=cell.column_span,
        height=cell.row_span,
        from_above=cell.row < row,
    )


def _page(cells: list[Cell | None], row: int) -> int | None:
    pages = [cell.box.page for cell in cells if cell and cell.box and cell.row == row]
    return min(pages, default=None)


def trimmed(text: str, start: int, end: int) -> Span:
    """``start:end`` without white space at either side."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()) if inner.strip() else start


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The text of the spans, white space collapsed."""
    return " ".join(" ".join(text[start:end] for start, end in spans).split())
