"""Vietnamese without its marks, letter for letter, so that offsets stay: what survives poor typing and poor OCR."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from pipeline.rules.book import Rule, load


class _Unmarked(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = {"đ": "d", "Đ": "D", "\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}.get(base, base)
        return self[code]


_TABLE = _Unmarked()


def unmark(text: str) -> str:
    """The text without tone and vowel marks, đ as d; as long as ``text`` itself if that is NFC."""
    return text.translate(_TABLE)


def bare(rule: Rule) -> re.Pattern[str]:
    """The rule's pattern for unmarked text: "Kính gửi", "Kinh gui" and "KÍNH GỬI" become one."""
    return _compiled(unmark(rule.pattern))


@cache
def mark(rule_id: str) -> re.Pattern[str]:
    """The pattern of a rule of ``letterhead.toml``, for unmarked text."""
    return bare(load("letterhead")[rule_id])


@cache
def exact(rule_id: str) -> re.Pattern[str]:
    """The pattern of a rule of ``letterhead.toml``, for text with its marks: where without them two words would be one."""
    return load("letterhead")[rule_id].regex


def is_near(rule_id: str, plain: str) -> bool:
    """True if the unmarked text is nearly the first example of the rule: a fixed phrase of which a scan spoilt a few letters."""
    phrase = unmark(load("letterhead")[rule_id].examples[0]).lower()
    if not 0.8 * len(phrase) <= len(plain) <= 1.2 * len(phrase):
        return False
    return SequenceMatcher(None, phrase, plain.lower(), autojunk=False).ratio() >= 0.8


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


def is_upper(text: str) -> bool:
    """True if the text is set in capitals: at least two letters, and nine in ten of them capital."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)
