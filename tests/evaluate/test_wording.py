"""When names and passages are the same."""

import pytest

from pipeline.evaluate.wording import holds, plain, unit_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Bình Hoà", "Ủy ban nhân dân xã Bình Hòa"),
        ("Giám đốc Sở Y tế", "Sở Y tế"),
        ("các đơn vị có liên quan", "đơn vị liên quan"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Thủ trưởng các cơ quan, đơn vị", "cơ quan, đơn vị"),
        ("BQL KCN", "Ban Quản lý Khu công nghiệp"),
    ],
)
def test_names_of_the_same_unit(one, other):
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(("one", "other"), [("Sở Y tế", "Sở Nội vụ"), ("UBND xã An", "UBND phường An"), ("Trưởng Công an xã", "xã")])
def test_names_of_different_units(one, other):
    assert unit_key(one) != unit_key(other)


def test_case_punctuation_and_tone_marks_do_not_count():
    assert plain("Rà soát,  HOÀ giải; uỷ quyền.") == plain("rà soát hòa giải ủy quyền")
    assert plain("hòa") != plain("hoa")


def test_an_anchor_is_found_with_a_wrong_letter_more_easily_on_a_scan():
    text = plain("kiểm tra việc chấp hành giờ mở cửa của các quán ăn ven hồ")
    spoilt = plain("kiêm tra vlệc châp hành giơ mở cưa")
    assert holds(text, spoilt, scan=True)
    assert not holds(text, spoilt, scan=False)
    assert not holds(text, "", scan=True)
