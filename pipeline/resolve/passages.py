"""A leaf cut into passages: one per unit's own action (GUIDELINES T2) and one per explicit deadline (T3).

A clause that only closes the work before it ("Hoàn thành và báo cáo … trước ngày …", T4) stays with that work.
"""

import re
from itertools import pairwise

from models.mention import Clause, DeadlineMention, UnitMention
from models.value import Value
from pipeline.extract.clauses import unit_key
from pipeline.extract.language import Syllables

# "Hoàn thành trước ngày …", "Yêu cầu hoàn thành …", "Thời gian thực hiện: …": the deadline of what stands before.
COMPLETION = re.compile(
    r"(?i)^\W*(?:yêu\s+cầu\s+|bảo\s+đảm\s+|đảm\s+bảo\s+|phấn\s+đấu\s+)?(?:hoàn\s+thành|thời\s+gian|thời\s+hạn|xong|kết\s+quả|việc\s+này|nội\s+dung\s+này|báo\s+cáo\s+kết\s+quả)\b"
)

# "Sở B phối hợp.", "Các sở, ngành liên quan phối hợp, hỗ trợ thực hiện."
ONLY_HELPS = re.compile(
    r"""(?ix)^\W* (?:(?:có\s+trách\s+nhiệm|chủ\s+động|tích\s+cực)\s+)? (?:hỗ\s+trợ\s*,\s*)? phối\s+hợp
    (?: \s* (?:,|và)? \s* (?: chặt\s+chẽ | hỗ\s+trợ | giúp\s+đỡ | tạo\s+điều\s+kiện | tổ\s+chức | thực\s+hiện | triển\s+khai
      | theo\s+chức\s+năng (?:\s*,\s*nhiệm\s+vụ)? (?:\s+được\s+giao)?
      | khi\s+có\s+yêu\s+cầu | trong\s+quá\s+trình\s+(?:triển\s+khai|thực\s+hiện) ) )* \W*$"""
)

HELPS_IN = re.compile(r"(?i)^\W*(?:cùng\s+)?phối\s+hợp\s+(?!với\b|cùng\b)(?P<work>[^.,;:]+?)\W*$")
ECHO_WORDS = 6

# "Công an tỉnh phối hợp với Sở Y tế | thực hiện nhiệm vụ này.", where Sở Y tế is told it in the sentence before: no work of its own.
CARRIES_ON = re.compile(
    r"""(?ix)^\W* (?: (?:để|trong\s+việc|cùng|tổ\s+chức|triển\s+khai|thực\s+hiện|hoàn\s+thành|tốt) [\s,]* )*
    (?: (?:các\s+)? (?:nhiệm\s+vụ|nội\s+dung|công\s+việc) (?: \s+ (?:nêu\s+|nói\s+)?trên | \s+này )? )? \W*$"""
)


# "Người đứng đầu các đơn vị trực tiếp chỉ đạo và chịu trách nhiệm về …": who answers for the work before it, no work of its own.
ANSWERS = re.compile(
    r"(?i)^\W*(?:(?:phải|hoàn\s+toàn|trực\s+tiếp|chỉ\s+đạo|điều\s+hành|thực\s+hiện|và|,)\s*)*"
    r"chịu\s+(?:(?:hoàn\s+toàn|toàn\s+bộ|mọi)\s+)?trách\s+nhiệm\b"
)

# One work done in several rounds ("đợt 1 trước ngày …, đợt 2 trước ngày …").
ROUNDS = ("đợt", "lần", "kỳ", "vòng", "và", "riêng", "chậm", "muộn", "sau", "trước", "báo", "xong", "hoàn")

# "Giao Tổ A thực hiện, Đoàn B phối hợp.": who does the work that the sentences before it tell.
CARRIES_OUT = re.compile(
    r"""(?ix)^\W* (?: (?:chủ\s+trì|tổ\s+chức|triển\s+khai|thực\s+hiện|phụ\s+trách|đảm\s+nhận|đảm\s+nhiệm|xử\s+lý) [\s,]* )+
    (?: (?: , \s* | và\s+ )? (?: hoàn\s+thành | xong | báo\s+cáo | trình | trước | trong\s+(?:tháng|quý|năm) | chậm\s+nhất ) \b [^;]* )?
    (?: [.;] | $ | , [^,.;]{0,80} \s+ phối\s+hợp ) \W* $"""
)

