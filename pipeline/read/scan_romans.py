"""Roman numerals of a scan, their strokes counted in the picture: recognition often takes "III" for "II", "I" for the rest of a rule ("|").

"Quý II" for "Quý III" is a wrong deadline that reads like a right one, so the picture decides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.frame import Rectangle
from pipeline.read.ocr import OcrWord

if TYPE_CHECKING:
    from pipeline.read.ocr import Pixels

INK = 150  # grey up to which a pixel is ink
STANDS = 0.7  # share of the letters' height that a stroke fills from top to bottom
SERIF = 0.2  # of the height, at the top: where an I has a serif on both sides and a 1 none on the right
CAPITAL = (0.45, 1.0)  # of the usual height of lines (foot of g to head of h): how high a capital may be
SURE_ENOUGH = 0.7  # confidence given to an I that only its stroke tells
NUMERAL = re.compile(r"^[VX]?(?P<strokes>[I|]{1,3})(?=$|[/.,;:)-])")


def with_strokes_counted(level: "Pixels", words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, with as many I in each Roman numeral as strokes stand there."""
    return [_counted(level, word) for word in words]


def lone_numerals(level: "Pixels", parts: Sequence[Rectangle], words: Sequence[OcrWord]) -> Iterator[OcrWord]:
    """A word for each of the parts in which no word was seen, though all that stands in it are the strokes of an I, II or III."""
    if not words:
        return
    usual = sorted(word.height for word in words)[len(words) // 2]
    line = max(word.line for word in words)
    for part in parts:
        if not any(_inside(word, part) for word in words) and (box := _ink(level, part)) is not None:
            line += 1
            strokes = _strokes(level, box) if CAPITAL[0] * usual <= box[3] - box[1] <= CAPITAL[1] * usual else 0
            if 1 <= strokes <= 3 and _is_narrow(box, strokes) and _has_serifs(level, box):
                yield OcrWord("I" * strokes, *box, SURE_ENOUGH, line, box[3], usual, _letters(box, strokes))


def _counted(level: "Pixels", word: OcrWord) -> OcrWord:
    found = NUMERAL.match(word.text)
    if found is None or len(word.letters) != len(word.text):
        return word
    first, last = found.span("strokes")
    box = word.letters[first][0], word.top, word.letters[last - 1][2], word.bottom
    if last < len(word.text) or first:
        box = box[0], word.letters[first][1], box[2], word.letters[first][3]
    strokes = _strokes(level, box)
    rest_of_rule = "|" in found["strokes"] and not (_is_narrow(box, strokes) and _has_serifs(level, box))
    if found["strokes"] == "I" * strokes or not 1 <= strokes <= 3 or rest_of_rule:
        return word
    letters = (*word.letters[:first], *_letters(box, strokes), *word.letters[last:])
    return word._replace(text=word.text[:first] + "I" * strokes + word.text[last:], letters=letters)


def _strokes(level: "Pixels", box: Rectangle) -> int:
    """How many upright strokes, as high as the box, stand in it."""
    left, top, right, bottom = map(round, box)
    picture = level[top:bottom, left:right] < INK
    if not picture.size:
        return 0
    stands = picture.mean(axis=0) >= STANDS
    return int(stands[0]) + int((stands[1:] & ~stands[:-1]).sum())


def _letters(box: Rectangle, count: int) -> tuple[Rectangle, ...]:
    width = (box[2] - box[0]) / count
    return tuple((box[0] + index * width, box[1], box[0] + (index + 1) * width, box[3]) for index in range(count))


def _inside(word: OcrWord, part: Rectangle) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return part[0] <= x <= part[2] and part[1] <= y <= part[3]


def _ink(level: "Pixels", part: Rectangle) -> Rectangle | None:
    """The rectangle around all ink in the part."""
    import numpy

    left, top, right, bottom = map(round, part)
    ys, xs = numpy.nonzero(level[top:bottom, left:right] < INK)
    if not len(xs):
        return None
    return float(left + xs.min()), float(top + ys.min()), float(left + xs.max() + 1), float(top + ys.max() + 1)


def _is_narrow(box: Rectangle, strokes: int) -> bool:
    """Whether the ink is as wide as so many I, not a rule's rest or a larger sign."""
    return 0.15 * strokes <= (box[2] - box[0]) / (box[3] - box[1]) <= 0.65 * strokes


def _has_serifs(level: "Pixels", box: Rectangle) -> bool:
    """Whether the last stroke has a serif at its top on the right: an I, no 1."""
    import numpy

    left, top, right, bottom = map(round, box)
    picture: Pixels = (level[top:bottom, left:right] < INK).astype(numpy.uint8)
    top_right = picture[: max(1, round(SERIF * (bottom - top))), -2:]
    return bool(top_right.any() and picture[:, -1].mean() < STANDS)
