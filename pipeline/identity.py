"""Names for comparing, and when two files hold the same notice: the same number, issuer and year, however they spell them."""

import re
import unicodedata

from models.notice import Header

_SHORT = (("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("tp.", "thanh pho "), ("&", " va "))


def folded(text: str) -> str:
    """The text without case, diacritics and needless white space, for comparing: "Uỷ  ban" and "ỦY BAN" are "uy ban"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.split())


def unit_key(name: str) -> str:
    """The name of a unit for comparing: folded, usual abbreviations written out."""
    key = folded(name)
    for short, full in _SHORT:
        key = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)" if short.isalpha() else re.escape(short), full, key)
    return " ".join(key.split())


def name_key(name: str) -> str:
    """The name of a unit or person for finding and grouping: as ``unit_key``, and without punctuation."""
    words = re.findall(r"\w+", unit_key(name))
    return " ".join("thanh pho" if word == "tp" else word for word in words)


def number_key(number: str) -> str:
    """The number for comparing: "05/TB-UBND" and "5 / TB-UBND" are the same."""
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", folded(number))).upper()


def notice_key(header: Header, sha256: str) -> str:
    """What identifies the notice: number, issuer and year; the file itself where one of them is not known."""
    if not (header.number and header.issuer and header.issued_on):
        return f"sha256:{sha256}"
    return f"{number_key(header.number)}|{unit_key(header.issuer)}|{header.issued_on[:4]}"