IF_IT_HAPPENS = re.compile(r"(?i)\b(?:nếu|khi|trong\s+trường\s+hợp)\s+(?:có\s+)?(?:để|xảy\s+ra|không\s+hoàn\s+thành|vi\s+phạm|chậm)\b")


class Passage(Value):
    """A run of clauses that is one task: text offsets, who leads and helps (by its own words), its deadlines."""

    start: int
    end: int
    clauses: tuple[Clause, ...]
    lead: tuple[UnitMention, ...]
    coordinating: tuple[UnitMention, ...]
    deadlines: tuple[DeadlineMention, ...] = ()


def part_dated(s: Syllables, clauses: tuple[Clause, ...], deadlines: tuple[DeadlineMention, ...]) -> tuple[Clause, ...]:
    """T3 within a clause: "lập hồ sơ trước ngày …, tổ chức khởi công trước ngày …" is two, parted at the comma before the second verb."""
    parted: list[Clause] = []
    for clause in clauses:
        own = [mention for mention in deadlines if clause.start <= mention.start < clause.end and _fixes_a_time(mention)]
        commas = [comma for first, second in pairwise(own) if (comma := _parting(s, clause, first, second)) is not None]
        starts, ends = [clause.start, *commas], [*commas, clause.end]
        first, *rest = [clause.model_copy(update={"start": start, "end": end}) for start, end in zip(starts, ends, strict=True)]
        parted.append(first.model_copy(update={"coordinating": _within(clause.coordinating, first) if rest else clause.coordinating}))
        parted += [_without_subject(part) for part in rest]
    return tuple(parted)


def _fixes_a_time(mention: DeadlineMention) -> bool:
    return mention.kind != "event" and (mention.kind != "recurring" or (mention.last is not None and mention.last.day is not None))


def _parting(s: Syllables, clause: Clause, first: DeadlineMention, second: DeadlineMention) -> int | None:
    """Where what is ordered by the second deadline begins, between two deadlines of a clause; None where both belong to one work."""
    if (first.kind == "recurring") != (second.kind == "recurring"):
        return None
    if first.start < clause.action:  # "Trước ngày …, lập hồ sơ, báo cáo trước ngày …": the first stands before its work
        return _comma_before_verb(s, s.ends[s.index(clause.action)], second.start)
    found = _comma_before_verb(s, first.end, second.start)
    if first.kind == "recurring":
        another = found is not None and s.lower[s.index(found) : s.index(found) + 2] != ["báo", "cáo"]
        return found if another else None  # "báo cáo quý trước ngày …, báo cáo năm trước ngày …" is one work
    return found if found is not None else _comma_before_noun(s, first, second, clause.end)


def _comma_before_noun(s: Syllables, first: DeadlineMention, second: DeadlineMention, end: int) -> int | None:
    """“hoàn thành đoạn 1 trong quý III, đoạn 2 trong quý IV”: the verb is not said again. Rounds of one work are no second work."""
    i, last = s.index(first.end), s.index(second.start)
    if last - i < 3 or s.words[i] != "," or first.kind != second.kind or first.kind == "recurring":
        return None
    rest = s.text[second.end : end].strip()
    noun = s.words[i + 1].isalpha() and s.lower[i + 1] not in ROUNDS and not s.at("contexts", i + 1) and "," not in s.words[i + 1 : last]
    return s.ends[i] if noun and (not rest or rest[0] in ".;,/") else None


def _without_subject(part: Clause) -> Clause:
    return part.model_copy(update={"action": part.start, "cue": "verb", "lead": (), "coordinating": _within(part.coordinating, part)})


def _within(units: tuple[UnitMention, ...], part: Clause) -> tuple[UnitMention, ...]:
    return tuple(unit for unit in units if part.start <= unit.start < part.end)


