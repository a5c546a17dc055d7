"""Units, groups and persons in the text: one after the other, list expressions expanded (Decree 30/2020, annex II, on names).

"các Sở: Tài chính, Xây dựng" is Sở Tài chính and Sở Xây dựng; "UBND các xã: A, B" is UBND xã A and UBND xã B;
"Giám đốc Sở Y tế" stands for Sở Y tế; "các sở, ban, ngành" is one collective receiver.
"""

from models.mention import UnitList, UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_groups import group_end, modifiers_end, region_end
from pipeline.extract.unit_lists import (
    HAMLETS,
    LOCAL_BODIES,
    PLACES,
    field_list,
    local_bodies,
    place_level,
    place_list,
    place_name_end,
    short_names,
)
from pipeline.extract.unit_mentions import Found, mention
from pipeline.extract.unit_names import OFFICES, begins_unit, continue_name, head_end, name_end, office_end
from pipeline.extract.unit_offices import after_offices
from pipeline.extract.unit_persons import person, several_persons
from pipeline.extract.unit_posts import charge_end, post_end, titles_end, without_holder
from pipeline.extract.verbs import is_action

COURTESIES = (
    ["đồng", "chí"],
    ["ông", "(", "bà", ")"],
    ["ông", "/", "bà"],
    ["ông", ",", "bà"],
    ["ông", "bà"],
    ["thầy", "cô"],
    ["ông"],
    ["bà"],
)
LONGEST_PLACE_NAME = 4  # syllables
LEVEL_ENDS = ("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu")  # last words of levels
PERSONAL = ("văn", "thị")  # second syllables of persons' names
DEPUTIES = ["phó", "thủ", "tướng"]
SEPARATORS = (",", ";", "và", "/", "cùng", "&", "hoặc", "cùng với")


def read_units(s: Syllables, i: int, limit: int, *, bare: bool = False) -> UnitList | None:
    """The units named from token ``i`` on, as far as the list goes (before ``limit``), or None if none is named there.

    ``bare``: generic nouns without a quantifier count too ("chính quyền địa phương", "địa phương"), as after "phối hợp với".
    """
    first, units = i, list[UnitMention]()
    end = i
    while (found := _shared(s, units, i, limit) or _one(s, i, limit, bare=bare or bool(units))) is not None:
        more, end = found
        units = _with_office(s, units, more)
        end = after_offices(s, units[-1], _after_apposition(s, s.index(more[-1].start), end, limit), limit)
        end = _after_remark(s, end, limit)
        following = _after_separator(s, end, limit)
        if following is None:
            break
        i = following
    return UnitList(units=tuple(units), first=first, last=end) if units else None


def _shared(s: Syllables, units: list[UnitMention], i: int, limit: int) -> Found | None:
    return _shared_head(s, units, i, limit) or _shared_number(s, units, i, limit) or _shared_level(s, units, i, limit)


def _shared_level(s: Syllables, units: list[UnitMention], i: int, limit: int) -> Found | None:
    """“UBND xã Tân Khê, Phú Lạc và Bình An”: a place alone, after the body of a place, shares its name up to the level."""
    before = units[-1] if units else None
    if (
        before is None
        or before.rule not in ("unit.name", "unit.head-of-unit", "unit.shared-level")
        or s.lower[i - 1] not in (",", "và", ";")
    ):
        return None
    head, last = _before_place(s, before), place_name_end(s, i, limit)
    if head is None or last is None or not 2 <= last - i <= LONGEST_PLACE_NAME or s.lower[i + 1] in PERSONAL or region_end(s, i, limit):
        return None
    if last < limit and s.words[last] not in ",;" and s.lower[last] != "và" and not (s.words[last].islower() and is_action(s, last, limit)):
        return None
    return [mention(s, i, last, "unit", "unit.shared-level", name=f"{head} {s.phrase(i, last)}")], last


