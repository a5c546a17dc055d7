"""A paragraph read as clauses: who is told to act, who is to help, and where the action begins.

Giao Sở A chủ trì, phối hợp với Sở B | rà soát …        assigned
Sở A (có trách nhiệm) | lập hồ sơ …; Sở B | thẩm định … subject, twice
Chủ trì, phối hợp với Sở B | rà soát …                  verb: the lead stands elsewhere
"""

from collections.abc import Iterator

from models.mention import Clause, UnitList, UnitMention
from models.value import Value
from pipeline.extract.coordination import find_coordinating
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action

LONGEST_CONTEXT = 160  # tokens of circumstance that may stand before the subject
LONGEST_RESTRICTION = 45  # tokens of a clause that says which units are meant
LONGEST_TOPIC = 16  # tokens before a colon: "Thanh tra khoa học và công nghệ: UBND các xã …"
CIRCUMSTANCES = ("căn", "theo", "trên", "trong", "định", "hằng", "hàng", "trước", "chậm", "khi", "sau", "từ")
PREPOSITIONS = ("trong", "của", "về", "tại", "để", "nhằm")
CONTENT = ("hướng", "gồm", "sau", "định", "rõ", "cụ", "như")  # "theo hướng: …", "gồm: …" — what follows is content, no new subject


class Subject(Value):
    """Who is told, and how: ``after`` is the token that follows."""

    units: tuple[UnitMention, ...]
    cue: str
    first: int
    after: int


class Roles(Value):
    """What is said of the lead before the action: ``action`` is its first token."""

    action: int
    coordinating: tuple[UnitMention, ...]
    chairs: bool
    duty: bool = False


