import pytest

from pipeline.read.columns import lines_of
from tests.read.printed_pages import centred, rows, run

AREA = (85, 540)
LEFT, RIGHT = 160, 410


def read(*runs):
    return [(line.column, line.text) for line in lines_of(rows(*runs), AREA)]


def letterhead(*more):
    return read(
        centred("ỦY BAN NHÂN DÂN", LEFT, 60, 13, bold=True),
        centred("TỈNH LAM GIANG", LEFT, 76, 13, bold=True),
        centred("Số: 12/TB-UBND", LEFT, 100, 13),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 60, 12, bold=True),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 76, 13, bold=True),
        centred("Lam Giang, ngày 5 tháng 3 năm 2030", RIGHT, 100, 13, italic=True),
        *more,
    )


LEFT_COLUMN = [("left", text) for text in ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 12/TB-UBND")]
RIGHT_COLUMN = [
    ("right", text) for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lam Giang, ngày 5 tháng 3 năm 2030")
]


def test_letterhead_is_read_column_by_column():
    assert letterhead() == LEFT_COLUMN + RIGHT_COLUMN


def test_title_below_the_letterhead_is_in_no_column():
    title = centred("THÔNG BÁO", sum(AREA) / 2, 140, bold=True)
    assert letterhead(title) == [*LEFT_COLUMN, *RIGHT_COLUMN, (None, "THÔNG BÁO")]


def test_subject_of_a_letter_continues_the_left_column():
    found = letterhead(centred("V/v kiểm tra công tác", LEFT, 130, 12), centred("phòng cháy", LEFT, 144, 12))
    assert found == [*LEFT_COLUMN, ("left", "V/v kiểm tra công tác"), ("left", "phòng cháy"), *RIGHT_COLUMN]


@pytest.mark.parametrize("x", [130, 200])
def test_addressees_are_not_part_of_the_letterhead(x):
    found = letterhead(run("Kính gửi:", x, 140), run("Sở Nội vụ.", 300, 140))
    assert found == [*LEFT_COLUMN, *RIGHT_COLUMN, (None, "Kính gửi: Sở Nội vụ.")]


def test_place_and_date_may_be_set_lower_and_off_the_middle():
    found = read(
        centred("SỞ Y TẾ", LEFT, 60, 13),
        centred("Số: 7/KH-SYT", LEFT, 84, 13),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 60, 12),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 76, 13),
        centred("Lam Giang, ngày 5 tháng 3 năm 2030", RIGHT + 16, 114, 13),
    )
    assert [column for column, _ in found] == ["left"] * 2 + ["right"] * 3


def test_columns_on_baselines_a_little_apart_are_still_columns():
    found = read(
        centred("SỞ Y TẾ", LEFT, 60, 13),
        centred("Số: 7/KH-SYT", LEFT, 84, 13),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 67, 12),
        centred("Độc lập - Tự do - Hạnh phúc", RIGHT, 91, 13),
    )
    assert [column for column, _ in found] == ["left", "left", "right", "right"]


def signature(*before):
    return read(
        *before,
        run("Nơi nhận:", 90, 400, 12, bold=True, italic=True),
        run("- Như Điều 3;", 90, 414, 11),
        run("- Các Sở: Tài chính, Nội vụ,", 90, 427, 11),
        run("Công Thương;", 97, 440, 11),
        run("- Lưu: VT.", 90, 453, 11),
        centred("KT. CHỦ TỊCH", RIGHT, 400, bold=True),
        centred("PHÓ CHỦ TỊCH", RIGHT, 416, bold=True),
        centred("Ngô Thị Mây", RIGHT, 500, bold=True),
    )


def test_signature_block_reads_recipients_first():
    found = signature()
    assert [column for column, _ in found] == ["left"] * 5 + ["right"] * 3
    assert found[-1] == ("right", "Ngô Thị Mây")


@pytest.mark.parametrize("x", [85, 90])
def test_the_last_short_line_of_the_body_is_in_no_column(x):
    found = signature(run("x" * 62, 85, 360), run("thực hiện./.", x, 376))
    assert found[1] == (None, "thực hiện./.")
    assert found[2] == ("left", "Nơi nhận:")


def test_justified_text_with_wide_blanks_is_not_split():
    words = ["Sở", "Y", "tế", "chủ", "trì", "thực"]
    wide = [run(word, 85 + 76 * index, 100 + 16 * row) for row in range(3) for index, word in enumerate(words)]
    assert [column for column, _ in read(*wide)] == [None] * 3


def test_a_list_label_is_not_a_column():
    lines = [(run(f"{n}.", 85, 100 + 16 * n), run("Sở Tài chính", 150, 100 + 16 * n)) for n in range(1, 4)]
    assert read(*(part for line in lines for part in line)) == [(None, f"{n}. Sở Tài chính") for n in range(1, 4)]


def test_a_list_set_with_tabs_keeps_its_rows():
    people = [("Ông Trần Văn Nước", "Chủ tịch"), ("Bà Lý Thị Non", "Phó Chủ tịch thường trực"), ("Ông Đỗ Đèo", "Ủy viên")]
    runs = [part for n, (who, what) in enumerate(people) for part in (run(who, 113, 100 + 16 * n), run(what, 330, 100 + 16 * n))]
    assert read(*runs) == [(None, f"{who} {what}") for who, what in people]