def _before_place(s: Syllables, unit: UnitMention) -> str | None:
    """“UBND xã” of "UBND xã Tân Khê": a local body's name up to its level, where only the name of the place follows."""
    words = unit.name.split()
    level = next((k for k in range(len(words) - 1, 0, -1) if words[k].islower()), 0)
    head = " ".join(words[: level + 1])
    if not level or len(words) - level - 1 < 2 or not any(head.lower().startswith(f"{body} ") for body in LOCAL_BODIES):
        return None
    return head if words[level] in LEVEL_ENDS else None


def _shared_number(s: Syllables, units: list[UnitMention], i: int, limit: int) -> Found | None:
    """“Quân khu 3, 4, 5”, "UBND phường 1, 2 và 3": a number alone, after a body with a number, shares its name."""
    head, _, number = units[-1].name.rpartition(" ") if units else ("", "", "")
    if not (number.isdigit() and i < limit and s.words[i].isdigit() and len(s.words[i]) <= len(number) + 1):
        return None
    if i + 1 < limit and s.lower[i + 1] not in (",", ";", "và") and not is_action(s, i + 1, limit):
        return None
    return [mention(s, i, i + 1, "unit", "unit.shared-number", name=f"{head} {s.words[i]}")], i + 1


def _shared_head(s: Syllables, units: list[UnitMention], i: int, limit: int) -> Found | None:
    """“Bộ Xây dựng, Công an, Quốc phòng”: a field alone, after a ministry or department, shares its head."""
    head = units[-1].name.split()[0] if units and units[-1].kind == "unit" else ""
    field = s.at("fields", i) if head in ("Bộ", "Sở") and i < limit and s.is_capital(i) else None
    if field is None or field > limit or (name_end(s, i, limit) or field) > field or (head == "Sở" and head_end(s, i, limit)):
        return None
    if field < limit and s.words[field][0].isalpha() and s.lower[field] != "và" and s.at("levels", field):
        return None
    return [mention(s, i, field, "unit", "unit.shared-head", name=f"{head} {s.phrase(i, field)}")], field


def _with_office(s: Syllables, units: list[UnitMention], more: list[UnitMention]) -> list[UnitMention]:
    """“đồng chí Nguyễn Văn A, Giám đốc Sở Y tế” is one receiver: the head of a unit stands for it."""
    if not (
        units
        and (units[-1].kind == "person" or units[-1].rule == "unit.post")
        and more[0].rule == "unit.head-of-unit"
        and more[0].kind == "unit"
    ):
        return units + more
    first, last = s.index(units[-1].start), s.index(more[0].end)
    return [*units[:-1], mention(s, first, last, "unit", more[0].rule, name=more[0].name), *more[1:]]


def _after_apposition(s: Syllables, first: int, j: int, limit: int) -> int:
    """“Bộ A, cơ quan thường trực của Ban Chỉ đạo, …”: the token after what only says what the unit is."""
    if j + 1 >= limit or s.words[j] not in (",", "-"):
        return j
    if s.words[j] == "," and s.lower[j + 1] in ("mỗi", "từng"):
        return group_end(s, j + 2, limit, series=False) or j  # Sở A và Sở B, mỗi đơn vị | cử 02 cán bộ
    if s.at("person_titles", first) and (rank := _party_rank_end(s, j + 1, limit)) is not None:
        return rank  # Đồng chí Trần Văn Hạc, Phó Bí thư Đảng ủy, Chủ tịch UBND xã
    if s.words[j] == "-" and s.at("person_titles", first) and (office := _headed_by_title(s, j + 1, limit)) is not None:
        return office[1]  # Đồng chí Trần Văn Hạc - Giám đốc Sở Y tế
    if s.at("person_titles", first) and (alone := _office_alone(s, j + 1, limit)) is not None:
        return alone  # Ông Trần Văn Hạc, Phó Giám đốc: …
    if s.words[j] == "-" and s.lower[first] in OFFICES and (parent := name_end(s, j + 1, limit)) is not None:
        return parent  # Phòng Cảnh sát giao thông - Công an tỉnh
    noun = s.at("appositions", j + 1)
    return group_end(s, j + 1, limit, series=False) or noun if noun and noun <= limit else j


