"""How a page lies in its picture: turned by a quarter, skewed by some degrees, or blank.

Printed lines make the page's ink pile up in rows. Summed along the direction of the lines, ink gives sharp steps; along any other it
gives a smooth heap. The angle with the sharpest steps is the lines' direction. Lines stand sharply on their feet, while
accents and tall letters blur their heads: that tells up from down.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

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
RIM = 0.03  # share of the page at its edges where lines are the paper's edge rather than rules
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


class Ink(NamedTuple):
    """Places of inked pixels."""

    xs: "Places"
    ys: "Places"

    @classmethod
    def of(cls, mask: "NDArray[Any]") -> "Ink":
        """The places where the mask is set."""
        import numpy

        ys, xs = numpy.nonzero(mask)
        return cls(xs.astype(numpy.float32), ys.astype(numpy.float32))

    def sideways(self) -> "Ink":
        """The same ink with the page turned counter-clockwise by a quarter."""
        return Ink(self.ys, -self.xs)

    def with_more(self, other: "Ink") -> "Ink":
        """Both inks together."""
        import numpy

        return Ink(numpy.concatenate([self.xs, other.xs]), numpy.concatenate([self.ys, other.ys]))


class Lines(NamedTuple):
    """The slope of lines in degrees, how sharp their rows are, and how much sharper their feet are than their heads."""

    sharpness: float
    angle: float
    footing: float


def stance_of(grey: "Pixels") -> Stance:
    """How the page stands in its cleaned picture."""
    letters = letters_of(grey)
    if len(letters.xs) < FEWEST:
        return Stance(blank=True)
    lying, standing = sharpest(letters), sharpest(letters.sideways())
    if lying.sharpness >= SIDEWAYS * standing.sharpness:
        return Stance(skew=skew_of(grey, letters))
    return Stance(turn=90 if standing.footing >= 1 else 270, skew=skew_of(grey, letters, sideways=True))


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


def letters_of(grey: "Pixels") -> Ink:
    """The ink of letters in a coarse copy of the picture; rules, pictures and specks left out."""
    cv2 = vision()
    small = cv2.resize(grey, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, INK, 1, cv2.THRESH_BINARY_INV)[1]
    rules = cv2.max(strokes(ink, RULE, 1), strokes(ink, 1, RULE))
    ink = cv2.subtract(ink, cv2.dilate(rules, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = (stats[:, 4] >= SMALLEST_MARK) & (stats[:, 2] < LONGEST_MARK) & (stats[:, 3] < LONGEST_MARK)
    letters[0] = False
    return Ink.of(letters[labels])


def skew_of(grey: "Pixels", letters: Ink, *, sideways: bool = False) -> float:
    """The slope of the lines in degrees: by letters and rules together, since a table's rules tell it best."""
    cv2 = vision()
    darkest = cv2.erode(grey, cv2.getStructuringElement(cv2.MORPH_RECT, (COARSE, COARSE)))[::COARSE, ::COARSE]
    ink = cv2.threshold(darkest, INK, 1, cv2.THRESH_BINARY_INV)[1]
    rim = round(RIM * min(ink.shape))
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = 0, 0, 0, 0
    rules = Ink.of(strokes(ink, 1, 2 * RULE) if sideways else strokes(ink, 2 * RULE, 1))
    both = letters.with_more(rules)
    seen = both.sideways() if sideways else both
    near = sharpest(letters.sideways() if sideways else letters).angle
    coarse = max((rows_at(seen, near + step / 4) for step in range(-5, 6)), key=lambda lines: lines.sharpness).angle
    return max((rows_at(seen, coarse + step / 20) for step in range(-4, 5)), key=lambda lines: lines.sharpness).angle


def strokes(ink: "Pixels", width: int, height: int) -> "Pixels":
    """What of the ink is part of a straight stroke of that size."""
    cv2 = vision()
    found: Pixels = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (width, height)))
    return found


def sharpest(ink: Ink) -> Lines:
    """The lines at the angle, in half degrees, where the ink falls into rows best."""
    return max((rows_at(ink, step / 2) for step in range(round(-2 * STEEPEST), round(2 * STEEPEST) + 1)), key=lambda lines: lines.sharpness)


def rows_at(ink: Ink, angle: float) -> Lines:
    """How sharply the ink falls into rows that slope by ``angle`` degrees."""
    import numpy

    level = ink.ys - ink.xs * numpy.float32(numpy.tan(numpy.radians(angle)))
    steps = numpy.diff(numpy.bincount((level - level.min()).astype(numpy.int32)).astype(float))
    heads, feet = (steps.clip(min=0) ** 3).sum(), ((-steps).clip(min=0) ** 3).sum()
    return Lines(float((steps**2).sum()) / len(ink.xs), angle, float(feet / max(1.0, heads)))
