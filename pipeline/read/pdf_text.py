"""Code points as PDFs hold them, as text: what is not writing dropped, what stands for a sign replaced."""

import re
import unicodedata

from pipeline.read.printed import Letters
from pipeline.read.word_symbols import symbol

UNKNOWN = "\ufffd"
"""Stands where the file does not say which character it shows."""

_LINE_END_HYPHENS = {0xFFFE: "-", 0x02: "-"}  # what PDFium makes of a hyphen at the end of a line
_SPACES = dict.fromkeys((0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_HYPHENS = dict.fromkeys((0xAD, 0x2010, 0x2011), "-")  # Word prints its hyphens under these codes
_NAMED = {0: UNKNOWN, **_LINE_END_HYPHENS, **_HYPHENS, **_SPACES}
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc\ue000-\uf8ff\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def cleaned(codes: list[int], lefts: list[float], rights: list[float], font: str) -> Letters:
    """The characters as text, with the edges of those that are left.

    No-break and wide blanks become blanks, all hyphens "-"; zero-width characters and controls are dropped; bullets in
    the private-use area become signs by their font; halves of a surrogate pair become the one character.
    """
    text = "".join([_NAMED.get(code) or chr(code) for code in codes])
    if not _ODD.search(text) and "symbol" not in font and "dings" not in font:
        return Letters(text, lefts, rights)
    signs = [_sign(character, font) for character in text]
    kept = [index for index, sign in enumerate(signs) if sign]
    return _paired(Letters("".join(signs), [lefts[index] for index in kept], [rights[index] for index in kept]))


def _sign(character: str, font: str) -> str:
    """The character as it looks; empty if it cannot be seen. Half a surrogate pair stays."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Zl", "Zp") or character == "\ufffc":
        return ""
    return character if category == "Cs" else symbol(character, font)[:1]


def _paired(letters: Letters) -> Letters:
    """The letters with surrogate pairs joined; a half without its other half is unknown."""
    text = letters.text
    if not _HALF.search(text):
        return letters
    second = [
        index for index in range(1, len(text)) if _HALF.match(text[index]) and _HALF.match(text[index - 1]) and text[index] >= "\udc00"
    ]
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kept = [index for index in range(len(text)) if index not in second]
    return Letters(whole, [letters.lefts[index] for index in kept], [letters.rights[index] for index in kept])


def composed(letters: Letters) -> Letters:
    """The letters in NFC, with the edges of a letter and its combining marks united."""
    if unicodedata.is_normalized("NFC", letters.text):
        return letters
    text, lefts, rights = "", list[float](), list[float]()
    start = 0
    for end in range(1, len(letters.text) + 1):
        if end < len(letters.text) and unicodedata.combining(letters.text[end]):
            continue
        cluster = unicodedata.normalize("NFC", letters.text[start:end])
        text += cluster
        lefts += [min(letters.lefts[start:end])] * len(cluster)
        rights += [max(letters.rights[start:end])] * len(cluster)
        start = end
    return Letters(text, lefts, rights)
