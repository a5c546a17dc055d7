"""Telling words from what recognition makes of seals, signatures, creases and specks."""

import re
from collections.abc import Sequence

from pipeline.read.correction import formula_of
from pipeline.read.ocr import OcrWord
from pipeline.read.syllables import is_syllable

SURE = 0.75  # confidence from which a syllable proves that there is print
POOR = 0.5  # mean confidence below which a stretch without such a syllable is no print
STRAY = 0.6  # confidence below which a sign that is no letter and no figure is a speck, at either end of a stretch
GHOSTS = frozenset("ˆ`´˜¨¯¬¦|_")
"""Signs that stand by themselves in no notice: specks, creases, and what is left of a table's rules."""
DASHES = frozenset("-–—=~.,'") | GHOSTS
LABEL = re.compile(r"[a-zđ]\)|\d{1,2}[.)]|[IVX]+\.")
"""What opens an item; a dash before it is none."""
DITTO = re.compile(r"[-–—]?n[tf][-–—]?")
"""As above ("nt", "-nt-"): often doubtful, for no word is so short."""
SYMBOL = re.compile(r"[/-][A-ZĐ]{2,}|[A-ZĐ]{2,}[/-][A-ZĐ]{2,}")
"""The symbol of a notice (/TB-UBND): the figures before it are often written by hand and hardly recognised."""


def without_specks(words: Sequence[OcrWord]) -> tuple[list[OcrWord], list[OcrWord]]:
    """The stretch without ghosts and the specks at its ends, and these; a stretch that is no print is all specks."""
    if is_noise(words):
        return [], list(words)
    ghosts = [word for word in words if GHOSTS.issuperset(word.text)]
    words = [word for word in words if not GHOSTS.issuperset(word.text)]
    label = next((index for index, word in enumerate(words) if not DASHES.issuperset(word.text)), 0)
    if label and LABEL.fullmatch(words[label].text):
        ghosts, words = [*ghosts, *words[:label]], words[label:]
    solid = [index for index, word in enumerate(words) if not is_speck(word)]
    if not solid:
        return [], [*ghosts, *words]
    first, last = solid[0], solid[-1] + 1
    return list(words[first:last]), [*ghosts, *words[:first], *words[last:]]


def is_noise(words: Sequence[OcrWord]) -> bool:
    """Whether nothing in the stretch looks like print."""
    if mean_confidence(words) >= POOR:
        return False
    text = " ".join(word.text for word in words)
    if SYMBOL.search(text) or formula_of(text) or DITTO.fullmatch(text):
        return False
    return not any(word.confidence >= SURE and len(word.text) > 1 and is_syllable(word.text) for word in words)


def is_speck(word: OcrWord) -> bool:
    """Whether the word is a doubtful sign without letters and figures."""
    return word.confidence < STRAY and not any(sign.isalnum() for sign in word.text)


def mean_confidence(words: Sequence[OcrWord]) -> float:
    """The mean confidence of the words, by their length; 0 where there are none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, letters)
