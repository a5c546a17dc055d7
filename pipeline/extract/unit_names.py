"""Where the name of a single unit ends: "Sở Nông nghiệp và Môi trường | chủ trì", "Ban Quản lý dự án số 1 | đẩy nhanh".

Decree 30/2020 (annex II, part III) capitalises the kind of body and the first syllable of each word of function or place;
the name ends before a verb that orders, a preposition, a mark of punctuation or the next unit.
"""

from pipeline.extract.language import Syllables

HEADS = ("known", "plain_heads", "function_heads")
# A longer word that begins like a head is none: "Báo cáo", "Tổ chức", "Ban hành", "Trường hợp", "Phòng ngừa".
OTHER_READINGS = ("no_units", "verbs", "role_stops", "connectives", "contexts", "not_relative")
LONGEST_NAME = 24  # tokens
LONGEST_FIELD = 4
LONGEST_BOARD_TOPIC = 26  # tokens behind "Ban Chỉ đạo … về"
ROLES = ("chairing", "joining", "duties")
NO_FIELD = ("verbs", "generic", "quantifiers", "levels", "titles", "role_stops", "connectives", "contexts", "manner", "attributes")
CLOSES_NAMES = ("tổng hợp", "thông tin", "đầu tư", "truyền thông", "dịch vụ", "điều hành", "bảo trì", "khen thưởng", "chế biến")
OPENS_ORDERS = ("tổ chức", "nghiên cứu")  # with another verb behind them they are no function
ENDS_ORDERS = ("trước", "xong", "đúng", "theo", "cho", "của", "trong", "để", "do")  # what follows the object of an order, and no name
PARENTS = ("ủy", "uỷ", "ubnd", "hđnd", "bộ")  # how the bodies end whose parts have functions
COMPOUND_DASHES = ("-", "–")
OFFICES = ("phòng", "ban", "khoa", "trạm", "đội")
NUMBERED = ("số", "tác", "đội", "khóa", "khu", "vùng", "vực", "quận", "phường", "đạo", "đoàn", "sở")


def head_end(s: Syllables, i: int, limit: int) -> int | None:
    """End of the longest head of a unit's name at token ``i`` (which must be capitalised), or None."""
    if i >= limit or not s.is_capital(i):
        return None
    end = max((end for vocabulary in HEADS if (end := s.at(vocabulary, i)) and end <= limit), default=None)
    return None if end is None or reads_otherwise(s, i, end) else _before_order(s, i, end)


def _before_order(s: Syllables, i: int, end: int) -> int:
    """“Thanh tra | xây dựng kế hoạch …”: what else is the field of a plain head ("Thanh tra xây dựng, Công an") here orders something."""
    ordered = s.at("order_objects", end) and s.lower[end] != "và" and not any(s.at(name, end) for name in ("verbs", "manner"))
    if s.at("plain_heads", i) != end or not ordered:
        return end
    return next((k for k in range(i + 1, end) if s.words[k].islower() and s.at("verbs", k) == end), end)


def reads_otherwise(s: Syllables, i: int, end: int) -> bool:
    """Whether a longer word, which names nobody, begins like the head or noun ``i:end``."""
    if (thing := s.at("things", i)) and thing > end and s.words[end].islower():
        return True  # "Bộ luật", "Trung tâm thành phố"; a name has "Trung tâm Thương mại"
    return any((other := s.at(name, i)) and other > end and not (name == "verbs" and _titled(s, end, other)) for name in OTHER_READINGS)


def _titled(s: Syllables, first: int, last: int) -> bool:
    """“Ban | Hành chính”: capitals on the syllables ``first:last`` make a name of what else is a verb; a text in capitals tells nothing."""
    return all(s.words[k].istitle() for k in range(first, last))


def name_end(s: Syllables, i: int, limit: int) -> int | None:
    """End (token, excluded) of the unit's name that begins at ``i``, or None if no name does.

    A head alone is a name only where nothing else can follow ("Công an", "Thanh tra"), which the caller judges.
    """
    head = head_end(s, i, limit)
    if head is None:
        return None
    functional = s.at("function_heads", i) == head
    if not functional and (field := s.at("fields", head)) and field <= limit and s.is_capital(head):
        return _tail(s, field, limit)
    end = continue_name(s, head, min(limit, i + LONGEST_NAME), functional=functional)
    if s.at("boards", i) and (topic := _board_topic(s, end, limit)) is not None:
        return topic
    of_function = functional or s.lower[i] in OFFICES
    return (of_function and _second_field(s, end, limit)) or end


