"""Recognised words as words on a page: in points, with a size and a baseline that all words of a printed line share."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from pipeline.read.ocr import OcrWord
from pipeline.read.printed import Run
from pipeline.read.rows import Word

LETTERS = 0.9  # of the font size: from the foot of g to the head of h
SMALLER, LARGER = 0.87, 1.35  # of the usual height: what is between is of the usual size, accents make the rest
NOTES = 0.25  # share by which lines of small type may differ and still be of one size


def printed_words(words: Sequence[OcrWord], scale: float) -> list[Word]:
    """The recognised words in points; ``scale`` is points per pixel."""
    lines: dict[int, list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    usual, small = usual_heights(words)
    return [printed_word(word, line, scale, settled(word.height, usual, small)) for line in lines.values() for word in line]


def usual_heights(words: Sequence[OcrWord]) -> tuple[float, float]:
    """The heights of letters, in pixels, that most of the page is set in, and most of its small type."""
    usual = median([word.height for word in words for _ in word.text] or [0.0])
    smaller = [word.height for word in words for _ in word.text if word.height < SMALLER * usual]
    return usual, median(smaller or [usual])


def settled(height: float, usual: float, small: float) -> float:
    """The measured height of a line's letters made equal to that of its like: one line has more accents than another."""
    if SMALLER * usual <= height <= LARGER * usual:
        return usual
    return small if abs(height - small) <= NOTES * small else height


def printed_word(word: OcrWord, line: Sequence[OcrWord], scale: float, height: float) -> Word:
    """One word with the edges of its characters, on the baseline of its line."""
    baseline = median(other.baseline for other in line) * scale
    run = Run(
        word.text, [], [], word.top * scale, baseline, word.bottom * scale, round(height * scale / LETTERS, 1), confidence=word.confidence
    )
    edges = word.edges or evenly(word)
    return Word(word.text, [left * scale for left, _ in edges], [right * scale for _, right in edges], run, True, True)


def evenly(word: OcrWord) -> tuple[tuple[float, float], ...]:
    """Edges for the characters of a word that has none: equal widths."""
    step = (word.x1 - word.x0) / len(word.text)
    return tuple((word.x0 + index * step, word.x0 + (index + 1) * step) for index in range(len(word.text)))
