"""Where a paragraph is cut into clauses: at full stops and semicolons, but not inside a list of units, brackets or "theo hướng: …"."""

from collections.abc import Iterator

from pipeline.extract.circumstances import skip_connectives
from pipeline.extract.language import Syllables
from pipeline.extract.roles import helped_by
from pipeline.extract.told_behind import told_in_brackets
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action

SHORT_FORMS = ("P", "TP", "Tp", "TX", "Tx", "TT", "Q", "H", "X", "BS", "TS", "ThS", "Ths", "PGS", "GS", "KS", "CN", "Đ")
CONTENT = ("hướng", "gồm", "sau", "định", "rõ", "cụ", "như")  # "theo hướng: …", "gồm: …" — what follows is content, no new subject

CONSENTS = (["đồng", "ý"], ["thống", "nhất"], ["nhất", "trí"])
DIRECTING = (
    "chỉ",
    "yêu",
    "đề",
    "giao",
    "hướng",
    "đôn",
    "kiểm",
    "giám",
    "phân",
    "báo",
    "theo",
    "thông",
)  # chỉ đạo, yêu cầu … another to act
CONDITIONS = ("khi", "nếu", "để", "do", "theo", "tại", "sau", "trước", "trường", "nhằm", "theo", "nơi", "trong", "vì", "căn")


def clause_spans(s: Syllables, first: int, limit: int) -> Iterator[tuple[int, int]]:
    """Token ranges between full stops and semicolons; inside "…theo hướng: …" a semicolon does not cut."""
    begin, content, depth = first, False, 0
    listed = _listed(s, first, limit)
    parting = _second_subjects(s, first, limit)
    for i in range(first, limit):
        word = s.words[i]
        depth += (word in "([“") - (word in ")]”")
        if word == ":" and i > first and s.lower[i - 1] in CONTENT and not _speech_follows(s, i + 1, limit):
            content = True
        stop = _ends_sentence(s, i, limit)
        parted = word == ";" and i not in listed and not _parts_roles(s, i, limit)
        if depth <= 0 and (stop or (not content and (parted or i in parting))):
            yield begin, i + 1
            begin, depth = i + 1, 0
            content = content and not stop
    yield begin, limit


def _speech_follows(s: Syllables, i: int, limit: int) -> bool:
    """“Chủ tịch UBND tỉnh có ý kiến như sau: | Đồng ý …; giao Sở A …”: orders, each of its own, and no content of one."""
    return i < limit and (s.at("assigners", i) is not None or s.lower[i : i + 2] in CONSENTS)


def _second_subjects(s: Syllables, first: int, limit: int) -> set[int]:
    """Commas before a second subject with an action of its own: "Phòng A đo điện trở, | Phòng B dựng rào chắn"."""
    found: set[int] = set()
    begin = first
    for i in range(first, limit):
        if s.words[i] in ".;:":
            begin = i + 1
        if s.words[i] == "," and _parts_subjects(s, begin, i, limit):
            found.add(i)
            begin = i + 1
    return found


def _parts_subjects(s: Syllables, begin: int, i: int, limit: int) -> bool:
    """Whether, on both sides of the comma ``i``, a single named unit is the subject of an action."""
    if _parts_roles(s, i, limit):
        return False
    before, after = _acting_unit(s, _opening(s, begin, i), i), _acting_unit(s, i + 1, limit)
    if before is None or after is None or s.lower[before] in DIRECTING or any(s.at("joining", k) for k in range(before, i)):
        return False
    opening = max((k + 1 for k in range(before, i) if s.words[k] == ","), default=before)
    lists = any((units := read_units(s, k, i)) is not None and units.last >= i for k in range(max(before, i - 14), i))
    return not lists and s.lower[opening] not in CONDITIONS and not any(s.at("joining", k) for k in range(after, min(limit, after + 2)))


def _opening(s: Syllables, begin: int, i: int) -> int:
    """The token after "trong đó,", "đồng thời", and after "giao", "đề nghị"."""
    opening = skip_connectives(s, begin, i)
    return min(s.at("assigners", opening) or opening, i)


def _acting_unit(s: Syllables, i: int, limit: int) -> int | None:
    """The token where the action of the one unit named at ``i`` begins, or None if that is not what stands there."""
    units = read_units(s, i, limit) if i < limit and s.is_capital(i) else None
    if units is None or len(units.units) != 1 or units.units[0].kind == "group" or units.last >= limit:
        return None
    return units.last if s.at("verbs", units.last) and is_action(s, units.last, limit) else None


def _ends_sentence(s: Syllables, i: int, limit: int) -> bool:
    """Whether the mark at ``i`` closes a sentence."""
    if s.words[i] not in ".!?" or _shortens(s, i) or _tells_who(s, i, limit):
        return False
    return i + 1 >= limit or s.is_capital(i + 1) or s.words[i + 1] in '“"-–+('


def _parts_roles(s: Syllables, i: int, limit: int) -> bool:
    """“Sở A chủ trì; Sở B, Sở C phối hợp lập …”: the semicolon parts who leads from who helps in the same work."""
    chairs = any(s.at("chairing", k) == i for k in range(max(0, i - 4), i))
    return chairs and i + 1 < limit and helped_by(s, i + 1, limit) is not None


def _tells_who(s: Syllables, i: int, limit: int) -> bool:
    """“… tin bài. (Sở A thực hiện)”: brackets behind the full stop that end the text and say who does it."""
    if i + 1 >= limit or s.words[i + 1] != "(":
        return False
    closing = next((k for k in range(i + 1, limit) if s.words[k] == ")"), limit)
    ends = all(word in ".;,)" for word in s.words[closing:limit])
    return ends and told_in_brackets(s, i, limit) is not None


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