def _board_topic(s: Syllables, j: int, limit: int) -> int | None:
    """“Ban Chỉ đạo tỉnh | về chuyển đổi số”: what a board is for; None where "về" tells what it is asked or told about."""
    if j + 2 >= limit or s.lower[j] != "về" or s.at("not_topics", j + 1) or not s.words[j + 1][0].isalpha():
        return None
    end = topic_end(s, j + 1, min(limit, j + LONGEST_BOARD_TOPIC))
    return end if end < j + LONGEST_BOARD_TOPIC else None


def topic_end(s: Syllables, first: int, limit: int) -> int:
    """End of a topic behind "về": up to the next order, role, place or mark; the verb that opens it belongs to it (về giảm nghèo)."""
    k = max(first + 1, s.at("verbs", first) or 0, s.at("name_words", first) or 0)
    while k < limit:
        series = s.lower[k] == "và" or s.words[k] == ","
        follower = k + 1 if series else k
        if follower >= limit or not s.words[follower][0].isalnum() or _names_others(s, follower, limit, series=series):
            break
        if (word := s.at("name_words", follower)) and word <= limit:
            k = word
        elif s.lower[k] == "và" and (verb := s.at("verbs", follower)):
            k = verb
        elif opens_action(s, follower, limit, functional=True) or (not series and s.at("places", k)) or _roles(s, follower):
            break
        else:
            k = follower + 1
    return min(k, limit)


def _names_others(s: Syllables, j: int, limit: int, *, series: bool) -> bool:
    """Whether other receivers are named at ``j``; "… về chuyển đổi số | tỉnh Lam Giang" says whose board it is."""
    noun = s.at("generic", j)
    if noun and (reads_otherwise(s, j, noun) or (s.at("levels", j) and not series)):
        return False
    return noun is not None or begins_unit(s, j, limit)


def _roles(s: Syllables, j: int) -> bool:
    return any(s.at(name, j) for name in (*ROLES, "manner"))


def _second_field(s: Syllables, j: int, limit: int) -> int | None:
    """“Phòng Chính trị |, tư tưởng| chủ trì …”: after a comma a noun in lower case, and right behind it what the unit is to do."""
    if j + 2 >= limit or s.words[j] != "," or not (s.is_capital(j - 1) or s.is_capital(j - 2)):
        return None
    for k in range(j + 1, min(limit, j + 2 + LONGEST_FIELD)):
        if k > j + 1 and any(s.at(name, k) for name in ROLES):
            return k
        if not s.words[k].islower() or any(s.at(name, k) for name in NO_FIELD):
            return None
    return None


def continue_name(s: Syllables, j: int, limit: int, *, functional: bool) -> int:
    """Walk over the words of the name from ``j``."""
    first, place = j, False  # the last word was a proper name: only places and numbers follow
    while j < limit:
        step = _step(s, j, limit, first, functional=functional, place=place)
        if step is None:
            break
        j, place = step
    return min(j, limit)


def _step(s: Syllables, j: int, limit: int, first: int, *, functional: bool, place: bool) -> tuple[int, bool] | None:
    """The end of the next word of the name, and whether it names a place; None where the name ends."""
    listed = place and not functional and s.lower[j] in (",", "và")  # UBND xã Tân Khê |, Phú Lạc và Bình An
    if not listed and (connected := _connector(s, j, limit, functional=functional)) is not None:
        return connected, False
    if functional and s.lower[j] == "và" and (word := s.at("name_words", j + 1) or s.at("name_verbs", j + 1)) and s.words[j + 1].islower():
        return word, False
    if functional and (word := s.at("name_words", j)) and word <= limit and not place:
        return word, False
    if (branch := s.at("branches", j)) and branch <= limit:
        return branch, False
    level = s.at("levels", j)
    if (
        level
        and level <= limit
        and (not s.at("known", j) or s.at("assigners", j + 1))
        and (level > j + 1 or not opens_action(s, j, limit, functional=False))
    ):
        return _level(s, j, level, limit)
    if s.is_capital(j) and s.words[j][0].isalpha():
        return _capital(s, j, limit, first, functional=functional)
    lettered = not s.words[j].isdigit()  # 12B: no quantity, whatever follows
    if is_number(s.words[j]) and (
        s.lower[j - 1] in NUMBERED
        or (functional and j > first and lettered)
        or (_is_last(s, j + 1, limit) and (functional or (j > first and _holds_function(s, first, j))) and not _counts(s, j + 1, limit))
    ):
        return j + 1, True
    if not s.words[j][0].isalpha() or place or (s.lower[j] == "các" and s.at("levels", j + 1)):
        return None  # "Trạm y tế | các xã, phường"
    if j > first and s.words[j - 1].isupper() and len(s.words[j - 1]) > 2 and s.at("verbs", j):
        return None  # P. KHTC | tổng hợp: a short form is a whole name
    if functional and not opens_action(s, j, limit, functional=True):
        return max(j + 1, s.at("name_verbs", j) or 0), False
    return None


