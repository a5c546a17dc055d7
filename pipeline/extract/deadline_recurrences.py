"""Recurrences whose interval and day stand apart: "Hằng tháng, các xã báo cáo … trước ngày 25"."""

import re
from collections.abc import Callable

from models.mention import DeadlineMention
from models.notice import Every
from pipeline.extract.deadline_mentions import intervals
from pipeline.rules import book

NEAR = 160
SENTENCE_END = re.compile(r"[;?!]|\.\s|\n\s*(?:[-+•*]|\d+[.)]|[a-zđ]\))\s")


def join_recurrences(text: str, found: list[DeadlineMention]) -> tuple[DeadlineMention, ...]:
    """The mentions, with each interval joined to the days that follow it in the same sentence.

    "định kỳ 6 tháng, hằng năm (trước ngày 15/6 và 15/12)" pairs them in order; one interval takes every day, one day every
    interval that it fits. A day after the label of a periodic report ("Báo cáo năm: … trước ngày 15/12") comes back too.
    """
    result: list[DeadlineMention] = []
    position = 0
    while position < len(found):
        cycles = run_of(text, found[position:], is_cycle)
        days = run_of(text, found[position + len(cycles) :], is_day_in_cycle) if cycles else []
        if days and linked(text, cycles[-1], days[0]) and (pairs := paired(text, cycles, days)):
            result += pairs
            position += len(cycles) + len(days)
        else:
            result.append(reported(text, found[position]))
            position += 1
    return tuple(result)


def run_of(text: str, found: list[DeadlineMention], wanted: Callable[[DeadlineMention], bool]) -> list[DeadlineMention]:
    """The mentions at the beginning of ``found`` that are ``wanted`` and stand in one sentence."""
    run: list[DeadlineMention] = []
    for mention in found:
        if not wanted(mention) or (run and not linked(text, run[-1], mention)):
            break
        run.append(mention)
    return run


def is_cycle(mention: DeadlineMention) -> bool:
    """True for an interval that names no day yet."""
    return mention.every is not None and (mention.last is None or mention.last.day is None) and not (mention.last and mention.last.weekday)


def is_day_in_cycle(mention: DeadlineMention) -> bool:
    """True for a date that names no year, so that it can come back, or that already says that it does."""
    when = mention.last
    return (
        mention.kind in ("before", "by", "on", "recurring")
        and when is not None
        and when.year is None
        and bool(when.day or when.weekday or when.month)
    )


def linked(text: str, before: DeadlineMention, after: DeadlineMention) -> bool:
    """True if both stand in one sentence, not far from each other."""
    between = text[before.end : after.start]
    return len(between) <= NEAR and SENTENCE_END.search(between) is None


def paired(text: str, cycles: list[DeadlineMention], days: list[DeadlineMention]) -> list[DeadlineMention]:
    """Each interval with its day or days; empty if none fits."""
    if len(cycles) == len(days):
        pairs = list(zip(cycles, days, strict=True))
    elif len(cycles) == 1:
        pairs = [(cycles[0], day) for day in days]
    else:
        pairs = [(cycle, days[0]) for cycle in cycles] if len(days) == 1 else []
    if not any(fits(cycle.every, day) for cycle, day in pairs):
        return []
    return [joined(text, cycle, day, number) for number, (cycle, day) in enumerate(pairs)]


def fits(every: Every | None, day: DeadlineMention) -> bool:
    """True if the date can be the day of such a cycle: a weekday of a week, a day of a month, a day and month of a year."""
    when = day.last
    if when is None or when.portion or day.every not in (None, every):
        return False
    if every == "week":
        return when.weekday is not None
    if every == "month":
        return when.day is not None and when.month is None
    if every in ("quarter", "half-year"):
        return when.day is not None
    return every == "year" and when.month is not None


def joined(text: str, cycle: DeadlineMention, day: DeadlineMention, number: int) -> DeadlineMention:
    """The interval with its day; the first pair covers both phrases, later ones the phrase that is theirs alone."""
    if not fits(cycle.every, day):
        return cycle
    alone = number > 0 and cycle.start < day.start
    start, end = day.start if alone else cycle.start, max(cycle.end, day.end)
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    span = {"start": start, "end": end, "as_written": day.as_written if alone else shortened(text, start, cycle.end, day.start, end)}
    return day.model_copy(update=span | {"kind": "recurring", "every": cycle.every, "count": cycle.count, "strength": "certain"})


def shortened(text: str, start: int, first_end: int, last_start: int, end: int) -> str:
    """Two phrases as one: verbatim, but for "…" in place of more than three words between them."""
    if len(text[first_end:last_start].split()) <= 3:
        return " ".join(text[start:end].split())
    return f"{' '.join(text[start:first_end].split())} … {' '.join(text[last_start:end].split())}"


def reported(text: str, mention: DeadlineMention) -> DeadlineMention:
    """A date of a periodic report ("Báo cáo năm: … trước ngày 15/12"), as the recurrence that it is; any other mention unchanged."""
    if not is_day_in_cycle(mention) or mention.every not in (None, "year"):
        return mention
    label = report_label(text, mention)
    if label is None:
        return mention
    cycle = intervals(label["every"])[0][1]
    if not fits(cycle["every"], mention.model_copy(update={"every": None})):
        return mention
    named = " ".join(label[0].split())
    written = f"{named} … {mention.as_written}" if named.endswith(":") else mention.as_written
    return mention.model_copy(update={"kind": "recurring", "every": cycle["every"], "as_written": written, "strength": "certain"})


def report_label(text: str, mention: DeadlineMention) -> re.Match[str] | None:
    """The words that name the periodic report of a date: a label before it in the same item, or a name right beside it."""
    rules = book.load("deadlines")
    before, after = text[max(0, mention.start - 250) : mention.start], text[mention.end : mention.end + 60]
    if beside := rules["report.before"].regex.search(before) or rules["report.after"].regex.search(after):
        return beside
    labels = list(rules["report.label"].regex.finditer(before))
    if labels and SENTENCE_END.search(before[labels[-1].end() :].replace(";", ",")) is None:
        return labels[-1]
    return None
