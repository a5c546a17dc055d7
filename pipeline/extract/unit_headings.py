"""Headings that name who is told: "1. Sở Công Thương", "4. Đối với UBND các xã", "2. Bộ A chủ trì, phối hợp với các bộ:"."""

import re

from models.mention import UnitList, UnitMention
from models.value import Value
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.roles import roles_after
from pipeline.extract.unit_groups import place_end
from pipeline.extract.unit_mentions import mention, reaching
from pipeline.extract.unit_names import begins_unit
from pipeline.extract.unit_posts import post_end
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action
from pipeline.rules.book import load

# "Trách nhiệm của Sở A", "Nhiệm vụ và quyền hạn của Đoàn kiểm tra", "Đề nghị Đài B", "Đối với UBND cấp xã", "Mời các đơn vị"
PREFIX = re.compile(
    r"""(?ix) ^ (?: (?:chức\s+năng\s*,\s*)?(?:trách\s+nhiệm|nhiệm\s+vụ(?:\s*(?:,|và)\s*(?:quyền\s+hạn|trách\s+nhiệm))?)
                    (?:\s+(?:chung|cụ\s+thể))?(?:\s+của)?
                  | đề\s+nghị | giao(?:\s+nhiệm\s+vụ)?(?:\s+cho)?
                  | yêu\s+cầu | đối\s+với | mời | phân\s+công | về\s+phía ) \s+"""
)
LONGEST_RESTRICTION = 30
LONGEST_APPOSITION = 5  # tokens after "cơ quan thường trực": of what
SECOND_OFFICES = ("văn phòng", "cơ quan", "thường trực", "bộ phận")


class UnitHeading(Value):
    """The units of a heading, and who is to help them in all that stands below. ``dated``: it sets the time for that, too."""

    lead: tuple[UnitMention, ...]
    coordinating: tuple[UnitMention, ...]
    dated: bool = False


def read_unit_heading(s: Syllables, start: int, end: int) -> UnitHeading | None:
    """The units if the text ``start:end`` names units and nothing else; None otherwise."""
    prefix = PREFIX.match(" ".join(s.text[start:end].split()))
    first = s.index(start) + (len(prefix[0].split()) if prefix else 0)
    last = _trimmed(s, first, s.index(end))
    units = read_units(s, first, last, bare=True)
    if units is None:
        return _charged_heading(s, first, last)
    after = _after_second_office(s, _after_brackets(s, units.last, last), last)
    if after >= last or s.at("joining", after) == last:
        return UnitHeading(lead=units.units, coordinating=())  # "Đề nghị Ủy ban nhân dân xã phối hợp"
    if s.words[after] == "," and _only_dates(s, after + 1, last):
        return UnitHeading(lead=units.units, coordinating=(), dated=True)
    if s.words[after] in ",:-–" and _only_says_what(s, after + 1, last):
        return UnitHeading(lead=units.units, coordinating=())
    roles = roles_after(s, after, last)
    if roles.action >= last or s.at("by_right", roles.action) == last or _only_carries_out(s, roles.action, last):
        return UnitHeading(lead=units.units, coordinating=roles.coordinating)
    if _directs_others(s, after, last):
        return UnitHeading(lead=units.units, coordinating=())
    return _restricted_heading(s, units, last) or _placed_heading(s, units, last) or _narrowed_heading(s, units, last)


def _charged_heading(s: Syllables, first: int, last: int) -> UnitHeading | None:
    """“Phó Chủ tịch phụ trách văn hóa - xã hội”: a post, and to the end of the line what its holder is in charge of."""
    if post_end(s, first, last) is None or last - first > LONGEST_RESTRICTION or not set(s.words[first:last]).isdisjoint(":.;"):
        return None
    return UnitHeading(lead=(mention(s, first, last, "group", "unit.post"),), coordinating=())


def _placed_heading(s: Syllables, units: UnitList, last: int) -> UnitHeading | None:
    """“Ban công tác Mặt trận các thôn | trên địa bàn xã”: after the unit, to the end of the line, the place where it is."""
    if place_end(s, units.last, last) != last:
        return None
    return UnitHeading(lead=(*units.units[:-1], _whole(s, units.units[-1], last)), coordinating=())


def _only_says_what(s: Syllables, i: int, last: int) -> bool:
    """“Sở Tài chính: cơ quan thường trực”: what the unit is, and nothing to do."""
    i += i < last and s.lower[i] == "là"
    what = s.at("appositions", i) if i < last else None
    return (
        what is not None
        and last - what <= LONGEST_APPOSITION
        and not any(s.at(name, k) for name in ("duties", "chairing", "joining") for k in range(what, last))
    )


def _only_dates(s: Syllables, i: int, last: int) -> bool:
    """“…, hoàn thành trước ngày 25/6/2025:”: a deadline and nothing else."""
    if i >= last:
        return False
    found = find_deadlines(s.text, s.starts[i], s.ends[last - 1])
    return len(found) == 1 and s.index(found[0].start) <= i + 2 and s.index(found[0].end) >= last


def _only_carries_out(s: Syllables, i: int, last: int) -> bool:
    """“Sở A chủ trì, phối hợp thực hiện”: words that order nothing of their own."""
    words = s.phrase(i, last)
    return "thực hiện" in words.lower() and load("directing")["introduction.only"].regex.search(words) is not None


