"""Spans of days, and the arithmetic of months that they need."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """The first and last day of what was named, and how it was arrived at (Vietnamese)."""

    first: date
    last: date
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def noting(self, why: str | None = None, warning: str | None = None) -> "Span":
        """The span with one more reason or warning."""
        return self._replace(why=self.why + ((why,) if why else ()), warnings=self.warnings + ((warning,) if warning else ()))


class Unresolved(Exception):
    """The date cannot be told; the message says why, in Vietnamese."""


def calendar_day(year: int, month: int, day: int) -> date:
    """That day; raises Unresolved if the calendar has none (31/6)."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unresolved(f"Lịch không có ngày {day:02d}/{month:02d}/{year}.") from error


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of that month if it has no such day."""
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def vietnamese(day: date) -> str:
    """A day as clerks write it: 05/02/2026, 15/6/2026 (day below 10 and months 1 and 2 with a nought)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
