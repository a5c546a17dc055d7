"""The issuer of a notice without a letterhead: the body in its text that its symbol abbreviates."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.bare import unmark
from pipeline.segment.found import Found


def issuer_from_symbol(document: Document, symbol: str, start: int, end: int) -> Found | None:
    """A name in ``document.text[start:end]`` whose initials are the body's abbreviation in the symbol; None if there is none.

    "TB-SKHCN" and "… Giám đốc Sở Khoa học và Công nghệ …" give the latter. A name with its place ("Ủy ban nhân dân xã
    Hoa Lam") goes before one without. Nothing is made up from the initials alone.
    """
    initials = _body_of(symbol)
    if len(initials) < 3:
        return None
    text = document.text[start:end]
    names = list(_names(text, initials))
    located = [(first, place.end()) for first, last in names if (place := _place().match(text, last))]
    first, last = next(iter(located or names), (0, 0))
    if not names:
        return None
    return Found(value=" ".join(text[first:last].split()), start=start + first, end=start + last, rule="agencies.heads")


@cache
def _place() -> re.Pattern[str]:
    """A level and a place name right behind a body's name."""
    return re.compile(rf"\s+{load('agencies').vocabulary['levels'].alternation}\.?(?:\s+(?=[^\W\d_a-z])[^\W\d_]\w*)+")


def _names(text: str, initials: str) -> Iterator[tuple[int, int]]:
    """Where words begin and end, the first with a capital, that have these initials."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    for index, word in enumerate(words):
        if word[0][0].isupper() and (last := _spelt_by(words, index, initials)):
            yield word.start(), last.end()


def _body_of(symbol: str) -> str:
    """The issuing body's part of a symbol: "SKHCN" of "TB-SKHCN", "UBND" of "UBND-KT"."""
    parts = [part for part in re.split(r"[-/]", symbol) if part]
    codes = {unmark(rule.value["code"]).lower() for rule in load("document_types").rule}
    named = parts[1:] if parts and unmark(parts[0]).lower() in codes else parts
    return re.sub(r"\W", "", unmark(named[0]).lower()) if named else ""


def _spelt_by(words: Sequence[re.Match[str]], index: int, initials: str) -> re.Match[str] | None:
    """The last of the words from ``index`` on whose initials, without "và", are ``initials``."""
    rest = initials
    for word in words[index : index + 2 * len(initials)]:
        if unmark(word[0][0]).lower() == rest[0]:
            rest = rest[1:]
            if not rest:
                return word
        elif word[0].lower() != "và":
            return None
    return None
