"""Who is told to act in a clause: after an assigning verb ("giao Sở A"), or as the subject of an action ("Sở A rà soát")."""

from collections.abc import Iterator

from models.mention import UnitList, UnitMention
from models.value import Value
from pipeline.extract.acting import acts, after_aside, is_heard, only_asks
from pipeline.extract.circumstances import LONGEST_CONTEXT, is_circumstance, skip_connectives
from pipeline.extract.language import Syllables
from pipeline.extract.unit_mentions import mention, reaching
from pipeline.extract.unit_names import office_end
from pipeline.extract.units import read_units
from pipeline.extract.verbs import has_object, is_action
from pipeline.rules.book import load

LONGEST_SPEECH = 12  # tokens of "có ý kiến chỉ đạo như sau:"
LONGEST_RESTRICTION = 45  # tokens of a clause that says which units are meant
LONGEST_TOPIC = 16  # tokens before a colon: "Thanh tra khoa học và công nghệ: UBND các xã …"
CONDITIONS = ("khi", "nếu")
PEOPLE = ("người", "bảo", "công")  # người phát hiện, bảo vệ cơ quan, công nhân
LONGEST_HOLDER = 14  # tokens of those who have the duty, up to the word that says so
CONSENT = ("nhất", "thống", "đồng", "cơ")  # nhất trí, thống nhất, đồng ý, cơ bản nhất trí
SENDING = ("gửi", "chuyển", "kính")
CONSENTS = (["nhất", "trí"], ["thống", "nhất"], ["đồng", "ý"], ["cơ", "bản"])
WORK = (["nhiệm", "vụ"], ["công", "việc"], ["nội", "dung"], ["chỉ", "tiêu"])  # "các nhiệm vụ | Chính phủ giao Bộ A": which ones
PRESSING = (["khẩn", "trương"], ["nghiêm", "túc"], ["tập", "trung"], ["nhanh", "chóng"], ["chủ", "động"], ["kịp", "thời"])
CITES = (["theo", "đó"], ["trong", "đó"])
STANDING = ("chưa", "còn", "vẫn", "đang", "hiện", "hiện nay")
STATES = ("còn", "chưa", "chậm", "vẫn", "thấp", "bị", "đang", "không", "đạt", "kéo", "phức", "quá")  # còn chậm, kéo dài, phức tạp, quá hạn


class Subject(Value):
    """Who is told, and how: ``after`` is the token that follows."""

    units: tuple[UnitMention, ...]
    cue: str
    first: int
    after: int


def find_subject(s: Syllables, first: int, last: int) -> Subject | None:
    """The first place in the clause where somebody is told to act: after an assigning verb, or as the subject of an action."""
    for i in openings(s, first, last):
        if (found := _assigned(s, i, last) or _acting(s, i, last) or _addressed(s, i, last)) is not None:
            return _ordered_behind(s, found, last) or found
    return _behind_topic(s, first, last) or _in_that_case(s, first, last)


def _in_that_case(s: Syllables, first: int, last: int) -> Subject | None:
    """“Khi có nguy cơ sạt lở, | giám đốc điều hành mỏ hoặc tổ trưởng phải dừng …”: behind a condition those whose duty it is."""
    begin = skip_connectives(s, first, last)
    if begin >= last or not (s.lower[begin] in CONDITIONS or s.lower[begin : begin + 2] == ["trường", "hợp"]):
        return None
    for i in range(begin + 1, min(last, begin + LONGEST_CONTEXT)):
        if s.words[i - 1] != "," or any(s.at("generic", k) == i - 1 for k in range(max(begin, i - 4), i - 1)):
            continue  # "các sở, ngành, | địa phương phải …" goes on with those before the comma
        duty = next((k for k in range(i, min(last, i + LONGEST_HOLDER)) if s.at("duties", k) or not s.words[k].islower()), last)
        after = s.at("duties", duty) if duty < last else None
        units = _holders(s, i, duty) if after and duty > i and is_action(s, after, last) else None
        if units:
            return Subject(units=units, cue="subject", first=i, after=duty)
    return None


