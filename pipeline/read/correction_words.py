"""Which words of recognised text cannot be what is printed, and what is: by the pairs that a syllable makes with its neighbours.

A word that makes a pair with a neighbour is right. One that makes none, and would if its marks were others, is wrong;
so is one that is no syllable at all. Names, figures and abbreviations are left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.read.correction_edits import Edit
from pipeline.read.correction_evidence import OWN, WHOLE, Evidence, evidence
from pipeline.read.syllables import is_syllable, misread, one_spelling
from pipeline.rules.book import load

MOST_DIFFERENCES = 2  # letters with other marks in a pair of syllables
LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word of letters in the text; ``joined`` says that nothing but a blank or the end of a line parts it from the one before."""

    text: str
    start: int
    joined: bool
    same_line: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class Choice(NamedTuple):
    """A syllable in place of a token's: at how many differences, and whether a whole word is made by it."""

    differences: int
    weakness: int
    syllable: str


class Reader:
    """Goes through the tokens of one stretch of text from left to right; what it has settled helps to judge what follows."""

    def __init__(self, tokens: Sequence[Token], known: Evidence) -> None:
        self.tokens = tokens
        self.known = known
        self.forms = [one_spelling(token.text) for token in tokens]

    def edits(self) -> Iterator[Edit]:
        """What must change."""
        skip = -1
        for index, token in enumerate(self.tokens):
            if index <= skip or self.untouchable(index) or self.supported(index):
                continue
            whole = self.whole(index)
            if whole:
                skip = index + 1
                self.forms[index] = self.forms[index + 1] = whole
                yield Edit(token.start, self.tokens[index + 1].end, cased(whole, token.text), "ocr.word.parted")
                continue
            better = self.better(index)
            if better and better != self.forms[index]:
                self.forms[index] = better
                yield Edit(token.start, token.end, cased(better, token.text), "ocr.word.marks")
            elif not better and (parts := self.parts(index)):
                yield Edit(token.start, token.end, cased(parts, token.text), "ocr.word.joined")

    def untouchable(self, index: int) -> bool:
        """Whether the token is an abbreviation, a single letter, or part of a name."""
        text = self.tokens[index].text
        if len(text) < 2 or (text.isupper() and not is_syllable(text) and len(text) <= LONGEST_ABBREVIATION):
            return True
        return text.istitle() and any(self.tokens[near].text.istitle() for near in self.neighbours(index))

    def neighbours(self, index: int) -> list[int]:
        """The indices of the tokens right before and after it."""
        return [near for near, joint in ((index - 1, index), (index + 1, index + 1)) if near >= 0 and self.joined(joint)]

    def joined(self, index: int) -> bool:
        """Whether nothing parts the token from the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].joined

    def strength(self, index: int) -> int:
        """How well the token goes with the one before it."""
        return self.known.strength(self.forms[index - 1], self.forms[index]) if self.joined(index) else 0

    def supported(self, index: int) -> bool:
        """Whether the token makes a pair with a neighbour."""
        return bool(self.strength(index) or self.strength(index + 1))

    def better(self, index: int) -> str | None:
        """What the token should be; None if nothing better is known."""
        form = self.forms[index]
        choices = sorted([*self.choices(index, index - 1, index), *self.choices(index, index, index + 1)])
        if choices and {choice.syllable for choice in choices if choice[:2] == choices[0][:2]} == {choices[0].syllable}:
            return choices[0].syllable
        if form in self.known.syllables and not (form in slips() and self.joined(index + 1)):
            return None
        single = [word for word in self.known.syllables_like(form) if word in alone() and misread(form, word) == 1]
        return single[0] if len(single) == 1 else None

    def choices(self, index: int, one: int, two: int) -> Iterator[Choice]:
        """The syllables with which the token would make a pair, as one of the tokens ``one`` and ``two``."""
        if not self.joined(two):
            return
        here, there = (0, 1) if index == one else (1, 0)
        other = two if index == one else one
        pair = self.forms[one], self.forms[two]
        strict = pair[here] in self.known.syllables or self.tokens[index].text.isupper()
        for like in self.known.like(*pair):
            wrong = misread(pair[0], like[0]), misread(pair[1], like[1])
            if None in wrong or not 0 < (count := sum(filter(None, wrong))) <= MOST_DIFFERENCES:
                continue
            if strict and like not in self.known.formal:
                continue
            if count > 1 and pair[here] in alone():
                continue
            if like[there] != pair[there] and not self.free(other, apart=index):
                continue
            if self.claimed(other, apart=index) and pair[here] in self.known.syllables:
                continue
            yield Choice(count, WHOLE - self.known.strength(*like), like[here])

    def free(self, index: int, *, apart: int) -> bool:
        """Whether the token may be wrong as well: it makes no pair with its other neighbour, and is no word that stands alone."""
        return not self.untouchable(index) and not self.claimed(index, apart=apart) and self.forms[index] not in alone()

    def claimed(self, index: int, *, apart: int) -> bool:
        """Whether the token makes a word with its neighbour on the side away from ``apart``."""
        return self.strength(index if apart > index else index + 1) >= WHOLE if apart != index else False

    def whole(self, index: int) -> str | None:
        """The one syllable that this token and the next were parted from ("truy ên", "Quyê ết"); None if they were not."""
        if not self.joined(index + 1) or not self.tokens[index + 1].same_line:
            return None
        one, two = self.forms[index], self.forms[index + 1]
        if (one in self.known.syllables and two in self.known.syllables) or (self.untouchable(index + 1) and len(two) > 1):
            return None
        for form in (one + two, one[:-1] + two, one + two[1:]):
            for like in self.known.syllables_like(form):
                if misread(form, like) in (0, 1) and self.fits(like, index - 1, index + 2):
                    return like
        return None

    def fits(self, syllable: str, before: int, after: int) -> bool:
        """Whether the syllable makes a word with the token before or after."""
        left = self.forms[before] if before >= 0 and self.joined(before + 1) else None
        right = self.forms[after] if after < len(self.forms) and self.joined(after) else None
        return self.known.strength(left, syllable) + self.known.strength(syllable, right) > 0

    def parts(self, index: int) -> str | None:
        """The two words that were run together ("Vềviệc"); None if they were not."""
        form = self.forms[index]
        if form in self.known.syllables or is_syllable(form):
            return None
        cuts = [(form[:cut], form[cut:]) for cut in range(2, len(form) - 1)]
        good = [" ".join(pair) for pair in cuts if set(pair) <= self.known.syllables and self.known.strength(*pair)]
        return good[0] if len(good) == 1 else None


def cased(new: str, like: str) -> str:
    """The new word in the case of the old one."""
    if like.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if like[0].isupper() else new


@cache
def alone() -> frozenset[str]:
    """Words that stand between others."""
    return frozenset(map(one_spelling, load(OWN).vocabulary["alone"].words))


@cache
def slips() -> frozenset[str]:
    """Rare words that are mostly misread."""
    return frozenset(map(one_spelling, load(OWN).vocabulary["slips"].words))


def word_edits(tokens: Sequence[Token]) -> Iterator[Edit]:
    """What must change in a stretch of text."""
    return Reader(tokens, evidence()).edits()
