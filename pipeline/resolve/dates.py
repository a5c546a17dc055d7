"""From a deadline as written to its dates, with the chain of rules that led there (Vietnamese, for the reader)."""

from datetime import date
from typing import Any

from models.document import Document
from models.mention import DeadlineMention
from models.notice import Deadline, DeadlineKind
from models.place import Evidence
from pipeline import place
from pipeline.resolve.counts import relative
from pipeline.resolve.periods import span_of
from pipeline.resolve.recurrences import first_due, rrule
from pipeline.resolve.reference import Reference
from pipeline.resolve.spans import Span, Unresolved, add_months, vietnamese
from pipeline.resolve.working_days import day_off
from pipeline.rules import book

__all__ = ["Reference", "resolve_deadline", "resolve_deadlines", "resolve_mention", "still_ahead"]

MONTHS_A_DEADLINE_MAY_BE_LATE = 12
KIND_IN_WORDS: dict[DeadlineKind, str] = {
    "before": "trước ngày {due}",
    "by": "chậm nhất ngày {due}",
    "on": "vào ngày {due}",
    "during": "từ ngày {start} đến hết ngày {due}",
}


def resolve_deadline(document: Document, mention: DeadlineMention, reference: Reference) -> Deadline:
    """The deadline with its dates and its place in the document; dates that cannot be told stay None, with a warning."""
    evidence = place.evidence(document, mention.start, mention.end, match="normalized", rule=mention.rule)
    return resolve_mention(mention, reference, evidence)


def resolve_deadlines(document: Document, mentions: tuple[DeadlineMention, ...], reference: Reference) -> tuple[Deadline, ...]:
    """The deadlines of one passage: without dates that tell of something past, and without a second mention of the same one."""
    found: dict[tuple[Any, ...], Deadline] = {}
    for mention in still_ahead(mentions, reference):
        deadline = resolve_deadline(document, mention, reference)
        found.setdefault(key(deadline), deadline)
    return tuple(found.values())


def still_ahead(mentions: tuple[DeadlineMention, ...], reference: Reference) -> tuple[DeadlineMention, ...]:
    """The mentions without those that tell of something past.

    Those are bare dates and periods before the notice's own date, and any other date that lies more than a year before it
    ("hồ sơ cấp trước ngày 15/10/1993"). A deadline only just missed stays: it may be late, or its year a slip of the pen.
    """
    return tuple(mention for mention in mentions if not is_past(mention, reference))


def must_lie_ahead(mention: DeadlineMention) -> bool:
    """True for words that are a deadline only if their date is still to come: a bare date or period."""
    rule = book.load("deadlines")[mention.rule.removeprefix("deadlines.")]
    return mention.strength == "weak" or bool(rule.value.get("ahead"))


def is_past(mention: DeadlineMention, reference: Reference) -> bool:
    """True for a date, or a period whose end lies, too long before the notice's own date to be a deadline."""
    if mention.kind in ("event", "recurring", "relative") or reference.earliest is None:
        return False
    due = dated(mention, reference).get("due")
    latest_past = reference.earliest if must_lie_ahead(mention) else add_months(reference.earliest, -MONTHS_A_DEADLINE_MAY_BE_LATE)
    return due is not None and due < latest_past.isoformat()


def key(deadline: Deadline) -> tuple[Any, ...]:
    """What makes two deadlines the same."""
    said = deadline.as_written if deadline.kind == "event" else None
    return (
        deadline.kind,
        deadline.start,
        deadline.due,
        deadline.every,
        deadline.day,
        deadline.days,
        deadline.months,
        deadline.working,
        said,
    )


def resolve_mention(mention: DeadlineMention, reference: Reference, evidence: Evidence) -> Deadline:
    """The deadline of a mention whose place is already known."""
    if mention.kind == "event":
        fields: dict[str, Any] = {"anchor": mention.anchor, "why": ("Hạn gắn với một sự kiện, không có ngày cụ thể trong văn bản.",)}
    elif mention.kind == "recurring":
        fields = recurring(mention, reference)
    elif mention.kind == "relative":
        fields = relative(mention, reference)
    else:
        fields = dated(mention, reference)
    return Deadline(**{"kind": mention.kind, "as_written": mention.as_written, "time": mention.time, "evidence": evidence} | fields)


def dated(mention: DeadlineMention, reference: Reference) -> dict[str, Any]:
    """Kind, start and due of a date or period."""
    try:
        span = whole_span(mention, reference)
    except Unresolved as missing:
        return {"warnings": (str(missing),)}
    kind, first, last = kind_of(mention, span)
    due = first if kind == "before" else last
    said = {"start": vietnamese(first), "due": vietnamese(due)}
    why = (*span.why, f"“{mention.as_written}”: {KIND_IN_WORDS[kind].format(**said)}.")
    start = first.isoformat() if kind == "during" else None
    return {"kind": kind, "start": start, "due": due.isoformat(), "why": why, "warnings": span.warnings + doubts(kind, due, reference)}


def whole_span(mention: DeadlineMention, reference: Reference) -> Span:
    """From the first day of what opens the range to the last day of what closes it."""
    if mention.last is None:
        raise Unresolved("Không đọc được ngày.")
    last = span_of(mention.last, reference)
    if mention.first is None:
        return last
    opening = mention.first
    if opening.year is None and opening.shift is None:
        opening = opening.model_copy(
            update={"year": last.last.year, "month": opening.month or (last.last.month if opening.grain == "day" else None)}
        )
    first = span_of(opening, reference)
    if first.first > last.last:
        first = span_of(opening.model_copy(update={"year": first.first.year - 1}), reference)
    return Span(first.first, last.last, last.why, last.warnings)


def kind_of(mention: DeadlineMention, span: Span) -> tuple[DeadlineKind, date, date]:
    """The kind that the words and the dates make together: a period cannot be "on", nor one day "during"."""
    one_day = span.first == span.last
    if mention.kind == "on" and not one_day:
        return "during", span.first, span.last
    if mention.kind == "by" and mention.rule == "deadlines.by.end-of-period" and not one_day:
        return "during", span.first, span.last
    if mention.kind == "during" and one_day and mention.first is None:
        return "by", span.first, span.last
    return mention.kind, span.first, span.last


def doubts(kind: DeadlineKind, due: date, reference: Reference) -> tuple[str, ...]:
    """What a reader should know about a fixed date: it never moves, but it may be past or fall on a day off."""
    found = []
    if reference.earliest and due < reference.earliest:
        found.append(f"Ngày {vietnamese(due)} sớm hơn ngày của văn bản.")
    if kind != "during" and (reason := day_off(due)):
        found.append(f"Ngày {vietnamese(due)} rơi vào ngày nghỉ ({reason}).")
    return tuple(found)


def recurring(mention: DeadlineMention, reference: Reference) -> dict[str, Any]:
    """The recurrence, and in ``due`` the first time it falls due after the notice, where the text names the day."""
    when = mention.last
    fields: dict[str, Any] = {"every": mention.every, "rrule": rrule(mention)}
    if when:
        fields |= {"day": when.day, "weekday": when.weekday}
        fields["month"] = when.month if mention.every in ("year", "half-year") else None
    why = f"“{mention.as_written}”: lặp lại ({fields['rrule']})."
    due = first_due(mention, reference.issued) if reference.issued else None
    if due is None:
        return fields | {"why": (why,)}
    return fields | {"due": due.isoformat(), "why": (why, f"Kỳ đầu tiên kể từ ngày văn bản: {vietnamese(due)}.")}
