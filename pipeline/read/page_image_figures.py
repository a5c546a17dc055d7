"""Reading figures that are written by hand or stamped: a small network over the directions of strokes.

Tesseract is trained on print. This reader is trained on figures drawn from strokes (benchmarks/train_figures.py); it says how sure it
is of each one, and knows marks that are no figure.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.frame import Rectangle
from pipeline.read.page_image import vision

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from pipeline.read.ocr import Pixels

    Numbers = NDArray[numpy.float32]

MODEL = "figures.npz"
SIGNS = "0123456789?"  # the classes; the last one is no figure
SIDE, INSIDE = 28, 22  # pixels: the square that a figure is looked at in, and the longer side of the figure itself
DIRECTIONS, GRID = 8, 7  # of strokes, and places in each direction
LEANINGS = (-0.15, 0.0, 0.15)  # a mark is looked at as it is, and leaning more and less: hands differ in this
INK = 0.4  # share of the darkest ink around from which a pixel is ink
EDGE = 52  # brightness from which a pixel of a mark is part of it
FAINTEST = 40  # darkness (255 is black) below which nothing is ink
MERGED = 0.3  # of the font size: ink that reaches this far beyond its place belongs to a neighbour as well, and is cut off there
LOWEST, HIGHEST, FLATTEST = 0.35, 1.7, 0.08  # of the font size: how high figures are, and the bar of a 5
REACH, TALL = 0.12, 0.5  # of the font size: how far a mark beside the place reaches into it, and how high it is, to be a doubt
FLAT = 8  # width to height from which a mark is a drawn line
WIDE = 0.95  # width to height from which a mark may be two figures that touch
CUTS, SLANTS = (0.35, 0.65, 13), (0.0, 0.2, 0.4)  # where and how such a mark is cut: shares of its width; leaning of the cut


class Figures(NamedTuple):
    """Figures as read, and the probability of the least sure of them."""

    text: str
    sure: float


def read_figures(marks: "Sequence[Pixels]") -> Figures:
    """The figures that the marks (ink bright on black, from left to right) are; a mark that is none becomes "?"."""
    parts = [_figure([mark]) for mark in marks]
    parts = [max(part, _halved(mark), key=_worth) if _is_wide(mark) else part for part, mark in zip(parts, marks, strict=True)]
    return Figures("".join(part.text for part in parts), min(part.sure for part in parts))


def _figure(marks: "Sequence[Pixels]") -> Figures:
    import numpy

    views = [[features(squared(leaning(mark, lean))) for mark in marks] for lean in LEANINGS]
    likely = numpy.mean([probabilities(numpy.array(view)) for view in views], axis=0)
    return Figures("".join(SIGNS[index] for index in likely.argmax(axis=1)), float(likely.max(axis=1).min()))


def _worth(figures: Figures) -> float:
    return -1.0 if "?" in figures.text else figures.sure


def _is_wide(mark: "Pixels") -> bool:
    height, width = mark.shape
    return bool(width > WIDE * height)


def _halved(mark: "Pixels") -> Figures:
    """The mark read as two figures that touch, cut where that reads best."""
    import numpy

    ys, xs = numpy.indices(mark.shape)
    best = Figures("?", 0.0)
    for share in numpy.linspace(*CUTS):
        for slant in SLANTS:
            left = xs < share * mark.shape[1] + slant * (mark.shape[0] / 2 - ys)
            best = max(best, _figure([numpy.where(left, mark, 0), numpy.where(left, 0, mark)]), key=_worth)
    return best


def marks_in(
    dark: "Pixels", left: float, right: float, head: float, foot: float, size: float, *, free: float = 0.0
) -> "tuple[list[Pixels], bool]":
    """The marks whose middle lies in the rectangle, from left to right, ink bright on black, and whether another one reaches into it.

    ``dark`` is a grey picture of the whole page in which ink of any colour is dark; ``size`` is that of the type, in pixels.
    ``free`` pixels left of the rectangle nothing tall should stand either (a colon does).
    """
    import numpy

    x0, y0 = max(0, round(left - size)), max(0, round(head - size))
    ink = 255 - dark[y0 : round(foot + size), x0 : round(right + size)]
    if not ink.size or right <= left:
        return [], False
    limit = max(FAINTEST, INK * float(numpy.percentile(ink, 99.5)))
    binary = (ink >= limit).astype(numpy.uint8)
    place = left - x0, right - x0, head - y0, foot - y0
    marks = [mark for mark in _near(binary, place[0], place[1], size) if _fits(mark, *place)]
    pictures = [picture for picture in _pictures(ink, _grouped(marks)) if picture.shape[0] >= LOWEST * size]
    return pictures, _is_reached_into(binary, place, size, free)


class Mark(NamedTuple):
    """A connected piece of ink: where it is inked, and its rectangle."""

    ink: "NDArray[numpy.bool_]"
    left: int
    top: int
    right: int
    bottom: int


def _near(binary: "Pixels", left: float, right: float, size: float) -> Iterator[Mark]:
    """The pieces of ink around the place that are as high as figures; what runs on into the words beside it is cut off."""
    cv2 = vision()
    count, labels, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    for label in range(1, count):
        x, _, width, _, _ = stats[label].tolist()
        piece = labels == label
        if x < left - MERGED * size:
            piece[:, : round(left)] = False
        if x + width > right + MERGED * size:
            piece[:, round(right) :] = False
        mark = _bounded(piece)
        if mark and FLATTEST * size <= mark.bottom - mark.top <= HIGHEST * size and not _is_rule(mark):
            yield mark


def _is_reached_into(binary: "Pixels", place: Rectangle, size: float, free: float) -> bool:
    """Whether ink as high as a figure begins left of the place and ends in it, or in the free space before it.

    It may be one of the figures. Where nothing is free, ink that runs on from the label was cut off, and does not count.
    """
    left, right, head, foot = place
    _, _, stats, _ = vision().connectedComponentsWithStats(binary, connectivity=8)
    for x, y, width, height, _ in stats[1:].tolist():
        outside = x + width / 2 < left and (free or x >= left - MERGED * size)
        if outside and min(x + width, right) - left + free > REACH * size and height >= TALL * size and head <= y + height / 2 <= foot:
            return True
    return False


def _is_rule(mark: Mark) -> bool:
    return mark.right - mark.left > FLAT * (mark.bottom - mark.top)


def _bounded(piece: "NDArray[numpy.bool_]") -> Mark | None:
    import numpy

    ys, xs = numpy.nonzero(piece)
    return Mark(piece, int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1) if len(ys) else None


def _fits(mark: Mark, left: float, right: float, head: float, foot: float) -> bool:
    return left <= (mark.left + mark.right) / 2 <= right and head <= (mark.top + mark.bottom) / 2 <= foot


def _grouped(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks from left to right; those above one another (the bar of a 5) together."""
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.left):
        home = next((group for group in groups if _overlap(group, mark) > (mark.right - mark.left) / 2), None)
        groups.append([mark]) if home is None else home.append(mark)
    return groups


