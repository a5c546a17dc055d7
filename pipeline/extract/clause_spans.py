"""Where a paragraph is cut into clauses: at full stops and semicolons, but not inside a list of units, brackets or "theo hướng: …"."""

from collections.abc import Iterator

from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units

SHORT_FORMS = ("P", "TP", "Tp", "TX", "Tx", "TT", "Q", "H", "X", "BS", "TS", "ThS", "Ths", "PGS", "GS", "KS", "CN", "Đ")
CONTENT = ("hướng", "gồm", "sau", "định", "rõ", "cụ", "như")  # "theo hướng: …", "gồm: …" — what follows is content, no new subject


def clause_spans(s: Syllables, first: int, limit: int) -> Iterator[tuple[int, int]]:
    """Token ranges between full stops and semicolons; inside "…theo hướng: …" a semicolon does not cut."""
    begin, content, depth = first, False, 0
    listed = _listed(s, first, limit)
    for i in range(first, limit):
        word = s.words[i]
        depth += (word in "([“") - (word in ")]”")
        if word == ":" and i > first and s.lower[i - 1] in CONTENT:
            content = True
        stop = word in ".!?" and not _shortens(s, i) and (i + 1 >= limit or s.is_capital(i + 1) or s.words[i + 1] in '“"-–+(')
        if depth <= 0 and (stop or (word == ";" and not content and i not in listed)):
            yield begin, i + 1
            begin, depth = i + 1, 0
            content = content and not stop
    yield begin, limit


def _shortens(s: Syllables, i: int) -> bool:
    """Whether the full stop at ``i`` belongs to a short form ("P. Kế hoạch", "TP. Kim Sa", "BS. Lam") and closes nothing."""
    return i > 0 and s.words[i - 1] in SHORT_FORMS and s.ends[i - 1] == s.starts[i]


def _listed(s: Syllables, first: int, limit: int) -> set[int]:
    """Semicolons inside a list of units ("yêu cầu các sở, ngành; UBND các xã, phường …")."""
    inside: set[int] = set()
    i = first
    while i < limit:
        opening = s.at("assigners", i) or s.at("joining", i) or (i if i == first else None)
        units = read_units(s, opening, limit) if opening is not None and opening < limit else None
        inside.update(k for k in range(units.first, units.last) if s.words[k] == ";") if units else None
        i = max(i + 1, units.last if units else 0)
    return inside
