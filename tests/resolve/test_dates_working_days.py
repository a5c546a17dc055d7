"""The working calendar, against the official days off, and its arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.working_days import add_days, add_working_days, day_off, holiday_book, is_announced, is_working_day, next_working_day

DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(1, 60)

# Weekdays off, and Saturdays worked for one of them, as announced for civil servants.
OFF = {
    2024: ["1/1", "8/2", "9/2", "12/2", "13/2", "14/2", "18/4", "29/4", "30/4", "1/5", "2/9", "3/9"],
    2025: ["1/1", "27/1", "28/1", "29/1", "30/1", "31/1", "7/4", "30/4", "1/5", "2/5", "1/9", "2/9"],
    2026: ["1/1", "2/1", "16/2", "17/2", "18/2", "19/2", "20/2", "27/4", "30/4", "1/5", "31/8", "1/9", "2/9", "24/11"],
}
WORKED = {2024: ["4/5"], 2025: ["26/4"], 2026: ["10/1", "22/8"]}


def day(text: str, year: int | None = None) -> date:
    parts = [int(part) for part in text.split("/")]
    return date(year or parts[2], parts[1], parts[0])


@pytest.mark.parametrize("year", OFF)
def test_the_announced_days_off(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366 if year == 2024 else 365)]
    off = [one for one in days if one.weekday() < 5 and not is_working_day(one)]
    worked = [one for one in days if one.weekday() >= 5 and is_working_day(one)]
    assert off == [day(text, year) for text in OFF[year]]
    assert worked == [day(text, year) for text in WORKED[year]]


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("12/03/2025", 10, "26/03/2025"),
        ("20/01/2025", 5, "03/02/2025"),
        ("24/04/2025", 5, "05/05/2025"),
        ("26/04/2024", 5, "07/05/2024"),
        ("28/08/2025", 5, "08/09/2025"),
        ("30/12/2025", 5, "08/01/2026"),
        ("08/01/2026", 2, "10/01/2026"),
        ("10/02/2026", 10, "03/03/2026"),
        ("20/08/2026", 10, "07/09/2026"),
        ("20/11/2026", 5, "30/11/2026"),
        ("23/11/2026", 1, "25/11/2026"),
        ("13/02/2026", 1, "23/02/2026"),
        ("31/12/2025", 1, "05/01/2026"),
        ("29/04/2026", 1, "04/05/2026"),
        ("24/04/2026", 1, "28/04/2026"),
        ("06/02/2024", 3, "16/02/2024"),
    ],
)
def test_working_days_are_counted_over_holidays(start: str, count: int, due: str) -> None:
    assert add_working_days(day(start), count) == day(due)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("12/03/2025", 15, "27/03/2025"),
        ("15/04/2025", 15, "05/05/2025"),
        ("01/02/2026", 15, "23/02/2026"),
        ("10/04/2026", 15, "28/04/2026"),
        ("17/08/2026", 15, "03/09/2026"),
        ("20/05/2026", 3, "25/05/2026"),
        ("31/12/2025", 10, "10/01/2026"),
    ],
)
def test_a_period_ends_on_a_working_day(start: str, count: int, due: str) -> None:
    assert add_days(day(start), count) == day(due)


@given(DAYS, COUNTS)
def test_so_many_working_days_lie_between(start: date, count: int) -> None:
    due = add_working_days(start, count)
    assert is_working_day(due)
    assert sum(is_working_day(start + timedelta(days=number)) for number in range(1, (due - start).days + 1)) == count


@given(DAYS, COUNTS, COUNTS)
def test_counting_can_be_split(start: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(start, first), second) == add_working_days(start, first + second)


@given(DAYS, COUNTS)
def test_working_days_take_at_least_as_long(start: date, count: int) -> None:
    assert add_working_days(start, count) >= start + timedelta(days=count)
    assert add_working_days(start, count) < add_working_days(start, count + 1)


@given(DAYS, COUNTS)
def test_rolling_forward_passes_over_days_off_only(start: date, count: int) -> None:
    plain, due = start + timedelta(days=count), add_days(start, count)
    assert due >= plain
    assert is_working_day(due)
    assert not any(is_working_day(plain + timedelta(days=number)) for number in range((due - plain).days))


@given(DAYS)
def test_a_day_is_off_for_a_reason(one: date) -> None:
    assert (day_off(one) is None) == is_working_day(one)
    assert next_working_day(next_working_day(one)) == next_working_day(one)


def test_the_reason_is_named() -> None:
    assert day_off(date(2026, 5, 24)) == "Chủ nhật"
    assert day_off(date(2026, 5, 23)) == "thứ Bảy"
    assert day_off(date(2026, 2, 17)) == "Tết Nguyên Đán"
    assert day_off(date(2026, 1, 2)) == "nghỉ hoán đổi"


def test_later_years_are_an_estimate() -> None:
    last = holiday_book().announced_to
    assert is_announced(date(last, 12, 31))
    assert not is_announced(date(last + 1, 1, 1))


@pytest.mark.parametrize("swap", holiday_book().swap, ids=lambda swap: str(swap.off))
def test_a_swap_is_of_a_weekday_for_a_weekend(swap) -> None:
    assert swap.off.weekday() < 5 <= swap.worked.weekday()
    assert swap.source
