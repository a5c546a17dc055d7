"""Marks stamped in colour on scans are seen; seals, signatures and other stamps are none."""

import numpy
import pytest

from pipeline.read.ocr import OcrWord
from pipeline.read.page_image_stance import Stance
from pipeline.read.scan_marks import coloured_ink, mark_of, stamped_marks, stretches, unframed

DPI = 300.0
RED, BLUE, BLACK = (205, 30, 40), (30, 40, 200), (20, 20, 20)
UPRIGHT = Stance()


def page(*boxes: tuple[int, int, int, int], colour: tuple[int, int, int] = RED, frame: int = 6) -> numpy.ndarray:
    """A white A4 page with a frame at each place (left, top, right, bottom), and strokes for letters in it."""
    picture = numpy.full((3508, 2480, 3), 255, dtype=numpy.uint8)
    for left, top, right, bottom in boxes:
        picture[top:bottom, left:right] = colour
        picture[top + frame : bottom - frame, left + frame : right - frame] = 255
        for at in range(left + 40, right - 40, 40):
            picture[top + 25 : bottom - 25, at : at + 10] = colour
    return picture


def says(text: str):
    """An engine that reads this in every part."""
    seen = []

    def ocr(image):
        seen.append(image)
        return tuple(OcrWord(text, *box, 0.9, at, box[3], 30.0) for at, box in enumerate(image.parts))

    ocr.seen = seen
    return ocr


MARK = (400, 540, 800, 640)  # 34 by 8 millimetres


def test_a_mark_below_the_number_with_its_place():
    [found] = stamped_marks(page(MARK), UPRIGHT, DPI, says("TOI MẬT"))
    assert (found.text, found.region) == ("TỐI MẬT", "stamp")
    assert (round(found.x0), round(found.x1), round(found.top)) == (96, 192, 130)
    assert len(found.edges) == len(found.text)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(page(MARK, colour=BLACK), id="black print"),
        pytest.param(page((400, 2600, 800, 2700)), id="lower half"),
        pytest.param(page((400, 540, 830, 970)), id="a seal"),
        pytest.param(page((400, 540, 440, 560), frame=2), id="a speck"),
        pytest.param(page(MARK)[..., 0], id="a grey picture"),
    ],
)
def test_engine_is_not_asked_about_other_ink(picture):
    ocr = says("MẬT")
    assert stamped_marks(picture, UPRIGHT, DPI, ocr) == ()
    assert not ocr.seen


def test_blank_page_and_other_words():
    assert stamped_marks(page(MARK), Stance(blank=True), DPI, says("MẬT")) == ()
    assert stamped_marks(page(MARK, colour=BLUE), UPRIGHT, DPI, says("ĐÃ KÝ")) == ()


def test_frame_goes_and_letters_stay():
    ink = coloured_ink(page(MARK))
    [box] = stretches(ink, DPI)
    left = unframed(ink, [box])
    assert left[542, 600] == left[590, 402] == 255
    assert (left[590, 440:760] == 0).any()


@pytest.mark.parametrize(
    ("read", "mark"),
    [
        (["MẬT"], "MẬT"),
        (["|MÂT|"], "MẬT"),
        (["TUYỆT", "MAT"], "TUYỆT MẬT"),
        (["HOA", "TÓC."], "HỎA TỐC"),
        (["THUQNG", "KHẨN"], "THƯỢNG KHẨN"),
        (["KHẨN"], "KHẨN"),
        (["BẢO", "MẬT"], None),
        (["MẶT", "TRẬN"], None),
        (["CÔNG", "VĂN", "ĐẾN"], None),
        ([], None),
    ],
)
def test_what_is_read_as_a_mark(read, mark):
    words = [OcrWord(word, 10.0 * at, 0, 10.0 * at + 9, 10, 0.5, 0, 10, 10) for at, word in enumerate(read)]
    assert mark_of(words) == mark