def _holders(s: Syllables, i: int, end: int) -> tuple[UnitMention, ...]:
    """Receivers of a known kind, or people called by their post or by what they are there for, up to the token ``end``."""
    units = read_units(s, i, end, bare=True)
    if units is not None and units.last == end:
        return units.units
    if not (s.lower[i] in PEOPLE or s.at("titles", i) or s.at("own_people", i)):
        return ()
    cut = next((k for k in range(i + 1, end) if s.lower[k] in ("hoặc", "và") and k + 1 < end), end)
    parts = [(i, cut), (cut + 1, end)] if cut < end else [(i, end)]
    return tuple(mention(s, begin, until, "group", "unit.post") for begin, until in parts)


def _ordered_behind(s: Syllables, state: Subject, last: int) -> Subject | None:
    """“Một số xã chưa báo cáo, | yêu cầu các xã …”: behind how things stand with somebody, what they or a collective are told."""
    if state.cue != "subject" or state.after >= last or s.lower[state.after] not in STANDING:
        return None
    for k in range(state.after + 1, last):
        if s.words[k] in ".;":
            return None
        told = _assigned(s, k, last) if s.words[k - 1] == "," and s.at("assigners", k) else None
        if told is not None:
            same = {unit.name.lower() for unit in told.units} <= {unit.name.lower() for unit in state.units}
            return told if same or all(unit.kind == "group" for unit in told.units) else None
    return None


def _behind_topic(s: Syllables, first: int, last: int) -> Subject | None:
    """“Phần diện tích còn lại, Sở A chủ trì …”: behind words that order nothing and a comma, a unit with a word of role."""
    begin = skip_connectives(s, first, last)
    if begin >= last or is_action(s, begin, last) or is_circumstance(s, begin) or s.at("meetings", begin):
        return None
    for i in range(begin + 1, min(last, begin + LONGEST_CONTEXT)):
        if s.words[i] in ".;(":
            return None
        if s.words[i] != "," or i + 1 >= last or not s.is_capital(i + 1):
            continue
        units = read_units(s, i + 1, last)
        if units and units.last < last and any(s.at(name, units.last) for name in ("chairing", "joining", "duties")):
            return Subject(units=units.units, cue="subject", first=i + 1, after=units.last)
    return None


def _addressed(s: Syllables, i: int, last: int) -> Subject | None:
    """“Đối với các sở, ngành: chủ động cân đối …”, "Đối với các xã chưa báo cáo, yêu cầu hoàn thành trước ngày …"."""
    if s.lower[i : i + 2] != ["đối", "với"]:
        return None
    units = read_units(s, i + 2, last, bare=True)
    if units is None or units.last + 1 >= last:
        return None
    if s.words[units.last] == ":" and is_action(s, units.last + 1, last):
        return Subject(units=units.units, cue="subject", first=i, after=units.last + 1)
    asked = _asked_to(s, units, last) if units.units[-1].kind == "group" else None
    return asked.model_copy(update={"first": i}) if asked else None


def _asked_to(s: Syllables, units: UnitList, last: int) -> Subject | None:
    """“(Đối với) các xã chưa báo cáo, yêu cầu | hoàn thành …": behind a comma an order to those named before it."""
    comma = next((k for k in range(units.last, min(last, units.last + LONGEST_RESTRICTION)) if s.words[k] in ",;.:"), None)
    after = s.at("assigners", comma + 1) if comma is not None and comma + 1 < last and s.words[comma] == "," else None
    if comma is None or after is None or not is_action(s, after, last) or (units.last < comma and not s.at("relatives", units.last)):
        return None
    return _narrowed(s, units, comma, after)


