"""Text made fit to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.printable import capital, listed, printable, sentence


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("rà soát\nhồ sơ", "rà soát hồ sơ"),
        ("gồm:\n- danh sách;\n- phương án", "gồm:\n- danh sách;\n- phương án"),
        ("gồm:\n a) danh sách;\n  đ) phương án", "gồm:\na) danh sách;\nđ) phương án"),
        ("kinh phí\n2023", "kinh phí 2023"),
        ("a\u202eb\x00c\ufeff", "abc"),
        ("x\r\ny\tz\u00a0 w", "x y z w"),
        ("a\u2028b", "a b"),
    ],
)
def test_printable(text: str, printed: str) -> None:
    assert printable(text) == printed


@given(st.text())
def test_nothing_unseen_remains_and_once_is_enough(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert not set(once) & set("\x00\x07\x1b\u202e\u2066\ufeff\r\t")


def test_names_with_commas_stay_apart() -> None:
    assert listed(["Sở Văn hóa, Thể thao", "Sở Y tế"]) == "Sở Văn hóa, Thể thao; Sở Y tế"


@pytest.mark.parametrize(("text", "whole"), [("cần xem lại", "Cần xem lại."), ("Đã rõ.", "Đã rõ."), ("đúng không?", "Đúng không?")])
def test_sentence(text: str, whole: str) -> None:
    assert sentence(text) == whole


def test_only_the_first_letter_becomes_capital() -> None:
    assert capital("đài Truyền hình") == "Đài Truyền hình"
    assert capital("") == ""
