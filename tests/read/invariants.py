"""What holds for every Document, whatever it was read from."""

import unicodedata
from itertools import pairwise

from models.document import Document


def lines_of(document: Document, region: str | None = "body") -> list[str]:
    """The texts of the lines of a region; all lines without one."""
    return [document.text[line.start : line.end] for line in document.lines if region in {None, line.region}]


def cells_of(document: Document, table: int = 0) -> dict[tuple[int, int], str]:
    """(row, column) → text of the cells of a table."""
    return {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in document.tables[table].cells}


def assert_sound(document: Document) -> None:
    """Lines in order, apart, without blanks around them; cells within their table; the text NFC; the body first."""
    assert unicodedata.is_normalized("NFC", document.text)
    assert not set("\u00a0\u200b\u00ad\ufeff") & set(document.text)
    for line in document.lines:
        text = document.text[line.start : line.end]
        assert text
        assert text == text.strip()
        assert "\n" not in text
        assert (line.region == "body") == (line.end <= document.body_end)
        assert line.label is None or text.startswith(line.label)
    for before, after in pairwise(document.lines):
        assert before.end < after.start
        assert not document.text[before.end : after.start].strip()
    for table in document.tables:
        assert table.start <= table.end <= len(document.text)
        spots = [(cell.start, cell.end) for cell in table.cells]
        assert all(table.start <= start <= end <= table.end for start, end in spots)
        assert all(first[1] <= second[0] for first, second in pairwise(spots))
        assert all(cell.row + cell.row_span <= table.rows and cell.column + cell.column_span <= table.columns for cell in table.cells)