def _pictures(ink: "Pixels", groups: Sequence[Sequence[Mark]]) -> "Iterator[Pixels]":
    """What each group looks like, with the soft edge of its ink, as dark as ink can be."""
    import numpy

    cv2 = vision()
    for group in groups:
        own = cv2.dilate(numpy.any([mark.ink for mark in group], axis=0).astype(numpy.uint8), numpy.ones((3, 3), numpy.uint8))
        left, right = min(mark.left for mark in group), max(mark.right for mark in group)
        top, bottom = min(mark.top for mark in group), max(mark.bottom for mark in group)
        picture: Pixels = cv2.normalize((ink * own)[top:bottom, left:right], None, 0, 255, cv2.NORM_MINMAX)
        yield picture


def _overlap(group: Sequence[Mark], mark: Mark) -> int:
    return min(max(one.right for one in group), mark.right) - max(min(one.left for one in group), mark.left)


def leaning(mark: "Pixels", lean: float) -> "Pixels":
    """The mark leaning to the right by ``lean`` of its height."""
    import numpy

    height, width = mark.shape
    shift = abs(lean) * height
    matrix = numpy.array([[1, -lean, shift if lean > 0 else 0], [0, 1, 0]], numpy.float64)
    sheared: Pixels = vision().warpAffine(mark, matrix, (round(width + shift), height)) if lean else mark
    return sheared


def squared(mark: "Pixels") -> "Pixels":
    """The mark in the middle of a square, as large as fits."""
    import numpy

    cv2 = vision()
    ys, xs = numpy.nonzero(mark > EDGE)
    square = numpy.zeros((SIDE, SIDE), numpy.uint8)
    if not len(ys):
        return square
    tight = mark[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
    scale = INSIDE / max(tight.shape)
    width, height = (max(1, round(side * scale)) for side in (tight.shape[1], tight.shape[0]))
    x, y = (SIDE - width) // 2, (SIDE - height) // 2
    square[y : y + height, x : x + width] = cv2.resize(tight, (width, height), interpolation=cv2.INTER_AREA)
    bright: Pixels = cv2.normalize(square, None, 0, 255, cv2.NORM_MINMAX)
    return bright


def features(square: "Pixels") -> "Numbers":
    """How much of each direction of strokes there is at each place of the square."""
    import numpy

    cv2 = vision()
    soft = cv2.GaussianBlur(square.astype(numpy.float32) / 255, (3, 3), 0)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3), cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3)
    strength = numpy.hypot(across, down)
    angle = (numpy.arctan2(down, across) % (2 * numpy.pi)) * DIRECTIONS / (2 * numpy.pi)
    lower, share = numpy.floor(angle).astype(int) % DIRECTIONS, angle - numpy.floor(angle)
    maps = []
    for direction in range(DIRECTIONS):
        part = strength * ((lower == direction) * (1 - share) + ((lower + 1) % DIRECTIONS == direction) * share)
        maps.append(cv2.resize(cv2.GaussianBlur(part.astype(numpy.float32), (0, 0), 2.0), (GRID, GRID), interpolation=cv2.INTER_AREA))
    whole = numpy.concatenate([part.ravel() for part in maps])
    found: Numbers = numpy.sqrt(whole / (numpy.linalg.norm(whole) + 1e-6)).astype(numpy.float32)
    return found


def probabilities(inputs: "Numbers") -> "Numbers":
    """The probability of each class for each row of features."""
    import numpy

    model = _model()
    hidden = numpy.maximum((inputs - model["mean"]) / model["spread"] @ model["first"] + model["first_bias"], 0)
    scores = hidden @ model["second"] + model["second_bias"]
    scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    found: Numbers = scores / scores.sum(axis=1, keepdims=True)
    return found


@cache
def _model() -> "dict[str, Numbers]":
    import numpy

    with resources.files("pipeline.read").joinpath(MODEL).open("rb") as file, numpy.load(file) as stored:
        return {name: stored[name].astype(numpy.float32) for name in stored.files}