def _comma_before_verb(s: Syllables, start: int, end: int) -> int | None:
    """Offset just after the first comma between two deadlines, or "và" right behind the first, if what is ordered next begins there."""
    first = s.index(start)
    first += s.words[first] == ")"
    for i in range(s.index(start), s.index(end)):
        if (s.words[i] == "," or (i == first and s.lower[i] == "và")) and (
            (s.at("verbs", i + 1) and not s.at("manner", i + 1)) or s.at("joining", i + 1)
        ):
            return s.ends[i]
    return None


def cut(
    text: str, clauses: tuple[Clause, ...], deadlines: tuple[DeadlineMention, ...], *, inherited: tuple[UnitMention, ...] = ()
) -> tuple[Passage, ...]:
    """The passages of a paragraph, in order; every clause belongs to exactly one.

    ``inherited`` leads where a clause names nobody: naming it again begins nothing new.
    """
    passages: list[Passage] = []
    told = {unit_key(unit.name) for unit in clauses[0].lead} if clauses else set()
    helping = (_echoing(text, clauses[0], _helping(text, clause, told, first=clause is clauses[0])) for clause in clauses)
    own = tuple(_answering(text, clause, told, first=number == 0) for number, clause in enumerate(helping))
    if own and all(unit.kind == "group" for unit in own[0].lead or inherited):
        own = (own[0], *(_of_those(clause) for clause in own[1:]))
    for group in _by_unit(text, own, inherited):
        parts = [_passage(text, part, deadlines) for part in _by_deadline(text, group, deadlines)]
        lead = next((part.lead for part in parts if part.lead), ())
        passages += [part if part.lead else part.model_copy(update={"lead": lead}) for part in parts]
    return tuple(passages)


def _helping(text: str, clause: Clause, told: set[str], *, first: bool) -> Clause:
    """“…; Sở B phối hợp.”, "… Đề nghị Sở B phối hợp với Sở A thực hiện.": B has no task of its own, it helps with what stands before."""
    action = text[clause.action : clause.end]
    alone = ONLY_HELPS.match(action) and (clause.cue == "subject" or (clause.cue == "assigned" and not first))
    joins = not first and not clause.chairs and _names(clause.coordinating) <= told and CARRIES_ON.match(action)
    if clause.lead and (alone or (joins and clause.coordinating)):
        return clause.model_copy(update={"lead": (), "coordinating": (*clause.lead, *clause.coordinating), "cue": "none"})
    return clause


def _echoing(text: str, first: Clause, clause: Clause) -> Clause:
    """“Sở A chủ trì kiểm tra các chợ; Sở B phối hợp kiểm tra.”: the work that B helps in is said again in the same words."""
    found = HELPS_IN.match(text[clause.action : clause.end]) if clause.lead and clause.cue == "subject" else None
    words = found["work"].lower().split() if found else []
    if not first.chairs or not 0 < len(words) <= ECHO_WORDS or not set(words) <= set(text[first.action : first.end].lower().split()):
        return clause
    return clause.model_copy(update={"lead": (), "coordinating": (*clause.lead, *clause.coordinating), "cue": "none"})


def _answering(text: str, clause: Clause, told: set[str], *, first: bool) -> Clause:
    """Who, after an order, is only said to answer for it stays with that order: a collective, one of those ``told`` it, anyone "nếu …"."""
    if first or not clause.lead or clause.cue != "subject" or not ANSWERS.match(text[clause.action : clause.end]):
        return clause
    another = any(unit.kind != "group" and unit_key(unit.name) not in told for unit in clause.lead)
    if another and not IF_IT_HAPPENS.search(text[clause.action : clause.end]):
        return clause
    return clause.model_copy(update={"lead": (), "cue": "none"})


def _of_those(clause: Clause) -> Clause:
    """“Các xã rà soát hồ sơ. Đơn vị nào chưa nộp thì nộp ngay.”: some of those who are told the work before."""
    some = bool(clause.lead) and all(" nào " in unit.name for unit in clause.lead)
    return clause.model_copy(update={"lead": (), "cue": "verb"}) if some else clause


