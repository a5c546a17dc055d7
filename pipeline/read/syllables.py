"""What can be a Vietnamese syllable, and which syllables look alike when their marks are misread."""

import re
import unicodedata
from functools import cache

from pipeline.rules.book import load

TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))  # huyền, sắc, ngã, hỏi, nặng
MARKS = {**TONES, **dict.fromkeys(map(ord, "\u0302\u0306\u031b"))}  # and those of â ê ô, ă, ơ ư
SHARP_OR_HEAVY = {"\u0301", "\u0323"}
STOPS = ("c", "ch", "p", "t")


@cache
def is_syllable(word: str) -> bool:
    """Whether the word is spelt as a Vietnamese syllable may be, its tone included: "nghiêng" is one, "ngiêng" and "quôc" are none."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if ord(mark) in TONES]
    bare = unicodedata.normalize("NFC", letters.translate(TONES))
    rimes = [rime for rime in (bare[cut:] for cut in range(4)) if rime and _fits(bare[: len(bare) - len(rime)], rime)]
    if not rimes or len(tones) > 1:
        return False
    return any(not rime.endswith(STOPS) or (bool(tones) and tones[0] in SHARP_OR_HEAVY) for rime in rimes)


def _fits(initial: str, rime: str) -> bool:
    """Whether the initial may stand before the rime."""
    initials, rimes = _parts()
    if initial == "g" and rime in ("i", "in", "iêc", "iêng", "iêt"):
        return True
    if initial == "qu" and rime not in rimes:
        return f"u{rime}" in rimes
    if rime not in rimes or (initial and initial not in initials):
        return False
    front = rime[0] in "eêiy"
    if initial in ("k", "gh", "ngh"):
        return front
    return not (front and initial in ("c", "g", "ng"))


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    vocabulary = load("syllables").vocabulary
    return frozenset(vocabulary["initials"].words), frozenset(vocabulary["rimes"].words)


@cache
def skeleton(word: str) -> str:
    """The word in small letters without any marks, đ as d: what is left when marks are misread."""
    return unicodedata.normalize("NFD", word.lower().replace("đ", "d")).translate(MARKS)


@cache
def one_spelling(word: str) -> str:
    """The word in small letters and NFC with its tone where most notices put it: hòa for hoà, thủy for thuỷ."""
    small = unicodedata.normalize("NFC", word).lower()
    letters = unicodedata.normalize("NFD", small)
    tone = next((mark for mark in letters if ord(mark) in TONES), "")
    bare = unicodedata.normalize("NFC", letters.translate(TONES))
    found = re.search(r"(?<!q)(oa|oe|uy)$", bare)
    if not tone or not found:
        return small
    at = found.start()
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])


def misread(seen: str, printed: str) -> int | None:
    """How many letters of ``printed`` were misread if ``seen`` was recognised in its place; None if that does not happen.

    Recognition loses marks or takes one tone for another; it does not invent them, but for the dot of i that it takes for a tone.
    Both words are in NFC and have the same skeleton.
    """
    wrong = 0
    for one, two in zip(seen.lower(), printed.lower(), strict=True):
        if one == two:
            continue
        if not _loses_marks(one, two):
            return None
        wrong += 1
    return wrong


@cache
def _loses_marks(seen: str, printed: str) -> bool:
    """Whether the letter ``printed`` may be recognised as ``seen``."""
    if {seen, printed} == {"d", "đ"}:
        return True
    shape, tone = _shape_and_tone(seen)
    printed_shape, printed_tone = _shape_and_tone(printed)
    if shape != printed_shape and shape not in "aeouy":
        return False
    return not tone or bool(printed_tone) or printed_shape == "i"


def _shape_and_tone(letter: str) -> tuple[str, str]:
    """The letter without its tone, and the tone mark."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if ord(mark) in TONES)
    return unicodedata.normalize("NFC", marks.translate(TONES)), tone
