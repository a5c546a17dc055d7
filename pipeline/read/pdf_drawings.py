"""What a page draws besides text: the rules that may make tables, and how much of it pictures cover."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.read.frame import Frame, Rectangle
from pipeline.read.printed import Rule

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

THICKEST = 3.0  # points: a rectangle up to this thickness is a drawn line
SHORTEST = 4.0  # points: shorter lines are dots and dashes of something else
MOST_SEGMENTS = 4000  # a path of more is a picture (a vector seal), not a table
DEEPEST = 4  # forms within forms
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """A page's rules as read, and the share of the page (0 to 1) that its largest picture covers."""

    rules: tuple[Rule, ...]
    picture: float


def drawings_of(page: "PdfPage", frame: Frame, *, most: int | None = None) -> Drawings:
    """The drawings among the page's first ``most`` objects (what annotations show comes after the page's own)."""
    from pypdfium2 import raw

    def count(_: object) -> int:
        whole: int = raw.FPDFPage_CountObjects(page)
        return whole if most is None else min(most, whole)

    width, height = frame.size
    rules: list[Rule] = []
    picture = 0.0
    for kind, handle, matrix in _objects(page, count, raw.FPDFPage_GetObject, IDENTITY, 0):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = _bounds(handle, matrix, frame)
            picture = max(picture, (x1 - x0) * (bottom - top) / (width * height))
        else:
            rules += _rules(handle, matrix, frame)
    return Drawings(tuple(rules), min(1.0, picture))


def _objects(parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401 - raw handles
    """Paths and images of a page or form, at any depth, each with the matrix that takes it to user space."""
    from pypdfium2 import raw

    for index in range(count(parent)):
        handle = get(parent, index)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, handle, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _times(_matrix(handle), matrix)
            yield from _objects(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _rules(path: Any, matrix: Matrix, frame: Frame) -> Iterator[Rule]:  # noqa: ANN401
    """The horizontal and vertical lines of a path."""
    from pypdfium2 import raw

    x0, top, x1, bottom = box = _bounds(path, matrix, frame)
    if min(x1 - x0, bottom - top) <= THICKEST:
        yield from _long_enough([Rule(*box)])
        return
    segments = raw.FPDFPath_CountSegments(path)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if segments <= MOST_SEGMENTS and (fill.value or stroke.value):
        for corners in _figures(path, segments, _times(_matrix(path), matrix), frame):
            yield from _long_enough(_lines(corners, stroked=bool(stroke.value)))


def _lines(corners: list[tuple[float, float]], *, stroked: bool) -> Iterator[Rule]:
    """The lines of one figure: itself if it is thin, its straight sides if they are drawn."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= THICKEST:
        yield Rule(min(xs), min(ys), max(xs), max(ys))
    elif stroked:
        for (ax, ay), (bx, by) in pairwise(corners):
            if min(abs(ax - bx), abs(ay - by)) <= THICKEST / 3:
                yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _long_enough(rules: Iterator[Rule] | list[Rule]) -> Iterator[Rule]:
    return (rule for rule in rules if rule.length >= SHORTEST)


def _figures(path: Any, segments: int, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """The path's figures as lists of corners, on the page as read; figures with curves are left out."""
    from pypdfium2 import raw

    corners: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not curved:
                yield corners
            corners, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        corners.append(frame.point(*_moved(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1 and not curved:
        yield corners


def _bounds(handle: Any, matrix: Matrix, frame: Frame) -> Rectangle:  # noqa: ANN401
    """The object's bounding box on the page as read."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    (ax, ay), (bx, by) = _moved(matrix, left.value, bottom.value), _moved(matrix, right.value, top.value)
    return frame.box(ax, ay, bx, by)


def _matrix(handle: Any) -> Matrix:  # noqa: ANN401
    """The object's own matrix."""
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point, moved by the matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
