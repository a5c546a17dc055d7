import pytest

from pipeline.read.stamps import place_stamps
from tests.read.printed_pages import rows, run, texts

NUMBER = run("Số:            /TB-UBND", 100, 100, 14)
DATE = run("Lam Giang, ngày      tháng      năm 2030", 280, 100, 14)
MOTTO = run("Độc lập - Tự do - Hạnh phúc", 300, 76, 14)


def stamp(text, x, baseline=100.0, size=13.0, **look):
    return run(text, x, baseline, size, stamped=True, **look)


def placed(page, *stamps, boxes=()):
    return place_stamps(rows(*page), stamps, boxes)


@pytest.mark.parametrize("baseline", [100, 95, 105, 90])
def test_number_lands_after_its_label_at_whatever_height(baseline):
    found, aside = placed([MOTTO, NUMBER, DATE], stamp("214", 140, baseline))
    assert texts(found)[-1].startswith("Số: 214 /TB-UBND")
    assert not aside


def test_day_and_month_land_in_their_blanks():
    found, _ = placed([MOTTO, DATE], stamp("08", 394, 88), stamp("3", 472, 104), boxes=[(390, 70, 420, 95), (468, 90, 490, 110)])
    assert texts(found) == ["Độc lập - Tự do - Hạnh phúc", "Lam Giang, ngày 08 tháng 3 năm 2030"]


def test_one_stamp_can_fill_two_blanks():
    found, _ = placed([DATE], stamp("21" + " " * 10 + "02", 394))
    assert texts(found) == ["Lam Giang, ngày 21 tháng 02 năm 2030"]


def test_number_over_a_word_without_blanks():
    found, _ = placed([run("Số:/TB-UBND", 100, 100)], stamp("7", 123))
    assert texts(found) == ["Số: 7 /TB-UBND"]


def test_dots_under_a_stamp_give_way():
    found, aside = placed([run("Số:......../QĐ-SNV", 100, 100)], stamp("45", 135))
    assert texts(found) == ["Số: 45 /QĐ-SNV"]
    assert [(line.text, line.region) for line in aside] == [("........", "stamp")]


def test_a_figure_printed_over_replaces_the_typed_one():
    found, aside = placed([run("ngày 5 tháng 4 năm 2030", 280, 100)], stamp("6", 371, 97))
    assert texts(found) == ["ngày 5 tháng 6 năm 2030"]
    assert [line.text for line in aside] == ["4"]


def test_a_stamp_beside_a_typed_figure_leaves_it():
    found, _ = placed([run("ngày 5 tháng 4 năm 2030", 280, 100)], stamp("1", 363, 100))
    assert texts(found) == ["ngày 5 tháng 1 4 năm 2030"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ký bởi: VĂN PHÒNG TỈNH LAM GIANG", "Ngày ký: 2030-03-05"],
        ["Người ký: Sở Nội vụ"],
        ["05.03.2030 08:15:30 +07:00"],
        ["vanthu@lamgiang.example"],
        ["TRUNG TÂM TIN HỌC", "TỈNH LAM GIANG"],
    ],
)
def test_who_signed_goes_aside(lines):
    stamps = [stamp(line, 400, 20 + 8 * number, 7) for number, line in enumerate(lines)]
    found, aside = placed([MOTTO], *stamps, boxes=[(395, 5, 590, 60)])
    assert texts(found) == ["Độc lập - Tự do - Hạnh phúc"]
    assert [(line.text, line.region) for line in aside] == [(line, "stamp") for line in lines]


def test_a_stamp_far_from_any_row_stands_on_its_own():
    found, _ = placed([MOTTO], stamp("KHẨN", 120, 160))
    assert texts(found) == ["Độc lập - Tự do - Hạnh phúc", "KHẨN"]


def test_stamps_of_two_annotations_side_by_side_are_two():
    found, _ = placed([NUMBER, DATE], stamp("9", 140), stamp("30", 394), boxes=[(130, 80, 170, 110), (390, 80, 420, 110)])
    assert texts(found) == ["Số: 9 /TB-UBND Lam Giang, ngày 30 tháng năm 2030"]
