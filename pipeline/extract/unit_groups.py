"""Collective receivers: "các sở, ban, ngành, địa phương có liên quan", "các đơn vị sự nghiệp thuộc UBND tỉnh".

One quantifier over several generic nouns is one receiver; a repeated quantifier or a named unit begins another.
"""

from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import continue_name, head_end, name_end, opens_action, reads_otherwise, topic_end

LONGEST_PLACE = 12  # tokens
LONGEST_COMPLEMENT = 8
SERVING = ("phục", "bảo", "đảm", "đáp", "phát", "tạo", "nâng")  # what something is for, no second order
OF_PLACES = (["chính", "quyền"], ["cấp", "ủy"], ["cấp", "uỷ"], ["nhân", "dân"], ["người", "dân"])
PLACES_THEMSELVES = (["địa", "phương"], ["chính", "quyền"])  # which of them a verb does not tell
HOLDERS = (["công", "chức"], ["viên", "chức"], ["cán", "bộ"])
EACH = ("các", "những")
GIVEN = (["được", "giao"], ["được", "phân", "công"])
COMMUNES = ("tỉnh", "huyện", "xã", "phường", "trấn")
NEGATIONS = ("chưa", "không", "đã", "đang", "còn")
CLOSING = (["liên", "quan"], ["nêu", "trên"], ["nói", "trên"], ["còn", "lại"])  # nothing narrows the group further


def group_end(s: Syllables, i: int, limit: int, *, after_and: bool = True, series: bool = True, bare: bool = False) -> int | None:
    """End of the collective receiver whose first generic noun stands at token ``i``, or None.

    ``series``: further generic nouns after commas belong to it; ``after_and``: one after "và" as well; ``bare``: no quantifier stands
    before it, so that its noun once more begins another receiver.
    """
    end = _noun(s, i, limit)
    if end is None:
        return None
    while series and not s.at("own_posts", i) and not (bare and _begins_again(s, i, end, limit)):
        more = _next_noun(s, end, limit, after_and=after_and)
        if more is None:
            break
        end = more
    return min(limit, modifiers_end(s, _in_charge(s, i, end, limit), limit))


def _in_charge(s: Syllables, i: int, end: int, limit: int) -> int:
    """“phối hợp với cơ quan | chủ trì | lập …”: behind "với" it says which body is meant, and gives nobody the lead."""
    before = i - 2 if s.lower[i - 1] in EACH else i - 1
    if before < 0 or s.lower[before] not in ("với", "cùng", "hợp"):
        return end
    given = end + next((len(words) for words in GIVEN if s.lower[end : end + len(words)] == words), 0)
    return given + 2 if s.lower[given : given + 2] == ["chủ", "trì"] and given + 2 <= limit else end


def _begins_again(s: Syllables, i: int, j: int, limit: int) -> bool:
    """“công đoàn ngành, | công đoàn xã, phường”: the same noun of two syllables once more begins another receiver."""
    noun = s.at("generic", i)
    return noun is not None and noun - i == 2 and j + 2 < limit and s.words[j] == "," and s.lower[j + 1 : j + 3] == s.lower[i:noun]


def _noun(s: Syllables, i: int, limit: int) -> int | None:
    """A generic noun with the attributes that follow it; "Thủ trưởng cơ quan ngang Bộ" is one as well."""
    end = s.at("generic", i) if i < limit else None
    if end is None or end > limit or reads_otherwise(s, i, end):
        return None
    if s.lower[i:end] in OF_PLACES and end + 1 < limit and s.at("quantifiers", end) == end + 1 and (place := s.at("levels", end + 1)):
        return _attributes(s, place, limit)  # chính quyền | các tỉnh biên giới
    if s.at("titles", i) == end and (holder := s.at("generic", end)):
        end = holder
    if s.lower[i] == "ngành" and (branches := _branches(s, end, limit)):
        return _attributes(s, s.at("levels", branches) or branches, limit)  # ngành y tế quận
    member = s.lower[end - 1] in ("viên", "trực")
    force = s.lower[i:end] == ["lực", "lượng"]
    if end < limit and (member or (s.at("plain_heads", end) and (force or not s.is_capital(i)))) and head_end(s, end, limit):
        return name_end(s, end, limit)  # "cơ quan Thuế", "cơ quan Công an", "thành viên Ban Chỉ đạo", "cơ quan thường trực Ban Chỉ đạo"
    if s.lower[i:end] in HOLDERS and end < limit and s.at("fields", end) and s.is_capital(end) and head_end(s, end, limit) is None:
        return continue_name(s, end, limit, functional=True)  # "công chức Văn hóa - Xã hội"
    narrowed = _attributes(s, end, limit)
    owns = s.lower[i] == "chủ" and s.lower[i + 1 : i + 2] not in (["đầu"], ["dự"])  # các chủ hồ chứa | vận hành công trình
    return narrowed if owns and s.at("agent_verbs", narrowed) else _complement(s, narrowed, limit)


