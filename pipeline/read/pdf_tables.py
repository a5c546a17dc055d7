"""Ruled tables: cells from drawn rules, words into cells.

The rules come from PDFium; pdfplumber's table finder makes cells of them (its functions work on lines alone, so no
page is parsed a second time).
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pipeline.read.frame import Rectangle
from pipeline.read.printed import PrintedCell, PrintedTable, Rule
from pipeline.read.rows import Word, printed, rows_of

SNAP = 3.0  # points: rules this close are one
SLIVER = 5.0  # points: a cell thinner than this is the gap of a double rule
FEWEST = 2  # rules in each direction below which nothing can be a table
OPEN_END = 8.0  # points: how far rules must run on beyond the last crossing rule to be an open cell

Edge = dict[str, Any]


def split_tables(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[list[PrintedTable], list[Word]]:
    """The page's ruled tables with their words in them, top to bottom, and the words that stand in none."""
    tables = []
    loose = list(words)
    for cells in grids(rules):
        table, loose = filled(cells, loose)
        if table:
            tables.append(table)
    return tables, loose


def grids(rules: Sequence[Rule]) -> list[list[Rectangle]]:
    """The cells of each table that the rules make; only what has two columns at least is a table."""
    lying = [rule for rule in rules if rule.lies]
    standing = [rule for rule in rules if not rule.lies]
    if min(len(lying), len(standing)) < FEWEST:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([edge(rule) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    crossings = edges_to_intersections(merge_edges(closed(edges), 0, 0, SNAP, SNAP), SNAP, SNAP)
    cells = [cell for cell in intersections_to_cells(crossings) if min(cell[2] - cell[0], cell[3] - cell[1]) >= SLIVER]
    return [table for table in cells_to_tables(cells) if len(lines(table, 0)) > 2]


def edge(rule: Rule) -> Edge:
    """The rule in pdfplumber's terms, as a line without thickness."""
    if rule.lies:
        middle = (rule.top + rule.bottom) / 2
        return {"orientation": "h", "x0": rule.x0, "x1": rule.x1, "top": middle, "bottom": middle, "width": rule.length, "height": 0}
    middle = (rule.x0 + rule.x1) / 2
    return {"orientation": "v", "x0": middle, "x1": middle, "top": rule.top, "bottom": rule.bottom, "width": 0, "height": rule.length}


def closed(edges: list[Edge]) -> list[Edge]:
    """The edges, with the rules across that are missing where two or more end together.

    Word draws no rule at the foot of a page that a row runs over, and some tables have no outer side rules.
    """
    return [*edges, *_closing(edges, "v", ("top", "bottom"), ("x0", "x1")), *_closing(edges, "h", ("x0", "x1"), ("top", "bottom"))]


def _closing(edges: list[Edge], along: str, ends: tuple[str, str], across: tuple[str, str]) -> list[Edge]:
    """The missing rules at the common ends of the ``along`` rules; a rule runs only where another one joins the two beside it."""
    running = [edge for edge in edges if edge["orientation"] == along]
    crossing = [edge for edge in edges if edge["orientation"] != along]
    added: list[Edge] = []
    for end in ends:
        for group in _near(sorted(running, key=lambda edge: edge[end]), end):
            for one, two in pairwise(sorted({edge[across[0]] for edge in group})):
                spans = [edge for edge in crossing if edge[across[0]] - SNAP <= one and edge[across[1]] + SNAP >= two]
                place = group[0][end]
                if any(_joins(edge, group, ends) for edge in spans) and not any(
                    _is_beside(edge, end, place, across, one, two) for edge in crossing
                ):
                    new = {"orientation": "h" if along == "v" else "v", across[0]: one, across[1]: two, ends[0]: place, ends[1]: place}
                    added.append({**new, "width": new["x1"] - new["x0"], "height": new["bottom"] - new["top"]})
    return added


def _is_beside(edge: Edge, end: str, place: float, across: tuple[str, str], one: float, two: float) -> bool:
    """Whether a rule is drawn there already, if only in part: its gaps are cells that were merged."""
    return bool(abs(edge[end] - place) < OPEN_END and edge[across[0]] < two - SNAP and edge[across[1]] > one + SNAP)


def _joins(edge: Edge, group: list[Edge], ends: tuple[str, str]) -> bool:
    """Whether the edge crosses the rules of the group somewhere along them."""
    return any(rule[ends[0]] - SNAP <= edge[ends[0]] <= rule[ends[1]] + SNAP for rule in group)


def _near(edges: list[Edge], key: str) -> Iterable[list[Edge]]:
    """The edges in groups whose ends are a snap apart."""
    group: list[Edge] = []
    for item in edges:
        if group and item[key] - group[-1][key] > SNAP:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def lines(cells: Iterable[Rectangle], axis: int) -> list[float]:
    """The grid lines of the cells: their sides on axis 0 (x) or 1 (y)."""
    sides = sorted({cell[axis] for cell in cells} | {cell[axis + 2] for cell in cells})
    return [sides[0], *(two for one, two in pairwise(sides) if two - one > SNAP)]


def filled(boxes: Sequence[Rectangle], words: Sequence[Word]) -> tuple[PrintedTable | None, list[Word]]:
    """The table with the words whose middle lies in a cell, and the other words; None if no word does."""
    xs, ys = lines(boxes, 0), lines(boxes, 1)
    places = {box: place(box, xs, ys) for box in boxes}
    homes = {
        (row, column): box
        for box, (top, left, bottom, right) in places.items()
        for row in range(top, bottom)
        for column in range(left, right)
    }
    inside: dict[Rectangle, list[Word]] = {box: [] for box in boxes}
    outside: list[Word] = []
    for word in words:
        x, y = word.middle
        home = homes.get((bisect(ys, y) - 1, bisect(xs, x) - 1))
        (inside[home] if home else outside).append(word)
    if len(outside) == len(words):
        return None, outside
    cells = sorted((made_cell(box, places[box], inside[box]) for box in boxes), key=lambda cell: (cell.row, cell.column))
    return PrintedTable(len(ys) - 1, len(xs) - 1, (xs[0], ys[0], xs[-1], ys[-1]), tuple(cells)), outside


def place(box: Rectangle, xs: Sequence[float], ys: Sequence[float]) -> tuple[int, int, int, int]:
    """The cell's first row and column and the ones after its last, on the grid."""
    left, top = nearest(xs, box[0]), nearest(ys, box[1])
    return top, left, max(top + 1, nearest(ys, box[3])), max(left + 1, nearest(xs, box[2]))


def nearest(values: Sequence[float], value: float) -> int:
    """The index of the value nearest to ``value``."""
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def made_cell(box: Rectangle, place: tuple[int, int, int, int], words: Sequence[Word]) -> PrintedCell:
    """The cell in its place on the grid, its words as lines."""
    top, left, bottom, right = place
    return PrintedCell(top, left, bottom - top, right - left, box, tuple(printed(row.words) for row in rows_of(words)))