def _directs_others(s: Syllables, i: int, last: int) -> bool:
    """“UBND tỉnh chỉ đạo các đơn vị liên quan:” — those who are to direct lead, the directed do not."""
    while i < last and s.words[i] == ",":
        i += 1
    if s.phrase(i, min(last, i + 2)).lower() not in ("chỉ đạo", "lãnh đạo", "hướng dẫn", "đôn đốc"):
        return False
    directed = read_units(s, i + 2, last, bare=True)
    return directed is not None and directed.last >= last


def _trimmed(s: Syllables, first: int, last: int) -> int:
    while last > first and s.words[last - 1] in ":.;,":
        last -= 1
    return last


def _after_brackets(s: Syllables, i: int, last: int) -> int:
    if i < last and s.words[i] == "(":
        return next((k + 1 for k in range(i, last) if s.words[k] == ")"), i)
    return i


def _after_second_office(s: Syllables, i: int, last: int) -> int:
    """“Vụ A - Văn phòng Ban Chỉ đạo”, “Sở B - Cơ quan thường trực Ban Chỉ đạo”: what else the unit is, behind a dash."""
    if i < last and s.words[i] in "-–—" and s.phrase(i + 1, min(last, i + 3)).lower() in SECOND_OFFICES:
        i += 1
    elif s.phrase(i - 2, i).lower() != "thường trực":
        return i
    office = read_units(s, i, last, bare=True)
    return last if office is not None and office.last >= last else i


def _narrowed_heading(s: Syllables, units: UnitList, last: int) -> UnitHeading | None:
    """“Ban Quản lý dự án A thuộc tỉnh và các chủ đầu tư:”: words that no rule knows between units, up to a colon, and no order."""
    if last >= len(s) or s.words[last] != ":" or ":" in s.words[units.last : last] or last - units.last > LONGEST_RESTRICTION:
        return None
    found, narrowed, i = [*units.units[:-1]], units.units[-1], units.last
    while i < last:
        following = _next_unit(s, i, last)
        stop = following[0] if following else last
        if not _narrows(s, i, stop):
            return None
        found.append(_whole(s, narrowed, _without_separator(s, i, stop)))
        if following is None:
            return UnitHeading(lead=tuple(found), coordinating=())
        found += following[1].units[:-1]
        narrowed, i = following[1].units[-1], following[1].last
    return UnitHeading(lead=(*found, narrowed), coordinating=())


def _narrows(s: Syllables, i: int, stop: int) -> bool:
    """Whether the words ``i:stop`` only say which unit is meant: they open with a place, a parent or "và", and order nothing."""
    opens = s.at("places", i) is not None or s.lower[i] in (",", "và")
    orders = any(is_action(s, k, stop) for k in range(i, stop) if k == i or s.words[k - 1] == ",")
    return opens and not orders and not any(s.at("duties", k) for k in range(i, stop))


def _next_unit(s: Syllables, i: int, last: int) -> tuple[int, UnitList] | None:
    """Where, after a comma, a semicolon or "và", the next unit of the heading begins, and what is named there."""
    for k in range(i, last - 1):
        if s.lower[k] in (",", ";", "và") and begins_unit(s, k + 1, last) and (units := read_units(s, k + 1, last)) is not None:
            return k, units
    return None


def _without_separator(s: Syllables, first: int, stop: int) -> int:
    while stop > first and s.lower[stop - 1] in (",", ";", "và"):
        stop -= 1
    return stop


def _whole(s: Syllables, unit: UnitMention, stop: int) -> UnitMention:
    """The unit with the words up to the token ``stop``."""
    name = s.phrase(s.index(unit.start), stop)
    return unit.model_copy(update={"name": name, "as_written": name, "end": s.ends[stop - 1]})


def _goes_on_after_comma(s: Syllables, units: UnitList, last: int) -> bool:
    """“Ban Chỉ đạo xóa nhà tạm, nhà dột nát huyện Lam Sơn”: a function with a comma in it, no second unit and no order."""
    i = units.last
    functional = s.at("function_heads", s.index(units.units[-1].start)) is not None
    return functional and i + 1 < last and s.words[i] == "," and s.words[i + 1].islower() and not is_action(s, i + 1, last)


def _restricted_heading(s: Syllables, units: UnitList, last: int) -> UnitHeading | None:
    """“Các tổ chức, doanh nghiệp hoạt động trong lĩnh vực …”: a group, and to the end of the line a clause saying which are meant."""
    group = units.units[-1]
    if last - units.last > LONGEST_RESTRICTION or ":" in s.words[units.last : last]:
        return None
    if group.kind != "group" and not _goes_on_after_comma(s, units, last):
        return None
    if (last < len(s) and s.words[last] in ".;") or "." in s.words[units.last : last]:
        return None  # a sentence that goes on is no heading
    last = next(
        (k for k in range(units.last, last) if (s.at("duties", k) or 0) >= last), last
    )  # "… được giao chủ trì đề án | có trách nhiệm:"
    return UnitHeading(lead=(*units.units[:-1], reaching(s, group, last)), coordinating=())