def _complement(s: Syllables, j: int, limit: int) -> int:
    """Nouns in lower case that say which ones: "chủ đầu tư | hạ tầng cụm công nghiệp"; up to a verb, a role word or a mark."""
    if s.lower[j - 2 : j] in CLOSING or s.lower[j - 1] == "khác":
        return j
    if s.lower[j - 2 : j] in PLACES_THEMSELVES and s.at("agent_verbs", j):
        return j  # phối hợp với địa phương | vận hành hồ chứa
    if (package := _package(s, j, limit)) is not None:
        return package
    if s.lower[j - 1] in COMMUNES and s.at("agent_verbs", j):
        return j  # UBND các xã | quản lý sau khi hoàn thành
    end = j
    while end < min(limit, j + LONGEST_COMPLEMENT) and s.words[end].islower() and s.words[end].isalpha():
        if (word := s.at("name_words", end)) and word <= limit and (s.at("verbs", end) != word or s.at("agent_verbs", end)):
            end = word
            continue
        if s.lower[end] == "về" and "lý" in s.lower[max(0, j - 6) : end]:
            end += 1  # các sở quản lý nhà nước về hạ tầng
            continue
        if (narrowed := _says_which(s, end, limit)) is not None:
            return narrowed
        if s.at("quantifiers", end) or s.at("places", end) or _relative(s, end, limit) or region_end(s, end, limit) or _acts(s, end, limit):
            break
        end = max(s.at("attributes", end) or 0, end + 1)
    while end > j and s.lower[end - 1] in NEGATIONS:
        end -= 1  # các đơn vị | chưa nghiêm túc thực hiện
    return _attributes(s, end, limit)


def _package(s: Syllables, j: int, limit: int) -> int | None:
    """“(nhà thầu) gói thầu số 05", "gói XL-01": the contract by which one of several contractors is known."""
    end = s.at("packages", j)
    if end is None or end >= limit:
        return None
    code = end
    while code < limit and code < end + 3 and (s.words[code].isdigit() or s.words[code].isupper() or s.words[code] == "-"):
        code += 1
    return code if any(word[-1].isdigit() for word in s.words[end:code]) else None


def _attributes(s: Syllables, j: int, limit: int) -> int:
    while j < limit and (end := s.at("attributes", j)) and end <= limit:
        if (parent := s.at("places", j)) and parent < limit and s.is_capital(parent):
            break  # trực thuộc | Bộ: a parent follows
        if region_end(s, j, limit) is not None or (parent and _landmark(s, parent, limit)):
            break
        if s.is_capital(j) and s.words[j] not in ("Nhà", "Trung", "Thành", "Bộ") and not s.words[j].isupper():
            break
        j = end
    return j


def _acts(s: Syllables, j: int, limit: int) -> bool:
    """Whether what is ordered begins at ``j``; a verb that says what kind of unit is meant belongs to the receiver."""
    if s.at("verbs", j) and (not s.at("agent_verbs", j) or s.at("verbs", s.at("agent_verbs", j) or j)):
        return True
    return opens_action(s, j, limit, functional=True)


def _says_which(s: Syllables, j: int, limit: int) -> int | None:
    """“các đơn vị | duy trì thoát nước | chịu trách nhiệm …”: a verb and its noun say which are meant, where the order comes after them."""
    after = s.at("agent_verbs", j)
    if after is None or after >= limit or any(s.at(name, after) for name in ("order_objects", "manner", "quantifiers")):
        return None
    k = after
    while k < min(limit, after + LONGEST_COMPLEMENT):
        if any(s.at(name, k) for name in ("duties", "chairing", "joining", "past", "places")):
            return k
        noun = s.at("name_words", k)
        if k > after and s.at("verbs", k) and not noun and s.lower[k] not in SERVING:
            return k  # các đơn vị | sử dụng thuốc | gửi dự trù
        if not (s.words[k].islower() and s.words[k].isalpha()) or s.at("role_stops", k):
            return None
        k = noun or k + 1  # vận hành công trình: no "trình"
    return None


