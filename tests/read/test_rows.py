import unicodedata

import pytest

from pipeline.read.rows import printed, rows_of, words_of
from tests.read.printed_pages import rows, run, texts


def test_runs_on_one_baseline_are_one_row_from_left_to_right():
    assert texts(rows(run("Giang", 150, 100), run("tỉnh Lam ", 85, 100))) == ["tỉnh Lam Giang"]


def test_text_objects_without_a_blank_between_them_are_one_word():
    assert texts(rows(run("ngh", 85, 100), run("ỉ phép", 106, 100))) == ["nghỉ phép"]


def test_a_gap_is_a_blank_even_where_the_file_has_none():
    assert texts(rows(run("Sở", 85, 100), run("Y", 103, 100), run("tế", 114, 100))) == ["Sở Y tế"]


def test_a_gap_inside_a_text_object_is_a_blank():
    assert texts(rows(run("abc", 85, 100, step=10))) == ["a b c"]


def test_letters_set_apart_are_still_one_word():
    assert texts(rows(run("PHỤ", 85, 100, step=8.5))) == ["PHỤ"]


def test_lines_one_below_the_other_are_rows():
    assert texts(rows(run("hai", 85, 116), run("một", 85, 100))) == ["một", "hai"]


def test_a_small_shift_of_the_baseline_is_the_same_row():
    assert texts(rows(run("Số:", 85, 100), run("11", 120, 96, 13))) == ["Số: 11"]


@pytest.mark.parametrize(("raised", "text"), [(5, "tỉnh¹²"), (0, "tỉnh12")])
def test_a_raised_small_figure_is_a_note_mark(raised, text):
    assert texts(rows(run("tỉnh", 85, 100), run("12", 113, 100 - raised, 9))) == [text]


def test_a_word_printed_twice_to_look_bold_stands_once():
    row = rows(run("THÔNG BÁO", 200, 100), run("THÔNG BÁO", 200.4, 100))[0]
    assert row.text == "THÔNG BÁO"
    assert printed(row.words).bold


def test_a_word_said_twice_stands_twice():
    assert texts(rows(run("đều đều", 85, 100))) == ["đều đều"]


def test_marks_printed_by_themselves_join_their_letter():
    base, mark = unicodedata.normalize("NFD", "ế")[0:2], "\u0301"
    runs = [run("Th" + base[0] + "\u0302", 85, 100), run(mark, 100, 100), run(" giới", 106, 100)]
    line = printed(rows_of(words_of(runs))[0].words)
    assert line.text == "Thế giới"
    assert len(line.edges) == len(line.text)


def test_a_letter_takes_the_edges_of_its_marks():
    line = printed(rows(run(unicodedata.normalize("NFD", "ề ậ"), 85, 100))[0].words)
    assert line.text == "ề ậ"
    assert line.edges[0] == (85, 106)


def test_a_blank_spans_its_gap():
    line = printed(rows(run("Sở", 85, 100), run("Y", 120, 100))[0].words)
    assert line.edges[2] == (99, 120)


def test_a_line_looks_like_most_of_its_characters():
    line = printed(rows(run("trước ngày 30/4/2030", 85, 100, bold=True), run("b", 230, 100, 9))[0].words)
    assert (line.size, line.bold, line.italic) == (14, True, False)
