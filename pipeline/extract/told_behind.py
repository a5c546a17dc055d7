"""Who is told behind the action, where no subject stands before it.

Kiểm tra các cầu treo (Sở Xây dựng chủ trì, phối hợp với Công an tỉnh), xong trong tháng 5.
Việc kiểm tra các cầu treo do Sở Xây dựng thực hiện. Nhiệm vụ này giao cho Sở Xây dựng chủ trì.
"""

from models.mention import UnitMention
from models.value import Value
from pipeline.extract.circumstances import is_circumstance
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.roles import roles_after
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action

TOPICS = ("việc", "nhiệm vụ", "công tác", "nội dung", "phần việc")  # a clause that opens with one of them says what is given to whom
GIVEN = ("giao cho", "giao", "do")
ROLES = (
    "chủ trì",
    "thực hiện",
    "phụ trách",
    "đầu mối",
    "đảm nhiệm",
    "đảm nhận",
    "đảm trách",
    "làm đầu",
    "là đầu",
    "chịu trách",
    "triển khai",
    "tham mưu",
)
LONGEST_TOPIC = 60  # tokens of the work before those to whom it is given


class ToldBehind(Value):
    """Those told, and those who are to help them."""

    units: tuple[UnitMention, ...]
    coordinating: tuple[UnitMention, ...] = ()


def told_in_brackets(s: Syllables, first: int, last: int) -> ToldBehind | None:
    """“… (Sở A chủ trì, phối hợp với Sở B)”, "… (giao Sở A)": brackets behind an action, with a word that gives a role."""
    for i in range(first + 1, last):
        closing = next((k for k in range(i, last) if s.words[k] == ")"), None) if s.words[i] == "(" else None
        if closing is None:
            continue
        alone = _ends(s, closing + 1, last) and not _of_unit(s, first, i)
        told = _with_role(s, i + 1, closing) or (_alone(s, i + 1, closing) if alone else None)
        if told is not None:
            return told
    return None


def _alone(s: Syllables, i: int, closing: int) -> ToldBehind | None:
    """“… (Sở A)”, "… (Sở A, trong tháng 5)": nothing but units in the brackets, or a time after them."""
    units = read_units(s, i, closing)
    if units is None:
        return None
    dated = units.last < closing and s.words[units.last] in ",;-" and find_deadlines(s.text, s.starts[units.last], s.ends[closing])
    return ToldBehind(units=units.units) if units.last >= closing or dated else None


def _ends(s: Syllables, i: int, last: int) -> bool:
    return all(word in ".;," for word in s.words[i:last])


def _of_unit(s: Syllables, first: int, i: int) -> bool:
    """Whether a unit stands right before the brackets: they tell of it ("Công an tỉnh (Phòng Cảnh sát giao thông)")."""
    return any((units := read_units(s, k, i)) is not None and units.last == i for k in range(max(first, i - 14), i))


def opens_topic(s: Syllables, first: int, last: int) -> bool:
    """Whether the clause opens with "Việc …", "Nhiệm vụ …": with what is to be done, as a noun."""
    return first < last and any(s.phrase(first, min(last, first + len(topic.split()))).lower() == topic for topic in TOPICS)


def told_by_topic(s: Syllables, first: int, last: int) -> ToldBehind | None:
    """“Việc … do Sở A thực hiện”, "Nhiệm vụ … giao cho Sở A …"."""
    topic = opens_topic(s, first, last)
    other = is_circumstance(s, first) or s.at("meetings", first) is not None or read_units(s, first, last) is not None
    if not topic and (other or is_action(s, first, last)):
        return None  # "Phiên họp do Phó Chủ tịch UBND tỉnh chủ trì"
    for i in range(first + 1, min(last, first + LONGEST_TOPIC)):
        if s.words[i] in ".;" or s.at("past", i) or s.lower[i] in ("được", "nếu"):
            return None
        if _given(s, i, last) and (told := _with_role(s, i, last, named=not topic)) is not None:
            return told
    return None


def _with_role(s: Syllables, i: int, last: int, *, named: bool = False) -> ToldBehind | None:
    """``named``: what stands before may be anything, so that only units with names count."""
    given = _given(s, i, last)
    units = read_units(s, given or i, last)
    if units is None or (units.last >= last and not given):
        return None
    if named and any(unit.kind == "group" for unit in units.units):
        return None
    acts = given is not None and named and is_action(s, units.last, last)
    if units.last < last and not acts and s.phrase(units.last, min(last, units.last + 2)).lower() not in ROLES:
        return None
    return ToldBehind(units=units.units, coordinating=(*roles_after(s, units.last, last).coordinating, *_helping(s, units.last, last)))


def _helping(s: Syllables, i: int, last: int) -> tuple[UnitMention, ...]:
    """“… chủ trì; B, C phối hợp": the units right before "phối hợp"."""
    for k in range(i, last):
        if s.words[k] in ",;" and (units := read_units(s, k + 1, last)) is not None and units.last < last and s.at("joining", units.last):
            return units.units
    return ()


def _given(s: Syllables, i: int, last: int) -> int | None:
    """The token after "giao", "giao cho" or "do" at ``i``."""
    return next((i + len(w.split()) for w in GIVEN if s.phrase(i, min(last, i + len(w.split()))).lower() == w), None)
