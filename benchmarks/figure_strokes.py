"""Written figures drawn from strokes: what the reader of figures on paper is trained on, since nothing real may be.

Each figure has some shapes of a hand, Vietnamese habits among them (the long up-stroke of 1, the crossed 7, the open 4). A sample is one
of them, bent, slanted, thickened and blurred by chance. Other marks (letters, scrawls, figures that
run together) are samples of what is no figure; an upright stroke is none of them, since some hands write 1 so.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy
from numpy.random import Generator
from numpy.typing import NDArray

Point = tuple[float, float]
Stroke = Sequence[Point]
Curve = NDArray[numpy.float64]
Picture = NDArray[numpy.uint8]

SIZE = 96  # pixels that a figure is high
ROUNDED = 14  # points between two points of a stroke

# Strokes in a box of one by one, y downwards.
SHAPES: dict[str, list[list[Stroke]]] = {
    "0": [
        [[(0.5, 0), (0.15, 0.15), (0, 0.5), (0.15, 0.88), (0.5, 1), (0.85, 0.85), (1, 0.5), (0.85, 0.12), (0.5, 0)]],
        [[(0.6, 0.05), (0.2, 0.15), (0.02, 0.55), (0.2, 0.95), (0.55, 0.97), (0.9, 0.7), (0.95, 0.3), (0.7, 0.03), (0.45, 0.1)]],
        [[(0.75, 0.1), (0.3, 0.1), (0, 0.55), (0.15, 0.95), (0.6, 1), (0.95, 0.6), (0.9, 0.15), (0.55, 0), (0.35, 0.1)]],
    ],
    "1": [
        [[(0.5, 0), (0.5, 0.5), (0.5, 1)]],
        [[(0, 0.45), (0.35, 0.2), (0.6, 0)], [(0.6, 0), (0.55, 0.5), (0.5, 1)]],
        [[(0.1, 0.3), (0.4, 0.12), (0.6, 0)], [(0.6, 0), (0.58, 0.5), (0.55, 1)]],
        [[(0.15, 0.25), (0.5, 0)], [(0.5, 0), (0.5, 1)], [(0.15, 1), (0.85, 1)]],
        [[(-0.1, 0.6), (0.3, 0.28), (0.65, 0)], [(0.65, 0), (0.5, 0.55), (0.38, 1)]],
        [[(-0.2, 0.55), (0.2, 0.35), (0.7, 0)], [(0.7, 0), (0.62, 0.5), (0.55, 1)]],
    ],
    "2": [
        [[(0.05, 0.25), (0.25, 0.02), (0.65, 0), (0.92, 0.2), (0.8, 0.5), (0.4, 0.8), (0.02, 1)], [(0.02, 1), (0.5, 0.97), (1, 0.98)]],
        [[(0.05, 0.2), (0.4, 0), (0.85, 0.12), (0.8, 0.45), (0.35, 0.8), (0.05, 0.98), (0.15, 0.8), (0.4, 0.9), (0.7, 1), (1, 0.93)]],
        [[(0.1, 0.15), (0.5, 0), (0.85, 0.2), (0.6, 0.6), (0.05, 1)], [(0.05, 1), (1, 1)]],
        [[(0.2, 0.3), (0.3, 0.02), (0.75, 0.02), (0.85, 0.35), (0.5, 0.75), (0.1, 0.95), (0.25, 0.75), (0.6, 0.95), (1.05, 0.9)]],
    ],
    "3": [
        [[(0.05, 0.12), (0.45, 0), (0.85, 0.15), (0.75, 0.42), (0.35, 0.48), (0.75, 0.52), (0.95, 0.75), (0.6, 1), (0.2, 0.98), (0, 0.85)]],
        [[(0.1, 0.02), (0.9, 0)], [(0.9, 0), (0.4, 0.42)], [(0.4, 0.42), (0.8, 0.48), (0.95, 0.75), (0.6, 1), (0.05, 0.92)]],
        [[(0.1, 0.08), (0.5, 0), (0.8, 0.2), (0.5, 0.42), (0.85, 0.6), (0.7, 0.95), (0.3, 1), (0.02, 0.9)]],
        [[(0.2, 0.1), (0.6, 0), (0.9, 0.12), (0.6, 0.38), (0.4, 0.42), (0.75, 0.55), (0.65, 0.9), (0.2, 1), (-0.1, 0.9)]],
    ],
    "4": [
        [[(0.5, 0), (0.25, 0.35), (0, 0.65)], [(0, 0.65), (1, 0.6)], [(0.68, 0.3), (0.62, 0.65), (0.58, 1)]],
        [[(0.75, 0), (0, 0.68)], [(0, 0.68), (1, 0.68)], [(0.75, 0), (0.75, 1)]],
        [[(0.2, 0), (0.05, 0.55)], [(0.05, 0.55), (0.95, 0.5)], [(0.75, 0.1), (0.65, 1)]],
        [[(0.65, 0), (0.3, 0.35), (0.02, 0.62), (0.5, 0.62), (1, 0.55)], [(0.7, 0.25), (0.6, 1)]],
        [[(0.15, 0.05), (0.05, 0.5), (0.5, 0.5), (0.95, 0.42)], [(0.85, 0), (0.7, 0.5), (0.6, 1)]],
        [[(0.3, 0.08), (0.08, 0.6)], [(0, 0.62), (0.5, 0.55), (1, 0.45)], [(0.95, 0), (0.78, 0.5), (0.6, 1)]],
    ],
    "5": [
        [[(0.9, 0), (0.2, 0)], [(0.2, 0), (0.12, 0.42)], [(0.12, 0.42), (0.5, 0.35), (0.9, 0.55), (0.85, 0.85), (0.45, 1), (0, 0.9)]],
        [[(0.25, 0.05), (0.15, 0.42), (0.6, 0.4), (0.9, 0.65), (0.6, 0.97), (0.05, 0.95)], [(0.22, 0.05), (0.6, 0.04), (1, -0.02)]],
        [[(0.3, 0.08), (0.2, 0.4), (0.65, 0.45), (0.75, 0.75), (0.45, 1), (0, 0.9)], [(0.28, 0.08), (1.1, 0)]],
        [[(0.4, 0.1), (0.25, 0.38), (0.55, 0.42), (0.7, 0.65), (0.5, 0.9), (0.1, 1), (-0.05, 0.92)], [(0.4, 0), (0.8, 0), (1.15, -0.02)]],
        [[(0.35, 0.15), (0.2, 0.45), (0.5, 0.4), (0.8, 0.6), (0.6, 0.95), (0.15, 0.95)], [(0.45, 0.0), (1.2, 0.02)]],
    ],
    "6": [
        [[(0.75, 0), (0.3, 0.25), (0.05, 0.65), (0.2, 0.97), (0.6, 1), (0.9, 0.78), (0.7, 0.52), (0.3, 0.55), (0.08, 0.72)]],
        [[(0.55, 0), (0.15, 0.4), (0.05, 0.8), (0.4, 1), (0.85, 0.85), (0.8, 0.6), (0.45, 0.5), (0.1, 0.7)]],
        [[(0.6, 0), (0.2, 0.3), (0.05, 0.7), (0.35, 1), (0.75, 0.9), (0.7, 0.6), (0.35, 0.58), (0.12, 0.75)]],
    ],
    "7": [
        [[(0, 0.05), (0.5, 0.03), (0.95, 0.02)], [(0.95, 0.02), (0.6, 0.5), (0.4, 1)]],
        [[(0, 0.08), (0.95, 0)], [(0.95, 0), (0.5, 0.5), (0.35, 1)], [(0.25, 0.5), (0.85, 0.45)]],
        [[(0.05, 0.2), (0.08, 0.05), (0.95, 0.03)], [(0.95, 0.03), (0.55, 0.55), (0.45, 1)]],
        [[(0, 0.1), (0.9, 0.02)], [(0.9, 0.02), (0.62, 1)], [(0.3, 0.52), (0.95, 0.5)]],
    ],
    "8": [
        [
            [(0.8, 0.1), (0.45, 0), (0.12, 0.18), (0.35, 0.42), (0.75, 0.6), (0.9, 0.82), (0.5, 1), (0.08, 0.85),
             (0.25, 0.6), (0.7, 0.38), (0.88, 0.18), (0.7, 0.05)]
        ],
        [[(0.5, 0), (0.15, 0.2), (0.5, 0.45), (0.85, 0.22), (0.5, 0)], [(0.5, 0.45), (0.05, 0.75), (0.5, 1), (0.95, 0.75), (0.5, 0.45)]],
    ],
    "9": [
        [[(0.85, 0.2), (0.5, 0), (0.1, 0.18), (0.15, 0.45), (0.5, 0.52), (0.85, 0.3), (0.88, 0.15)], [(0.88, 0.15), (0.82, 0.6), (0.6, 1)]],
        [[(0.85, 0.12), (0.45, 0), (0.08, 0.25), (0.3, 0.52), (0.75, 0.42), (0.88, 0.12), (0.85, 0.6), (0.75, 1)]],
        [[(0.8, 0.15), (0.4, 0.02), (0.1, 0.3), (0.4, 0.5), (0.82, 0.25), (0.8, 0.7), (0.5, 1), (0.1, 0.92)]],
        [[(0.9, 0.12), (0.55, 0), (0.2, 0.2), (0.35, 0.42), (0.75, 0.3), (0.95, 0.05), (0.8, 0.55), (0.45, 0.95), (0, 0.98)]],
    ],
}  # fmt: skip
OTHER_SIGNS = "ntháhốmrUNĐ&%*+=?x,.-:;akwMK"


def figure(sign: str, chance: Generator) -> Picture:
    """A picture (ink bright on black) of the figure as some hand writes it."""
    shapes = SHAPES[sign]
    return drawn(bent(shapes[chance.integers(len(shapes))], chance, narrow=sign == "1"), chance)


def no_figure(chance: Generator) -> Picture:
    """A picture of marks that are no figure: a stroke that lies, a scrawl, two figures that run together."""
    kind = chance.integers(4)
    if kind == 0:
        corners = [tuple(chance.uniform(0, 1, 2)) for _ in range(int(chance.integers(2, 7)))]
        return drawn(bent([corners], chance), chance)
    if kind == 1:
        return drawn(bent([[(0, 0.5), (0.5, 0.5), (1, 0.5)]], chance), chance)
    one, two = (figure(str(chance.integers(10)), chance) for _ in range(2))
    width = min(one.shape[1], two.shape[1])
    both = numpy.zeros((SIZE * 2, SIZE * 4), numpy.uint8)
    both[:, :width] = one[:, :width]
    right = int(SIZE * chance.uniform(0.6, 0.9))
    both[:, right : right + width] = numpy.maximum(both[:, right : right + width], two[:, :width])
    return both


def bent(strokes: Sequence[Stroke], chance: Generator, *, narrow: bool = False) -> list[Curve]:
    """The strokes with every corner moved a little, rounded, slanted and turned, scaled into the box."""
    moves: dict[Point, Curve] = {}
    unsteady = chance.uniform(0.015, 0.06)
    width, slant, turn = (
        chance.uniform(0.25, 0.9) if narrow else chance.uniform(0.4, 0.95),
        chance.normal(0.12, 0.18),
        chance.normal(0, 0.1),
    )
    shape = numpy.array([[width, 0], [0, 1]]) @ numpy.array([[1, 0], [-slant, 1]])
    shape = shape @ numpy.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    curves = []
    for stroke in strokes:
        corners = numpy.array([numpy.array(point) + moves.setdefault(point, chance.normal(0, unsteady, 2)) for point in stroke])
        curve = (rounded(corners) if chance.random() < 0.9 else corners) @ shape
        wave = 0.02 * chance.normal() * numpy.sin(numpy.linspace(0, 6, len(curve)) + chance.uniform(0, 6))
        curves.append(curve + wave[:, None])
    every = numpy.vstack(curves)
    low, span = every.min(0), (every.max(0) - every.min(0)).max()
    return [(curve - low) / max(span, 1e-3) * 0.9 for curve in curves]


def rounded(corners: Curve) -> Curve:
    """A smooth curve through the corners (Catmull-Rom)."""
    if len(corners) < 3:
        return corners
    ends = numpy.vstack([2 * corners[0] - corners[1], corners, 2 * corners[-1] - corners[-2]])
    share = numpy.linspace(0, 1, ROUNDED, endpoint=False)[:, None]
    parts = []
    for (a, b), (c, d) in zip(pairwise(ends[:-2]), pairwise(ends[2:]), strict=True):
        parts.append(0.5 * (2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3))
    return numpy.vstack([*parts, corners[-1:]])


def drawn(curves: Sequence[Curve], chance: Generator) -> Picture:
    """The curves as ink, with a pen of some breadth, sharp or blurred."""
    picture: Picture = numpy.zeros((SIZE * 2, SIZE * 2), numpy.uint8)
    pen = max(1, round(chance.uniform(0.05, 0.17) * SIZE))
    for curve in curves:
        cv2.polylines(picture, [numpy.round((curve * SIZE + SIZE / 2) * 8).astype(numpy.int32)], False, 255, pen, cv2.LINE_AA, 3)
    if chance.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.5, 3)).astype(numpy.uint8)
    if chance.random() < 0.15:
        picture = faint(picture, chance)
    return numpy.where(picture > 100, 255, 0).astype(numpy.uint8) if chance.random() < 0.3 else picture


def faint(picture: Picture, chance: Generator) -> Picture:
    """The picture with its ink gone here and there."""
    grain = cv2.GaussianBlur(chance.normal(0, 1, picture.shape), (0, 0), 4)
    return numpy.where(grain > chance.uniform(0.1, 0.25), 0, picture).astype(numpy.uint8)
