"""Recurrences as RFC 5545 rules, and the first time that one falls due."""

from datetime import date, timedelta

from models.mention import DeadlineMention, When
from models.notice import Every
from pipeline.resolve.periods import WEEKDAY_CODES
from pipeline.resolve.spans import Unresolved, add_months, calendar_day, last_of_month

MONTHS_OF: dict[Every, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def rrule(mention: DeadlineMention) -> str:
    """The recurrence as RFC 5545 text: FREQ=MONTHLY;BYMONTHDAY=25, FREQ=WEEKLY;BYDAY=FR."""
    when, every, interval = mention.last or When(grain="day"), mention.every or "year", mention.count or 1
    if every in ("day", "week"):
        parts = [f"FREQ={'DAILY' if every == 'day' else 'WEEKLY'}"] + ([f"INTERVAL={interval}"] if interval > 1 else [])
        return ";".join(parts + ([f"BYDAY={when.weekday}"] if when.weekday else []))
    return ";".join(monthly(when, every, interval) + ([f"BYMONTHDAY={when.day}"] if when.day else []))


def monthly(when: When, every: Every, interval: int) -> list[str]:
    """The part of the rule that says which months."""
    if every == "year":
        apart = [f"INTERVAL={interval}"] if interval > 1 else []
        return ["FREQ=YEARLY", *apart] + ([f"BYMONTH={when.month}"] if when.month else [])
    if every == "quarter" and when.month:
        return ["FREQ=YEARLY", "BYMONTH=" + ",".join(str(month) for month in range((when.month - 1) % 3 + 1, 13, 3))]
    months = MONTHS_OF[every] * interval
    return ["FREQ=MONTHLY"] + ([f"INTERVAL={months}"] if months > 1 else [])


def first_due(mention: DeadlineMention, after: date) -> date | None:
    """The first day on or after ``after`` at which it falls due; None where the text names no day."""
    when = mention.last
    if when is None:
        return None
    if when.weekday:
        return after + timedelta(days=(WEEKDAY_CODES.index(when.weekday) - after.weekday()) % 7)
    if when.day is None:
        return None
    if mention.every == "month":
        return next_in_months(when.day, set(range(1, 13)), after)
    if mention.every == "quarter" and when.month:
        return next_in_months(when.day, set(range((when.month - 1) % 3 + 1, 13, 3)), after)
    return next_in_months(when.day, {when.month}, after) if when.month else None


def next_in_months(day: int, months: set[int], after: date) -> date | None:
    """The first such day of one of these months on or after ``after``; a day of -1 is the last of the month."""
    for ahead in range(25):
        month = add_months(after.replace(day=1), ahead)
        if month.month in months:
            try:
                due = last_of_month(month.year, month.month) if day == -1 else calendar_day(month.year, month.month, day)
            except Unresolved:
                continue
            if due >= after:
                return due
    return None