def openings(s: Syllables, first: int, last: int) -> Iterator[int]:
    """Tokens where a subject can stand: the beginning, after a connective, after circumstances and a comma, after a topic and a colon."""
    begin = skip_connectives(s, first, last)
    yield begin
    circumstance = is_circumstance(s, begin) and not _how_often(s, begin)
    for i in range(begin, min(last, begin + LONGEST_CONTEXT)):
        word = s.words[i]
        if word == ":" and (i - begin <= LONGEST_TOPIC or circumstance):
            yield skip_connectives(s, i + 1, last)
        if word == "," and circumstance and i + 1 < last and s.lower[i + 1 : i + 3] != ["trong", "đó"]:
            yield skip_connectives(s, i + 1, last)
        if s.at("assigners", i) and i > begin and (_issuer_before(s, begin, i) or _state_before(s, begin, i)):
            yield i


def _how_often(s: Syllables, i: int) -> bool:
    """“Định kỳ hằng tháng báo cáo …”: a word of manner right before the verb is no circumstance with a subject behind it."""
    after = s.at("manner", i)
    return after is not None and s.at("verbs", after) is not None


def _issuer_before(s: Syllables, begin: int, i: int) -> bool:
    """Whether what stands before an assigning verb is only who assigns, or a decision that it follows from."""
    if s.at("own_papers", begin) == i:
        return True
    before = s.lower[i - 1]
    if before in (",", ";", ":") or s.lower[i - 2 : i] == ["đồng", "thời"]:
        return is_circumstance(s, begin) or s.lower[begin] in CONSENT or s.lower[begin] == "giao"
    if before == "và" and s.lower[begin] in CONSENT:
        return True
    if any(s.at("authorities", k) == i and s.lower[max(begin, k - 2) : k] in WORK for k in range(max(begin, i - 24), i)):
        return False
    return any(
        s.at("authorities", k) == i
        or (
            (units := read_units(s, k, i)) is not None
            and units.last == i
            and not only_asks(s, units)
            and (k == begin or s.words[k - 1] in ",.;:" or is_circumstance(s, begin))
        )
        for k in range(max(begin, i - 24), i)
    )


def _state_before(s: Syllables, begin: int, i: int) -> bool:
    """“Tiến độ còn chậm, | yêu cầu Sở A …”: before the comma stands only how things are, and nobody who asks for something."""
    if s.words[i - 1] != "," or is_action(s, begin, i) or not any(s.lower[k] in STATES for k in range(begin, i - 1)):
        return False
    return not any(s.at("petitioners", k) or s.at("duties", k) or s.at("assigners", k) for k in range(begin, i))


def issuer_asks(s: Syllables, start: int, end: int) -> bool:
    """“Thực hiện Công văn số …, Sở A đề nghị các trường …”: whether the text ``start:end`` asks somebody behind its legal basis."""
    first, last = s.index(start), s.index(end)
    told = next((k for k in range(first, last - 1) if s.lower[k : k + 2] in CITES), last)  # what follows is the other paper's
    return any(s.words[k - 1] in ",;" and (_asks(s, k, last) or _all_act(s, k, last)) for k in range(first + 1, told))


def _all_act(s: Syllables, k: int, last: int) -> bool:
    """“…, các trường lập danh sách gửi về Phòng.”: bodies of a kind, which issue nothing, are to act, and the sentence ends there."""
    units = read_units(s, k, last)
    if units is None or s.words[last - 1] in ";,:" or any(unit.kind != "group" for unit in units.units):
        return False
    return units.first == k and units.last < last and is_action(s, units.last, last)


def _asks(s: Syllables, k: int, last: int) -> bool:
    """Whether a body named at ``k`` (who issues) asks, right behind its name, another one to act."""
    issuer = read_units(s, k, last)
    ends = {s.at("authorities", k), issuer.last if issuer and len(issuer.units) == 1 else None}
    return any(end and end < last and _assigned(s, end, last) is not None for end in ends)


