"""From a date or period as written to its first and last day.

A date without a year takes the notice's year, or the next one where it would lie more than two months before the notice.
Weeks begin on Monday.
"""

from calendar import isleap
from datetime import date, timedelta

from models.mention import When
from pipeline.resolve.portions import portion_of
from pipeline.resolve.reference import Reference
from pipeline.resolve.spans import Span, Unresolved, add_months, calendar_day, last_of_month
from pipeline.resolve.working_days import day_of_occasion

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS_BEFORE_NEXT_YEAR = 2


def span_of(when: When, reference: Reference) -> Span:
    """The first and last day of a date or period; raises Unresolved where the text or the reference does not say enough."""
    if when.lunar:
        raise Unresolved("Ngày âm lịch, chưa đổi ra dương lịch.")
    if when.occasion:
        span = occasion(when, reference)
    elif when.shift is not None or when.weekday:
        span = shifted(when, reference)
    elif when.grain == "day" and when.month is None:
        span = day_of_unnamed_month(when, reference)
    elif when.year is None:
        span = in_assumed_year(when, reference)
    else:
        span = whole(when, when.year)
    return portion_of(span, when)


def whole(when: When, year: int) -> Span:
    """The whole of a day, month, quarter, half-year or year of a known year."""
    if when.grain == "day":
        day = calendar_day(year, when.month or 0, when.day or 0)
        return Span(day, day)
    if when.week is not None:
        return week_of_month(year, when.month or 0, when.week)
    first_month, months = extent(when)
    return Span(date(year, first_month, 1), last_of_month(year, first_month + months - 1))


def extent(when: When) -> tuple[int, int]:
    """The first month of a period within its year, and how many months it has."""
    if when.grain == "month":
        return when.month or 1, 1
    if when.grain == "quarter":
        return 3 * (when.quarter or 1) - 2, 3
    if when.grain == "half-year":
        return (1 if when.half == 1 else 7), 6
    return 1, 9 if when.grain == "nine-months" else 12


def in_assumed_year(when: When, reference: Reference) -> Span:
    """The span in the notice's year, or in the next one where it would lie more than two months before the notice."""
    year = reference.year
    if year is None:
        raise Unresolved("Không ghi năm, và không biết năm của văn bản.")
    if (when.day, when.month) == (29, 2) and not isleap(year):
        return whole(when, year + 1).noting(f"Năm {year} không có ngày 29/02; lấy năm {year + 1}.", f"Năm {year + 1} là suy ra.")
    span = whole(when, year)
    if reference.earliest and span.last < add_months(reference.earliest, -MONTHS_BEFORE_NEXT_YEAR):
        why = f"Không ghi năm; lấy năm {year + 1}, vì năm {year} thì đã qua trước ngày văn bản hơn hai tháng."
        return whole(when, year + 1).noting(why, f"Năm {year + 1} là suy ra.")
    return span.noting(f"Không ghi năm: lấy năm của văn bản ({year}).")


def day_of_unnamed_month(when: When, reference: Reference) -> Span:
    """A day of the notice's month, or of the next one where it has passed."""
    issued, year, month = reference.issued, reference.year, reference.month
    if year is None or month is None or when.day is None:
        raise Unresolved("Không ghi tháng, và không biết tháng của văn bản.")
    day = calendar_day(year, month, when.day)
    if issued and day < issued:
        following = add_months(date(year, month, 1), 1)
        day = calendar_day(following.year, following.month, when.day)
    return Span(day, day).noting("Không ghi tháng: lấy ngày gần nhất sau ngày văn bản.", f"Tháng {day.month}/{day.year} là suy ra.")


def shifted(when: When, reference: Reference) -> Span:
    """A period counted from the notice's date: tuần này, tháng sau, hôm nay, thứ Hai tới."""
    why = "Tính theo ngày của văn bản."
    shift = when.shift or 0
    if when.month or when.quarter:
        return years_away(when, reference, shift).noting(why)
    if when.grain in ("month", "quarter", "year", "half-year", "nine-months") or (when.grain == "day" and when.day) or when.week:
        return months_away(when, reference, shift).noting(why)
    today = reference.issued
    if today is None:
        raise Unresolved("Cần biết ngày của văn bản.")
    if when.weekday:
        return weekday_span(today, when).noting(why)
    if when.grain == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return Span(monday, monday + timedelta(days=6)).noting(why)
    day = today + timedelta(days=shift)
    return Span(day, day).noting(why)


def years_away(when: When, reference: Reference, shift: int) -> Span:
    """A day, month or quarter of a year so many away from the notice's ("15/01 năm sau")."""
    if reference.year is None:
        raise Unresolved("Cần biết năm của văn bản.")
    return whole(when, reference.year + shift)


def months_away(when: When, reference: Reference, shift: int) -> Span:
    """A month, quarter or year, or a day or week of a month, so many of them away from the notice's."""
    if reference.year is None:
        raise Unresolved("Cần biết năm của văn bản.")
    if when.grain in ("year", "half-year", "nine-months"):
        return whole(when, reference.year + shift)
    if reference.month is None:
        raise Unresolved("Cần biết tháng của văn bản.")
    if when.grain == "quarter":
        number = reference.year * 4 + (reference.month - 1) // 3 + shift
        return whole(when.model_copy(update={"quarter": number % 4 + 1}), number // 4)
    first = add_months(date(reference.year, reference.month, 1), shift)
    return whole(when.model_copy(update={"month": first.month}), first.year)


def weekday_span(today: date, when: When) -> Span:
    """A weekday of this or another week, or ("thứ Hai tới") the next one to come."""
    number = WEEKDAY_CODES.index(when.weekday or "MO")
    if when.shift is None:
        day = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    else:
        day = today - timedelta(days=today.weekday()) + timedelta(weeks=when.shift, days=number)
    return Span(day, day)


def occasion(when: When, reference: Reference) -> Span:
    """The day of a holiday or commemoration: in the year named, else the first one that is not before the notice."""
    name, year = when.occasion or "", when.year or (reference.year + when.shift if reference.year and when.shift is not None else None)
    if year is None and reference.year is None:
        raise Unresolved("Không ghi năm, và không biết năm của văn bản.")
    for candidate in (year,) if year else (reference.year, (reference.year or 0) + 1):
        day = day_of_occasion(name, candidate or 0)
        if day and (year or reference.earliest is None or day >= reference.earliest):
            return Span(day, day).noting(f"{name.capitalize()} năm {day.year} là ngày {day.day:02d}/{day.month:02d}.")
    raise Unresolved(f"Không biết ngày của {name}.")


def week_of_month(year: int, month: int, week: int) -> Span:
    """The first, second … or last seven days of a month, which no law defines."""
    last = last_of_month(year, month)
    first = last - timedelta(days=6) if week == -1 else date(year, month, 7 * week - 6)
    return Span(first, min(first + timedelta(days=6), last)).noting(warning="Luật không định nghĩa tuần của tháng; tính mỗi tuần bảy ngày.")