def read_clauses(s: Syllables, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of the paragraph text ``start:end`` (offsets), in order; they cover it."""
    limit = s.index(end)
    return tuple(_clause(s, first, last) for first, last in _cuts(s, s.index(start), limit) if first < last)


def _cuts(s: Syllables, first: int, limit: int) -> Iterator[tuple[int, int]]:
    """Token ranges between full stops and semicolons; inside "…theo hướng: …" a semicolon does not cut."""
    begin, content, depth = first, False, 0
    listed = _listed(s, first, limit)
    for i in range(first, limit):
        word = s.words[i]
        depth += (word in "([“") - (word in ")]”")
        if word == ":" and i > first and s.lower[i - 1] in CONTENT:
            content = True
        stop = word in ".!?" and (i + 1 >= limit or s.is_capital(i + 1) or s.words[i + 1] in '“"-–+(')
        if depth <= 0 and (stop or (word == ";" and not content and i not in listed)):
            yield begin, i + 1
            begin, depth = i + 1, 0
            content = content and not stop
    yield begin, limit


def _listed(s: Syllables, first: int, limit: int) -> set[int]:
    """Semicolons inside a list of units ("yêu cầu các sở, ngành; UBND các xã, phường …")."""
    inside: set[int] = set()
    i = first
    while i < limit:
        opening = s.at("assigners", i) or s.at("joining", i) or (i if i == first else None)
        units = read_units(s, opening, limit) if opening is not None and opening < limit else None
        inside.update(k for k in range(units.first, units.last) if s.words[k] == ";") if units else None
        i = max(i + 1, units.last if units else 0)
    return inside


def _clause(s: Syllables, first: int, last: int) -> Clause:
    subject = _subject(s, first, last)
    begin = subject.after if subject else _verb_opening(s, first, last)
    roles = roles_after(s, begin, last)
    start, end = s.span(first, last)
    units = subject.units if subject else ()
    inner = find_coordinating(s, begin if subject else first, last)
    coordinating = _distinct((*roles.coordinating, *inner), units)
    return Clause(
        start=start,
        end=end,
        action=s.starts[min(roles.action, last - 1)],
        cue=_cue(s, subject, begin, last),
        lead=units,
        coordinating=coordinating,
        chairs=roles.chairs,
        duty=roles.duty,
        past=s.at("past", begin) is not None,
    )


def _verb_opening(s: Syllables, first: int, last: int) -> int:
    """Where an order without a subject begins: at once, after circumstances, or after a topic and a colon."""
    begin = _skip_connectives(s, first, last)
    return next((i for i in _openings(s, first, last) if i < last and is_action(s, i, last)), begin)


def _cue(s: Syllables, subject: Subject | None, begin: int, last: int) -> str:
    if subject:
        return subject.cue
    return "verb" if begin < last and is_action(s, begin, last) else "none"


def _distinct(units: tuple[UnitMention, ...], lead: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Each unit once, and none that leads."""
    seen = {unit_key(unit.name) for unit in lead}
    kept = []
    for unit in units:
        if unit_key(unit.name) not in seen:
            seen.add(unit_key(unit.name))
            kept.append(unit)
    return tuple(kept)


def unit_key(name: str) -> str:
    """What tells two receivers apart: "các Bộ, ngành có liên quan" and "Bộ, ngành liên quan" are the same."""
    return name.lower().removeprefix("các ").removeprefix("những ").replace("có liên quan", "liên quan")


def _subject(s: Syllables, first: int, last: int) -> Subject | None:
    """The first place in the clause where somebody is told to act: after an assigning verb, or as the subject of an action."""
    for i in _openings(s, first, last):
        if (found := _assigned(s, i, last) or _acting(s, i, last) or _addressed(s, i, last)) is not None:
            return found
    return None


def _addressed(s: Syllables, i: int, last: int) -> Subject | None:
    """“Đối với các sở, ngành: chủ động cân đối …”."""
    if s.lower[i : i + 2] != ["đối", "với"]:
        return None
    units = read_units(s, i + 2, last, bare=True)
    if units is None or units.last + 1 >= last or s.words[units.last] != ":" or not is_action(s, units.last + 1, last):
        return None
    return Subject(units=units.units, cue="subject", first=i, after=units.last + 1)


def _openings(s: Syllables, first: int, last: int) -> Iterator[int]:
    """Tokens where a subject can stand: the beginning, after a connective, after circumstances and a comma, after a topic and a colon."""
    begin = _skip_connectives(s, first, last)
    yield begin
    circumstance = is_circumstance(s, begin)
    for i in range(begin, min(last, begin + LONGEST_CONTEXT)):
        word = s.words[i]
        if word == ":" and i - begin <= LONGEST_TOPIC:
            yield _skip_connectives(s, i + 1, last)
        if word == "," and circumstance and i + 1 < last:
            yield _skip_connectives(s, i + 1, last)
        if s.at("assigners", i) and i > begin and _issuer_before(s, begin, i):
            yield i


def is_circumstance(s: Syllables, i: int) -> bool:
    """Whether the token opens a phrase of circumstance ("Theo chức năng, …") and no verb ("Theo dõi …")."""
    context, verb = s.at("contexts", i) if i < len(s) else None, s.at("verbs", i) if i < len(s) else None
    return context is not None and (verb is None or verb <= context)


def _issuer_before(s: Syllables, begin: int, i: int) -> bool:
    """Whether what stands before an assigning verb is only who assigns, or a decision that it follows from."""
    before = s.lower[i - 1]
    if before in (",", ";", ":") or s.lower[i - 2 : i] == ["đồng", "thời"]:
        return is_circumstance(s, begin) or s.lower[begin] in ("nhất", "thống", "đồng", "cơ", "giao")
    return any(
        s.at("authorities", k) == i
        or (
            (units := read_units(s, k, i)) is not None
            and units.last == i
            and (k == begin or s.words[k - 1] in ",.;:" or is_circumstance(s, begin))
        )
        for k in range(max(begin, i - 24), i)
    )


def _skip_connectives(s: Syllables, i: int, last: int) -> int:
    while i < last:
        if (after := s.at("connectives", i)) and after < last:
            i = after
        elif s.words[i] in ",:-–":
            i += 1
        else:
            break
    return i


def _assigned(s: Syllables, i: int, last: int) -> Subject | None:
    after = s.at("assigners", i)
    if after is None or after >= last:
        return None
    units = read_units(s, after, last, bare=True)
    if units is None:
        return None
    if units.last + 1 < last and s.words[units.last] == "," and (more := _assigned(s, units.last + 1, last)) is not None:
        return more.model_copy(update={"units": (*units.units, *more.units), "first": i})  # "đề nghị A, yêu cầu B cử …"
    if (restricted := _restricted(s, units, last)) is not None:
        return restricted.model_copy(update={"cue": "assigned"})
    return Subject(units=units.units, cue="assigned", first=i, after=_after_aside(s, units.last, last))


def _restricted(s: Syllables, units: UnitList, last: int) -> Subject | None:
    """A group with a clause saying which are meant, up to a word of duty: "các đơn vị chưa báo cáo | khẩn trương …"."""
    j = units.last
    group = units.units[-1]
    if group.kind != "group" or j >= last or not s.at("relatives", j) or s.at("not_relative", j + 1):
        return None
    for k in range(j + 1, min(last, j + LONGEST_RESTRICTION)):
        if s.words[k] in ";.:":
            break
        if s.at("duties", k) or s.lower[k : k + 2] in (["khẩn", "trương"], ["nghiêm", "túc"], ["tập", "trung"]):
            start = s.index(group.start)
            whole = group.model_copy(update={"name": s.phrase(start, k), "as_written": s.phrase(start, k), "end": s.ends[k - 1]})
            return Subject(units=(*units.units[:-1], whole), cue="subject", first=units.first, after=k)
    return None


def _acting(s: Syllables, i: int, last: int) -> Subject | None:
    units = read_units(s, i, last)
    if units is None:
        return None
    if s.at("authorities", i):
        return None
    after = _after_aside(s, units.last, last)
    if (order := _assigned(s, after, last)) is not None:
        return order  # the units are those who assign: "UBND tỉnh yêu cầu các sở …"
    if (restricted := _restricted(s, units, last)) is not None:
        return restricted
    if not _acts(s, units, after, last):
        return None
    return Subject(units=units.units, cue="subject", first=i, after=after)


def _acts(s: Syllables, units: UnitList, after: int, last: int) -> bool:
    """Whether the units are the subject of something: a role, a duty, a circumstance or a verb follows them."""
    if after >= last:
        return False
    if s.words[after] in ":,":
        return after + 1 < last and _acts(s, units, after + 1, last)
    if s.at("by_right", after):
        return True
    if s.at("contexts", after) and not is_action(s, after, last):
        return s.lower[after] in CIRCUMSTANCES and (units.units[-1].kind != "group" or _acts_later(s, after, last))
    return any(s.at(name, after) for name in ("chairing", "duties", "joining", "past", "assigners")) or is_action(s, after, last)


def _acts_later(s: Syllables, i: int, last: int) -> bool:
    """Whether, after a circumstance, a group is told something at last: words of duty, or a comma and an action."""
    near = range(i + 1, min(last, i + LONGEST_CONTEXT))
    return any(s.at("duties", k) or s.at("chairing", k) or (s.words[k - 1] == "," and is_action(s, k, last)) for k in near)


def _after_aside(s: Syllables, i: int, last: int) -> int:
    """The token after a remark in brackets."""
    if i < last and s.words[i] == "(":
        closing = next((k for k in range(i, last) if s.words[k] == ")"), None)
        return closing + 1 if closing else i
    return i


def roles_after(s: Syllables, i: int, last: int) -> Roles:
    """Read on from the subject: chủ trì, phối hợp với …, có trách nhiệm, theo chức năng …, up to the action."""
    coordinating: tuple[UnitMention, ...] = ()
    chairs = duty = False
    while i < last:
        if s.words[i] in ",:":
            i += 1
        elif (after := s.at("chairing", i)) is not None:
            chairs, i = True, after
        elif (joined := _joined(s, i, last)) is not None:
            coordinating = (*coordinating, *joined.units)
            if joined.last < last and s.lower[joined.last] in PREPOSITIONS:
                break  # "phối hợp với B trong việc …" is itself the action
            i = joined.last
        elif (after := _after_duty(s, i, last)) is not None:
            duty, i = duty or s.at("duties", i) is not None, after
        elif (after := s.at("manner", i)) is not None and (s.at("chairing", after) or _joined(s, after, last)):
            i = after  # khẩn trương chủ trì, phối hợp với …
        else:
            break
    return Roles(action=min(i, last), coordinating=coordinating, chairs=chairs, duty=duty)


def _joined(s: Syllables, i: int, last: int) -> UnitList | None:
    after = s.at("joining", i)
    return read_units(s, after, last, bare=True) if after and after < last else None


def _after_duty(s: Syllables, i: int, last: int) -> int | None:
    """After words of duty or of right, or after a circumstance that a comma closes ("căn cứ kết quả kiểm tra, …")."""
    if (after := s.at("duties", i)) and after < last:
        return None if s.lower[after] in PREPOSITIONS or s.lower[after] == "trước" else after
    if (after := s.at("by_right", i)) and after < last:
        return after
    if s.lower[i] in ("căn", "theo") and is_circumstance(s, i):
        return next((end for k in range(i, min(last, i + LONGEST_CONTEXT)) if (end := _closed_at(s, i, k, last)) is not None), None)
    return None


def _closed_at(s: Syllables, first: int, k: int, last: int) -> int | None:
    """Where the action begins if the comma at ``k`` closes the circumstance or parts its first two verbs ("… rà soát, xây dựng")."""
    if s.words[k] != "," or k + 1 >= last or not _begins_action(s, k + 1, last):
        return None
    verb = next((m for m in range(max(first + 2, k - 4), k) if s.at("verbs", m) == k), None)
    return k + 1 if verb is None else verb


def _begins_action(s: Syllables, i: int, last: int) -> bool:
    return is_action(s, i, last) or any(s.at(name, i) for name in ("chairing", "joining", "duties"))
