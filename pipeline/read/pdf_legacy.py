"""PDF text in TCVN3, VNI or VPS to Unicode, run by run in the light of the whole page; every letter keeps its place.

Where TCVN3 has ư, Windows has the soft hyphen, and PDFium makes a hyphen of that.
"""

import re
from collections.abc import Sequence

from pipeline.read.legacy import aligned, encoding_of
from pipeline.read.legacy_codes import Converted, Encoding
from pipeline.read.printed import Run
from pipeline.read.text_layer import is_syllable

SOFT = "\u00ad"
_HYPHENED = re.compile(r"[^\s\d,.;:()“”/]*-[^\s\d,.;:()“”/]*")


def unicode_runs(runs: Sequence[tuple[Run, str]]) -> list[Run]:
    """The runs, given with the names of their fonts (a hint), in Unicode."""
    within = encoding_of(run.text for run, _ in runs)
    if within is None:
        return [run for run, _ in runs]
    return [_in_unicode(run, font, within) for run, font in runs]


def _in_unicode(run: Run, font: str, within: Encoding) -> Run:
    text = _HYPHENED.sub(lambda word: _with_letters(word[0], within), run.text) if SOFT in within.letters else run.text
    converted = aligned(text, font, within=within)
    if converted.text == text:
        return run
    return run._replace(text=converted.text, lefts=_firsts(run.lefts, converted), rights=_lasts(run.rights, converted))


def _with_letters(word: str, encoding: Encoding) -> str:
    """The word with its hyphens as letters, if it is a syllable with them and its parts are none: "tr-íc", not "TB-UB"."""
    parts = [encoding.convert(part).text for part in word.split("-") if part]
    whole = word.replace("-", SOFT)
    is_whole = is_syllable(encoding.convert(whole).text)
    return whole if is_whole and not all(len(part) > 1 and is_syllable(part) for part in parts) else word


def _firsts(lefts: Sequence[float], converted: Converted) -> list[float]:
    """The left edge of each letter: that of the first sign that it was written with."""
    return [lefts[origin] for origin in converted.origins[:-1]]


def _lasts(rights: Sequence[float], converted: Converted) -> list[float]:
    """The right edge of each letter: that of the last sign that it was written with."""
    return [rights[after - 1] for after in converted.origins[1:]]
