"""Abbreviations that the notice itself defines: "Công ty Cổ phần Cấp nước Lam Giang (LGW)", "… (sau đây gọi tắt là Ban Chỉ đạo)"."""

from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import LONGEST_NAME, name_end

NAMING = ("gọi", "tắt", "là", "sau", "đây", "viết", "chung", "dưới")


def define_abbreviations(s: Syllables) -> Syllables:
    """The same syllables, knowing which short names stand for which units from here on."""
    found: dict[str, str] = {}
    for i, word in enumerate(s.words):
        if word == "(" and (short := _short_name(s, i)) and (unit := _unit_before(s, i)):
            found.setdefault(short, unit)
    return s.knowing(found) if found else s


def _short_name(s: Syllables, i: int) -> str | None:
    """The abbreviation in the brackets that open at ``i``: one word of capitals, or what "sau đây gọi tắt là" names."""
    closing = next((k for k in range(i + 1, min(len(s), i + 14)) if s.words[k] == ")"), None)
    if closing is None:
        return None
    inner = list(range(i + 1, closing))
    while inner and s.lower[inner[0]] in NAMING:
        inner.pop(0)
    if len(inner) != 1:
        return None
    word = s.words[inner[0]]
    return word if word.isupper() and len(word) > 1 and not word.isdigit() else None


def _unit_before(s: Syllables, i: int) -> str | None:
    """The name of the unit that ends right before token ``i``."""
    for k in range(max(0, i - LONGEST_NAME), i - 1):
        if name_end(s, k, i) == i:
            return s.phrase(k, i)
    return None
