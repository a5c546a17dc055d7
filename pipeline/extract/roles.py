"""What is said of the lead between its name and the action: chủ trì, phối hợp với …, có trách nhiệm, theo chức năng …."""

from models.mention import UnitList, UnitMention
from models.value import Value
from pipeline.extract.circumstances import LONGEST_CONTEXT, is_circumstance
from pipeline.extract.language import Syllables
from pipeline.extract.unit_mentions import reaching
from pipeline.extract.units import read_units
from pipeline.extract.verbs import entrusted_end, has_object, is_action

LONGEST_RIGHT = 24  # tokens of "theo địa bàn …" before words of duty and a colon
TOO = ["đồng", "thời"]
WHAT_IT_IS = (["là", "cơ", "quan"], ["là", "đơn", "vị"])
BRACKETED = {"chairing": "main_parts", "joining": "second_parts"}  # what only brackets behind a name say of its part
PREPOSITIONS = ("trong", "của", "về", "tại", "để", "nhằm")


class Roles(Value):
    """What is said of the lead before the action: ``action`` is its first token."""

    action: int
    coordinating: tuple[UnitMention, ...]
    chairs: bool
    duty: bool = False


def roles_after(s: Syllables, i: int, last: int) -> Roles:
    """Read on from the subject: chủ trì, phối hợp với …, có trách nhiệm, theo chức năng …, up to the action."""
    coordinating: tuple[UnitMention, ...] = ()
    chairs = duty = False
    while i < last:
        if s.words[i] in ",:" or (chairs and s.words[i] == ";"):
            i += 1
        elif (after := s.at("chairing", i) or bracketed_role(s, i, last)) is not None:
            chairs, i = True, after
        elif chairs and (helped := helped_by(s, i, last)) is not None:
            coordinating, i = (*coordinating, *helped.units), helped.last
        elif (joined := _joined(s, i, last)) is not None:
            joined = joined if chairs else _parted(s, joined, last)
            coordinating = (*coordinating, *joined.units)
            if joined.last < last and s.lower[joined.last] in PREPOSITIONS:
                break  # "phối hợp với B trong việc …" is itself the action
            i = joined.last
        elif s.lower[i : i + 2] == TOO and _joined(s, i + 2, last) is not None:
            i += 2  # đồng thời phối hợp với …
        elif coordinating and s.lower[i] == "và" and s.at("chairing", i + 1):
            i += 1  # phối hợp với Sở A | và chủ trì cùng các xã …
        elif (after := _after_duty(s, i, last)) is not None:
            duty, i = duty or s.at("duties", i) is not None, after
        elif (after := s.at("manner", i)) is not None and (s.at("chairing", after) or _joined(s, after, last)):
            i = after  # khẩn trương chủ trì, phối hợp với …
        else:
            break
    return Roles(action=min(i, last), coordinating=coordinating, chairs=chairs, duty=duty)


def _joined(s: Syllables, i: int, last: int) -> UnitList | None:
    after = after_joining(s, i, last)
    return read_units(s, after, last, bare=True) if after else None


def _parted(s: Syllables, units: UnitList, last: int) -> UnitList:
    """“phối hợp với nhà trường, gia đình | quản lý học sinh.”: where nothing is left to do, what seemed to say which ones is the action."""
    unit = units.units[-1]
    if unit.kind != "group" or any(word[0].isalpha() for word in s.words[units.last : last]):
        return units
    first = s.index(unit.start)
    for k in range(first + 1, units.last):
        in_noun = any(s.at("generic", m) == k + 1 for m in range(first, k))
        if s.at("verbs", k) and s.words[k].islower() and has_object(s, k, last) and not in_noun:
            return UnitList(units=(*units.units[:-1], reaching(s, unit, k)), first=units.first, last=k)
    return units


def after_joining(s: Syllables, i: int, last: int) -> int | None:
    """The token where those are named who are to help, behind "phối hợp với", "phối hợp với:" at ``i``; None before ``last`` ends."""
    after = s.at("joining", i)
    if after is not None and after + 1 < last and s.words[after] == ":":
        after += 1
    return after if after and after < last else None


