"""Word tables: the grid under merged cells, and whether its rules are drawn (ECMA-376 part 1, 17.4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.read.blocks import Grid, GridCell, Side, Strip
from pipeline.read.numerals import stated_number
from pipeline.read.word_package import W
from pipeline.read.word_styles import Styles, value

RULED_SHARE = 0.5
"""Share of the sides of a table's cells that must be drawn for the table to count as ruled."""
DATA_COLUMNS, DATA_ROWS = 4, 3
"""Cells with text in a row, and rows of so many, from which on a table holds data though no rule is drawn."""
MAX_SPAN = 64
"""Widest span believed; Word allows 63 columns."""

_SIDES = ("top", "bottom", "left", "right")
_STRICT_SIDE = {"left": "start", "right": "end"}
_WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell's place in the grid."""

    element: etree._Element
    row: int
    column: int
    span: int


def read_grid(table: etree._Element, content: Callable[[etree._Element], tuple[Strip, ...]], *, ruled: bool) -> Grid:
    """The grid of a ``w:tbl``; ``content`` reads the lines of a cell (called once per visible cell, in document order).

    A table of data counts as ruled even where no rule is drawn (``holds_data``).
    """
    cells: list[GridCell] = []
    above: dict[int, int] = {}  # column → index, in cells, of the cell that a vertical merge continues
    rows = 0
    for spot in _spots(table):
        rows = max(rows, spot.row + 1)
        merged = above.get(spot.column)
        if _continues(spot.element) and merged is not None:
            cells[merged] = replace(cells[merged], row_span=spot.row - cells[merged].row + 1)
            continue
        above[spot.column] = len(cells)
        cells.append(GridCell(spot.row, spot.column, content(spot.element), column_span=spot.span))
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    ruled = ruled or holds_data(cells)
    return Grid(rows, columns, tuple(cells if ruled else with_sides(cells)), ruled)


def cells_of(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of a table, row by row."""
    return (spot.element for spot in _spots(table))


def is_ruled(table: etree._Element, styles: Styles) -> bool:
    """True if the rules around most cells are drawn: by the cells, the table or its style."""
    spots = list(_spots(table))
    bottom = max((spot.row for spot in spots), default=0)
    edge = max((spot.column + spot.span for spot in spots), default=0)
    borders = list(_table_borders(table, styles))
    drawn = sum(_is_drawn(_border(spot, side, borders, bottom, edge)) for spot in spots for side in _SIDES)
    return bool(spots) and drawn / (4 * len(spots)) >= RULED_SHARE


def holds_data(cells: list[GridCell]) -> bool:
    """True if a table without rules is still no layout: letterheads and signatures stand in three columns at most."""
    filled: dict[int, int] = {}
    for cell in cells:
        filled[cell.row] = filled.get(cell.row, 0) + any(strip.text.strip() for strip in cell.strips)
    return sum(count >= DATA_COLUMNS for count in filled.values()) >= DATA_ROWS


def with_sides(cells: list[GridCell]) -> list[GridCell]:
    """The cells of a layout table, told which side they are on; unchanged if some row has more than two cells with text."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if any(strip.text.strip() for strip in cell.strips):
            rows.setdefault(cell.row, []).append(cell)
    rights = [row[1].column for row in rows.values() if len(row) == 2]
    if not rights or any(len(row) > 2 for row in rows.values()):
        return cells
    return [_on_side(cell, min(rights)) for cell in cells]


def _on_side(cell: GridCell, right: int) -> GridCell:
    if cell.column < right < cell.column + cell.column_span and cell.column_span > 1:
        return cell
    side: Side = "right" if cell.column >= right else "left"
    return replace(cell, strips=tuple(replace(strip, column=side) for strip in cell.strips))


def _spots(table: etree._Element) -> Iterator[_Spot]:
    rows = (row for row in _inside(table, "tr") if all(row.find(f"{W}trPr/{W}{gone}") is None for gone in ("del", "hidden")))
    for number, row in enumerate(rows):
        column = _number(value(row.find(W + "trPr"), "gridBefore"), 0)
        for cell in _inside(row, "tc"):
            span = max(1, _number(value(cell.find(W + "tcPr"), "gridSpan"), 1))
            yield _Spot(cell, number, column, span)
            column += span


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls and tracked changes."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _number(text: str | None, default: int) -> int:
    stated = stated_number(text)
    return default if stated is None else min(stated, MAX_SPAN)


def _table_borders(table: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """The border definitions that apply to the whole table, nearest first."""
    properties = table.find(W + "tblPr")
    own = None if properties is None else properties.find(W + "tblBorders")
    if own is not None:
        yield own
    for style in styles.chain(value(properties, "tblStyle"), "table"):
        found = style.find(f"{W}tblPr/{W}tblBorders")
        if found is not None:
            yield found


def _border(spot: _Spot, side: str, borders: list[etree._Element], bottom: int, edge: int) -> etree._Element | None:
    """The border on one side of a cell: the cell's own, else the table's, whose inner rules differ from its frame."""
    own = _side(spot.element.find(f"{W}tcPr/{W}tcBorders"), side)
    if own is not None:
        return own
    outer = {"top": spot.row == 0, "bottom": spot.row == bottom, "left": spot.column == 0, "right": spot.column + spot.span == edge}[side]
    name = side if outer else "insideH" if side in {"top", "bottom"} else "insideV"
    return next((found for one in borders if (found := _side(one, name)) is not None), None)


def _side(borders: etree._Element | None, side: str) -> etree._Element | None:
    if borders is None:
        return None
    found = borders.find(W + side)
    return found if found is not None else borders.find(W + _STRICT_SIDE.get(side, side))


def _is_drawn(border: etree._Element | None) -> bool:
    """False for a border that is missing, "nil", without width or white."""
    if border is None or border.get(W + "val", "nil") in {"nil", "none"}:
        return False
    return border.get(W + "sz") != "0" and border.get(W + "color", "auto").upper() != "FFFFFF"