def _next_noun(s: Syllables, j: int, limit: int, *, after_and: bool) -> int | None:
    """End of the next noun of the same group, after a comma, a dash or "và"; None where another unit or something else begins."""
    if j >= limit or s.lower[j] not in (",", "và", "-", "/", "hoặc"):
        return None
    k = j + 1
    if k >= limit or s.at("own_nouns", k) or s.at("own_posts", k) or (s.lower[j] == "và" and not after_and):
        return None
    if (level := s.at("levels", k)) and level < limit and s.is_capital(level) and s.words[level].isalpha() and not s.words[level].isupper():
        return None  # "các địa phương ven biển và | đặc khu Hòn Nghệ"
    if s.at("quantifiers", k) or _is_named(s, k, limit) or (s.at("titles", k) and s.at("quantifiers", s.at("titles", k) or k)):
        return None
    return _noun(s, k, limit) or s.at("attributes", k)  # các trường tiểu học, trung học cơ sở


def _is_named(s: Syllables, k: int, limit: int) -> bool:
    """Whether a capitalised head at ``k`` goes on to a name of its own ("Sở Tài chính"), unlike "các Sở, ngành"."""
    head = head_end(s, k, limit)
    if head is None:
        return False
    generic = s.at("generic", k)
    if generic is not None and generic < head and s.is_capital(generic):
        return True  # "Hội Nông dân" is more than "Hội"
    return generic is None or (head < limit and s.is_capital(head) and name_end(s, k, limit) is not None)


def modifiers_end(s: Syllables, j: int, limit: int) -> int:
    """What narrows the group: "liên quan", "cấp tỉnh", "thuộc UBND tỉnh", "trên địa bàn tỉnh"."""
    while j < limit:
        if (parent := s.at("places", j)) and parent < limit and s.is_capital(parent) and (narrower := place_end(s, j, limit)) is not None:
            j = narrower
            continue
        attributes = _attributes(s, j, limit)
        if attributes > j:
            j = attributes
            continue
        if (field := _branch(s, j, limit) or _focus(s, j, limit)) is not None:
            j = field
            continue
        narrower = region_end(s, j, limit) or place_end(s, j, limit) or place_range(s, j, limit) or _relative(s, j, limit)
        if narrower is None:
            break
        j = narrower
    return j


def _branch(s: Syllables, j: int, limit: int) -> int | None:
    """“các đơn vị trong ngành | Công Thương”, "thuộc ngành | y tế": the field of government of a branch."""
    return _field(s, j, limit) if s.lower[j - 1] == "ngành" and s.lower[j - 2] in ("thuộc", "trong", "của") else None


def _focus(s: Syllables, j: int, limit: int) -> int | None:
    """“các xã trọng điểm | về cháy rừng”: what the group matters for."""
    if s.lower[j - 2 : j + 1] != ["trọng", "điểm", "về"] or j + 1 >= limit or not s.words[j + 1].islower():
        return None
    return topic_end(s, j + 1, limit)


def _branches(s: Syllables, j: int, limit: int) -> int | None:
    """“ngành | Y tế”, "các ngành | Công Thương, Du lịch và Y tế": one field of government or several."""
    end = _field(s, j, limit)
    while end and end + 1 < limit and s.lower[end] in (",", "và") and s.is_capital(end + 1) and (more := _field(s, end + 1, limit)):
        end = more
    return end


def _field(s: Syllables, j: int, limit: int) -> int | None:
    """A field of government behind "ngành"; in lower case it may be what is ordered ("các ngành | xây dựng kế hoạch")."""
    field = s.at("fields", j) if j < limit else None
    return field if field and field <= limit and (s.is_capital(j) or not s.at("verbs", j)) else None


def region_end(s: Syllables, j: int, limit: int) -> int | None:
    """“khu vực Bắc Bộ và Bắc Trung Bộ”, "vùng Đồng bằng sông Hồng, Thanh Hóa, Nghệ An": parts of the country and single places."""
    end = s.at("regions", s.at("region_openings", j) or j)
    if end is None or end > limit:
        return None
    while end + 1 < limit and s.lower[end] in (",", "và"):
        more = s.at("regions", s.at("region_openings", end + 1) or end + 1) or (
            None if s.at("levels", end + 1) else _range_place(s, end + 1, limit)
        )
        if more is None or more > limit:
            break
        end = more
    return end


def place_range(s: Syllables, j: int, limit: int) -> int | None:
    """“từ Lam Giang đến Kim Sa”, "từ tỉnh A trở vào": between which places the bodies of a group lie."""
    if j >= limit or s.lower[j] != "từ":
        return None
    end = _range_place(s, j + 1, limit)
    if end is None or end >= limit:
        return None
    if s.lower[end] == "đến":
        return _with_more_places(s, _range_place(s, end + 1, limit), limit)
    return end + 2 if s.lower[end : end + 2] in (["trở", "vào"], ["trở", "ra"]) else None