def _party_rank_end(s: Syllables, i: int, limit: int) -> int | None:
    """End of a rank in the Party, with its committee, where the post follows that the work is given to."""
    rank = s.at("party_ranks", i)
    if rank is None or rank >= limit:
        return None
    end = name_end(s, rank, limit) or rank
    if end + 1 >= limit or s.words[end] not in (",", "-"):
        return None
    return _party_rank_end(s, end + 1, limit) or (end if _headed_by_title(s, end + 1, limit) is not None else None)


def _office_alone(s: Syllables, i: int, limit: int) -> int | None:
    """End of a title that names no unit ("Phó Giám đốc", "Trưởng phòng"), where a mark or the end of the text follows it."""
    title = max(s.at("person_titles", i) or 0, s.at("titles", i) or 0)
    if any(head_end(s, k, limit) for k in range(i, title)):
        return None  # Phó Chủ tịch UBND tỉnh
    if title and title < limit and s.lower[title] in OFFICES:
        title += 1
    return title if title and title <= limit and (title == limit or s.words[title] in ":,;)") else None


def _after_remark(s: Syllables, j: int, limit: int) -> int:
    """“UBND các xã: A, B (nơi có bão) và UBND phường C”: past brackets behind which the list goes on."""
    if j >= limit or s.words[j] != "(" or any(s.at(name, j + 1) for name in ("chairing", "joining", "main_parts", "second_parts")):
        return j
    closing = next((k for k in range(j, limit) if s.words[k] == ")"), None)
    goes_on = closing and closing + 2 < limit and s.lower[closing + 1] in (",", ";", "và") and begins_unit(s, closing + 2, limit)
    return closing + 1 if closing and goes_on else j


def _after_separator(s: Syllables, j: int, limit: int) -> int | None:
    """The token after ", ", " và ", "; ", ", cùng với " …, or None."""
    k = j
    if j + 1 < limit and s.words[j] == "." and s.words[j + 1].islower() and (s.at("quantifiers", j + 1) or s.at("levels", j + 1)):
        return j + 1  # a comma that a poor copy shows as a full stop
    while k < limit and k < j + 3 and (s.lower[k] in SEPARATORS or (s.lower[k] == "với" and k > j)):
        k += 1
    if k < limit and k > j and s.lower[k] == "như" and k == j:
        return None
    return k if j < k < limit else _examples(s, j, limit)


def _examples(s: Syllables, j: int, limit: int) -> int | None:
    """“các Sở liên quan như Sở A, Sở B”, "… như: Sở A": the examples are named too."""
    first = j + 2 if j + 1 < limit and s.words[j + 1] == ":" else j + 1
    return first if first < limit and s.lower[j] == "như" and begins_unit(s, first, limit) else None


def _one(s: Syllables, i: int, limit: int, *, bare: bool) -> Found | None:
    """One unit, or all members of one list expression, with the token where it ends."""
    if i >= limit:
        return None
    for reader in (_abbreviated, _named_by_part, _quantified, person, _post, _headed_by_title, local_bodies, _place, _named):
        if (found := reader(s, i, limit)) is not None:
            return found
    if not bare:
        return _opening_group(s, i, limit)
    if (body := s.at("state_bodies", i)) and body <= limit and s.is_capital(i):
        return [mention(s, i, body, "unit", "unit.state-body")], body
    if (office := office_end(s, i, limit)) is not None:
        return [mention(s, i, office, "unit", "unit.office")], office  # phòng Kinh tế, after "phối hợp với" or another unit
    return _bare_group(s, i, limit)


def _abbreviated(s: Syllables, i: int, limit: int) -> Found | None:
    """A short name that the notice has defined: it stands for the full one."""
    name = s.abbreviations.get(s.words[i])
    return ([mention(s, i, i + 1, "unit", "unit.abbreviation", name=name)], i + 1) if name and i < limit else None


