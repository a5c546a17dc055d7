"""Whether a page's text layer can be trusted.

Many scans seem to have text: only the signature's stamp, the output of a poor OCR program, or letters through a broken
font table. The judgement is per page, by the quality of the text and not by its presence.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.read.pdf_text import UNKNOWN
from pipeline.read.printed import Printed

FEWEST_LETTERS = 20  # fewer on a page with a large picture is no text of the page
WHOLE_PAGE = 0.5  # share of the page from which a picture is the page
GOOD_SHARE = 0.75  # share of words that must be Vietnamese syllables
GOOD_OCR_SHARE = 0.9  # the same where the text stands invisibly behind a picture
MOST_UNKNOWN = 0.05  # share of characters that the file may leave unnamed
LONGEST_ABBREVIATION = 8
FEWEST_ACCENTED = 0.25  # share of words with an accent; Vietnamese prose has 0.6 to 0.8
ENOUGH_WORDS = 12  # fewer words are too few to judge by share

ONSETS = "ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx]?"
NUCLEI = (
    "uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oeo|uây|uya|uyu|iê|yê|uô|ươ|uâ|uê|uơ|uy|oa|oă|oe|oo"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy]"
)
SYLLABLE = re.compile(rf"(?:{ONSETS})(?:{NUCLEI})(?:ch|ng|nh|[cmnpt])?")
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class PageJudgement:
    """Whether the text layer can be used, and why (English, for ``Page.reason``); ``quality`` is the share of words that are syllables."""

    usable: bool
    reason: str
    quality: float


def judge_text_layer(lines: Sequence[Printed], *, picture: float = 0.0, unseen: float = 0.0) -> PageJudgement:
    """Judge the lines of one page; ``picture`` and ``unseen`` are the shares of page and characters that are image and invisible."""
    text = "\n".join(line.text for line in lines if line.region != "stamp")
    letters = sum(character.isalpha() for character in text)
    quality = syllable_share(text)
    if letters < FEWEST_LETTERS:
        scanned = picture >= WHOLE_PAGE
        reason = "scanned page without text" if scanned else "blank page" if not letters else "few words"
        return PageJudgement(not scanned, reason, quality)
    if text.count(UNKNOWN) > MOST_UNKNOWN * len(text):
        return PageJudgement(False, "characters without a Unicode value", quality)
    if accented_share(text) < FEWEST_ACCENTED:
        return PageJudgement(False, "Vietnamese without its accents", quality)
    behind_picture = picture >= WHOLE_PAGE or unseen > WHOLE_PAGE
    if quality < (GOOD_OCR_SHARE if behind_picture else GOOD_SHARE):
        return PageJudgement(False, "poor text behind a picture" if behind_picture else "text is not Vietnamese words", quality)
    return PageJudgement(True, "good text behind a picture" if behind_picture else "text layer", quality)


def syllable_share(text: str) -> float:
    """The share (0 to 1) of words, abbreviations in capitals aside, that are Vietnamese syllables; 1 where words are too few to tell."""
    words = [word for word in WORDS.findall(text) if not is_abbreviation(word)]
    if len(words) < ENOUGH_WORDS:
        return 1.0
    return sum(map(is_syllable, words)) / len(words)


def accented_share(text: str) -> float:
    """The share (0 to 1) of words that have a Vietnamese letter or tone mark; 1 where words are too few to tell."""
    words = WORDS.findall(text)
    if len(words) < ENOUGH_WORDS:
        return 1.0
    return sum(not word.isascii() for word in words) / len(words)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word can be a Vietnamese syllable."""
    return bool(SYLLABLE.fullmatch(bare(word.lower())))


def is_abbreviation(word: str) -> bool:
    """Whether the word is in capitals and no syllable: UBND, HĐND, XIV."""
    return bool(re.fullmatch("[A-ZĐ]+", word)) and len(word) <= LONGEST_ABBREVIATION and not is_syllable(word)


def bare(word: str) -> str:
    """The word without its tone marks (ă, â, ê, ô, ơ, ư and đ stay)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(TONES))
