"""List numbers: computed as Word computes them."""

import pytest

from pipeline.read.numerals import numeral, stated_number
from pipeline.read.word import read_word
from tests.read.invariants import assert_sound, lines_of
from tests.read.word_files import abstract, cell, in_list, level, listing, paragraph, row, table, word_file

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "decimal", "%1.%2.%4", more="<w:isLgl/>"),
)


def labels(numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    """The labels of paragraphs in lists (list, level)."""
    body = "".join(in_list("mục", number, depth) for number, depth in places)
    document = read_word(word_file(body, numbering=numbering, styles=styles), name="danh sách.docx")
    assert_sound(document)
    assert lines_of(document) == [f"{line.label} mục" for line in document.lines]
    assert [line.list_level for line in document.lines] == [depth for _, depth in places]
    return [line.label or "" for line in document.lines]


def test_levels_count_and_restart():
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels(OUTLINE + listing(1, 0), *places) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_legal_numbering_writes_digits_throughout():
    assert labels(OUTLINE + listing(1, 0), (1, 0), (1, 1), (1, 1), (1, 3), (1, 3)) == ["I.", "1.", "2.", "1.2.1", "1.2.2"]


def test_levels_that_were_skipped_count():
    assert labels(OUTLINE + listing(1, 0), (1, 1), (1, 0), (1, 2), (1, 1)) == ["1.", "II.", "a)", "2."]


def test_lists_of_one_definition_count_on():
    assert labels(OUTLINE + listing(1, 0) + listing(2, 0), (1, 0), (2, 0), (1, 0)) == ["I.", "II.", "III."]


def test_start_override_begins_anew_once():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert labels(OUTLINE + listing(1, 0) + listing(2, 0, override), (1, 0), (1, 0), (2, 0), (2, 0)) == ["I.", "II.", "V.", "VI."]


def test_level_override_replaces_the_format():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalZero", "(%1)", start=3)}</w:lvlOverride>'
    assert labels(OUTLINE + listing(2, 0, override), (2, 0), (2, 0)) == ["(03)", "(04)"]


@pytest.mark.parametrize(("restart", "third"), [("", "a)"), ('<w:lvlRestart w:val="0"/>', "c)"), ('<w:lvlRestart w:val="1"/>', "c)")])
def test_restart_after_a_level_above(restart, third):
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)", more=restart))
    found = labels(numbering + listing(1, 0), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2))
    assert found[5] == third
    assert found[7] == ("d)" if "0" in restart else "a)")


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("-", "Times New Roman", "-"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("o", "Courier New", "◦"),
        ("+", "", "+"),
        ("\uf02d", "Symbol", "-"),
    ],
)
def test_bullets_of_symbol_fonts(text, font, shown):
    bullet = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
    assert labels(abstract(0, bullet) + listing(1, 0), (1, 0), (1, 0)) == [shown, shown]


def test_number_of_a_style():
    numbering = abstract(0, level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.", more='<w:pStyle w:val="K"/>')) + listing(1, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="D"/></w:style>'
    )
    body = (
        paragraph("Phạm vi", '<w:pStyle w:val="D"/>')
        + paragraph("Khoản", '<w:pStyle w:val="K"/>')
        + paragraph("Đối tượng", '<w:pStyle w:val="L"/>')
        + paragraph("Thường", '<w:pStyle w:val="D"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    document = read_word(word_file(body, numbering=numbering, styles=styles), name="kiểu.docx")
    assert lines_of(document) == ["Điều 1. Phạm vi", "1. Khoản", "Điều 2. Đối tượng", "Thường"]


def test_definition_that_links_to_a_list_style():
    numbering = (
        abstract(0, more='<w:numStyleLink w:val="Ds"/>')
        + abstract(1, level(0, "upperLetter", "%1)"), more='<w:styleLink w:val="Ds"/>')
        + listing(1, 0)
        + listing(2, 1)
    )
    styles = '<w:style w:type="numbering" w:styleId="Ds"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    assert labels(numbering, (1, 0), (1, 0), styles=styles) == ["A)", "B)"]


def test_unshown_numbers():
    numbering = abstract(0, level(0, "none", ""), level(1, "decimal", "%2.")) + listing(1, 0)
    document = read_word(word_file(in_list("một", 1) + in_list("hai", 7) + in_list("ba", 1, 1), numbering=numbering), name="x.docx")
    assert lines_of(document) == ["một", "hai", "1. ba"]


def test_empty_paragraphs_count_and_show_in_cells_only():
    numbering = abstract(0, level(0, "decimal", "%1.")) + listing(1, 0)
    body = in_list("", 1) + in_list("hai", 1) + table(row(cell(in_list("", 1)), "Lập kế hoạch"), row(cell(in_list("", 1)), "Báo cáo"))
    document = read_word(word_file(body, numbering=numbering), name="x.docx")
    assert_sound(document)
    assert lines_of(document) == ["2. hai", "3.", "Lập kế hoạch", "4.", "Báo cáo"]


def test_indent_of_the_list_level_holds_unless_the_paragraph_states_one():
    indented = level(0, "decimal", "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>')
    numbering = abstract(0, indented) + listing(1, 0)
    own = paragraph("b", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="0" w:firstLine="200"/>')
    document = read_word(word_file(in_list("a", 1) + own, numbering=numbering), name="x.docx")
    assert [line.indent for line in document.lines] == [18.0, 10.0]


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "bullet", ""),
        (3, "none", ""),
        (3, "somethingNew", "3"),
    ],
)
def test_numerals(count, form, written):
    assert numeral(count, form) == written


@pytest.mark.parametrize("form", ["upperRoman", "lowerLetter", "decimal"])
def test_a_count_that_no_list_reaches_takes_no_room(form):
    assert numeral(2_000_000_000, form) == "2000000000"


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("-7", None), ("²", None), ("٣", None), ("--5", None), ("", None), (None, None), ("9" * 5000, None)]
)
def test_what_a_file_may_state_as_a_number(text, number):
    assert stated_number(text) == number


def test_indents_may_be_negative():
    assert stated_number("-284", signed=True) == -284