def bracketed_role(s: Syllables, i: int, last: int, vocabulary: str = "chairing") -> int | None:
    """The token after "(chủ trì)", "(chính)", or, with ``vocabulary`` "joining", after "(phối hợp)", "(phụ)"."""
    if i + 2 >= last or s.words[i] != "(":
        return None
    ends = (s.at(name, i + 1) for name in (vocabulary, BRACKETED[vocabulary]))
    return next((after + 1 for after in ends if after and after < last and s.words[after] == ")"), None)


def helped_by(s: Syllables, i: int, last: int) -> UnitList | None:
    """“(Sở A chủ trì,) Sở B, Sở C phối hợp | kiểm tra …”: those who help, and where the action goes on."""
    units = read_units(s, i, last)
    if units is None or units.last >= last:
        return None
    after = units.last + next((len(words) for words in WHAT_IT_IS if s.lower[units.last : units.last + len(words)] == words), 0)
    joined = bracketed_role(s, after, last, "joining") or s.at("joining", after)
    if joined is None or (_joined(s, after, last) is None and s.lower[joined - 1] in ("với", "cùng", "của")):
        return None
    if (others := _joined(s, after, last)) is not None:
        return UnitList(units=(*units.units, *others.units), first=i, last=others.last)
    return UnitList(units=units.units, first=i, last=min(joined, last))


def _after_duty(s: Syllables, i: int, last: int) -> int | None:
    """After words of duty or of right, or after a circumstance that a comma closes ("căn cứ kết quả kiểm tra, …")."""
    if (after := s.at("duties", i)) and after < last:
        liable = s.lower[i] == "chịu" and not is_action(s, after, last)  # "chịu trách nhiệm toàn diện" is itself the action
        return None if liable or s.lower[after] in PREPOSITIONS else after
    right = entrusted_end(s, i) or s.at("by_right", i)
    if s.lower[i : i + 3] == ["trong", "phạm", "vi"] and not (right and right < last and _begins_action(s, right, last)):
        return _within_remit(s, i, last) or right
    if right and right < last:
        return right
    if s.lower[i] in ("căn", "theo", "trên") and is_circumstance(s, i):
        near = range(i, min(last, i + LONGEST_RIGHT))
        opening = next(
            (k for k in near if (end := s.at("duties", k)) and (end >= last or s.words[end - 1] == ":" or s.words[end] == ":")), None
        )
        naming = next((k + 1 for k in near if s.lower[k] in ("này", "trên") and k + 1 < last and s.at("verbs", k + 1)), None)
        if naming is not None and "," not in s.words[i:naming]:
            return naming  # "căn cứ Kế hoạch này | xây dựng …"
        if opening is not None:
            return opening  # "theo địa bàn quản lý, duy tu, duy trì | có trách nhiệm:"
        return next((end for k in range(i, min(last, i + LONGEST_CONTEXT)) if (end := _closed_at(s, i, k, last)) is not None), None)
    return None


def _within_remit(s: Syllables, i: int, last: int) -> int | None:
    """“trong phạm vi chức năng, quyền hạn của mình | có trách nhiệm …”, "trong phạm vi quản lý, | rà soát …"."""
    for k in range(i + 3, min(last, i + LONGEST_RIGHT)):
        if s.words[k] in ".;:" or s.at("duties", k):
            return k if s.at("duties", k) else None
        if s.at("verbs", k) and s.lower[k : k + 2] != ["quản", "lý"]:
            return None
        if s.words[k] == "," and k + 1 < last and _begins_action(s, k + 1, last):
            return k + 1
    return None


def _closed_at(s: Syllables, first: int, k: int, last: int) -> int | None:
    """Where the action begins if the comma at ``k`` closes the circumstance or parts its first two verbs ("… rà soát, xây dựng")."""
    if s.words[k] != "," or k + 1 >= last or not _begins_action(s, k + 1, last):
        return None
    verb = next((m for m in range(max(first + 2, k - 4), k) if s.at("verbs", m) == k), None)
    return k + 1 if verb is None else verb


def _begins_action(s: Syllables, i: int, last: int) -> bool:
    return is_action(s, i, last) or any(s.at(name, i) for name in ("chairing", "joining", "duties"))