def _named_by_part(s: Syllables, i: int, limit: int) -> Found | None:
    """“nhà đầu tư Công ty Cổ phần A”, "đơn vị tư vấn là Công ty B": the part that a body has in the matter, and its name."""
    part = s.at("parts", i)
    if part is None or part + 1 >= limit:
        return None
    name = part + (s.lower[part] == "là" or s.words[part] in ("-", "("))
    end = name_end(s, name, limit)
    if end is None or end - name < 2:
        return None
    if s.words[part] == "(" and end < limit and s.words[end] == ")":
        return [mention(s, i, end + 1, "unit", "unit.name", name=s.phrase(name, end))], end + 1  # Chủ đầu tư (Ban Quản lý dự án A)
    if s.words[part] == "(" or s.lower[part - 1] in ("trực", "trì", "mối") or not s.at("function_heads", name):
        return None
    return [mention(s, i, end, "unit", "unit.name", name=s.phrase(name, end))], end


def _quantified(s: Syllables, i: int, limit: int) -> Found | None:
    """“các …”: a list expression, heads of units, or a collective receiver."""
    after = s.at("quantifiers", i) or _count(s, i)
    if after is None or after >= limit:
        return None
    for reader in (short_names, field_list, place_list, several_persons):
        if (members := reader(s, after, limit)) is not None:
            return members
    noun = _after_courtesy(s, after, limit)
    title = titles_end(s, noun, limit)
    if title and title < limit and (found := _headed_by_title(s, noun, limit)) is not None:
        return found
    if s.lower[noun : noun + len(DEPUTIES)] == DEPUTIES and (deputies := s.at("person_titles", noun)) and deputies <= limit:
        return [mention(s, i, deputies, "group", "unit.post")], deputies  # các Phó Thủ tướng Chính phủ
    if (post := post_end(s, noun, limit)) and (charged := charge_end(s, post, limit)):
        return [mention(s, i, charged, "group", "unit.post")], charged  # các đồng chí Phó Chủ tịch phụ trách các khối
    group, name = group_end(s, noun, limit) or 0, name_end(s, noun, limit) or 0
    end = max(group, modifiers_end(s, name, limit) if name > group else 0)  # các đơn vị; các Công ty Lâm nghiệp trên địa bàn
    if not end:
        return None
    end = _with_charge(s, noun, end, limit)
    return _spelt_out(s, end, limit) or ([mention(s, i, end, "group", "unit.group")], end)


def _count(s: Syllables, i: int) -> int | None:
    """The token after a small number that says how many units of a kind: "2 HTX nông nghiệp", "14 xã"."""
    return i + 1 if s.words[i].isdigit() and len(s.words[i]) <= 3 and s.at("generic", i + 1) else None


def _after_courtesy(s: Syllables, i: int, limit: int) -> int:
    """The token after "đồng chí" or "ông (bà)", which may stand before a title or a noun: "các đồng chí thành viên Ban Chỉ đạo"."""
    return next((i + len(words) for words in COURTESIES if s.lower[i : i + len(words)] == words and i + len(words) < limit), i)


def _spelt_out(s: Syllables, end: int, limit: int) -> Found | None:
    """“các đơn vị: Văn phòng Sở, Phòng A”: those that stand after the colon, where they are units with names."""
    if end + 1 >= limit or s.words[end] != ":" or name_end(s, end + 1, limit) is None:
        return None
    units = read_units(s, end + 1, limit)
    if units is None or (s.words[units.last : units.last + 1] == [","] and s.is_capital(units.last + 1)):
        return None  # the list goes on with names that no rule knows
    return list(units.units), units.last


