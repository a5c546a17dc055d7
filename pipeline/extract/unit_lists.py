"""List expressions, in which a head is given once: "các Sở: Tài chính, Xây dựng", "UBND các xã: A, B", "UBND các xã, phường"."""

from models.mention import UnitMention
from pipeline.extract.language import Syllables
from pipeline.extract.unit_groups import group_end, region_end
from pipeline.extract.unit_mentions import Found, mention
from pipeline.extract.unit_names import begins_unit, head_end, name_end
from pipeline.extract.verbs import is_action

LOCAL_BODIES = ("đại sứ quán", "ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "công an", "đảng ủy", "thường trực", "mttq")
SHORT_LEVELS = ("tp", "tx")  # TP. Kim Sa
PLACES = (
    *SHORT_LEVELS,
    "tỉnh",
    "thành",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thị",
    "đặc",
    "thôn",
    "bản",
    "ấp",
    "khóm",
    "buôn",
    "làng",
    "khu",
    "tổ",
)
HAMLETS = ("thôn", "ấp", "khóm", "buôn")  # below the commune, no level of administration: only their heads are told something
LOCALITIES = ("địa", "phương")
COUNTS = ("hai", "ba", "bốn", "năm", "sáu")
EACH = ("các", "những")
STANDING_PARTS = (["thường", "trực"], ["ban", "thường", "vụ"], ["ban", "chấp", "hành"], ["ban", "thường", "trực"])
TRADES = ("điện", "viễn", "bưu")  # which name a company and, in a place, a body: "các Tập đoàn: Điện lực Việt Nam"
PARTS = (["đơn", "vị"], ["cơ", "quan"], ["phòng"], ["ban"], ["vụ"], ["cục"], ["khoa"])
WHOLLY_GENERAL = ("đơn", "cơ")  # "các đơn vị KHTC, TCCB" gives no noun for the names of single ones
FIELD_NOUNS = ("sở", "bộ", "phòng")  # their names are fields of government


def field_list(s: Syllables, after: int, limit: int) -> Found | None:
    """“các Sở: A, B và C”, "các Bộ A, B", "các sở, ngành: A, B": the head is given once, the fields follow."""
    head = after + 1 if s.lower[after] in FIELD_NOUNS else head_end(s, after, limit)
    if head is None:
        return None
    j = head + 1 if head < limit and s.words[head] == ":" else head
    if j == head and (series := group_end(s, after, limit)) and series < limit and s.words[series] == ":":
        j = series + 1
    if j >= limit or ((s.words[j - 1] != ":" or s.lower[after] in FIELD_NOUNS) and not (s.at("fields", j) and s.is_capital(j))):
        return None
    name = s.phrase(after, head)
    return _members(s, name[:1].upper() + name[1:], j, limit, "unit.field-list")


def short_names(s: Syllables, after: int, limit: int) -> Found | None:
    """“các phòng TCCB, CNTT”, "các đơn vị KHTC, TCCB": parts of the office by the letters that everybody in it knows."""
    noun = next((after + len(words) for words in PARTS if s.lower[after : after + len(words)] == words), limit)
    members = list[int]()
    j = noun + 1 if noun < limit and s.words[noun] == ":" else noun
    while j < limit and _is_short(s, j, limit):
        members.append(j)
        if j + 1 >= limit or s.lower[j + 1] not in (",", "và"):
            break
        j += 2
    if len(members) < 2 or members[-1] != j:
        return None
    head = "" if s.lower[after] in WHOLLY_GENERAL else f"{s.words[after].capitalize()} "
    return [mention(s, k, k + 1, "unit", "unit.field-list", name=head + s.words[k]) for k in members], j + 1


def _is_short(s: Syllables, j: int, limit: int) -> bool:
    """Whether ``j`` is a short form of two letters or more that names no kind of school, level or body of its own."""
    short = len(s.words[j]) > 1 and s.words[j].isupper() and s.words[j][0].isalpha()
    return short and not any(s.at(name, j) for name in ("attributes", "levels")) and not begins_unit(s, j, limit)


def place_list(s: Syllables, after: int, limit: int) -> Found | None:
    """“các xã: A, B”: places that are told something stand for their authorities."""
    level = place_level(s, after)
    if level is None or level >= limit or s.lower[after] not in PLACES:
        return None
    j = level + 1 if s.words[level] == ":" else level
    if j >= limit or not s.is_capital(j) or begins_unit(s, j, limit) or region_end(s, j, limit):
        return None
    return _members(s, s.phrase(after, level), j, limit, "unit.place-list")


def place_level(s: Syllables, i: int) -> int | None:
    """End of the word for a kind of place ("tỉnh", "thành phố", "thôn") at token ``i``, or None."""
    return s.at("levels", i) or (i + 1 if i < len(s) and s.lower[i] in HAMLETS else None)


def _members(s: Syllables, head: str, j: int, limit: int, rule: str) -> Found | None:
    """The members of a list expression from token ``j``; each gets ``head`` before its own words."""
    units: list[UnitMention] = []
    end = j
    local = rule == "unit.place-list"
    while j < limit and (last := place_name_end(s, j, limit) if local else _member_end(s, head, j, limit)) is not None:
        units.append(mention(s, j, last, "unit", rule, name=f"{head} {s.phrase(j, last)}"))
        end = last
        if (
            last >= limit
            or s.lower[last] not in (",", "và", ";")
            or (begins_unit(s, last + 1, limit) and not _is_member(s, head, last + 1))
        ):
            break
        j = last + 1
    return (units, end) if units else None


def _is_member(s: Syllables, head: str, j: int) -> bool:
    """Whether a list of ministries or companies goes on at ``j`` with what reads like a body: "các Bộ: Quốc phòng, Công an"."""
    if head in ("Tập đoàn", "Tổng công ty"):
        return s.is_capital(j) and s.lower[j] in TRADES
    field = s.at("fields", j) if head == "Bộ" and s.is_capital(j) else None
    return field is not None and (field >= len(s) or not s.at("levels", field))


def place_name_end(s: Syllables, j: int, limit: int) -> int | None:
    """End of the name of a place, every syllable of which has a capital (Tân Khê; Cửa Ngòi - Đồng Sim), or of its number."""
    if s.words[j].isdigit():
        return j + 1
    if begins_unit(s, j, limit) or ((verb := s.at("verbs", j)) and verb > j + 1 and not s.is_capital(j + 1)):
        return None
    end = j
    while end < limit and s.is_capital(end) and s.words[end].isalpha():
        end += 1
        if end + 1 < limit and s.words[end] in ("-", "–") and s.is_capital(end + 1):
            end += 1
    return end if end > j else None


def _member_end(s: Syllables, head: str, j: int, limit: int) -> int | None:
    field = s.at("fields", j)
    if field and field <= limit and s.is_capital(j):
        return field
    if not s.is_capital(j) or (begins_unit(s, j, limit) and not _is_member(s, head, j)):
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


def local_bodies(s: Syllables, i: int, limit: int) -> Found | None:
    """“UBND các xã: A, B”, "UBND xã A, B", "Ủy ban nhân dân các xã, phường", "UBND huyện, thị xã, thành phố"."""
    head = s.at("plain_heads", i)
    head = head if head is not None and head < limit and s.is_capital(i) and " ".join(s.lower[i:head]) in LOCAL_BODIES else None
    if head is None:
        return _of_each_place(s, i, limit)
    quantifier = s.at("quantifiers", head) or (head + 1 if s.words[head].isdigit() or s.lower[head] in COUNTS else None)
    j = quantifier or head
    levels = _levels_end(s, j, limit)
    if levels is None and quantifier and (levels := s.at("levels", head)) and levels <= limit:
        return [mention(s, i, levels, "group", "unit.local-bodies")], levels  # UBND các cấp
    if quantifier and tuple(s.lower[j : j + 2]) == LOCALITIES and (end := group_end(s, j, limit, after_and=False)):
        return [mention(s, i, end, "group", "unit.local-bodies")], end  # UBND các địa phương có rừng
    if levels is None:
        return _of_each_place(s, i, limit)
    if (members := _local_members(s, i, head, j, levels, limit, quantified=bool(quantifier))) is not None:
        return members
    if not quantifier and not _several_levels(s, j, levels):
        return None  # one body, "UBND tỉnh Lam Giang": a plain name
    end = max(group_end(s, j, limit, after_and=False) or levels, levels)
    level = s.at("levels", end) if end < limit else None
    end = level if level and level <= limit else end
    while end < limit and s.is_capital(end) and s.words[end].isalpha() and not begins_unit(s, end, limit):
        end += 1  # UBND các huyện, thành phố Kim Sa
    return [mention(s, i, end, "group", "unit.local-bodies")], end


def _levels_end(s: Syllables, j: int, limit: int) -> int | None:
    end = s.at("levels", j) if j < limit else None
    end = end if end and end <= limit else None
    if end is None and j < limit and s.lower[j] == "nước":
        end = j + 1
    while (
        end
        and end + 1 < limit
        and (s.lower[end] in (",", "và") or _misread_comma(s, end))
        and (more := s.at("levels", end + 1))
        and more <= limit
    ):
        end = more
    return end


def _of_each_place(s: Syllables, i: int, limit: int) -> Found | None:
    """“Trạm Y tế các xã, phường”, "Hạt Kiểm lâm các huyện giáp ranh": one such body in each of the places."""
    name = _whole_name(s, i, limit)
    each = None if name is None or name >= limit else _each(s, i, name)
    if name is None or each is None:
        return None
    levels = _levels_end(s, each + 1, limit)
    named = levels is not None and levels < limit and (s.is_capital(levels) or (s.words[levels] == ":" and s.is_capital(levels + 1)))
    part = any(s.lower[i : i + len(words)] == words for words in STANDING_PARTS)
    if levels is None and part and (bodies := group_end(s, each + 1, limit, after_and=False)) is not None:
        return [mention(s, i, bodies, "group", "unit.local-bodies")], bodies  # Ban Thường vụ các đảng ủy trực thuộc
    if levels is None and (inspectors := _inspectors(s, i, name, each, limit)) is not None:
        return [mention(s, i, inspectors, "group", "unit.local-bodies")], inspectors
    if levels is None or levels == name or named:
        return None  # "các xã: A, B"
    end = max(levels, group_end(s, each + 1, limit, after_and=False) or 0)
    return [mention(s, i, end, "group", "unit.local-bodies")], end


def _inspectors(s: Syllables, i: int, name: int, each: int, limit: int) -> int | None:
    """“Thanh tra các sở, ngành | rà soát …”: where the order stands behind them; "Thanh tra các cơ sở …" is itself an order."""
    if s.lower[i:name] != ["thanh", "tra"] or s.lower[each + 1] not in FIELD_NOUNS:
        return None
    end = group_end(s, each + 1, limit, after_and=False)
    told = end is not None and end < limit and (is_action(s, end, limit) or s.at("duties", end) or s.at("chairing", end))
    return end if told else None


def _whole_name(s: Syllables, i: int, limit: int) -> int | None:
    """End of the name at ``i``, with the body that it is the standing part of: "Ban Thường vụ | Hội Nông dân", "Thường trực | HĐND"."""
    name = name_end(s, i, limit)
    if name is None or name >= limit or s.lower[i:name] not in STANDING_PARTS:
        return name
    return name_end(s, name, limit) or name


def _each(s: Syllables, i: int, name: int) -> int | None:
    """Where "các" stands before the places: behind the name, or within it ("Ban Chỉ đạo các huyện |, thị xã")."""
    if s.lower[name] in EACH:
        return name
    return next((k for k in range(i + 1, name - 1) if s.lower[k] in EACH and s.at("levels", k + 1) == name), None)


def _misread_comma(s: Syllables, j: int) -> bool:
    """Whether the full stop at ``j`` is a comma that a poor copy shows so: a word in lower case follows."""
    return s.words[j] == "." and s.words[j + 1].islower()


def _several_levels(s: Syllables, j: int, levels: int) -> bool:
    return any(s.lower[k] in (",", "và") or (s.words[k] == "." and s.lower[k - 1] not in SHORT_LEVELS) for k in range(j, levels))


def _local_members(s: Syllables, i: int, head: int, j: int, levels: int, limit: int, *, quantified: bool) -> Found | None:
    """The named places of "UBND các phường: A, B": each "UBND phường A". One level only, else it is unclear which is which."""
    listed = levels < limit and s.words[levels] == ":"
    if not (quantified or listed) or _several_levels(s, j, levels):
        return None
    k = levels + 1 if listed else levels
    if k >= limit or not (s.is_capital(k) or s.words[k].isdigit()) or begins_unit(s, k, limit) or region_end(s, k, limit):
        return None
    rule = "unit.country-list" if s.lower[j] == "nước" else "unit.place-list"
    members = _members(s, f"{s.phrase(i, head)} {s.phrase(j, levels)}", k, limit, rule)
    return members if quantified or (members and len(members[0]) > 1) else None  # UBND tỉnh: Đồng ý chủ trương
