"""Recognised words as words on a page: in points, with the size of their type and a baseline that all words of a line share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.ocr import OcrWord
from pipeline.read.printed import Run
from pipeline.read.rows import Word
from pipeline.read.scan_noise import without_specks

LETTERS = 0.9  # of the font size: from the foot of g to the head of h
FACES = (("acemnorsuvxz", 0.448), ("bdhkl", 0.683), ("ABCDEGHIKLMNOPQRSTUVX", 0.662), ("0123456789", 0.676))
"""Letters that stand on the line, with their height as a share of the size in Times New Roman (prescribed by Decree 30/2020/NĐ-CP)."""
SIZES = {letter: height for letters, height in FACES for letter in letters}
ENOUGH = 3  # letters by which the size of type can be told
GAP = 2.0  # heights of letters: a gap from here on parts a line into stretches
SAME = 0.14  # share by which two measured sizes may differ and still be one


def printed_words(words: Sequence[OcrWord], scale: float) -> tuple[list[Word], list[Word]]:
    """The recognised words in points, and what is no print (seals, specks); ``scale`` is points per pixel."""
    split = [without_specks(part) for part in stretches(words)]
    parts = [part for part, _ in split if part]
    measured = [type_size(part) for part in parts]
    usual = settled_sizes(measured, [sum(len(word.text) for word in part) for part in parts])
    specks = [printed_word(word, part, scale, type_size(part)) for _, part in split for word in part]
    return [printed_word(word, part, scale, size) for part, size in zip(parts, usual, strict=True) for word in part], specks


def stretches(words: Sequence[OcrWord]) -> Iterator[list[OcrWord]]:
    """The words of each line, the line cut at wide gaps: what stands beyond may be another column, in another size."""
    lines: dict[int, list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    for line in lines.values():
        ends = [index for index, (one, two) in enumerate(pairwise(line), 1) if two.x0 - one.x1 > GAP * one.height]
        for start, end in pairwise([0, *ends, len(line)]):
            yield line[start:end]


def type_size(words: Sequence[OcrWord]) -> float:
    """The size of type, in pixels, by the heights of letters without accents; by the line's height where there are few of them."""
    sizes = [
        (bottom - top) / SIZES[sign]
        for word in words
        for sign, (_, top, _, bottom) in zip(word.text, word.letters, strict=False)
        if sign in SIZES
    ]
    return median(sizes) if len(sizes) >= ENOUGH else words[0].height / LETTERS


def settled_sizes(sizes: Sequence[float], letters: Sequence[int]) -> list[float]:
    """The measured sizes made equal where they are nearly so, those with most ``letters`` first."""
    counts: dict[float, int] = defaultdict(int)
    for size, count in zip(sizes, letters, strict=True):
        counts[size] += count
    anchors: list[float] = []
    for size in sorted(counts, key=lambda size: -sum(count for other, count in counts.items() if abs(other - size) < SAME / 2 * size)):
        if all(abs(size - anchor) > SAME * anchor for anchor in anchors):
            anchors.append(size)
    return [min(anchors, key=lambda anchor: abs(size - anchor)) for size in sizes]


def printed_word(word: OcrWord, stretch: Sequence[OcrWord], scale: float, size: float) -> Word:
    """One word with the edges of its characters, on the baseline of its stretch."""
    baseline = median(other.baseline for other in stretch) * scale
    run = Run(word.text, [], [], word.top * scale, baseline, word.bottom * scale, round(size * scale, 1), confidence=word.confidence)
    edges = [(left, right) for left, _, right, _ in word.letters] or evenly(word)
    return Word(word.text, [left * scale for left, _ in edges], [right * scale for _, right in edges], run, True, True)


def evenly(word: OcrWord) -> list[tuple[float, float]]:
    """Edges for the characters of a word that has none: equal widths."""
    step = (word.x1 - word.x0) / len(word.text)
    return [(word.x0 + index * step, word.x0 + (index + 1) * step) for index in range(len(word.text))]
