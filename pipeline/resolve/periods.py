"""From a date or period as written to its first and last day.

A date without a year takes the notice's year, or the next one where it would lie more than two months before the notice.
đầu, giữa and cuối of a month are its 1st, 15th and last day, of a year 1 January, 30 June and 31 December (Civil Code 2015,
art. 146). Weeks begin on Monday.
"""

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import NamedTuple

from models.mention import When
from pipeline.resolve.reference import Reference
from pipeline.resolve.working_days import day_of_occasion

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS_BEFORE_NEXT_YEAR = 2


class Span(NamedTuple):
    """The first and last day of what was named, and how it was arrived at (Vietnamese)."""

    first: date
    last: date
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def noting(self, why: str | None = None, warning: str | None = None) -> "Span":
        """The span with one more reason or warning."""
        return self._replace(why=self.why + ((why,) if why else ()), warnings=self.warnings + ((warning,) if warning else ()))


class Unresolved(Exception):  # noqa: N818 - not a fault: it says in Vietnamese what is missing
    """The date cannot be told; the message says why, in Vietnamese."""


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


def portion_of(span: Span, when: When) -> Span:
    """The part of a period that đầu, giữa, cuối, nửa đầu or nửa cuối names."""
    if when.portion is None:
        return span
    if when.portion == "end" and when.grain != "week":
        return span._replace(first=span.last).noting("Cuối kỳ là ngày cuối cùng (Bộ luật Dân sự, Điều 146).")
    if when.grain == "month":
        return portion_of_month(span, when.portion)
    if when.grain == "year":
        return portion_of_year(span, when.portion)
    return undefined_portion(span, when)


def portion_of_month(span: Span, portion: str) -> Span:
    """The first day, the 15th, the first or the second half of a month."""
    middle = span.first.replace(day=15)
    why = "Đầu tháng là ngày 1, giữa tháng là ngày 15 (Bộ luật Dân sự, Điều 146)."
    if portion == "start":
        return span._replace(last=span.first).noting(why)
    if portion == "middle":
        return span._replace(first=middle, last=middle).noting(why)
    if portion == "first-half":
        return span._replace(last=middle)
    return span._replace(first=middle + timedelta(days=1))


def portion_of_year(span: Span, portion: str) -> Span:
    """1 January, 30 June, the first or the second half of a year."""
    middle = span.first.replace(month=6, day=30)
    why = "Đầu năm là ngày 01/01, giữa năm là ngày 30/6 (Bộ luật Dân sự, Điều 146)."
    if portion == "start":
        return span._replace(last=span.first).noting(why)
    if portion == "middle":
        return span._replace(first=middle, last=middle).noting(why)
    if portion == "first-half":
        return span._replace(last=middle)
    return span._replace(first=middle + timedelta(days=1))


def undefined_portion(span: Span, when: When) -> Span:
    """Parts that no law defines: of a quarter its first or second month, of a week its first days or its weekend."""
    warning = "Luật không định nghĩa phần này của kỳ; khoảng ngày chỉ là gần đúng."
    if when.grain == "quarter":
        month = add_months(span.first, {"start": 0, "first-half": 0, "middle": 1}.get(when.portion or "", 2))
        first = month if when.portion != "second-half" else add_months(span.first, 1).replace(day=15)
        last = last_of_month(month.year, month.month) if when.portion != "first-half" else add_months(span.first, 1).replace(day=15)
        return span._replace(first=first, last=last).noting(warning=warning)
    if when.grain == "week":
        offset = {"start": 0, "middle": 2, "end": 5}.get(when.portion or "", 0)
        last = span.last if when.portion == "end" else span.first + timedelta(days=offset)
        return span._replace(first=span.first + timedelta(days=offset), last=last).noting(warning=warning)
    return span.noting(warning=warning)


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
