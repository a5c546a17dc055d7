"""A scan made fit for recognition: ink of seals and pens goes, print stays; how the page lies is seen from its lines."""

import cv2
import numpy
import pytest

from pipeline.read.ocr import OcrWord
from pipeline.read.page_image import any_ink, cleaned
from pipeline.read.page_image_stance import Stance, stance_of, upright
from pipeline.read.scan import seen_upright

INK, RED, BLUE = (25, 25, 25), (210, 40, 50), (35, 45, 190)
WORDS = ["had", "lack", "of", "big", "oak", "bull", "talk", "ink", "dab"]


def page(*, paper: tuple[int, int, int] = (255, 255, 255), ink: tuple[int, int, int] = INK) -> numpy.ndarray:
    """A page of print at 300 dpi: tall letters stand up from their lines."""
    picture = numpy.full((1800, 1400, 3), paper, numpy.uint8)
    for at, line in enumerate(range(200, 1500, 60)):
        words = WORDS[at % 9 :] + WORDS[: at % 9]  # no line like the one above: columns of letters would look like lines
        cv2.putText(picture, " ".join(words), (120, line), cv2.FONT_HERSHEY_DUPLEX, 1.5, ink, 3, cv2.LINE_AA)
    return picture


def darkness(grey: numpy.ndarray, x0: int, top: int, x1: int, bottom: int) -> float:
    """The share of dark pixels in a rectangle."""
    return float((grey[top:bottom, x0:x1] < 128).mean())


PRINT = (120, 150, 1300, 1480)


def test_print_stays():
    assert darkness(cleaned(page()), *PRINT) == pytest.approx(darkness(page()[..., 0], *PRINT), rel=0.15)


@pytest.mark.parametrize("colour", [RED, BLUE], ids=["a seal", "a signature"])
def test_coloured_ink_goes_and_print_below_it_stays(colour):
    stamped = page()
    over = numpy.full_like(stamped, 255)
    cv2.circle(over, (700, 800), 180, colour, 12)
    cv2.circle(over, (1100, 1650), 90, colour, -1)
    stamped = numpy.minimum(stamped, over)
    grey = cleaned(stamped)
    assert darkness(grey, 1000, 1550, 1200, 1750) == 0.0
    assert darkness(grey, *PRINT) == pytest.approx(darkness(cleaned(page()), *PRINT), rel=0.05)
    assert darkness(any_ink(stamped), 1050, 1600, 1150, 1700) == 1.0


@pytest.mark.parametrize("paper", [(225, 215, 190), (190, 200, 190), (170, 170, 170)])
def test_tinted_paper_becomes_white(paper):
    grey = cleaned(page(paper=paper))
    assert darkness(grey, *PRINT) == pytest.approx(darkness(cleaned(page()), *PRINT), rel=0.15)
    assert int(grey[1600:1700, 200:1200].min()) == 255


def test_faint_print_becomes_dark():
    assert darkness(cleaned(page(ink=(140, 140, 140))), *PRINT) > 0.5 * darkness(cleaned(page()), *PRINT)


def test_the_lid_of_the_scanner_goes():
    picture = page()
    picture[:, :70] = (20, 20, 20)
    grey = cleaned(picture)
    assert darkness(grey, 0, 100, 60, 1700) == 0.0
    assert darkness(grey, *PRINT) > 0.01


@pytest.mark.parametrize("turn", [0, 90, 270])
@pytest.mark.parametrize("skew", [0.0, 1.5, -2.5])
def test_how_a_page_lies(turn, skew):
    height, width = 1800, 1400
    lean = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    sloping = cv2.warpAffine(page(), lean, (width, height), borderValue=(255, 255, 255))
    stance = stance_of(cleaned(numpy.rot90(sloping, -turn // 90).copy()))
    assert stance.turn == turn
    assert stance.skew == pytest.approx(skew, abs=0.25)
    assert not stance.blank


def test_a_page_is_set_upright():
    grey = cleaned(page())
    lying = numpy.rot90(grey).copy()
    assert (upright(lying, stance_of(lying)) == grey).mean() > 0.98


def test_a_page_on_its_head_is_known_by_what_is_read():
    """Lines do not tell: where nothing is believable, the page is read the other way up as well."""

    def ocr(image):
        sure = 0.95 if (image.pixels[:, :700] < 128).sum() < (image.pixels[:, 700:] < 128).sum() else 0.2
        return (OcrWord("Giao", 100.0, 100.0, 200.0, 140.0, sure, 1, 140.0, 50.0),)

    heavy_left = cleaned(page())
    heavy_left[:, 720:] = 255
    stance, sight = seen_upright(heavy_left, Stance(), ocr)
    assert stance.turn == 180
    assert {word.confidence for word in sight.words} == {0.95}


def test_a_blank_page():
    assert stance_of(cleaned(numpy.full((1800, 1400, 3), 250, numpy.uint8))).blank