def is_number(word: str) -> bool:
    """Whether the word numbers a body among others of its kind: 12, 12B."""
    return word.isdigit() or (word[:-1].isdigit() and word[-1].isupper())


def _in_proper_name(s: Syllables, j: int, first: int) -> bool:
    """Whether ``j`` ends a proper name (Lam Giang): words of function have one capital each."""
    return j > first and all(s.is_capital(k) and s.words[k].isalpha() and not s.words[k].isupper() for k in (j - 1, j))


def _holds_function(s: Syllables, first: int, j: int) -> bool:
    """Whether a head of function stands within the name: "Văn phòng Ban Chỉ đạo quốc gia 45"."""
    return any(s.is_capital(k) and s.at("function_heads", k) for k in range(first, j))


def _is_last(s: Syllables, j: int, limit: int) -> bool:
    """Whether the name ends at ``j``: "Công ty Xây dựng và Thương mại 68;"."""
    return (
        j >= limit
        or s.words[j] in ",;:."
        or any(s.at(name, j) for name in ("contexts", "duties", "chairing"))
        or begins_unit(s, j, limit)
        or (s.words[j].islower() and (s.at("verbs", j) or j) >= j + 2)  # Ban Quản lý dự án 2 | chuẩn bị hồ sơ
    )


def _counts(s: Syllables, j: int, limit: int) -> bool:
    """Whether the number before ``j`` counts days or times: "Ban Quản lý dự án | 3 ngày báo cáo một lần"."""
    return j < limit and s.lower[j] in ("giờ", "ngày", "tuần", "tháng", "quý", "năm", "lần")


def _connector(s: Syllables, j: int, limit: int, *, functional: bool) -> int | None:
    """End of a conjunction, dash or comma inside a name: the next word is capitalised and is no unit of its own."""
    if (joined := s.at("name_joined", j)) and joined <= limit:
        return joined
    word = s.lower[j]
    follower = j + 1
    if word in COMPOUND_DASHES and s.at("branches", follower):
        return follower
    if follower >= limit or not s.is_capital(follower) or not s.words[follower][0].isalpha() or begins_unit(s, follower, limit):
        return None
    if word in ("và", "&") or word in COMPOUND_DASHES:
        return j + 1
    if word == "," and (_closes_with_and(s, follower, limit) or (functional and _is_function(s, follower, limit))):
        return j + 1
    return None


def _is_function(s: Syllables, j: int, limit: int) -> bool:
    """Whether ``j`` begins another word of function (Trung tâm Thông tin, | Ứng dụng công nghệ): a verb that stands in names."""
    return j + 1 < limit and s.words[j + 1].islower() and s.at("name_verbs", j) is not None and s.at("fields", j) is None


def _closes_with_and(s: Syllables, j: int, limit: int) -> bool:
    """Whether "…, X và Y" follows: a series inside one name (Đầu tư, Xây dựng và Kinh doanh dịch vụ)."""
    for k in range(j, min(limit, j + 8)):
        if s.lower[k] == "và":
            return k + 1 < limit and s.is_capital(k + 1) and not begins_unit(s, k + 1, limit)
        if not s.words[k][0].isalpha():
            return False
    return False


def office_end(s: Syllables, j: int, limit: int) -> int | None:
    """End of the name of an office after its head's title, where its noun has no capital: "Trưởng phòng Kinh tế"."""
    if j + 1 >= limit or s.lower[j] not in OFFICES or s.is_capital(j) or not s.is_capital(j + 1):
        return None
    return min(limit, s.at("fields", j + 1) or continue_name(s, j + 1, limit, functional=True))


def begins_unit(s: Syllables, j: int, limit: int) -> bool:
    """Whether a unit of its own begins at ``j``: a head, a title or a quantifier."""
    return head_end(s, j, limit) is not None or (s.is_capital(j) and s.at("titles", j) is not None) or s.at("quantifiers", j) is not None


def _level(s: Syllables, j: int, level: int, limit: int) -> tuple[int, bool]:
    """A level ("tỉnh", "phường") with the name of its place."""
    if s.words[level - 1] == "." and (level >= limit or not s.is_capital(level) or begins_unit(s, level, limit)):
        return level - 1, False  # Công an TP| .
    end = level
    if end < limit and s.words[end].isdigit() and s.lower[end - 1] in NUMBERED:
        return end + 1, True  # phường 12
    if end < limit and s.words[end].islower() and s.at("verbs", end):
        return end, True  # Trạm Y tế xã | tổ chức tiêm
    while end < limit and _is_place_word(s, end, limit):
        end += 1
    return end, end > level or s.lower[j] in ("tỉnh", "việt")


