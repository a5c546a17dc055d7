"""What else a person or the head of a unit is, behind a dash, a comma or in brackets: it names nobody else.

"Đồng chí Trần Văn Hạc - Phó Bí thư Đảng ủy, Trưởng Tiểu ban: …"; "Trưởng phòng Kinh tế - Thành viên".
"""

from models.mention import UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import name_end
from pipeline.extract.unit_persons import COURTESIES
from pipeline.extract.verbs import is_action

LONGEST_OFFICE = 12  # tokens
DASHES = ("-", "–", "—")
ENDS = (*DASHES, ",", ";", ":", "(", ")", ".")


def after_offices(s: Syllables, unit: UnitMention, j: int, limit: int) -> int:
    """The token after the offices that stand behind a person or the head of a unit, which ends at ``j``."""
    while (end := _bracketed(s, unit, j, limit) or _office(s, unit, j, limit)) is not None:
        j = end
    return j


def _office(s: Syllables, unit: UnitMention, j: int, limit: int) -> int | None:
    """End of one office behind a dash or a comma, closed by a mark or the end of the text, so that no order is taken for it."""
    if j + 1 >= limit or s.words[j] not in (*DASHES, ","):
        return None
    person = _is_person(s, unit)
    in_team = s.at("team_roles", j + 1)
    titled = max(s.at(name, j + 1) or 0 for name in ("titles", "person_titles", "posts"))
    if not (person and s.words[j] in DASHES and titled) and not (in_team and (person or _is_headed(s, unit, j))):
        return None
    end = max(in_team or 0, titled)
    if s.at("verbs", j + 1) and end < limit and s.words[end] not in ENDS:
        return None  # "- Bảo vệ hồ sơ" is an order, "- Bảo vệ:" an office
    member = in_team and in_team < limit and s.lower[j + 1] == "thành"
    board = name_end(s, in_team, limit) if in_team and member else None  # Thành viên | Ban Chỉ đạo | theo dõi các xã
    return _closed(s, end, limit) or (board if board and is_action(s, board, limit) else None)


def _closed(s: Syllables, k: int, limit: int) -> int | None:
    """The mark after the office whose title ends at ``k``; None where an order or a longer text follows."""
    for end in range(k, min(limit, k + LONGEST_OFFICE) + 1):
        if end >= limit or s.words[end] in ENDS:
            return end
        if is_action(s, end, limit) or any(s.at(name, end) for name in ("duties", "chairing", "joining")):
            return None
    return None


def _bracketed(s: Syllables, unit: UnitMention, j: int, limit: int) -> int | None:
    """“đ/c Phạm Hữu Nghĩa (Trưởng Công an xã)”: the token after an office in brackets."""
    if j + 1 >= limit or s.words[j] != "(" or not _is_person(s, unit) or not (s.at("titles", j + 1) or s.at("posts", j + 1)):
        return None
    closing = _closed(s, j + 2, limit)
    return closing + 1 if closing and closing < limit and s.words[closing] == ")" else None


def _is_person(s: Syllables, unit: UnitMention) -> bool:
    first = s.index(unit.start)
    courtesy = s.at("person_titles", first)
    return unit.kind == "person" or (courtesy is not None and s.phrase(first, courtesy).lower() in COURTESIES)


def _is_headed(s: Syllables, unit: UnitMention, j: int) -> bool:
    """“Trưởng phòng Kinh tế - Thành viên”: the head of a unit, with a dash behind."""
    return unit.rule == "unit.head-of-unit" and s.words[j] in DASHES
