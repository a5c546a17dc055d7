import pytest

from pipeline.errors import EmptyFile
from pipeline.read.assemble import is_centred
from pipeline.read.pdf import read_pdf
from tests.read.invariants import assert_sound, cells_of, lines_of
from tests.read.pdf_files import HEIGHT, WIDTH, needs_font, pdf, stamped

pytestmark = needs_font


def read(*pages, **options):
    document = read_pdf(pdf(*pages, **options), name="a.pdf")
    assert_sound(document)
    return document


def prose(page):
    page.paragraph(100)


PROSE = [f"Các sở, ban, ngành khẩn trương thực hiện nội dung thứ {number}" for number in range(3)]


def letterhead(page):
    page.text(110, 60, "ỦY BAN NHÂN DÂN", 13)
    page.text(115, 76, "TỈNH LAM GIANG", 13)
    page.text(105, 104, "Số:          /TB-UBND", 13)
    page.text(275, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    page.text(330, 76, "Độc lập - Tự do - Hạnh phúc", 13)
    page.text(300, 104, "Lam Giang, ngày        tháng 3 năm 2030", 13)
    page.paragraph(200)


def test_lines_have_boxes_in_points_from_the_top_left_corner():
    document = read(prose)
    line = document.lines[0]
    assert document.text[line.start : line.end] == PROSE[0]
    assert (line.box.page, round(line.box.x0), round(line.indent), line.size) == (1, 85, 85, 14)
    assert line.box.top < 100 < line.box.bottom
    assert 12 < line.box.bottom - line.box.top < 20


def test_every_character_has_its_edges():
    line = read(prose).lines[0]
    assert len(line.edges) == line.end - line.start
    assert line.edges[0][0] == pytest.approx(85, abs=0.1)
    assert [left for left, _ in line.edges] == sorted(left for left, _ in line.edges)
    assert line.box.x1 == max(right for _, right in line.edges)


def test_page_size_and_how_it_was_read():
    document = read(prose, prose)
    assert [(page.number, round(page.width), round(page.height), page.rotation) for page in document.pages] == [
        (1, round(WIDTH), round(HEIGHT), 0),
        (2, round(WIDTH), round(HEIGHT), 0),
    ]
    assert document.read_by == ("pdf-text",)
    assert document.media_type == "application/pdf"


def test_a_sentence_runs_on_over_the_page_break():
    def first(page):
        page.paragraph(100)
        page.text(298, 815, "1", 13)

    document = read(first, lambda page: page.text(85, 60, "và báo cáo kết quả trước ngày 30/6/2030."))
    assert document.text[: document.body_end].endswith(f"{PROSE[-1]}\nvà báo cáo kết quả trước ngày 30/6/2030.")
    assert lines_of(document, "furniture") == ["1"]


def test_hyphens_and_blanks_of_all_kinds_are_plain_ones():
    document = read(lambda page: (page.text(85, 80, "phối\u00a0hợp: QĐ\u00adSNV"), page.paragraph(100)))
    assert lines_of(document)[0] == "phối hợp: QĐ-SNV"


def test_stamped_number_and_day_stand_in_their_places():
    document = read_pdf(stamped(pdf(letterhead), (135, 101, "214"), (402, 99, "08")), name="a.pdf")
    assert_sound(document)
    found = [(line.column, document.text[line.start : line.end]) for line in document.lines[:6]]
    assert found[2] == ("left", "Số: 214 /TB-UBND")
    assert found[5] == ("right", "Lam Giang, ngày 08 tháng 3 năm 2030")


def test_who_signed_stands_aside():
    data = stamped(pdf(letterhead), (400, 30, "Ký bởi: TỈNH LAM GIANG\nNgày ký: 08.03.2030"), size=7)
    document = read_pdf(data, name="a.pdf")
    assert lines_of(document, "stamp") == ["Ký bởi: TỈNH LAM GIANG", "Ngày ký: 08.03.2030"]
    assert "Ký bởi" not in document.text[: document.body_end]


def table(page):
    page.paragraph(100)
    page.grid([85, 130, 330, 540], [160, 190, 250])
    for x, text in zip((90, 140, 340), ("TT", "Nội dung", "Chủ trì"), strict=True):
        page.text(x, 180, text)
    for x, text in zip((90, 140, 340), ("1", "Rà soát hồ sơ", "Sở Nội vụ"), strict=True):
        page.text(x, 210, text)
    page.text(140, 228, "đất đai")
    page.text(85, 290, "Các cơ quan thực hiện Thông báo này.")


def test_a_ruled_table_is_read_cell_by_cell():
    document = read(table)
    assert cells_of(document) == {
        (0, 0): "TT",
        (0, 1): "Nội dung",
        (0, 2): "Chủ trì",
        (1, 0): "1",
        (1, 1): "Rà soát hồ sơ\nđất đai",
        (1, 2): "Sở Nội vụ",
    }
    assert lines_of(document)[3:9] == ["TT", "Nội dung", "Chủ trì", "1", "Rà soát hồ sơ", "đất đai"]
    assert lines_of(document)[9:] == ["Sở Nội vụ", "Các cơ quan thực hiện Thông báo này."]
    assert (document.tables[0].rows, document.tables[0].columns) == (2, 3)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_asks_to_be_turned_is_read_as_it_is_displayed(rotation):
    def draw(page):
        page.canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[rotation])
        page.canvas.rotate(rotation)
        table(page)

    document = read(draw, rotation=rotation)
    page = document.pages[0]
    assert (page.rotation, round(page.width), round(page.height)) == (0, round(WIDTH), round(HEIGHT))
    assert lines_of(document)[:3] == PROSE
    assert cells_of(document)[1, 2] == "Sở Nội vụ"
    assert (round(document.lines[0].box.x0), document.lines[0].box.top < 100 < document.lines[0].box.bottom) == (85, True)


