"""Words compared: passages and names are the same whatever their case, punctuation, tone-mark convention or abbreviations.

What counts as the same is data: pipeline/rules/comparison.toml.
"""

import re
import unicodedata
from functools import cache

from models.value import Value
from pipeline.rules.tables import load_table

CLOSE, CLOSE_ON_SCAN = 92, 82
"""How alike, of 100, an anchor and the best part of a passage must be."""


class Conventions(Value):
    """The file of conventions."""

    tone_marks: tuple[tuple[str, str], ...]
    abbreviations: tuple[tuple[str, str], ...]
    head: str


@cache
def conventions() -> Conventions:
    """The conventions; raises ValueError naming the file if it does not fit."""
    return load_table("comparison", Conventions)


@cache
def plain(text: str) -> str:
    """The words alone: NFC, lower case, the newer place of tone marks, no punctuation but & / %."""
    return " ".join(re.sub(r"[^\w&/%]+", " ", lowered(text)).split())


@cache
def unit_key(name: str) -> str:
    """What is left of a unit's name when its spelling does not count; the head of a unit stands for the unit."""
    text = re.sub(conventions().head, "", lowered(name), flags=re.VERBOSE)
    for short, full in conventions().abbreviations:
        text = text.replace(short, full) if short == "&" else re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, text)
    text = re.sub(r"\b(có liên quan|liên quan)\b", "liên quan", re.sub(r"[^\w]+", " ", text))
    return re.sub(r"^(các|những|đồng chí|ông|bà)\s+", "", " ".join(text.split()))


def lowered(text: str) -> str:
    """NFC, lower case, tone marks in their newer place."""
    text = unicodedata.normalize("NFC", text).lower()
    for old, new in conventions().tone_marks:
        text = re.sub(old + r"(?![a-zà-ỹ])", new, text)
    return text


def holds(text: str, anchor: str, *, scan: bool) -> bool:
    """Whether the anchor (both ``plain``) stands in the text, or nearly; on a scan more letters may be wrong."""
    from rapidfuzz import fuzz

    if not anchor or anchor in text:
        return bool(anchor)
    return len(text) >= 0.7 * len(anchor) and fuzz.partial_ratio(anchor, text) >= (CLOSE_ON_SCAN if scan else CLOSE)


def alike(one: str, other: str) -> float:
    """How alike two texts are, of 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))
