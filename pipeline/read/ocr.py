"""What an OCR engine is to the reader: a callable that takes the picture of a page and gives its words with their places.

Tests pass callables of their own; ``pipeline.read.ocr_tesseract`` has the real one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.read.frame import Rectangle

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Pixels = NDArray[numpy.uint8]

Content = Literal["page", "block", "line", "label", "figures"]


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """Grey pixels (0 black, 255 white; rows, then columns), upright, at ``dpi`` pixels per inch.

    ``content`` says what to look for: a page in any layout, one block of text, one line,
    the label of an item ("1", "IV", "a"), or figures only. Where ``parts`` are
    given (rectangles in pixels), only these are looked at, each by itself; the words' places are still those of the whole image.
    """

    pixels: "Pixels"
    dpi: float
    content: Content = "page"
    parts: tuple[Rectangle, ...] = ()


class OcrWord(NamedTuple):
    """A recognised word. All places are pixels of the image, origin top left; ``letters`` are the rectangles of its characters.

    ``line`` counts the printed lines, each within one column; ``baseline`` is the height of the line's foot at the word and
    ``height`` that of the line's letters from foot of g to head of h, both in pixels. ``confidence`` is 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    line: int
    baseline: float
    height: float
    letters: tuple[Rectangle, ...] = ()


Ocr = Callable[[PageImage], tuple[OcrWord, ...]]
"""Recognises the words in an image, in reading order; raises GiaoviecError where it cannot be done."""