def _assigned(s: Syllables, i: int, last: int) -> Subject | None:
    after = s.at("assigners", i)
    if after is None or after >= last or ((s.at("verbs", i) or 0) > after and not s.is_capital(after)):
        return None  # "giao ban" is no "giao"
    after += s.words[after] == ":" and after + 1 < last  # "UBND tỉnh chỉ thị: Các sở, ngành …"
    units = read_units(s, after, last, bare=True)
    if units is None:
        return None
    shared_out = s.lower[i : i + 4] == ["phân", "công", "nhiệm", "vụ"]
    if shared_out and (units.units[-1].kind == "group" or not is_action(s, units.last, last)):
        return None  # "Phân công nhiệm vụ cho các thành viên trước ngày …" is itself the action
    if units.last + 1 < last and s.lower[units.last] in (",", "và") and (more := _assigned(s, units.last + 1, last)) is not None:
        return more.model_copy(update={"units": (*units.units, *more.units), "first": i})  # "đề nghị A, yêu cầu B cử …"
    if (restricted := _restricted(s, units, last)) is not None:
        return restricted.model_copy(update={"cue": "assigned"})
    if _asks_which(s, units) or _own_people(s, units):
        return None
    return Subject(units=units.units, cue="assigned", first=i, after=after_aside(s, units.last, last))


def _restricted(s: Syllables, units: UnitList, last: int) -> Subject | None:
    """A group with a clause saying which are meant, up to a word of duty: "các đơn vị chưa báo cáo | khẩn trương …"."""
    j = units.last
    group = units.units[-1]
    if j + 1 < last and s.lower[j] == "là" and (noun := s.at("generic", j + 1)) and is_action(s, noun, last):
        return Subject(units=units.units, cue="subject", first=units.first, after=noun)  # "UBND các xã là chủ đầu tư | báo cáo …"
    if group.kind != "group" or j >= last:
        return None
    which = "nào" in s.lower[s.index(group.start) : j + 1]
    goes_on = any(word in f" {group.name.lower()} " for word in (" có ", " chưa ", " đang ")) and not is_action(s, j, last)
    if not which and not goes_on and (not s.at("relatives", j) or (s.lower[j] == "có" and s.at("not_relative", j + 1))):
        return None
    for k in range(j + 1, min(last, j + LONGEST_RESTRICTION)):
        if s.words[k] in ";.:" or (s.words[k] == "," and s.lower[j] == "còn"):
            break
        asked = s.at("assigners", k) if which and s.lower[k] in ("đề", "yêu") else None
        if asked and is_action(s, asked, last):
            return _narrowed(s, units, k, asked)  # xã nào chưa nộp đề nghị | nộp ngay
        if s.words[k] == ")" and k + 1 < last and s.words[k + 1].islower() and s.at("verbs", k + 1):
            opening = next((m for m in range(k, j, -1) if s.words[m] == "("), k)
            return _narrowed(s, units, opening, k + 1)  # các xã chưa nộp (Tân Khê, Phú Lạc) | gửi ngay
        if s.lower[k] == "thì" and k + 1 < last:
            return _acting(s, k + 1, last) or _narrowed(s, units, k, k + 1)
        if k > j + 1 and (s.at("duties", k) or s.lower[k : k + 2] in PRESSING):
            return _narrowed(s, units, k, k)
    return None


def _asks_which(s: Syllables, units: UnitList) -> bool:
    """“đơn vị nào”, of which it is not said what is to be done by those that are meant."""
    return units.units[-1].kind == "group" and "nào" in s.lower[units.last - 2 : units.last]


def _own_people(s: Syllables, units: UnitList) -> bool:
    """“(UBND xã) phân công cán bộ | trực ban”: one's own people, of whom nothing tells who they are; to send them is the action."""
    return len(units.units) == 1 and s.at("own_people", units.first) == units.last and s.words[units.first].islower()


