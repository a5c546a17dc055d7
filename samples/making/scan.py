"""A printed notice as a scanner gives it: numbers written in ink, a red seal, tinted paper, laid askew; wide pages lie on their side."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from making.office import WHEN

Picture = NDArray[numpy.uint8]

DPI = 150
QUALITY = 38  # of the JPEG images
PAPER, BLUE, RED = (252, 249, 240), (28, 40, 120), (214, 44, 52)
GRAIN = 3.0  # standard deviation of the scanner's noise

# Figures as one hand writes them: strokes in a box of one by one, y downwards.
HAND: dict[str, list[list[tuple[float, float]]]] = {
    "1": [[(0.15, 0.3), (0.6, 0.0), (0.55, 1.0)]],
    "2": [[(0.05, 0.25), (0.25, 0.03), (0.65, 0.0), (0.9, 0.2), (0.8, 0.5), (0.4, 0.8), (0.02, 1.0), (1.0, 0.98)]],
    "4": [[(0.3, 0.05), (0.05, 0.62), (1.0, 0.55)], [(0.75, 0.3), (0.65, 1.0)]],
    "7": [[(0.0, 0.05), (0.95, 0.02), (0.4, 1.0)]],
}


def scan(target: Path, how: dict[str, Any]) -> None:
    """Replace the PDF by images of its pages."""
    pages = [Image.fromarray(page) for page in pictures(target, how)]
    when = time.struct_time((*WHEN, 0, 0, 0))
    pages[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=DPI,
        quality=QUALITY,
        creationDate=when,
        modDate=when,
    )


def pictures(source: Path, how: dict[str, Any]) -> Iterator[Picture]:
    """The pages, printed, signed, sealed and scanned."""
    chance = numpy.random.default_rng(1)
    with pypdfium2.PdfDocument(source) as file:
        for number, page in enumerate(file, start=1):
            picture = page.render(scale=DPI / 72, rev_byteorder=True).to_numpy()[..., :3].copy()
            for writing in how.get("hand", []):
                if writing["page"] == number:
                    write(picture, writing["figures"], *writing["at"])
            for place in how.get("seal", []):
                if place["page"] == number:
                    seal(picture, *place["at"])
            askew = scanned(picture, how["askew"], chance)
            yield numpy.rot90(askew).copy() if askew.shape[1] > askew.shape[0] else askew


def write(picture: Picture, figures: str, x: float, foot: float, height: float = 11.5) -> None:
    """Figures in blue ink, from ``x`` on and on the line ``foot`` (points from the upper left corner)."""
    for at, sign in enumerate(figures):
        for stroke in HAND[sign]:
            points = [(x + (at * 0.72 + 0.5 * px) * height, foot - (1 - py) * height) for px, py in stroke]
            path = numpy.round(numpy.array(points) * DPI / 72 * 16).astype(numpy.int32)
            cv2.polylines(picture, [path], False, BLUE, 2, cv2.LINE_AA, 4)


def seal(picture: Picture, x: float, y: float, radius: float = 48.0) -> None:
    """A round red seal with a star around (x, y), through which the print shows."""
    stamped, scale = numpy.full_like(picture, 255), DPI / 72
    middle = (round(x * scale), round(y * scale))
    for share, breadth in ((1.0, 4), (0.92, 1), (0.62, 2)):
        cv2.circle(stamped, middle, round(radius * share * scale), RED, breadth, cv2.LINE_AA)
    corners = [(numpy.sin(turn), -numpy.cos(turn)) for turn in numpy.arange(5) * 4 * numpy.pi / 5]
    star = numpy.round((numpy.array(corners) * radius * 0.4 + (x, y)) * scale).astype(numpy.int32)
    cv2.fillPoly(stamped, [star], RED, cv2.LINE_AA)
    numpy.minimum(picture, stamped, out=picture)


def scanned(picture: Picture, askew: float, chance: numpy.random.Generator) -> Picture:
    """The sheet on tinted paper, turned by ``askew`` degrees, with the scanner's grain."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), askew, 1.0)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    tinted = turned.astype(numpy.float32) * (numpy.array(PAPER) / 255) + chance.normal(0, GRAIN, (height, width, 1))
    return numpy.clip(tinted, 0, 255).astype(numpy.uint8)
