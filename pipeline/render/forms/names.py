"""Names for comparing: "UBND tỉnh" and "Uỷ ban nhân dân tỉnh" are the same unit."""

import re
import unicodedata

_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho"}


def folded(text: str) -> str:
    """The text without case, diacritics and needless white space."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def name_key(name: str) -> str:
    """The name of a unit or person for comparing: folded, usual abbreviations written out."""
    words = re.findall(r"\w+", folded(name))
    return " ".join(_SHORT.get(word, word) for word in words)