def _narrowed(s: Syllables, units: UnitList, k: int, after: int) -> Subject:
    """The units, the name of the last of them reaching to the token ``k``."""
    return Subject(units=(*units.units[:-1], reaching(s, units.units[-1], k)), cue="subject", first=units.first, after=after)


def _acting(s: Syllables, i: int, last: int) -> Subject | None:
    units = read_units(s, i, last, bare=office_end(s, i, last) is not None)  # phòng Nội vụ | rà soát hồ sơ
    if units is None:
        return None
    authority = s.at("authorities", i)
    if (authority and authority >= (s.at("plain_heads", i) or 0)) or only_asks(s, units) or is_heard(s, units, last):
        return None
    after = after_aside(s, units.last, last)
    opening = after + 1 if after < last and s.words[after] == "," else after
    if opening < last and (order := _assigned(s, opening, last)) is not None:
        return order  # the units are those who assign, or a topic: "UBND tỉnh yêu cầu các sở …", "Riêng các xã vùng cao, giao Sở A …"
    ordered = _ordered_with_consent(s, after, last) or _ordered_behind_speech(s, after, last) or _asked_by_sender(s, after, last)
    if ordered is not None:
        return ordered
    if (restricted := _restricted(s, units, last)) is not None:
        return restricted
    if _asks_which(s, units):
        return None
    if not acts(s, units, after, last):
        return _ordered_within(s, units, last)
    return Subject(units=units.units, cue="subject", first=i, after=after)


def _ordered_within(s: Syllables, units: UnitList, last: int) -> Subject | None:
    """“Trung tâm Công nghệ thông tin | kiểm tra hệ thống.”: the sentence ends with the name, so its last work is what is ordered."""
    unit = units.units[-1]
    if unit.kind != "unit" or units.last + 1 != last or s.words[units.last] not in (".", ";"):
        return None
    first = s.index(unit.start)
    for k in range(first + 2, units.last - 1):
        named = any(s.is_capital(word) for word in range(max(first + 1, k - 4), k))
        if named and s.words[k].islower() and s.at("checking", k) and has_object(s, k, last):
            return _narrowed(s, units, k, k)
    return None


def _ordered_with_consent(s: Syllables, i: int, last: int) -> Subject | None:
    """“UBND tỉnh | thống nhất chủ trương và giao Sở A lập …”: who consents orders somebody else to act."""
    if s.lower[i : i + 2] not in CONSENTS or s.lower[i + 2 : i + 3] == ["với"]:
        return None
    orders = (k for k in range(i + 2, last - 1) if s.lower[k] in (",", "và") and s.lower[k + 1] == "giao")
    return next((order for k in orders if (order := _assigned(s, k + 1, last)) is not None), None)


def _ordered_behind_speech(s: Syllables, i: int, last: int) -> Subject | None:
    """“Chủ tịch UBND tỉnh | có ý kiến chỉ đạo như sau: Giao Sở A lập …”: who speaks, and in the same sentence whom they tell."""
    colon = next((k for k in range(i + 1, min(last, i + LONGEST_SPEECH)) if s.words[k] == ":"), None)
    if colon is None or colon + 1 >= last or load("directing")["opening.speech"].regex.search(s.phrase(i, colon + 1)) is None:
        return None
    return _assigned(s, colon + 1, last)


def _asked_by_sender(s: Syllables, i: int, last: int) -> Subject | None:
    """“Sở A | gửi dự thảo và kính đề nghị các đơn vị góp ý …”: who sends or asks politely writes the letter, the asked are to act."""
    for k in range(i + 1, last - 1):
        if s.words[k] in ".;":
            return None
        polite = s.at("polite", k + 1) is not None or (s.lower[i] in SENDING and s.lower[k + 1 : k + 3] == ["đề", "nghị"])
        if s.lower[k] in (",", "và") and polite and (order := _assigned(s, k + 1, last)) is not None:
            return order
    return None
