"""A paragraph read as clauses: who is told to act, who is to help, and where the action begins.

Giao Sở A chủ trì, phối hợp với Sở B | rà soát …        assigned
Sở A (có trách nhiệm) | lập hồ sơ …; Sở B | thẩm định … subject, twice
Chủ trì, phối hợp với Sở B | rà soát …                  verb: the lead stands elsewhere
"""

from models.mention import Clause, UnitMention
from pipeline.extract.circumstances import is_circumstance, skip_connectives
from pipeline.extract.clause_spans import clause_spans
from pipeline.extract.coordination import find_coordinating
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.roles import roles_after
from pipeline.extract.subjects import Subject, find_subject, openings
from pipeline.extract.told_behind import ToldBehind, opens_topic, told_at_end, told_by_topic, told_in_brackets
from pipeline.extract.units import read_units
from pipeline.extract.verbs import done_in_place, entrusted_end, is_action, tells_past

HELPERS = [[*unit, "phối", "hợp", *more, ":"] for unit in (["cơ", "quan"], ["đơn", "vị"]) for more in ([], ["thực", "hiện"])]
TIME_OF_DAY = 2  # tokens before a day: "16h00 | hằng ngày"


def read_clauses(s: Syllables, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of the paragraph text ``start:end`` (offsets), in order; they cover it."""
    limit = s.index(end)
    return tuple(_clause(s, first, last) for first, last in clause_spans(s, s.index(start), limit) if first < last)


def _clause(s: Syllables, first: int, last: int) -> Clause:
    if (helping := _named_helpers(s, first, last)) is not None:
        return helping
    subject = find_subject(s, first, last)
    behind = subject is None or subject.first > skip_connectives(s, first, last)
    if behind and (clause := _told_behind(s, first, last, ended=subject is not None)) is not None:
        return clause
    begin = subject.after if subject else _verb_opening(s, first, last)
    roles = roles_after(s, begin, last)
    start, end = s.span(first, last)
    units = subject.units if subject else ()
    inner = find_coordinating(s, begin if subject else first, last)
    coordinating = _distinct((*roles.coordinating, *inner), units)
    return Clause(
        start=start,
        end=end,
        action=s.starts[min(_helping(s, subject, last) or roles.action, last - 1)],
        cue=_cue(s, subject, begin, last),
        lead=units,
        coordinating=coordinating,
        chairs=roles.chairs and entrusted_end(s, begin) is None,
        duty=roles.duty,
        past=_past(s, subject, first, begin, last),
    )


def _named_helpers(s: Syllables, first: int, last: int) -> Clause | None:
    """“(Sở A thẩm định dự thảo.) Cơ quan phối hợp: Sở B, Sở C.”: a sentence of its own says who helps in what stands before it."""
    begin = skip_connectives(s, first, last)
    label = next((len(words) for words in HELPERS if s.lower[begin : begin + len(words)] == words), None)
    units = read_units(s, begin + label, last, bare=True) if label and begin + label < last else None
    if units is None or any(s.words[k][0].isalpha() for k in range(units.last, last)):
        return None
    start, end = s.span(first, last)
    return Clause(start=start, end=end, action=s.starts[begin], cue="none", coordinating=units.units)


def _past(s: Syllables, subject: Subject | None, first: int, begin: int, last: int) -> bool:
    """Whether the clause tells what was done. Nobody being named, "Tổ chức cuộc họp với các hộ …" orders a meeting."""
    if subject is None:
        return tells_past(s, begin) and not s.at("held", begin)
    if entrusted_end(s, begin) is not None and is_circumstance(s, skip_connectives(s, first, last)):
        return True  # "Năm 2025, Sở A được giao chủ trì …", "Theo Thông báo số 45, …": told of earlier
    return subject.cue != "assigned" and (tells_past(s, begin) or (subject.units[-1].kind == "group" and done_in_place(s, begin, last)))


def _helping(s: Syllables, subject: Subject | None, last: int) -> int | None:
    """“Sở A: Phối hợp với Sở B kiểm tra …”: behind a colon a sentence of its own begins with whom the work is done."""
    if subject is None or subject.after + 2 >= last:
        return None
    colon = next((k for k in (subject.after - 1, subject.after) if s.words[k] == ":"), None)
    if colon is None or not s.is_capital(colon + 1) or s.lower[colon + 1 : colon + 3] != ["phối", "hợp"]:
        return None
    return colon + 1


def _told_behind(s: Syllables, first: int, last: int, *, ended: bool) -> Clause | None:
    """The clause whose subject stands behind the action; the action then begins where the clause does.

    ``ended``: a subject was found within the clause; it stands behind the action only where it ends the clause.
    """
    begin = _verb_opening(s, first, last)
    told = told_at_end(s, first if ended else begin, last) or (None if ended else _said_of_work(s, begin, last))
    if told is None:
        return None
    begin = skip_connectives(s, first, last) if ended else begin
    start, end = s.span(first, last)
    return Clause(
        start=start,
        end=end,
        action=s.starts[begin],
        cue="subject",
        lead=told.units,
        coordinating=_distinct((*told.coordinating, *find_coordinating(s, begin, last)), told.units),
        chairs=True,
        duty=False,
        past=tells_past(s, begin),
    )


def _said_of_work(s: Syllables, begin: int, last: int) -> ToldBehind | None:
    opens = is_action(s, begin, last) or opens_topic(s, begin, last)
    return told_by_topic(s, begin, last) or (told_in_brackets(s, begin, last) if opens else None)


def _verb_opening(s: Syllables, first: int, last: int) -> int:
    """Where an order without a subject begins: at once, after circumstances, or after a topic and a colon."""
    begin = skip_connectives(s, first, last)
    opening = next((i for i in openings(s, first, last) if i < last and is_action(s, i, last)), None)
    return opening or _after_time(s, begin, last) or begin


def _after_time(s: Syllables, begin: int, last: int) -> int | None:
    """“Trước ngày 20/3 | báo cáo kết quả”, "16h00 hằng ngày | gửi số liệu": behind the time that opens the clause, without a comma."""
    found = find_deadlines(s.text, s.starts[begin], s.ends[last - 1]) if begin < last else ()
    if not found or s.index(found[0].start) - begin > TIME_OF_DAY:
        return None
    after = s.index(found[0].end)
    return after if after < last and s.words[after].islower() and is_action(s, after, last) else None


def _cue(s: Syllables, subject: Subject | None, begin: int, last: int) -> str:
    if subject:
        return subject.cue
    return "verb" if begin < last and is_action(s, begin, last) else "none"


def _distinct(units: tuple[UnitMention, ...], lead: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """Each unit once, as it was read first, and none that leads."""
    seen: set[str | int] = {unit_key(unit.name) for unit in lead}
    kept = []
    for unit in units:
        if unit_key(unit.name) not in seen and unit.start not in seen:
            seen |= {unit_key(unit.name), unit.start}
            kept.append(unit)
    return tuple(kept)


def unit_key(name: str) -> str:
    """What tells two receivers apart: "các Bộ, ngành và địa phương có liên quan" and "Bộ, ngành, địa phương liên quan" are the same."""
    return name.lower().removeprefix("các ").removeprefix("những ").replace("có liên quan", "liên quan").replace(" và ", ", ")
