"""The Vietnamese working calendar: which days are worked, and counting by them (Civil Code 2015, art. 147-148).

Days off come from the ``holidays`` library and ``pipeline/rules/holidays.toml``. Saturdays and Sundays are off unless a
swap makes them worked.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from pydantic import Field

from models.value import Value
from pipeline.rules.tables import load_table

if TYPE_CHECKING:
    from holidays import HolidayBase

ONE_DAY = timedelta(days=1)
WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


class Swap(Value):
    """A weekday made free, and the Saturday worked for it, by announcement."""

    off: date
    worked: date
    source: str


class HolidayBook(Value):
    """The rule file of days off: swaps that the library lacks, the last year whose days off are announced, days known by name."""

    announced_to: int
    swap: tuple[Swap, ...] = ()
    occasions: dict[str, str] = Field(default_factory=dict, description="Name in lower case to day/month or to the library's name.")


@cache
def holiday_book() -> HolidayBook:
    """``pipeline/rules/holidays.toml``; raises ValueError naming the file if it does not fit the schema."""
    return load_table("holidays", HolidayBook)


@cache
def library_days() -> "HolidayBase":
    """The library's calendar of Vietnam, with Vietnamese names; it fills in years as they are asked for."""
    import holidays

    return holidays.country_holidays("VN", language="vi")


def is_working_day(day: date) -> bool:
    """True if offices work on that day."""
    for swap in holiday_book().swap:
        if day in (swap.off, swap.worked):
            return day == swap.worked
    return bool(library_days().is_working_day(day))


def day_off(day: date) -> str | None:
    """Why that day is off, in Vietnamese ("Chủ nhật", "Quốc khánh"); None for a working day."""
    if is_working_day(day):
        return None
    return library_days().get(day) or WEEKEND.get(day.weekday()) or "nghỉ hoán đổi"


def is_announced(day: date) -> bool:
    """True if the days off of that year have been announced; later ones are the library's estimate."""
    return day.year <= holiday_book().announced_to


def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``; the day itself does not count (art. 147)."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def add_days(day: date, count: int) -> date:
    """``count`` calendar days after ``day``, and on to the next working day if that is a day off (art. 148)."""
    return next_working_day(day + count * ONE_DAY)


def next_working_day(day: date) -> date:
    """The day itself if it is worked, else the next one that is."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def day_of_occasion(name: str, year: int) -> date | None:
    """The day of a holiday or commemoration in a year (Tết: its first day); None if that year has none."""
    known = holiday_book().occasions[name]
    if known[0].isdigit():
        day, month = known.split("/")
        return date(year, int(month), int(day))
    calendar = library_days()
    calendar.get(date(year, 1, 1))
    return next((day for day, names in sorted(calendar.items()) if day.year == year and known in names.split("; ")), None)