def _by_unit(text: str, clauses: tuple[Clause, ...], inherited: tuple[UnitMention, ...]) -> list[list[Clause]]:
    """T2: a clause with another subject begins a passage; what stands before the first order joins it."""
    groups: list[list[Clause]] = []
    above = _names(inherited)
    of_all = all(unit.kind == "group" for unit in inherited)
    for clause in clauses:
        new_unit = bool(clause.lead) and not clause.past and (not groups or _names(clause.lead) != (_lead_names(groups[-1]) or above))
        carries = (clause.cue == "assigned" or clause.chairs) and CARRIES_OUT.match(text[clause.action : clause.end]) is not None
        does = (carries and of_all) or (not inherited and (clause.chairs or carries))
        joins = bool(groups) and does and not _lead_names(groups[-1])  # "Xây dựng kế hoạch …; Sở A chủ trì."
        if groups and (joins or not (new_unit and _is_order(groups[-1]))):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _is_order(group: list[Clause]) -> bool:
    return any(clause.cue in ("assigned", "subject", "verb") and not clause.past for clause in group)


def _names(units: tuple[UnitMention, ...]) -> set[str]:
    return {unit_key(unit.name) for unit in units}


def _lead_names(group: list[Clause]) -> set[str]:
    return next((_names(clause.lead) for clause in group if clause.lead), set())


def _by_deadline(text: str, group: list[Clause], deadlines: tuple[DeadlineMention, ...]) -> list[list[Clause]]:
    """T3: a clause with a deadline of its own, after one with another, begins a passage."""
    parts: list[list[Clause]] = []
    dated: set[str] = set()
    for clause in group:
        own = {_written(mention) for mention in deadlines if clause.start <= mention.start < clause.end and mention.kind != "event"}
        if parts and dated and own - dated:
            parts.append(_unfinished(text, clause, parts[-1], deadlines))
            parts[-1].append(clause)
        elif parts:
            parts[-1].append(clause)
        else:
            parts.append([clause])
        dated |= own
    return [part for part in parts if part]


def _written(mention: DeadlineMention) -> str:
    """The deadline's words, by which the same one said twice is known."""
    return " ".join(mention.as_written.lower().split())


def _unfinished(text: str, clause: Clause, before: list[Clause], deadlines: tuple[DeadlineMention, ...]) -> list[Clause]:
    """The clauses without a deadline just before a clause that only completes them: they move on to its passage."""
    if not COMPLETION.match(text[clause.start : clause.end]):
        return []
    moved: list[Clause] = []
    while len(before) > 1 and not any(before[-1].start <= mention.start < before[-1].end for mention in deadlines):
        moved.insert(0, before.pop())
    return moved


def _passage(text: str, group: list[Clause], deadlines: tuple[DeadlineMention, ...]) -> Passage:
    told = next((clause for clause in group if clause.lead and not clause.past), group[0])
    first = group[0] if group[0].cue == "verb" and not group[0].past else told
    told_behind = first is told and group[0] is not told and CARRIES_OUT.match(text[told.action : told.end]) is not None
    start = group[0].start if told_behind else first.action if first.lead else first.start
    opening = next((mention.start for mention in deadlines if first.start <= mention.start < first.action), None)
    if opening is not None and first.lead and not told_behind and opening < first.lead[0].start and not text[first.start : opening].strip():
        start = opening  # "Trước ngày …, Sở A lập …": where a deadline opens the leaf, the passage begins there
    coordinating: dict[str, UnitMention] = {}
    for unit in (unit for clause in group for unit in clause.coordinating):
        coordinating.setdefault(unit_key(unit.name), unit)
    lead = next((clause.lead for clause in group if clause.lead and not clause.past), ())
    own = {_written(mention): mention for mention in reversed(deadlines) if group[0].start <= mention.start < group[-1].end}
    return Passage(
        start=start,
        end=group[-1].end,
        clauses=tuple(group),
        lead=lead,
        coordinating=tuple(unit for key, unit in coordinating.items() if key not in _names(lead)),
        deadlines=tuple(own.values())[::-1],
    )
