"""The syllable-level Vietnamese reading of a document: tokens with exact offsets, and where each vocabulary stands in them.

Vietnamese writes a blank between syllables, not words; names and verbs are therefore matched over syllables
(spaCy ``PhraseMatcher``), with tone marks in one spelling (hoá = hóa). Word segmentation and parts of speech
(underthesea) are asked only where the lists do not decide.
"""

import re
from bisect import bisect_left
from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from pipeline.rules.book import load

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Whole tokens: numbers with what hangs on them (178/2026/NĐ-CP, 15/10/2023, 1.000), abbreviations (KH&CN, LĐ-TB&XH, CTr/TU);
# else a syllable, else one mark. A word with a capital after "2." is no part of the number ("2.Bộ Tài chính").
TOKEN = re.compile(
    r"\d\w*(?:[/-]\w+|\.(?=\d|\w(?!\w)|[A-ZĐ]{2})\w+)*|[A-ZĐ]{2}\w*(?:[&/-][A-ZĐ]\w*)*"
    r"|(?:Bộ|Sở|Cục|Vụ|Phòng)(?=[A-ZĐ][^\W\d_A-Z])|\w+(?:&\w+)*|[^\w\s]"
)
# A narrow column loses blanks: "BộTài chính".
GLUED = re.compile(r"(?<!\w)(Bộ|Sở|Cục|Vụ|Phòng)(?=[A-ZĐ][^\W\d_A-Z])")
RULE_BOOKS = ("units", "actions", "products")
# The tone mark stands on the first or the second vowel of oa, oe, uy; both are written. The older spelling (hóa, úy) is kept.
TONES = {
    new: old
    for pair in [
        "oà:òa",
        "oá:óa",
        "oả:ỏa",
        "oã:õa",
        "oạ:ọa",
        "oè:òe",
        "oé:óe",
        "oẻ:ỏe",
        "oẽ:õe",
        "oẹ:ọe",
        "uỳ:ùy",
        "uý:úy",
        "uỷ:ủy",
        "uỹ:ũy",
        "uỵ:ụy",
    ]
    for new, old in [pair.split(":")]
}
DASHES = ("–", "—", "−")
NEW_TONE = re.compile("(?<![qQ])(" + "|".join(TONES) + r")(?!\w)", re.IGNORECASE)


def one_spelling(syllable: str) -> str:
    """The syllable with its tone mark in the older place: hoá -> hóa, uỷ -> ủy, Uỷ -> Ủy; quý stays. Every dash is "-"."""
    if syllable in DASHES:
        return "-"

    def replace(found: re.Match[str]) -> str:
        old = TONES[found[0].lower()]
        return "".join(o.upper() if f.isupper() else o for f, o in zip(found[0], old, strict=True))

    return NEW_TONE.sub(replace, syllable)


class Syllables:
    """A document's text as syllables. ``starts``/``ends`` are offsets into the document's text, by token index.

    Immutable after construction; the stages ask it two things: what word stands at a token, and which vocabulary
    begins there (``at``).
    """

    def __init__(self, text: str) -> None:
        found = list(TOKEN.finditer(text))
        self.text = text
        self.words = [one_spelling(token[0]) for token in found]
        self.lower = [word.lower() for word in self.words]
        self.starts = [token.start() for token in found]
        self.ends = [token.end() for token in found]
        self._marks = _marks(self.words)
        self.abbreviations: dict[str, str] = {}

    def knowing(self, abbreviations: dict[str, str]) -> "Syllables":
        """A copy that knows what the notice's own abbreviations of units stand for."""
        other = copy(self)
        other.abbreviations = dict(abbreviations)
        return other

    def __len__(self) -> int:
        return len(self.words)

    def at(self, vocabulary: str, index: int) -> int | None:
        """End (token index, excluded) of the longest phrase of ``vocabulary`` that begins at token ``index``, or None."""
        return self._marks.get(vocabulary, {}).get(index)

    def index(self, offset: int) -> int:
        """The first token that begins at or after a text offset."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Text offsets of the tokens ``first`` (included) to ``last`` (excluded)."""
        return (self.starts[first], self.ends[last - 1]) if first < last else (self.starts[first], self.starts[first])

    def phrase(self, first: int, last: int) -> str:
        """The text of the tokens, on one line, a blank that a narrow column lost put back."""
        start, end = self.span(first, last)
        return GLUED.sub(r"\1 ", " ".join(self.text[start:end].split()))

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return index < len(self.words) and self.words[index][0].isupper()


def _marks(words: list[str]) -> dict[str, dict[int, int]]:
    marks: dict[str, dict[int, int]] = {}
    if words:
        matcher, doc = _matcher(), _doc(words)
        for key, first, last in matcher(doc):
            ends = marks.setdefault(doc.vocab.strings[key], {})
            ends[first] = max(last, ends.get(first, 0))
    return marks


@cache
def _matcher() -> "PhraseMatcher":
    """One matcher for all vocabularies, case-insensitive; made once per process."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(_doc(["."]).vocab, attr="LOWER")
    for book in RULE_BOOKS:
        for name, vocabulary in load(book).vocabulary.items():
            matcher.add(name, [_doc([one_spelling(token[0]) for token in TOKEN.finditer(words)]) for words in vocabulary.words])
    return matcher


def _doc(words: list[str]) -> "Doc":
    from spacy.tokens import Doc

    return Doc(_blank_vocab(), words=words)


@cache
def _blank_vocab() -> "Vocab":
    import spacy

    return spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}).vocab
