"""The issuer of a notice without a letterhead: the body in its text that its symbol abbreviates."""

import re
from collections.abc import Sequence

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.bare import unmark
from pipeline.segment.found import Found


def issuer_from_symbol(document: Document, symbol: str, start: int, end: int) -> Found | None:
    """A name in ``document.text[start:end]`` whose initials are the body's abbreviation in the symbol; None if there is none.

    "TB-SKHCN" and "… Giám đốc Sở Khoa học và Công nghệ …" give the latter. Nothing is made up from the initials alone.
    """
    initials = _body_of(symbol)
    if len(initials) < 3:
        return None
    text = document.text[start:end]
    words = list(re.finditer(r"[^\W\d_]+", text))
    for index, word in enumerate(words):
        if word[0][0].isupper() and (last := _spelt_by(words, index, initials)):
            return Found(
                value=" ".join(text[word.start() : last.end()].split()),
                start=start + word.start(),
                end=start + last.end(),
                rule="letterhead.issuer-from-symbol",
            )
    return None


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
        if not rest:
            break
        letter = unmark(word[0][0]).lower()
        if letter == rest[0]:
            rest, last = rest[1:], word
        elif word[0].lower() != "và":
            return None
    return last if not rest else None
