"""Roman numerals whose strokes are counted in the picture."""

import numpy
import pytest

from pipeline.read.ocr import OcrWord
from pipeline.read.scan_romans import lone_numerals, with_strokes_counted

HEIGHT = 30


def picture(strokes: int, *, serifs: bool = True, left: int = 100, top: int = 50) -> numpy.ndarray:
    """Paper with so many letters I on it, as a serif face has them."""
    paper = numpy.full((120, 300), 255, dtype=numpy.uint8)
    for index in range(strokes):
        x = left + 15 * index
        paper[top : top + HEIGHT, x + 4 : x + 7] = 0
        if serifs:
            paper[top : top + 2, x : x + 11] = 0
            paper[top + HEIGHT - 2 : top + HEIGHT, x : x + 11] = 0
    return paper


def word(text: str, strokes: int) -> OcrWord:
    """What recognition says of those strokes: its last letter covers whatever it did not see."""
    right = 100.0 + 15 * strokes - 4
    letters = [(100.0 + 15 * index, 50.0, 111.0 + 15 * index, 80.0) for index in range(len(text))]
    letters[-1] = (letters[-1][0], 50.0, right, 80.0)
    return OcrWord(text, 100, 50, right, 80, 0.8, 1, 80, 45, tuple(letters))


@pytest.mark.parametrize(
    ("seen", "strokes", "expected"), [("II", 3, "III"), ("I", 2, "II"), ("II", 2, "II"), ("III", 3, "III"), ("|", 1, "I")]
)
def test_strokes_decide(seen: str, strokes: int, expected: str) -> None:
    (found,) = with_strokes_counted(picture(strokes), [word(seen, strokes)])
    assert found.text == expected
    assert len(found.letters) == len(expected)


@pytest.mark.parametrize("seen", ["Il", "IT", "1", "Im"])
def test_other_words_are_left_alone(seen: str) -> None:
    given = word(seen, 3)
    assert with_strokes_counted(picture(3), [given]) == [given]


def test_the_rest_of_a_rule_is_no_numeral() -> None:
    given = word("|", 1)
    assert with_strokes_counted(picture(1, serifs=False), [given]) == [given]


def test_a_cell_that_holds_only_strokes_is_a_numeral() -> None:
    elsewhere = OcrWord("Nội", 10, 10, 60, 40, 0.9, 1, 38, 42)
    part = (90.0, 45.0, 200.0, 90.0)
    assert [found.text for found in lone_numerals(picture(2), [part], [elsewhere])] == ["II"]
    assert list(lone_numerals(picture(2, serifs=False), [part], [elsewhere])) == []
    assert list(lone_numerals(picture(2), [part], [word("II", 2)])) == []
