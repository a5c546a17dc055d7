"""Sections, sources and inheritance in words."""

import pytest

from pipeline.render.origin import basis, cited, inherited_phrase, section_phrase
from tests.render.notices import header, notice, task


@pytest.mark.parametrize(
    ("path", "phrase"),
    [
        (("II", "2", "a"), "mục II.2.a"),
        (("3",), "mục 3"),
        (("1", "1.1"), "mục 1.1"),
        (("II", "1", "1.1", "1.1.2"), "mục II.1.1.2"),
        (("II", "2", "-"), "mục II.2"),
        (("Điều 3",), "Điều 3"),
        (("Chương I", "Điều 3", "2", "đ"), "điểm đ khoản 2 Điều 3"),
        (("-",), "phần giao nhiệm vụ"),
        ((), "phần giao nhiệm vụ"),
    ],
)
def test_a_section_is_named_as_an_office_names_it(path: tuple[str, ...], phrase: str) -> None:
    assert section_phrase(path) == phrase


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        ("II/2", "mục II.2"),
        ("opening", "câu mở đầu phần giao nhiệm vụ"),
        ("addressee", "nơi “Kính gửi”"),
        ("Điều 4/1", "khoản 1 Điều 4"),
        ("row above", "dòng trên của bảng"),
    ],
)
def test_inherited_values_name_their_source(source: str, phrase: str) -> None:
    assert inherited_phrase(source) == phrase


def test_the_basis_gives_section_page_number_and_date() -> None:
    assert basis(task("Làm việc này", path=("II", "1")), notice()) == "Mục II.1, trang 2; số 45/TB-UBND ngày 20/9/2023"


def test_blank_digits_are_left_to_be_filled_in() -> None:
    blank = header(number=None, symbol="TB-UBND", issued_on="2023-09")
    assert cited(blank) == "Thông báo số …/TB-UBND ngày …/9/2023"
    assert cited(blank.model_copy(update={"issued_on": "2023"})).endswith("ngày …/…/2023")


def test_the_basis_of_a_notice_without_number_and_day_names_its_type() -> None:
    unnumbered = notice(head=header(number=None, issued_on=None))
    assert basis(task("Làm việc này", path=("1",), evidence={}), unnumbered) == "Mục 1; Thông báo"


def test_what_is_not_on_the_page_is_left_out_of_the_citation() -> None:
    assert cited(header(type=None, number=None, issued_on=None)) == "Văn bản"
