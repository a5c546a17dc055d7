"""Finding the phrases of a passage that say by when (rules: ``pipeline/rules/deadlines.toml``).

Dates in citations, effective dates, past events, target years and periods that belong to a noun are not deadlines:
rules of kind "none" take them out before the rules for deadlines can see them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from models.mention import DeadlineMention
from pipeline.extract.deadline_mentions import mentions_of
from pipeline.extract.deadline_recurrences import join_recurrences
from pipeline.rules import book

LABEL_VALUE_END = re.compile(r"[;?!]|\.(?=\s|\Z)|\n\s*\n|\n\s*(?:[-+•*]|\d+[.)]|[a-zđ]\))\s")

SAME_DAY = "deadlines.before.same-day"
BARE_DAY = "deadlines.before.bare-day"
LABEL_OF_END = re.compile(r"(?i)hạn|hoàn\s+thành|xong|nộp|gửi|trình|báo\s+cáo|tiến\s+độ")


class Candidate(NamedTuple):
    """Deadlines, or none, that a rule makes of a phrase.

    ``start``/``end`` span the phrase within the passage; ``context`` is where the words begin that the rule needs before it.
    ``firm``: no ordered act before it makes a deadline of it.
    """

    start: int
    end: int
    context: int
    mentions: tuple[DeadlineMention, ...]
    firm: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """Leftmost first, then longest, then what is surest."""
        weak = 2 if not self.mentions else self.mentions[0].strength == "weak"
        return self.start, -self.end, int(weak)


def find_deadlines(text: str, start: int, end: int) -> tuple[DeadlineMention, ...]:
    """The deadlines in ``text[start:end]``, in order, not overlapping; offsets are into ``text``.

    Line breaks count as blanks. What stands before ``start`` is looked at only for the label of a report
    ("Báo cáo 6 tháng: …"). A mention of strength "weak" is a bare date or period.
    """
    found = same_days(mentions(text[start:end], start, rules_of("text")))
    return tuple(in_the_same_cycle(join_recurrences(text, found)))


def in_the_same_cycle(found: Iterable[DeadlineMention]) -> Iterator[DeadlineMention]:
    """“Trước ngày 15 hằng tháng, các xã báo cáo; Sở A tổng hợp trước ngày 20”: a bare day behind a day of every month is one too."""
    monthly = False
    for mention in found:
        bare = mention.rule == BARE_DAY and mention.last is not None and mention.last.month is None
        yield mention.model_copy(update={"kind": "recurring", "every": "month"}) if monthly and bare else mention
        monthly = mention.every == "month" and mention.last is not None and mention.last.day is not None


def same_days(found: list[DeadlineMention]) -> list[DeadlineMention]:
    """The mentions, those of the "same day" with the day named before them; where none is, they say nothing."""
    result: list[DeadlineMention] = []
    for mention in found:
        if mention.rule != SAME_DAY:
            result.append(mention)
            continue
        days = [one.last for one in result if one.last is not None and one.last.grain == "day" and one.every is None]
        result += [mention.model_copy(update={"last": days[-1]})] if days else []
    return result


def find_cell_deadlines(text: str, start: int, end: int) -> tuple[DeadlineMention, ...]:
    """The deadlines in a cell of a deadline column, where a bare "10/2027" or "Quý II/2026" is one; offsets are into ``text``."""
    found = [mention.model_copy(update={"strength": "certain"}) for mention in mentions(text[start:end], start, rules_of("cell"))]
    return join_recurrences(text, found)


def find_cut_cell_deadlines(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[DeadlineMention, ...]:
    """The deadlines of a cell that the end of a page cuts ("Trước ngày | 30/6"): one on both pages is placed where it begins."""
    joined = " ".join(text[start:end] for start, end in spans)
    found, begins = [], [0]
    for start, end in spans:
        begins.append(begins[-1] + end - start + 1)
    for mention in find_cell_deadlines(joined, 0, len(joined)):
        part = next(index for index in range(len(spans)) if mention.start < begins[index + 1])
        shift = spans[part][0] - begins[part]
        found.append(mention.model_copy(update={"start": mention.start + shift, "end": min(mention.end + shift, spans[part][1])}))
    return tuple(found)


def find_phrases(text: str) -> tuple[DeadlineMention, ...]:
    """Every date, period, count of days and recurrence that a text names, whatever it is for (everyday phrases too)."""
    found = mentions(text, 0, rules_of("phrase"))
    bare = "deadlines.cell.day"
    return join_recurrences(text, [one.model_copy(update={"kind": "on"}) if one.rule == bare else one for one in found])


@cache
def rules_of(scope: str) -> tuple[book.Rule, ...]:
    """The rules for running text, for cells of a deadline column, or for any phrase (which takes those for cells as well)."""
    scopes, unwanted = {scope}, {"anchor"}
    if scope == "phrase":
        scopes, unwanted = {"phrase", "cell"}, {"anchor", "none", "event"}
    rules = (rule for rule in book.load("deadlines").rule if rule.value["kind"] not in unwanted)
    return tuple(rule for rule in rules if rule.value.get("scope", scope) in scopes)


def mentions(passage: str, offset: int, rules: Iterable[book.Rule]) -> list[DeadlineMention]:
    """The deadlines of a passage by these rules; ``offset`` is where the passage begins."""
    found = list(candidates(passage, offset, rules))
    governed = [candidate for candidate in found if candidate.mentions and candidate.context < candidate.start]
    free = [candidate for candidate in found if candidate.mentions or not any(governs(act, candidate) for act in governed)]
    return [mention for candidate in leftmost_longest(free) for mention in candidate.mentions]


def governs(act: Candidate, other: Candidate) -> bool:
    """True if an ordered act stands before ``other`` and claims its date ("hoàn thành nhiệm vụ trong quý II")."""
    return not other.firm and act.context < other.start < act.end and act.start < other.end


def candidates(passage: str, offset: int, rules: Iterable[book.Rule]) -> Iterator[Candidate]:
    """What every match of every rule makes of its stretch; positions are within the passage."""
    words = passage.lower()
    for rule in rules:
        if "needs" in rule.value and not any(word in words for word in rule.value["needs"]):
            continue
        for match in rule.regex.finditer(passage):
            if rule.value["kind"] == "label":
                yield from labelled(passage, match, offset)
            elif rule.value["kind"] == "none":
                yield Candidate(*match.span(), match.start(), (), firm=rule.value.get("firm", False))
            elif found := tuple(mentions_of(rule, match, offset)):
                yield Candidate(found[0].start - offset, found[-1].end - offset, match.start(), found)


def labelled(passage: str, label: re.Match[str], offset: int) -> Iterator[Candidate]:
    """The value of a label such as "Thời gian thực hiện:", read as a cell; the label belongs to the first deadline."""
    ending = LABEL_VALUE_END.search(passage, label.end())
    value = passage[label.end() : ending.start() if ending else len(passage)]
    found = mentions(value, offset + label.end(), rules_of("cell"))
    if found and found[0].start - offset - label.end() <= len("dự kiến "):
        whole = " ".join((label[0] + passage[label.end() : found[0].end - offset]).split())
        kind = "on" if found[0].rule == "deadlines.cell.day" and not LABEL_OF_END.search(label[0]) else found[0].kind
        first = found[0].model_copy(update={"start": offset + label.start(), "as_written": whole, "kind": kind, "strength": "certain"})
        yield Candidate(label.start(), found[-1].end - offset, label.start(), (first, *found[1:]))


def leftmost_longest(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The phrases that do not overlap an earlier one; of those that begin together the longest."""
    reached = -1
    for candidate in sorted(found, key=lambda item: item.order):
        if candidate.start >= reached:
            reached = candidate.end
            yield candidate
