"""Whether units that open a clause act there: a role, a duty or a verb follows them, or they only ask, or are only heard."""

from models.mention import UnitList
from pipeline.extract.circumstances import LONGEST_CONTEXT
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.roles import bracketed_role
from pipeline.extract.verbs import has_object, is_action

CIRCUMSTANCES = ("căn", "theo", "trên", "trong", "định", "hằng", "hàng", "trước", "chậm", "khi", "sau", "từ", "ngoài")

# What follows a name that is surely whole, and is none of these, is a verb that no list knows.
WHOLE_NAMES = ("unit.name", "unit.field-list", "unit.place-list", "unit.head-of-unit", "unit.place")
NO_VERBS = ("role_stops", "contexts", "relatives", "attributes", "levels", "places", "generic", "quantifiers", "connectives")


def only_asks(s: Syllables, units: UnitList) -> bool:
    """“Các đại biểu đề nghị UBND tỉnh …”: they have nothing to order, and nothing is ordered of them."""
    asks = any(s.at("petitioners", k) for k in range(units.first, min(units.first + 2, units.last)))
    return asks and s.lower[units.last : units.last + 1] in (["đề"], ["kiến"], ["mong"], ["cho"])


def is_heard(s: Syllables, units: UnitList, last: int) -> bool:
    """“Ông Trần Văn A, trú tại …", "Bà Lò Thị B: khiếu nại …": a citizen whose case follows, nobody who is told to act."""
    after = units.last + 1 if units.last < last and s.words[units.last] in ",:" else units.last
    citizen = units.units[0].kind == "person" and s.lower[units.first] in ("ông", "bà", "công", "anh", "chị")
    return citizen and after < last and s.at("petitions", after) is not None


def acts(s: Syllables, units: UnitList, after: int, last: int) -> bool:
    """Whether the units are the subject of something: a role, a duty, a circumstance or a verb follows them."""
    if after >= last:
        return False
    if bracketed_role(s, after, last) is not None:
        return True
    if s.words[after] in ":,":
        return after + 1 < last and acts(s, units, _after_enumerator(s, after + 1, last), last)
    if s.at("by_right", after):
        return True
    if s.at("contexts", after) and not is_action(s, after, last):
        by_name = units.units[-1].kind != "group" and not _only_dated(s, after, last)
        return s.lower[after] in CIRCUMSTANCES and (by_name or _acts_later(s, after, last))
    if any(s.at(name, after) for name in ("chairing", "duties", "joining", "past", "assigners")) or is_action(s, after, last):
        return True
    if units.units[-1].rule not in WHOLE_NAMES or any(s.at(name, after) for name in NO_VERBS):
        return False
    return s.words[after].islower() and has_object(s, after, last)


def _only_dated(s: Syllables, i: int, last: int) -> bool:
    """“gửi biên bản đến Sở A, | Sở B | trước ngày 04/02/2026”: a deadline to the end of the clause, and nothing to be done."""
    end = s.ends[last - 1]
    found = find_deadlines(s.text, s.starts[i], end)
    return len(found) == 1 and s.index(found[0].start) <= i and not any(word[0].isalpha() for word in s.words[s.index(found[0].end) : last])


def _acts_later(s: Syllables, i: int, last: int) -> bool:
    """Whether, after a circumstance, a group is told something at last: words of duty, or a comma and an action."""
    near = range(i + 1, min(last, i + LONGEST_CONTEXT))
    return any(s.at("duties", k) or s.at("chairing", k) or (s.words[k - 1] == "," and is_action(s, k, last)) for k in near)


def _after_enumerator(s: Syllables, i: int, last: int) -> int:
    """The token after "(i)", "(1)" or "(a)"."""
    short = i + 2 < last and s.words[i] == "(" and s.words[i + 2] == ")" and len(s.words[i + 1]) <= 3
    return i + 3 if short and i + 3 < last else i


def after_aside(s: Syllables, i: int, last: int) -> int:
    """The token after a remark in brackets; "(chủ trì)" says a role and is none."""
    if i < last and s.words[i] == "(" and bracketed_role(s, i, last) is None:
        closing = next((k for k in range(i, last) if s.words[k] == ")"), None)
        return closing + 1 if closing else i
    return i
