"""Print that recognition passed over: blocks that it took for pictures, because a seal or a signature lies on them."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from pipeline.read.frame import Rectangle
from pipeline.read.ocr import OcrWord
from pipeline.read.page_image import vision

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

COARSE = 4  # pixels of the page to one that is looked at
INK = 190  # grey up to which such a pixel is ink
SIZES = (0.25, 1.3)  # of the usual height of letters: how high the marks of print are
REACH = (1.6, 0.6)  # of that height: how far apart, across and down, marks may stand to be of one block
FEWEST = 10  # marks that make a block of print
AROUND = 0.3  # of that height: a mark this near to a word belongs to it
SURE = 0.7  # mean confidence from which a line of such a block is believed


def passed_over(level: "Pixels", words: Sequence[OcrWord]) -> list[Rectangle]:
    """The blocks, in pixels, that hold marks of the size of letters where no word was seen."""
    if not words:
        return []
    cv2 = vision()
    height = median(word.height for word in words) / COARSE
    small = cv2.resize(level, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, INK, 255, cv2.THRESH_BINARY_INV)[1]
    for word in words:
        cv2.rectangle(ink, *_corners(word, AROUND * height), 0, -1)
    return list(_blocks(ink, height))


def _corners(word: OcrWord, slack: float) -> tuple[tuple[int, int], tuple[int, int]]:
    upper = round(word.x0 / COARSE - slack), round(word.top / COARSE - slack)
    lower = round(word.x1 / COARSE + slack), round(word.bottom / COARSE + slack)
    return upper, lower


def _blocks(ink: "Pixels", height: float) -> Iterator[Rectangle]:
    """The blocks, in pixels of the page, of marks as high as letters of that ``height`` (in pixels of ``ink``)."""
    import numpy

    cv2 = vision()
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = (share * height for share in SIZES)
    letters = (stats[:, 3] >= low) & (stats[:, 3] <= high) & (stats[:, 2] <= 3 * height)
    letters[0] = False
    marks = letters[labels].astype(numpy.uint8) * 255
    reach = cv2.getStructuringElement(cv2.MORPH_RECT, tuple(max(1, round(share * height) * 2 + 1) for share in REACH))
    count, blocks, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(marks, reach), connectivity=8)
    places = centres[letters].round().astype(int)
    homes = numpy.bincount(blocks[places[:, 1], places[:, 0]], minlength=count) if len(places) else numpy.zeros(count)
    for block in range(1, count):
        if homes[block] >= FEWEST:
            left, top, width, depth, _ = boxes[block].tolist()
            yield tuple(side * COARSE for side in (left, top, left + width, top + depth))


def believed(words: Sequence[OcrWord]) -> Iterator[OcrWord]:
    """The words of lines that are believable print."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        letters = sum(len(word.text) for word in line)
        if letters > 3 and sum(word.confidence * len(word.text) for word in line) >= SURE * letters:
            yield from line
