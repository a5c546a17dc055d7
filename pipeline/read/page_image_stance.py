"""How a page lies in its picture: turned by a quarter, skewed by some degrees, or blank.

Printed lines make the page's ink pile up in rows. Summed along the direction of the lines, ink gives sharp steps; along any other it
gives a smooth heap. The angle with the sharpest steps is the lines' direction. Lines stand sharply on their feet, while
accents and tall letters blur their heads: that tells up from down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.page_image import vision

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from pipeline.read.ocr import Pixels

    Places = NDArray[numpy.float32]

COARSE = 4  # pixels of the page to one that is looked at
INK = 205  # grey up to which such a pixel is ink
LONGEST_MARK = 60  # of those pixels: longer marks are rules and pictures
SMALLEST_MARK = 4
RULE = 25  # of those pixels: a straight stroke as long as this is part of a rule
FEWEST = 250  # inked pixels below which a page is blank
STEEPEST = 6.0  # degrees
SIDEWAYS = 0.5  # ratio of sharpness along to across up to which the lines run upwards or downwards


@dataclass(frozen=True, slots=True)
class Stance:
    """``turn``: degrees clockwise (0, 90, 180, 270) that the writing stands turned; ``skew``: further degrees clockwise that lines slope.

    ``blank`` says that there is next to nothing on the page.
    """

    turn: int = 0
    skew: float = 0.0
    blank: bool = False


class Lines(NamedTuple):
    """The best angle of lines in one direction, how sharp their rows are, and how much sharper their feet are than their heads."""

    sharpness: float
    angle: float
    footing: float


def stance_of(grey: "Pixels") -> Stance:
    """How the page stands in its cleaned picture."""
    xs, ys = ink_of(grey)
    if len(xs) < FEWEST:
        return Stance(blank=True)
    lying, standing = lines_along(xs, ys), lines_along(ys, -xs)
    if lying.sharpness >= SIDEWAYS * standing.sharpness:
        return Stance(skew=lying.angle)
    return Stance(turn=90 if standing.footing >= 1 else 270, skew=standing.angle)


def upright(grey: "Pixels", stance: Stance) -> "Pixels":
    """The picture turned so that its lines run level from left to right."""
    cv2 = vision()
    quarters = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
    if stance.turn:
        grey = cv2.rotate(grey, quarters[stance.turn])
    if not stance.skew:
        return grey
    height, width = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), stance.skew, 1.0)
    level: Pixels = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    return level


def ink_of(grey: "Pixels") -> "tuple[Places, Places]":
    """Places (x, y) of the ink of letters in a coarse copy of the picture; rules, pictures and specks left out."""
    import numpy

    cv2 = vision()
    small = cv2.resize(grey, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, INK, 1, cv2.THRESH_BINARY_INV)[1]
    ink = cv2.subtract(ink, cv2.dilate(rules_in(ink), cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = (stats[:, 4] >= SMALLEST_MARK) & (stats[:, 2] < LONGEST_MARK) & (stats[:, 3] < LONGEST_MARK)
    letters[0] = False
    ys, xs = numpy.nonzero(letters[labels])
    return xs.astype(numpy.float32), ys.astype(numpy.float32)


def rules_in(ink: "Pixels") -> "Pixels":
    """The straight strokes, level or upright, that are longer than a letter's."""
    cv2 = vision()
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (RULE, 1)))
    standing = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (1, RULE)))
    rules: Pixels = cv2.max(level, standing)
    return rules


def lines_along(along: "Places", across: "Places") -> Lines:
    """The lines that run in the direction ``along``, with ``across`` growing from their heads to their feet."""
    best = max((rows_at(along, across, angle / 2) for angle in _steps(-2 * STEEPEST, 2 * STEEPEST)), key=lambda lines: lines.sharpness)
    fine = (rows_at(along, across, best.angle + angle / 20) for angle in _steps(-8, 8))
    return max(fine, key=lambda lines: lines.sharpness)


def rows_at(along: "Places", across: "Places", angle: float) -> Lines:
    """How sharply the ink falls into rows that slope by ``angle`` degrees."""
    import numpy

    level = across - along * numpy.float32(numpy.tan(numpy.radians(angle)))
    steps = numpy.diff(numpy.bincount((level - level.min()).astype(numpy.int32)).astype(float))
    heads, feet = (steps.clip(min=0) ** 3).sum(), ((-steps).clip(min=0) ** 3).sum()
    return Lines(float((steps**2).sum()) / len(along), angle, float(feet / max(1.0, heads)))


def _steps(first: float, last: float) -> Iterable[int]:
    return range(round(first), round(last) + 1)
