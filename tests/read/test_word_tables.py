"""Word tables: spans, layout tables, nested tables."""

from pipeline.read.word import read_word
from tests.read.invariants import assert_sound, cells_of, lines_of
from tests.read.word_files import RULES, cell, paragraph, row, run, table, word_file


def read(body: str, **parts: str):
    document = read_word(word_file(body, **parts), name="bảng.docx")
    assert_sound(document)
    return document


def test_merged_cells_stand_once_with_their_spans():
    rows = (
        row(cell("TT", "<w:vMerge w:val='restart'/>"), cell("Đơn vị", "<w:gridSpan w:val='2'/>")),
        row(cell("", "<w:vMerge/>"), "Chủ trì", "Phối hợp"),
        row("1", "Phòng A", ""),
    )
    document = read(table(*rows, properties=RULES))
    (found,) = document.tables
    assert (found.rows, found.columns, found.ruled) == (3, 3, True)
    spans = {(one.row, one.column): (one.row_span, one.column_span) for one in found.cells}
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (1, 1), (1, 2): (1, 1), (2, 0): (1, 1), (2, 1): (1, 1), (2, 2): (1, 1)}
    assert cells_of(document) == {
        (0, 0): "TT",
        (0, 1): "Đơn vị",
        (1, 1): "Chủ trì",
        (1, 2): "Phối hợp",
        (2, 0): "1",
        (2, 1): "Phòng A",
        (2, 2): "",
    }


def test_rows_that_begin_later():
    late = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("muộn") + "</w:tr>"
    assert cells_of(read(table(row("a", "b"), late, properties=RULES)))[1, 1] == "muộn"


def test_deleted_rows_are_gone_and_wrapped_rows_are_there():
    gone = row("xóa").replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>")
    hidden = row("ẩn").replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    wrapped = f"<w:sdt><w:sdtContent>{row('bọc')}</w:sdtContent></w:sdt>"
    assert list(cells_of(read(table(row("một"), gone, hidden, wrapped, properties=RULES))).values()) == ["một", "bọc"]


def test_rules_by_style_by_cells_or_not_at_all():
    style = f'<w:style w:type="table" w:styleId="G">{RULES}</w:style>'
    by_style = "<w:tblPr><w:tblStyle w:val='G'/></w:tblPr>"
    side = "".join(f"<w:{one} w:val='single' w:sz='4'/>" for one in ("top", "bottom", "left", "right"))
    by_cell = row(cell("a", f"<w:tcBorders>{side}</w:tcBorders>"), cell("b", f"<w:tcBorders>{side}</w:tcBorders>"))
    white = RULES.replace("w:sz='4'", "").replace('w:sz="4"', 'w:sz="4" w:color="FFFFFF"')
    underline = row(cell("a", "<w:tcBorders><w:bottom w:val='single' w:sz='4'/></w:tcBorders>"), "b")
    assert read(table(row("a", "b"), properties=by_style), styles=style).tables[0].ruled
    assert read(table(by_cell)).tables[0].ruled
    assert not read(table(row("a", "b"), properties=white)).tables[0].ruled
    assert not read(table(underline)).tables[0].ruled
    assert not read(table(row("a", "b"))).tables[0].ruled


def test_sides_of_a_layout_table():
    head = table(
        row("UBND XÃ A", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 1/TB", "", "A, ngày 2 tháng 3 năm 2031"),
        row("V/v họp", "", ""),
    )
    assert [line.column for line in read(head).lines] == ["left", "right", "left", "right", "left"]
    three = table(row("a", "b", "c"))
    assert {line.column for line in read(three).lines} == {None}
    across = table(row("trái", "phải"), row(cell("cả hai", "<w:gridSpan w:val='2'/>")))
    assert [line.column for line in read(across).lines] == ["left", "right", None]


def test_a_table_of_data_counts_as_ruled_without_rules():
    head, item = row("TT", "Việc", "Ai làm", "Bao giờ"), row("1", "Quét sân", "Tổ 1", "Thứ Ba")
    assert read(table(head, item, item)).tables[0].ruled
    assert not read(table(head, item)).tables[0].ruled
    signatures = row("THƯ KÝ", "", "CHỦ TRÌ", "ĐẠI DIỆN")
    assert not read(table(signatures, signatures, signatures)).tables[0].ruled


def test_nested_tables_are_read_in_place():
    inner = table(row("trong 1", "trong 2"), properties=RULES)
    body = table(row(cell(paragraph("trước") + inner + paragraph("sau")), "bên"), properties=RULES)
    document = read(body)
    assert cells_of(document) == {(0, 0): "trước\ntrong 1\ntrong 2\nsau", (0, 1): "bên"}


def test_a_table_that_only_places_a_ruled_one_gives_way():
    inner = table(row("TT", "Việc"), row("1", "Lập kế hoạch"), properties=RULES)
    document = read(table(row(cell(paragraph("Đầu bảng") + inner + paragraph("")))))
    assert lines_of(document)[0] == "Đầu bảng"
    (found,) = document.tables
    assert (found.rows, found.columns, found.ruled) == (2, 2, True)


def test_blanks_typed_to_wrap_a_cell_are_folded():
    assert cells_of(read(table(row("ỦY BAN NHÂN DÂN              XÃ A", "x"))))[0, 0] == "ỦY BAN NHÂN DÂN XÃ A"


def test_table_between_paragraphs_keeps_its_place():
    body = paragraph("trước") + table(row("a", "b"), properties=RULES) + paragraph(run("sau"))
    assert lines_of(read(body)) == ["trước", "a", "b", "sau"]
