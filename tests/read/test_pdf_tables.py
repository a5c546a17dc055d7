from itertools import pairwise

import pytest

from pipeline.read.pdf_tables import grids, split_tables
from pipeline.read.printed import Rule
from pipeline.read.rows import words_of
from tests.read.printed_pages import run

XS, TOPS = (85, 130, 330, 540), (160, 190, 230, 270)


def lying(top, x0=XS[0], x1=XS[-1], thick=0.5):
    return Rule(x0, top, x1, top + thick)


def standing(x, top=TOPS[0], bottom=TOPS[-1], thick=0.5):
    return Rule(x, top, x + thick, bottom)


FULL = [*map(lying, TOPS), *map(standing, XS)]


def spans(table):
    return {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}


def contents(table):
    return {(cell.row, cell.column): "\n".join(line.text for line in cell.lines) for cell in table.cells if cell.lines}


WORDS = words_of([run("Sở Nội vụ", 140, 215), run("Rà soát", 340, 206), run("hồ sơ", 340, 222), run("Ngoài bảng", 140, 320)])


def test_a_full_grid():
    (table,), loose = split_tables(FULL, WORDS)
    assert (table.rows, table.columns, len(table.cells)) == (3, 3, 9)
    assert contents(table) == {(1, 1): "Sở Nội vụ", (1, 2): "Rà soát\nhồ sơ"}
    assert [word.text for word in loose] == ["Ngoài", "bảng"]


def test_cells_stand_row_by_row():
    (table,), _ = split_tables(FULL, WORDS)
    order = [(cell.row, cell.column) for cell in table.cells]
    assert order == sorted(order)


def test_a_cell_over_two_rows():
    rules = [lying(TOPS[0]), lying(TOPS[1]), lying(TOPS[2], x0=XS[1]), lying(TOPS[3]), *map(standing, XS)]
    (table,), _ = split_tables(rules, WORDS)
    assert spans(table)[1, 0] == (2, 1)
    assert (2, 0) not in spans(table)


def test_a_heading_across_all_columns():
    rules = [*map(lying, TOPS), standing(XS[0]), standing(XS[-1]), *(standing(x, top=TOPS[1]) for x in XS[1:-1])]
    (table,), _ = split_tables(rules, WORDS)
    assert spans(table)[0, 0] == (1, 3)


def test_thin_rectangles_piece_by_piece_are_rules():
    pieces = [lying(top, x0, x1) for top in TOPS for x0, x1 in pairwise(XS)]
    pieces += [standing(x, top, bottom) for x in XS for top, bottom in pairwise(TOPS)]
    (table,), _ = split_tables(pieces, WORDS)
    assert (table.rows, table.columns) == (3, 3)


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param(FULL[3], id="foot of the page"),
        pytest.param(FULL[0], id="head of the page"),
        pytest.param(FULL[4], id="left side"),
        pytest.param(FULL[7], id="right side"),
    ],
)
def test_an_open_side_is_closed(missing):
    (table,), _ = split_tables([rule for rule in FULL if rule is not missing], WORDS)
    assert (table.rows, table.columns) == (3, 3)


def test_a_section_row_is_not_cut_where_rows_end_at_a_merged_cell():
    """Rows end at the merged cell of the second column, and the rules of the columns stop for the section row across."""
    tops = (160, 190, 220, 240, 270, 300)
    sides = [standing(XS[0], 160, 300), standing(XS[-1], 160, 300)]
    inner = [standing(x, top, bottom) for x in XS[1:-1] for top, bottom in ((160, 220), (240, 300))]
    rows = [lying(top) for top in (160, 220, 240, 300)] + [lying(top, *xs) for top in (190, 270) for xs in (XS[:2], XS[2:])]
    (table,), _ = split_tables([*sides, *inner, *rows], words_of([run("CHỢ QUÊ", 90, 235)]))
    assert (table.rows, len(table.cells)) == (len(tops) - 1, 11)
    assert spans(table)[2, 0] == (1, 3)


def test_text_between_two_tables_is_in_neither():
    below = [Rule(rule.x0, rule.top + 200, rule.x1, rule.bottom + 200) for rule in FULL]
    tables, loose = split_tables([*FULL, *below], [*WORDS, *words_of([run("Sở Y tế", 140, 415)])])
    assert [(table.rows, table.columns) for table in tables] == [(3, 3), (3, 3)]
    assert "Ngoài" in [word.text for word in loose]


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([], id="nothing"),
        pytest.param([lying(80, 140, 200), lying(82, 330, 480), lying(120, 250, 350)], id="underlines"),
        pytest.param([lying(40, 440, 520), lying(60, 440, 520), standing(440, 40, 60), standing(520, 40, 60)], id="frame"),
        pytest.param([*map(lying, TOPS), standing(XS[0]), standing(XS[-1])], id="one column"),
        pytest.param([lying(100), lying(300), standing(40, 30, 60), standing(60, 30, 60)], id="rules that do not meet"),
    ],
)
def test_what_is_no_table(rules):
    assert grids(rules) == []


def test_a_grid_without_words_is_no_table():
    assert split_tables(FULL, words_of([run("Ngoài", 140, 320)]))[0] == []