def _is_place_word(s: Syllables, j: int, limit: int) -> bool:
    if s.lower[j] in COMPOUND_DASHES and j + 1 < limit and s.is_capital(j + 1):
        return not begins_unit(s, j + 1, limit)
    return s.is_capital(j) and s.words[j][0].isalpha() and not begins_unit(s, j, limit)


def _capital(s: Syllables, j: int, limit: int, first: int, *, functional: bool) -> tuple[int, bool]:
    """A capitalised word: its further syllables are in lower case unless they open an action or it is a proper name."""
    inner = (s.at("name_words", j), s.at("name_verbs", j)) if functional else ()
    known = max(end for end in (s.at("fields", j), s.at("known", j), head_end(s, j, limit), *inner, j + 1) if end)
    if known > j + 1 and known <= limit:
        return known, False
    end = j + 1
    if len(s.words[j]) > 1 and s.words[j].isupper():
        return end, False
    if functional and _in_proper_name(s, j, first):
        return end, True
    of_each = end < limit and s.lower[end] == "các" and s.at("levels", end)  # Cơ quan Thuế | các cấp
    if (
        end < limit
        and s.words[end].islower()
        and s.words[end].isalpha()
        and not of_each
        and not opens_action(s, end, limit, functional=functional)
    ):
        end += 1
    return end, False


def opens_action(s: Syllables, j: int, limit: int, *, functional: bool) -> bool:
    """Whether the lower-case word at ``j`` ends the name: it tells a role, joins the next thing, or is what is ordered."""
    if s.at("role_stops", j):
        return True
    verb = s.at("verbs", j)
    if verb is None or s.words[j][0].isupper() or (s.at("name_words", j) or 0) > verb:
        return False
    inside = s.at("name_verbs", j)
    if not functional or inside is None or inside < verb:
        return True
    after = inside
    if after < limit and s.phrase(j, inside).lower() in OPENS_ORDERS and s.at("verbs", after):
        return True  # các Công ty Thủy lợi | tổ chức vận hành; Viện Sông Hồ | nghiên cứu tham mưu
    if after < limit and s.lower[after] == "và" and s.at("name_verbs", after + 1):
        return False  # "đầu tư và xây dựng đô thị"
    if _orders_what_ends_it(s, j, inside, limit) or _behind_parent(s, j):
        return True
    closed = after >= limit or s.words[after] in ".;)(:" or (s.words[after] == "," and begins_unit(s, after + 1, limit))
    if closed and s.phrase(j, inside).lower() in CLOSES_NAMES:
        return False  # "Tổ Công nghệ thông tin;", "Phòng Kế hoạch tổng hợp": no order has nothing after it
    return after >= limit or s.at("order_objects", after) is not None or (not s.words[after][0].isalpha() and s.words[after] != "-")


def _orders_what_ends_it(s: Syllables, j: int, after: int, limit: int) -> bool:
    """“Phòng Kỹ thuật | thẩm định thiết kế.”: of two verbs the first is the order where the second, its object, ends the sentence.

    So is a verb that the name has just said ("Ban Kiểm soát | kiểm soát chi phí"). Both only behind a word of function.
    """
    if not s.is_capital(j - 1) and not s.is_capital(j - 2):
        return False
    if after < limit and s.words[after][0].isalpha() and s.lower[j:after] == s.lower[j - (after - j) : j]:
        return True
    end = s.at("verbs", after) if after < limit and s.at("checking", j) == after else None
    if end is None or end >= limit:
        return False
    closes = s.words[end] in ".;" or s.lower[end] in ENDS_ORDERS
    return closes or (s.lower[end] in (",", "và") and s.at("order_objects", end + 1) is not None and not begins_unit(s, end + 1, limit))


def _behind_parent(s: Syllables, j: int) -> bool:
    """“Ủy ban Kiểm tra Tỉnh ủy | kiểm tra dấu hiệu vi phạm”: behind the name of the parent body no function follows."""
    return s.lower[j - 1] in PARENTS and any(s.at("plain_heads", k) == j and s.is_capital(k) for k in range(max(0, j - 4), j))


def _tail(s: Syllables, j: int, limit: int) -> int:
    """After a field: the place or parent that belongs to the name (tỉnh Lam Giang, thành phố)."""
    while j < limit:
        level = s.at("levels", j)
        if level and level <= limit:
            j, _ = _level(s, j, level, limit)
        elif (branch := s.at("branches", j)) and s.is_capital(j):
            return continue_name(s, branch, limit, functional=False)
        elif (
            s.is_capital(j)
            and s.words[j][0].isalpha()
            and head_end(s, j, limit) is None
            and s.at("fields", j) is None
            and not s.at("titles", j)
        ):
            j += 1
        else:
            break
    return min(j, limit)
