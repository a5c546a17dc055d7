"""Who is told behind the action, where no subject stands before it.

Kiểm tra các cầu treo (Sở Xây dựng chủ trì, phối hợp với Công an tỉnh), xong trong tháng 5.
Kiểm tra các cầu treo: Sở Xây dựng chủ trì. Kiểm tra các cầu treo – giao Sở Xây dựng.
Việc kiểm tra các cầu treo do Sở Xây dựng thực hiện. Nhiệm vụ này giao cho Sở Xây dựng chủ trì.
"""

from models.mention import UnitMention
from models.value import Value
from pipeline.extract.circumstances import is_circumstance
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.roles import bracketed_role, roles_after
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
DESCRIBED = (["làm", "chủ"], ["đầu", "tư"], ["quản", "lý"], ["ban", "hành"], ["sản", "xuất"])  # a project "do X làm chủ đầu tư"
COMPLETING = (["hoàn", "thành"], ["xong"], ["xong", "trước"])
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
        told = _with_role(s, _after_time(s, i + 1, closing), closing) or (_alone(s, i + 1, closing) if alone else None)
        if told is not None:
            return told
    return None


def told_at_end(s: Syllables, first: int, last: int) -> ToldBehind | None:
    """“…: Sở A chủ trì”, "… - Sở A thực hiện, Sở B phối hợp", "… – giao Sở A": behind a mark, who does it and nothing to do."""
    for i in range(first + 1, last - 1):
        if not _parts_work(s, first, i, last) or (s.words[i] == "-" and _of_unit(s, first, i)):
            continue  # "do đồng chí A - Phó Chủ tịch UBND tỉnh chủ trì": what the unit or person is
        given = _given(s, i + 1, last)
        units = read_units(s, given or i + 1, last)
        if units is not None and s.lower[i + 1] == "do" and any(unit.kind == "person" for unit in units.units):
            continue  # "…, do đồng chí A chủ trì": who chairs a meeting
        said = units is not None and (given is not None or (units.last < last and _role_end(s, units.last, last) is not None))
        if units is not None and said and _only_roles(s, units.last, last, dated=not is_circumstance(s, first)):
            helping = (*roles_after(s, units.last, last).coordinating, *_helping(s, units.last, last))
            return ToldBehind(units=units.units, coordinating=helping)
    return None


def _parts_work(s: Syllables, first: int, i: int, last: int) -> bool:
    """Whether at ``i`` there is a colon, a dash with a blank before it, or a comma and "giao", behind which it can be said who works."""
    if s.words[i] == ",":
        return _given(s, i + 1, last) is not None and not is_circumstance(s, first)
    return s.words[i] == ":" or (s.words[i] == "-" and s.ends[i - 1] < s.starts[i])


def _role_end(s: Syllables, i: int, last: int) -> int | None:
    """The token after words of role at ``i``."""
    if (bracket := bracketed_role(s, i, last)) is not None:
        return bracket
    length = next((len(w.split()) for w in ROLES if s.phrase(i, min(last, i + len(w.split()))).lower() == w), None)
    return None if length is None else max(i + length, s.at("chairing", i) or 0)


def _only_roles(s: Syllables, i: int, last: int, *, dated: bool) -> bool:
    """Whether from ``i`` on it is said only what part whom has, and, where it may be ``dated``, until when."""
    while i < last:
        if s.words[i] in ",;.-)":
            i += 1
        elif (after := _role_end(s, i, last) or _joined_end(s, i, last) or (_time_end(s, i, last) if dated else None)) is not None:
            i = after
        else:
            return False
    return True


def _joined_end(s: Syllables, i: int, last: int) -> int | None:
    """The token after "phối hợp với B", "B phối hợp"."""
    after = s.at("joining", i)
    if after is not None:
        units = read_units(s, after, last, bare=True) if after < last else None
        return units.last if units else after
    units = read_units(s, i, last)
    if units is None or units.last >= last:
        return None
    return bracketed_role(s, units.last, last, "joining") or s.at("joining", units.last)


def _time_end(s: Syllables, i: int, last: int) -> int | None:
    """The token after a deadline that stands at ``i``, or right behind "hoàn thành"."""
    i += next((len(words) for words in COMPLETING if s.lower[i : i + len(words)] == words), 0)
    found = find_deadlines(s.text, s.starts[i], s.ends[last - 1]) if i < last else ()
    return s.index(found[0].end) if found and s.index(found[0].start) <= i else None


def _after_time(s: Syllables, i: int, closing: int) -> int:
    """“(hoàn thành trước ngày 20/5, | Sở A thực hiện)”: the token after a time and a mark that open the brackets."""
    after = _time_end(s, i, closing)
    return after + 1 if after is not None and after + 1 < closing and s.words[after] in ",;-" else i


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
    described = s.lower[i] == "do" and s.lower[units.last : units.last + 2] in DESCRIBED
    acts = given is not None and named and not described and is_action(s, units.last, last)
    helped = s.at("joining", units.last) is not None and roles_after(s, units.last, last).coordinating
    if units.last < last and not acts and not helped and s.phrase(units.last, min(last, units.last + 2)).lower() not in ROLES:
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