def test_a_page_whose_writing_lies_on_its_side_is_turned():
    def draw(page):
        page.canvas.translate(HEIGHT, 0)
        page.canvas.rotate(90)
        table(page)

    document = read(draw)
    assert lines_of(document)[:3] == PROSE
    assert cells_of(document)[1, 1] == "Rà soát hồ sơ\nđất đai"
    assert (document.pages[0].rotation, document.pages[0].width > document.pages[0].height) == (270, True)


def test_writing_across_the_page_is_set_aside():
    def draw(page):
        page.paragraph(100, 8)
        page.canvas.saveState()
        page.canvas.translate(200, 300)
        page.canvas.rotate(45)
        page.canvas.setFont("Vietnamese", 40)
        page.canvas.drawString(0, 0, "BẢN SAO")
        page.canvas.restoreState()

    document = read(draw)
    assert "BẢN SAO" in lines_of(document, "furniture")
    assert "BẢN SAO" not in document.text[: document.body_end]


def test_underlines_and_frames_are_no_tables():
    def draw(page):
        page.paragraph(100)
        page.rule(140, 64, 200, 64)
        page.rule(330, 80, 480, 80)
        page.text(450, 40, "KHẨN")
        page.grid([440, 520], [24, 46])

    assert not read(draw).tables


def test_a_wide_line_is_centred_if_its_margins_are_equal():
    area = (85.0, 540.0)
    assert is_centred(91, 534, area)
    assert not is_centred(91, 539, area)
    assert not is_centred(85, 540, area)
    assert not is_centred(121, 540, area)


def test_a_centred_line_says_so():
    document = read(
        lambda page: (page.text(245, 70, "THÔNG BÁO"), [page.text(85, 100 + 18 * n, PROSE[0] + " của tỉnh nhà.") for n in range(3)])
    )
    assert [line.centred for line in document.lines] == [True, False, False, False]


def test_without_any_text_there_is_nothing_to_read():
    with pytest.raises(EmptyFile, match=r"“thu\.pdf” .* Hãy "):
        read_pdf(pdf(lambda page: None), name="thu.pdf")


def test_a_page_without_text_is_named_as_such():
    document = read(prose, lambda page: None)
    assert [page.reason for page in document.pages] == ["text layer", "blank page"]
