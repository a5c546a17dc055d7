"""From a deadline as written to its dates, with the chain of rules that led there (Vietnamese, for the reader)."""

from datetime import date, timedelta
from typing import Any

from models.document import Document
from models.mention import DeadlineMention
from models.notice import Deadline, DeadlineKind
from models.place import Evidence
from pipeline import place
from pipeline.resolve.periods import Span, Unresolved, add_months, span_of
from pipeline.resolve.recurrences import first_due, rrule
from pipeline.resolve.reference import Reference
from pipeline.resolve.working_days import add_days, add_working_days, day_off, is_announced, next_working_day
from pipeline.rules import book

__all__ = ["Reference", "resolve_deadline", "resolve_deadlines", "resolve_mention", "still_ahead"]

DAYS_OF = {"day": 1, "week": 7, "half-month": 15}
MONTHS_OF = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
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
    """The mentions without bare dates and periods that lie before the notice: they tell of something past."""
    return tuple(mention for mention in mentions if not (must_lie_ahead(mention) and is_past(mention, reference)))


def must_lie_ahead(mention: DeadlineMention) -> bool:
    """True for words that are a deadline only if their date is still to come: a bare date or period."""
    rule = book.load("deadlines")[mention.rule.removeprefix("deadlines.")]
    return mention.strength == "weak" or bool(rule.value.get("ahead"))


def is_past(mention: DeadlineMention, reference: Reference) -> bool:
    """True for a date, or a period whose end lies, before the notice's own date."""
    if mention.kind in ("event", "recurring", "relative") or reference.earliest is None:
        return False
    due = dated(mention, reference).get("due")
    return due is not None and due < reference.earliest.isoformat()


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


def relative(mention: DeadlineMention, reference: Reference) -> dict[str, Any]:
    """N days or months from an event; ``due`` only where the event is the notice's own issue or its known arrival."""
    count, unit = mention.count or 0, mention.unit or "day"
    days, months = (count * DAYS_OF[unit], None) if unit in DAYS_OF else (None, count * MONTHS_OF[unit])
    fields: dict[str, Any] = {"days": days, "months": months, "working": bool(mention.working), "anchor": mention.anchor}
    if mention.before and mention.anchor_kind != "issue":
        return fields | {"warnings": ("Tính lùi từ một sự kiện; chưa biết ngày của sự kiện.",)}
    base, missing = base_of(mention, reference)
    if base is None:
        return fields | {"warnings": (missing,)}
    if mention.before:
        back = add_months(base, -(months or 0)) - timedelta(days=days or 0)
        return fields | {"due": back.isoformat(), "why": (f"“{mention.as_written}”: ngày {vietnamese(back)}.",)}
    due = counted(base, days, months, bool(mention.working))
    return fields | {"due": due.isoformat()} | reasons(base, due, days, months, bool(mention.working))


def base_of(mention: DeadlineMention, reference: Reference) -> tuple[date | None, str]:
    """The day that the count runs from, or what is missing to know it."""
    if mention.anchor_kind == "issue":
        return reference.issued, "Cần biết ngày của văn bản để tính hạn."
    if mention.anchor_kind == "receipt":
        return reference.arrived, "Cần biết ngày đến của văn bản để tính hạn."
    if mention.anchor is None:
        return None, "Không nêu thời hạn tính từ ngày nào."
    return None, "Chưa biết ngày của sự kiện mà thời hạn tính từ đó."


def counted(base: date, days: int | None, months: int | None, working: bool) -> date:
    """The last day of the period: the day of the event does not count; it ends on a working day (art. 147-148)."""
    if months is not None:
        return next_working_day(add_months(base, months))
    return add_working_days(base, days or 0) if working else add_days(base, days or 0)


def reasons(base: date, due: date, days: int | None, months: int | None, working: bool) -> dict[str, tuple[str, ...]]:
    """Why the period ends there, and whether the days off it was counted with are announced."""
    count = f"{months} tháng" if months is not None else f"{days} ngày làm việc" if working else f"{days} ngày"
    why = [f"Tính {count} từ ngày {vietnamese(base)}, bắt đầu từ ngày liền sau (Bộ luật Dân sự, Điều 147): {vietnamese(due)}."]
    plain = add_months(base, months) if months is not None else base + timedelta(days=days or 0)
    if not working and plain != due:
        why.append(f"Ngày {vietnamese(plain)} là ngày nghỉ, nên hạn kết thúc vào ngày làm việc tiếp theo (Điều 148).")
    warnings = () if is_announced(due) else (f"Chưa có lịch nghỉ chính thức năm {due.year}; hạn là tạm tính.",)
    return {"why": tuple(why), "warnings": warnings}


def vietnamese(day: date) -> str:
    """A day as clerks write it: 05/02/2026, 15/6/2026 (day below 10 and months 1 and 2 with a nought)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
