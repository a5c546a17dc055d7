"""Units, groups and persons in the text: one after the other, list expressions expanded (Decree 30/2020, annex II, on names).

"các Sở: Tài chính, Xây dựng" is Sở Tài chính and Sở Xây dựng; "UBND các xã: A, B" is UBND xã A and UBND xã B;
"Giám đốc Sở Y tế" stands for Sở Y tế; "các sở, ban, ngành" is one collective receiver.
"""

from typing import Literal

from models.mention import UnitList, UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_groups import group_end
from pipeline.extract.unit_names import begins_unit, continue_name, head_end, name_end

SEPARATORS = (",", ";", "và", "/", "cùng", "&", "hoặc", "cùng với")
LOCAL_BODIES = ("đại sứ quán", "ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "công an", "đảng ủy", "thường trực", "mttq")
FIELD_NOUNS = ("sở", "bộ", "phòng")  # their names are fields of government
PLACES = ("tỉnh", "thành", "huyện", "quận", "xã", "phường", "thị", "đặc")


def read_units(s: Syllables, i: int, limit: int, *, bare: bool = False) -> UnitList | None:
    """The units named from token ``i`` on, as far as the list goes (before ``limit``), or None if none is named there.

    ``bare``: generic nouns without a quantifier count too ("chính quyền địa phương", "địa phương"), as after "phối hợp với".
    """
    first, units = i, list[UnitMention]()
    end = i
    while (found := _one(s, i, limit, bare=bare or bool(units))) is not None:
        more, end = found
        units += more
        following = _after_separator(s, end, limit)
        if following is None:
            break
        i = following
    return UnitList(units=tuple(units), first=first, last=end) if units else None


def _after_separator(s: Syllables, j: int, limit: int) -> int | None:
    """The token after ", ", " và ", "; ", ", cùng với " …, or None."""
    k = j
    while k < limit and k < j + 3 and (s.lower[k] in SEPARATORS or (s.lower[k] == "với" and k > j)):
        k += 1
    if k < limit and k > j and s.lower[k] == "như" and k == j:
        return None
    return k if j < k < limit else _examples(s, j, limit)


def _examples(s: Syllables, j: int, limit: int) -> int | None:
    """“các Sở liên quan như Sở A, Sở B”: the examples are named too."""
    if j + 1 < limit and s.lower[j] == "như" and begins_unit(s, j + 1, limit):
        return j + 1
    return None


def _one(s: Syllables, i: int, limit: int, *, bare: bool) -> tuple[list[UnitMention], int] | None:
    """One unit, or all members of one list expression, with the token where it ends."""
    if i >= limit:
        return None
    for reader in (_abbreviated, _quantified, _person, _headed_by_title, _levels_list, _place, _named):
        if (found := reader(s, i, limit)) is not None:
            return found
    return _bare_group(s, i, limit) if bare else _opening_group(s, i, limit)


def _abbreviated(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """A short name that the notice has defined: it stands for the full one."""
    name = s.abbreviations.get(s.words[i])
    return ([_mention(s, i, i + 1, "unit", "unit.abbreviation", name=name)], i + 1) if name and i < limit else None


def _mention(
    s: Syllables, first: int, last: int, kind: Literal["unit", "group", "person"], rule: str, name: str | None = None
) -> UnitMention:
    start, end = s.span(first, last)
    written = s.phrase(first, last)
    return UnitMention(name=name or written, as_written=written, kind=kind, start=start, end=end, rule=rule)


def _quantified(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“các …”: a list expression, heads of units, or a collective receiver."""
    after = s.at("quantifiers", i)
    if after is None or after >= limit:
        return None
    if (members := _field_list(s, i, after, limit)) is not None:
        return members
    if (persons := _persons(s, after, limit)) is not None:
        return persons
    title = s.at("titles", after)
    if title and title < limit and (found := _headed_by_title(s, after, limit)) is not None:
        return found
    end = max(group_end(s, after, limit) or 0, name_end(s, after, limit) or 0)  # các đơn vị; các Công ty Lâm nghiệp
    return ([_mention(s, i, end, "group", "unit.group")], end) if end else None


def _field_list(s: Syllables, i: int, after: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“các Sở: A, B và C”, "các Bộ A, B", "các sở, ngành: A, B": the head is given once, the fields follow."""
    head = after + 1 if s.lower[after] in FIELD_NOUNS else head_end(s, after, limit)
    if head is None:
        return None
    j = head + 1 if head < limit and s.words[head] == ":" else head
    if j == head and (series := group_end(s, after, limit)) and series < limit and s.words[series] == ":":
        j = series + 1
    if j >= limit or (s.words[j - 1] != ":" or s.lower[after] in FIELD_NOUNS) and not (s.at("fields", j) and s.is_capital(j)):
        return None
    name = s.phrase(after, head)
    return _members(s, name[:1].upper() + name[1:], j, limit, "unit.field-list")


def _members(s: Syllables, head: str, j: int, limit: int, rule: str) -> tuple[list[UnitMention], int] | None:
    """The members of a list expression from token ``j``; each gets ``head`` before its own words."""
    units: list[UnitMention] = []
    end = j
    local = rule == "unit.place-list"
    while j < limit and (last := _place_end(s, j, limit) if local else _member_end(s, j, limit)) is not None:
        units.append(_mention(s, j, last, "unit", rule, name=f"{head} {s.phrase(j, last)}"))
        end = last
        if last >= limit or s.lower[last] not in (",", "và", ";") or begins_unit(s, last + 1, limit):
            break
        j = last + 1
    return (units, end) if units else None


def _place_end(s: Syllables, j: int, limit: int) -> int | None:
    """End of the name of a place, every syllable of which has a capital (Tân Khê; Cửa Ngòi - Đồng Sim), or of its number."""
    if s.words[j].isdigit():
        return j + 1
    if begins_unit(s, j, limit):
        return None
    end = j
    while end < limit and s.is_capital(end) and s.words[end].isalpha():
        end += 1
        if end + 1 < limit and s.words[end] in ("-", "–") and s.is_capital(end + 1):
            end += 1
    return end if end > j else None


def _member_end(s: Syllables, j: int, limit: int) -> int | None:
    field = s.at("fields", j)
    if field and field <= limit and s.is_capital(j):
        return field
    if not s.is_capital(j) or begins_unit(s, j, limit):
        return None
    end = j
    while (
        end < limit
        and s.words[end][0].isalpha()
        and (s.is_capital(end) or (end > j and not s.at("role_stops", end) and not s.at("verbs", end)))
    ):
        end += 1
        if end + 1 < limit and s.words[end] in ("-", "–") and s.is_capital(end + 1):
            end += 1
    return end


def _levels_list(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“UBND các xã: A, B”, "UBND xã A, B", "Ủy ban nhân dân các xã, phường", "UBND huyện, thị xã, thành phố"."""
    head = s.at("plain_heads", i)
    if head is None or head >= limit or not s.is_capital(i) or s.phrase(i, head).lower() not in LOCAL_BODIES:
        return None
    quantifier = s.at("quantifiers", head)
    j = quantifier or head
    levels = _levels_end(s, j, limit)
    if levels is None and quantifier and (levels := s.at("levels", head)):
        return [_mention(s, i, levels, "group", "unit.local-bodies")], levels  # UBND các cấp
    if levels is None:
        return None
    if (members := _local_members(s, i, head, j, levels, limit, quantified=bool(quantifier))) is not None:
        return members
    if not quantifier and not _several_levels(s, j, levels):
        return None  # one body, "UBND tỉnh Lam Giang": a plain name
    end = group_end(s, j, limit) or levels
    level = s.at("levels", end) if end < limit else None
    end = level if level and level <= limit else end
    return [_mention(s, i, end, "group", "unit.local-bodies")], end


def _levels_end(s: Syllables, j: int, limit: int) -> int | None:
    end = s.at("levels", j) if j < limit else None
    if end is None and j < limit and s.lower[j] == "nước":
        end = j + 1
    while end and end + 1 < limit and s.lower[end] in (",", "và") and (more := s.at("levels", end + 1)) and more <= limit:
        end = more
    return end


def _several_levels(s: Syllables, j: int, levels: int) -> bool:
    return "," in s.words[j:levels] or "và" in s.lower[j:levels]


def _local_members(
    s: Syllables, i: int, head: int, j: int, levels: int, limit: int, *, quantified: bool
) -> tuple[list[UnitMention], int] | None:
    """The named places of "UBND các phường: A, B": each "UBND phường A". One level only, else it is unclear which is which."""
    if not quantified or _several_levels(s, j, levels):
        return None
    k = levels + 1 if levels < limit and s.words[levels] == ":" else levels
    if k >= limit or not (s.is_capital(k) or s.words[k].isdigit()) or begins_unit(s, k, limit):
        return None
    rule = "unit.country-list" if s.lower[j] == "nước" else "unit.place-list"
    return _members(s, f"{s.phrase(i, head)} {s.phrase(j, levels)}", k, limit, rule)


def _headed_by_title(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“Giám đốc Sở Y tế”, "Thủ trưởng các sở, ban, ngành", "lãnh đạo các đơn vị": the unit."""
    title = s.at("titles", i)
    if title is None or title >= limit:
        return None
    inner = _one(s, title, limit, bare=True)
    if inner is None:
        return None
    units, end = inner
    if len(units) != 1 or units[0].kind == "person":
        return inner
    return [_mention(s, i, end, units[0].kind, "unit.head-of-unit", name=units[0].name)], end


def _person(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“đồng chí Nguyễn Văn A”, "Phó Chủ tịch UBND tỉnh Trần B": title (with its unit) and a name of two to five syllables."""
    title = s.at("person_titles", i)
    if title is None or title >= limit:
        return None
    j = title
    if (inner := s.at("person_titles", j)) and inner < limit:
        j = inner
    unit = name_end(s, j, limit) if head_end(s, j, limit) else None
    end = _person_name_end(s, j, limit)
    if end is None and unit is not None:
        return None
    if end is None:
        return None
    return [_mention(s, i, end, "person", "unit.person")], end


def _persons(s: Syllables, after: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“các đồng chí: Nguyễn Văn A, Trần Thị B”: each with the title."""
    title = s.at("person_titles", after)
    j = title + 1 if title and title < limit and s.words[title] == ":" else title
    persons: list[UnitMention] = []
    end = None
    while j and j < limit and (end_of_name := _person_name_end(s, j, limit)) is not None:
        name = f"{s.phrase(after, title or after)} {s.phrase(j, end_of_name)}"
        persons.append(_mention(s, j, end_of_name, "person", "unit.persons", name=name))
        end = end_of_name
        j = end + 1 if end < limit and s.lower[end] in (",", "và") else limit
    return (persons, end) if end else None


def _person_name_end(s: Syllables, j: int, limit: int) -> int | None:
    end = j
    while end < min(limit, j + 5) and s.is_capital(end) and s.words[end].isalpha() and not s.words[end].isupper():
        end += 1
    return end if end - j >= 2 and not begins_unit(s, j, limit) and not s.at("fields", j) else None


def _place(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """“tỉnh Lam Giang”, "xã Bình Yên": a place that is told something stands for its authorities."""
    end = s.at("levels", i)
    if end is None or end >= limit or not s.is_capital(end) or s.lower[i] not in PLACES or begins_unit(s, end, limit):
        return None
    last = continue_name(s, i, limit, functional=False)
    return ([_mention(s, i, last, "unit", "unit.place")], last) if last > end else None


def _named(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    end = name_end(s, i, limit)
    if end is None:
        return None
    if (s.at("generic", i) or 0) >= end == head_end(s, i, limit) and (group := group_end(s, i, limit)) and group > end:
        return None  # "Cơ quan, đơn vị …", "Sở, ban, ngành …" at the start of a sentence
    if (
        end == head_end(s, i, limit)
        and s.at("verbs", i) == end
        and end < limit
        and s.words[end] == ","
        and not begins_unit(s, end + 1, limit)
    ):
        return None  # "Thanh tra, kiểm tra …"
    return [_mention(s, i, end, "unit", "unit.name")], end


def _opening_group(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """Generic nouns that open a sentence: "Cơ quan, đơn vị có liên quan …", "Địa phương …"."""
    generic = s.at("generic", i)
    if not s.is_capital(i) or generic is None:
        return None
    return _bare_group(s, i, limit)


def _bare_group(s: Syllables, i: int, limit: int) -> tuple[list[UnitMention], int] | None:
    """A group without a quantifier, where a unit is expected: "chính quyền địa phương", "cơ quan liên quan", "địa phương"."""
    generic = s.at("generic", i)
    if (
        generic
        and s.is_capital(i)
        and s.at("verbs", i)
        and not (
            generic < limit and (s.words[generic] in ",/" or s.at("attributes", generic) or s.lower[generic] in ("có", "được", "hoạt"))
        )
    ):
        return None  # "Tổ chức kiểm tra …" orders; "Tổ chức, cá nhân …" are told
    short = (s.at("generic", i) or i) - i <= 2 and s.at("attributes", s.at("generic", i) or i) is None
    end = group_end(s, i, limit, after_and=short, series=short)
    return ([_mention(s, i, end, "group", "unit.bare-group")], end) if end else None
