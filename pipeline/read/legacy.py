"""Text in TCVN3 (ABC), VNI or VPS to Unicode, where the text itself shows that it is in one of them.

The name of the font proves nothing: many files name .VnTime and hold Unicode, others hold TCVN3 under another name. What
counts is which words are Vietnamese syllables: as they stand, or after conversion.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipeline.read.legacy_codes import Converted, Encoding, encodings
from pipeline.read.text_layer import is_syllable

FEWEST_WORDS = 3
"""Different words that must become Vietnamese before a text without a telling font is converted."""
SURPLUS = 4
"""How many words must become Vietnamese for each that would be spoilt."""
MOST = 0.6
"""Share of unreadable words that must become Vietnamese."""

_WORD = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\x7f\s“”‘’–—…•]+")
_SPOKEN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many different words an encoding makes Vietnamese, how many it spoils, and how many it leaves unreadable."""

    gains: int
    losses: int
    strange: int

    @property
    def convincing(self) -> bool:
        """Whether the text is in the encoding, if so few words can show it: a broken font table makes some words readable by chance."""
        return self.gains > SURPLUS * self.losses and self.gains >= MOST * (self.gains + self.strange)


def encoding_of(texts: Iterable[str], font: str | None = None) -> Encoding | None:
    """The encoding that the texts together are in; None if it is Unicode or cannot be told. ``font``: the name of their font, a hint."""
    words = {word for text in texts for word in words_of(text)}
    best, surplus = None, 0
    for encoding in encodings():
        tally = tally_of(encoding, words)
        enough = tally.gains >= (1 if encoding.is_named_by(font) else FEWEST_WORDS)
        if enough and tally.convincing and tally.gains - tally.losses > surplus:
            best, surplus = encoding, tally.gains - tally.losses
    return best


def convert_legacy(text: str, font: str | None = None, *, within: Encoding | None = None) -> str:
    """The text in Unicode: as it is unless its words show, or do not deny while ``within`` says so, that it is in an older encoding.

    ``font`` is the name of the font, if known; ``within`` the encoding of the text around (``encoding_of``).
    """
    return aligned(text, font, within=within).text


def aligned(text: str, font: str | None = None, *, within: Encoding | None = None) -> Converted:
    """As ``convert_legacy``, with the place that each character came from (VNI writes one letter as two)."""
    encoding = encoding_of([text], font)
    if encoding is None and within is not None:
        tally = tally_of(within, words_of(text))
        encoding = within if tally.gains >= tally.losses else None
    if encoding is None:
        return Converted(text, tuple(range(len(text) + 1)))
    converted = encoding.convert(text)
    shown = capital(converted.text) if encoding.shows_capitals(font) else with_capitals(converted.text)
    return Converted(shown, converted.origins)


def unicode_lines(text: str) -> str:
    """A whole text of a file, line by line: some may be in another encoding than others."""
    if text.isascii():
        return text
    lines = re.split(r"(?<=\n)", text)  # not splitlines: VPS has letters that count as line ends
    whole = encoding_of([text])
    if whole is not None:
        return "".join(convert_legacy(line, within=whole) for line in lines)
    some = encoding_of(line for line in lines if encoding_of([line]))
    return text if some is None else "".join(convert_legacy(line, within=some if gained(some, line) else None) for line in lines)


def gained(encoding: Encoding, text: str) -> bool:
    """Whether the encoding makes more words of the text Vietnamese than it spoils."""
    tally = tally_of(encoding, words_of(text))
    return tally.gains > tally.losses


def vietnamese_share(text: str) -> float:
    """The share (0 to 1) of words beyond ASCII that are Vietnamese syllables; 0 where there are none."""
    words = words_of(unicodedata.normalize("NFC", text))
    return sum(map(_reads, words)) / max(1, len(words))


def words_of(text: str) -> list[str]:
    """The words that have a sign beyond ASCII: the others are the same in every encoding."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def tally_of(encoding: Encoding, words: Iterable[str]) -> Tally:
    """What the encoding would do to the words."""
    verdicts = [_verdict(encoding, word) for word in set(words)]
    return Tally(verdicts.count("gain"), verdicts.count("loss"), verdicts.count("strange"))


def with_capitals(text: str) -> str:
    """Small accented letters among capitals made capital: TCVN3 has no others ("L©M THêI" is LÂM THỜI).

    A word that does not tell, since only its first letter is capital or has no accent ("Bộ"), goes by the words beside it.
    """
    words = list(_SPOKEN.finditer(text))
    known = [_is_capital(word[0]) for word in words]
    parts, done = [], 0
    for at, word in enumerate(words):
        beside = [known[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
        if known[at] or (known[at] is None and True in beside and False not in beside):
            parts += [text[done : word.start()], capital(word[0])]
            done = word.end()
    return "".join([*parts, text[done:]])


def capital(text: str) -> str:
    """The text in capitals, as long as before (ß has no capital of its own)."""
    return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)


def _is_capital(word: str) -> bool | None:
    """Whether the word is in capitals, by its letters that TCVN3 has both ways; None if they do not tell."""
    telling = [letter for letter in word if letter.isupper() or letter.isascii()]
    if any(letter.islower() for letter in telling):
        return False
    return True if len(telling) > 1 else None


@lru_cache(maxsize=50_000)
def _verdict(encoding: Encoding, word: str) -> Literal["gain", "loss", "strange", "same"]:
    """What conversion does to a word; letters that the encoding cannot have are a loss, for they say that the text is Unicode."""
    after = encoding.convert(word).text
    before_reads, after_reads = _reads(word), _reads(capital(after) if _is_capital(after) else after)
    if before_reads:
        return "same" if after_reads and (after != word or all(ord(letter) <= 0xFF for letter in word)) else "loss"
    if after_reads:
        return "gain" if len(after) > 1 else "same"
    return "strange"


def _reads(word: str) -> bool:
    """Whether it is a Vietnamese syllable, with no small letter before a capital."""
    composed = unicodedata.normalize("NFC", word)
    return not any(a.islower() and b.isupper() for a, b in pairwise(composed)) and is_syllable(composed)
