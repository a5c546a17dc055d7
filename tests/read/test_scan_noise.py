"""What recognition makes of specks, creases and rests of rules does not become text."""

import pytest

from pipeline.read.ocr import OcrWord
from pipeline.read.scan_noise import without_specks


def stretch(*words: tuple[str, float]) -> list[OcrWord]:
    return [OcrWord(text, at * 50.0, 0.0, at * 50.0 + 40.0, 20.0, sure, 1, 18.0, 20.0) for at, (text, sure) in enumerate(words)]


def parted(*words: tuple[str, float]) -> tuple[str, str]:
    """The print and the specks of the stretch."""
    solid, specks = without_specks(stretch(*words))
    return " ".join(word.text for word in solid), " ".join(word.text for word in specks)


@pytest.mark.parametrize("ghost", ["ˆ", "`", "|", "´", "||"])
def test_signs_that_stand_alone_in_no_notice(ghost):
    assert parted(("Sở", 0.96), ("Xây", 0.95), (ghost, 0.9), ("dựng", 0.96), (ghost, 0.9)) == ("Sở Xây dựng", f"{ghost} {ghost}")


@pytest.mark.parametrize("label", ["đ)", "2.", "10)", "IV."])
def test_a_dash_before_a_label_is_none(label):
    assert parted(("–_", 0.9), ("-", 0.9), (label, 0.95), ("Rà", 0.95), ("soát", 0.95)) == (f"{label} Rà soát", "–_ -")


def test_a_dash_before_a_word_is_one():
    assert parted(("-", 0.9), ("Rà", 0.95), ("soát", 0.95)) == ("- Rà soát", "")


def test_doubtful_signs_at_the_ends():
    assert parted(("_", 0.4), ("Sở", 0.96), (".", 0.3), ("Xây", 0.95), ("–", 0.4)) == ("Sở . Xây", "_ –")


@pytest.mark.parametrize("sign", ["-", "–", ":", "."])
def test_signs_that_belong_to_print_stay(sign):
    assert parted((sign, 0.95), ("Sở", 0.96), ("Xây", 0.95), (sign, 0.95)) == (f"{sign} Sở Xây {sign}", "")


def test_what_is_no_print_is_all_specks():
    assert parted(("ẩ", 0.3), ("%", 0.2), ("zx", 0.3)) == ("", "ẩ % zx")
    assert parted(("|", 0.9), ("|", 0.9)) == ("", "| |")


def test_a_symbol_is_print_however_doubtful():
    assert parted(("4£", 0.1), ("/TB-UBND", 0.3)) == ("4£ /TB-UBND", "")