def _with_more_places(s: Syllables, end: int | None, limit: int) -> int | None:
    """“từ Lam Giang đến Kim Sa | và Phú Hải”, "| và khu vực Tây Nguyên": a place or a part of the country besides the range."""
    if end is None or end + 1 >= limit or s.lower[end] not in (",", "và"):
        return end
    place = s.lower[end] == "và" and not s.at("levels", end + 1)
    return region_end(s, end + 1, limit) or (_range_place(s, end + 1, limit) if place else None) or end


def _range_place(s: Syllables, j: int, limit: int) -> int | None:
    """End of the name of a place, with or without its level: every syllable of it has a capital."""
    j = s.at("levels", j) or j
    end = j
    while end < limit and s.is_capital(end) and s.words[end].isalpha() and head_end(s, end, limit) is None:
        end += 1
        if end + 1 < limit and s.words[end] == "-" and s.is_capital(end + 1):
            end += 1
    return end if end > j else None


def _relative(s: Syllables, j: int, limit: int) -> int | None:
    """“có cụm công nghiệp”, "diễn ra sự kiện": a short clause in lower case that says which units are meant."""
    after = s.at("relatives", j)
    if (
        after is None
        or after >= limit
        or s.lower[j] not in ("có", "nơi", "diễn")
        or s.at("not_relative", after)
        or opens_action(s, after, limit, functional=False)
    ):
        return None
    end = _complement(s, after, limit)
    return end if end > after else None


def place_end(s: Syllables, j: int, limit: int) -> int | None:
    """End of the place or the parent that a preposition ties to a group: "trên địa bàn tỉnh Lam Giang", "thuộc UBND tỉnh"."""
    preposition = s.at("places", j)
    if preposition is None or preposition >= limit:
        return None
    k = preposition
    name = name_end(s, k, limit)
    if name is not None:
        each = name + 1 if name + 1 < limit and s.lower[name] in EACH and s.at("levels", name + 1) else None
        return (each and group_end(s, each, limit, after_and=False)) or name  # thuộc UBND | các xã, phường
    if (landmark := _landmark(s, k, limit)) is not None:
        return landmark
    end = k
    while end < min(limit, k + LONGEST_PLACE):
        level = s.at("levels", end)
        if level:
            end = _more_levels(s, level, limit)
        elif s.is_capital(end) and s.words[end][0].isalpha():
            end = continue_name(s, end, min(limit, k + LONGEST_PLACE), functional=False)
            break
        else:
            break
    if end > k:
        return end
    generic = s.at("generic", k)
    if generic and s.lower[k:generic] == ["cơ", "quan"] and (parent := name_end(s, generic, limit)):
        return parent  # thuộc cơ quan | Tổng cục Lâm sản
    orders = generic and s.at("verbs", k) and s.at("verbs", generic)  # trong | tổ chức thực hiện
    if generic and generic <= limit and not orders:
        end = _attributes(s, generic, limit)
        of_place = end < limit and s.at("levels", end - 1) == end and s.is_capital(end)  # tại địa phương xã | Tân Khê
        return continue_name(s, end, limit, functional=False) if of_place else end
    return k if s.lower[k - 1] in ("bàn", "lý") else None  # trên địa bàn; thuộc phạm vi quản lý


def _landmark(s: Syllables, k: int, limit: int) -> int | None:
    """“(dọc) tuyến đường Trần Phú”, "(trên lưu vực) sông Khê", "(ven) quốc lộ 1": a thing of the land with its name or number."""
    noun = s.at("landmarks", k)
    if noun is None or noun >= limit:
        return None
    end = noun
    while end < limit and (s.is_capital(end) or s.words[end].isdigit() or (s.words[end] in ".-" and end > noun)):
        end += 1
    while end > noun and s.words[end - 1] in ".-":
        end -= 1
    return end if end > noun else None


def _more_levels(s: Syllables, end: int, limit: int) -> int:
    """“thuộc quận |, huyện, thị xã”: further levels without the name of a place, which would be another receiver."""
    while end + 1 < limit and s.lower[end] in (",", "và") and (level := s.at("levels", end + 1)) and level <= limit:
        if level < limit and (s.is_capital(level) or s.words[level].isdigit()) and not s.at("levels", level):
            break  # thuộc huyện | , xã Tân Khê
        if (head_end(s, end + 1, limit) or level) > level or s.lower[level : level + 1] in (["ủy"], ["uỷ"]):
            break  # thuộc huyện | , Tỉnh đoàn
        end = level
    return end