def _headed_by_title(s: Syllables, i: int, limit: int) -> Found | None:
    """“Giám đốc Sở Y tế”, "Thủ trưởng các sở, ban, ngành", "lãnh đạo các đơn vị": the unit."""
    title = titles_end(s, _after_courtesy(s, i, limit), limit)
    if title is None or title >= limit:
        return None
    if s.words[title] == ":":
        named = read_units(s, title + 1, limit) if name_end(s, title + 1, limit) else None  # Giám đốc: Sở A, Sở B
        return (list(named.units), named.last) if named else None
    if s.lower[title - 1] in OFFICES and s.is_capital(title) and office_end(s, title - 1, limit) is not None:
        title -= 1  # Trưởng khoa Ngoại
    if (post := s.at("generic", i) or 0) > title and not (post < limit and s.is_capital(post)):
        return [mention(s, i, post, "group", "unit.post")], post  # trưởng thôn, bí thư chi bộ: posts of which there are many
    if (end := office_end(s, title, limit)) is not None:
        name = s.phrase(title, end)
        return [mention(s, i, end, "unit", "unit.head-of-unit", name=name[:1].upper() + name[1:])], end
    inner = _one(s, title, limit, bare=True)
    if inner is None:
        return None
    units, end = inner
    if len(units) != 1 or units[0].kind == "person":
        return inner
    name = without_holder(s, title, end) or units[0].name
    return [mention(s, i, end, units[0].kind, "unit.head-of-unit", name=name)], end


def _post(s: Syllables, i: int, limit: int) -> Found | None:
    """“Đồng chí Phó Chủ tịch phụ trách văn xã | chỉ đạo …”: a post with what its holder is in charge of."""
    begin = _after_courtesy(s, i, limit)
    post = post_end(s, begin, limit)
    end = charge_end(s, post, limit) if post else None
    if end is None and begin > i and s.at("posts", begin) and not s.at("titles", begin):
        group = group_end(s, begin, limit, series=False)  # Đồng chí Ủy viên Ban Thường vụ
        end = _with_charge(s, begin, group, limit) if group else None
    return ([mention(s, i, end, "group", "unit.post")], end) if end else None


def _with_charge(s: Syllables, i: int, end: int, limit: int) -> int:
    """“các công chức xã | phụ trách địa bàn | lập danh sách”: the group, with what its members are in charge of."""
    holders = end < limit and s.at("charged", end) and any(s.at("posts", k) for k in range(i, end))
    return (charge_end(s, end, limit) if holders else None) or end


def _place(s: Syllables, i: int, limit: int) -> Found | None:
    """“tỉnh Lam Giang”, "xã Bình Yên": a place that is told something stands for its authorities."""
    end = place_level(s, i)
    if end and end < limit and s.words[end].isdigit() and s.lower[i] in PLACES:
        return [mention(s, i, end + 1, "unit", "unit.place")], end + 1  # thôn 3, tổ dân phố 12
    if end is None or end >= limit or not s.is_capital(end) or s.lower[i] not in PLACES or begins_unit(s, end, limit):
        return None
    last = continue_name(s, end if s.lower[i] in HAMLETS else i, limit, functional=False)
    return ([mention(s, i, last, "unit", "unit.place")], last) if last > end else None


def _named(s: Syllables, i: int, limit: int) -> Found | None:
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
    return [mention(s, i, end, "unit", "unit.name")], end


def _opening_group(s: Syllables, i: int, limit: int) -> Found | None:
    """Generic nouns that open a sentence: "Cơ quan, đơn vị có liên quan …", "Địa phương …"."""
    generic = s.at("generic", i)
    if not s.is_capital(i) or generic is None:
        return None
    return _bare_group(s, i, limit)


def _bare_group(s: Syllables, i: int, limit: int) -> Found | None:
    """A group without a quantifier, where a unit is expected: "chính quyền địa phương", "cơ quan liên quan", "địa phương"."""
    generic = s.at("generic", i)
    if (
        generic
        and s.at("verbs", i)
        and not (
            generic < limit and (s.words[generic] in ",/" or s.at("attributes", generic) or s.lower[generic] in ("có", "được", "hoạt"))
        )
    ):
        return None  # "Tổ chức kiểm tra …" orders; "Tổ chức, cá nhân …" are told
    short = (s.at("generic", i) or i) - i <= 2 and s.at("attributes", s.at("generic", i) or i) is None
    of_places = bool(generic and s.at("levels", generic))  # công đoàn xã, phường
    end = group_end(s, i, limit, after_and=short, series=short or of_places, bare=True)
    end = _with_charge(s, i, end, limit) if end else None
    return ([mention(s, i, end, "group", "unit.bare-group")], end) if end else None
