"""Number and day that a hand wrote or a stamp set on a scan: read where they are plain, doubted where they are not."""

import cv2
import numpy
import pytest

from pipeline.read.page_image_figures import marks_in, read_figures
from pipeline.read.scan_figures import with_figures_read
from tests.read.printed_pages import rows, run

DPI, HEIGHT, SIZE = 300.0, 842.0, 14.0
SCALE = DPI / 72
SIGNED = "2026-02-15T09:00:00+07:00"
SEVEN = [(0.0, 0.05), (0.95, 0.02), (0.4, 1.0)]
ONE = [(0.1, 0.3), (0.6, 0.0), (0.55, 1.0)]
FOUR = [[(0.3, 0.05), (0.05, 0.62), (1.0, 0.55)], [(0.75, 0.3), (0.65, 1.0)]]
TWO = [(0.05, 0.25), (0.25, 0.02), (0.65, 0.0), (0.9, 0.2), (0.8, 0.5), (0.4, 0.8), (0.02, 1.0), (1.0, 0.98)]
KNOT = [(0.0, 0.0), (1.0, 1.0), (0.0, 0.6), (1.0, 0.2), (0.1, 1.0), (0.5, 0.0), (0.9, 0.9)]
HAND: dict[str, list[list[tuple[float, float]]]] = {"1": [ONE], "2": [TWO], "4": FOUR, "7": [SEVEN], "#": [KNOT]}


def page() -> numpy.ndarray:
    """White paper, the upper half of A4."""
    return numpy.full((round(HEIGHT * SCALE / 2), round(595 * SCALE)), 255, numpy.uint8)


def write(paper: numpy.ndarray, figures: str, x: float, foot: float, height: float = 12.0) -> None:
    """Figures by hand, from ``x`` on and on the line ``foot`` (points)."""
    for at, sign in enumerate(figures):
        for stroke in HAND[sign]:
            points = [((x + at * height * 0.75 + 0.55 * height * px) * SCALE, (foot - height + height * py) * SCALE) for px, py in stroke]
            cv2.polylines(paper, [numpy.round(points).astype(numpy.int32)], False, 0, round(1.2 * SCALE), cv2.LINE_AA)


def line(text: str, *, sure: float = 0.95):
    """A line of recognised print at the number's height, in a narrow type."""
    return rows(run(text, 100.0, 120.0, SIZE, step=SIZE * 0.45, confidence=sure))


@pytest.mark.parametrize("figures", ["14", "27", "72", "41"])
def test_figures_of_a_hand(figures):
    paper = page()
    write(paper, figures, 100.0, 120.0)
    marks, _ = marks_in(paper, 95 * SCALE, 130 * SCALE, 104 * SCALE, 124 * SCALE, SIZE * SCALE)
    seen = read_figures(marks)
    assert seen.text == figures
    assert seen.sure > 0.5


def test_a_scrawl_is_no_sure_figure():
    paper = page()
    write(paper, "#", 100.0, 120.0)
    seen = read_figures(marks_in(paper, 95 * SCALE, 130 * SCALE, 104 * SCALE, 124 * SCALE, SIZE * SCALE)[0])
    assert seen.text == "?" or seen.sure < 0.75


def number_line(paper: numpy.ndarray, as_read: str, *, sure: float = 0.3, signed: tuple[str, ...] = ()):
    text = f"Số: {as_read} /TB-UBND"
    done, doubts = with_figures_read(line(text, sure=sure), paper, DPI, HEIGHT, signed)
    return done[0].text, doubts


def test_a_written_number_is_read_and_told():
    paper = page()
    write(paper, "27", 122.0, 120.0)
    text, [doubt] = number_line(paper, "£#?#")
    assert text == "Số: 27 /TB-UBND"
    assert (doubt.field, doubt.as_read, doubt.taken, doubt.guess) == ("number", "£#?#", "27", None)
    assert doubt.box[0] < 122.0 < 140.0 < doubt.box[2]
    assert doubt.box[1] < 108.0 < 120.0 < doubt.box[3]


def test_what_cannot_be_read_leaves_a_blank_and_a_doubt():
    paper = page()
    write(paper, "##", 122.0, 120.0)
    text, [doubt] = number_line(paper, "332#")
    assert text == "Số: /TB-UBND"
    assert doubt.taken is None


def test_print_that_the_ink_contradicts_is_not_taken():
    """Recognition is sure of a number, the strokes are another one: neither is taken."""
    paper = page()
    write(paper, "2747", 122.0, 120.0, height=9.0)
    text, [doubt] = number_line(paper, "2141", sure=0.95)
    assert "2141" not in text
    assert doubt.taken is None


def test_a_figure_over_the_label_is_not_lost_in_silence():
    """2747 with its first figure over the colon must not become 747."""
    paper = page()
    write(paper, "2747", 114.0, 120.0)
    text, [doubt] = number_line(paper, "£#?#")
    assert text == "Số: /TB-UBND"
    assert (doubt.taken, doubt.guess) == (None, None)


def test_a_blank_number_is_no_doubt():
    text, doubts = number_line(page(), "...")
    assert text == "Số: /TB-UBND"
    assert doubts == []


def dated(paper: numpy.ndarray, as_read: str, signed: tuple[str, ...] = ()):
    text = f"Hòa Tân, ngày {as_read} tháng 2 năm 2026"
    write(paper, "2", 101.0 + text.index(" 2 ") * SIZE * 0.45, 120.0, height=9.0)
    done, doubts = with_figures_read(line(text, sure=0.3), paper, DPI, HEIGHT, signed)
    return done[0].text, [doubt for doubt in doubts if doubt.field == "day"]


DAY_AT = 100.0 + len("Hòa Tân, ngày ") * SIZE * 0.45


def test_a_written_day():
    paper = page()
    write(paper, "14", DAY_AT, 120.0)
    text, [doubt] = dated(paper, "A£#", (SIGNED,))
    assert "ngày 14 tháng 2 năm 2026" in text
    assert doubt.taken == "14"


def test_a_day_after_the_signing_is_not_taken():
    paper = page()
    write(paper, "27", DAY_AT, 120.0)
    text, [doubt] = dated(paper, "2£#", (SIGNED,))
    assert "27" not in text
    assert (doubt.taken, doubt.guess) == (None, "27")


def test_no_day_has_the_number_of_a_year():
    paper = page()
    write(paper, "72", DAY_AT, 120.0)
    text, [doubt] = dated(paper, "7£#")
    assert "72" not in text
    assert (doubt.taken, doubt.guess) == (None, None)


def test_the_lower_half_of_the_page_is_left_alone():
    paper = page()
    below = rows(run("Số: £# /TB-UBND", 100.0, 500.0, SIZE, step=SIZE * 0.45, confidence=0.3))
    assert with_figures_read(below, paper, DPI, HEIGHT) == (below, [])
