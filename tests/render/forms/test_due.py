"""When a task is due and in which state it is."""

from datetime import date

import pytest

from models.tracked import NoticeReference, Progress, TrackedTask
from pipeline.render.forms.due import ends, next_day, state
from tests.render.notices import deadline, header, task

DAY = date(2023, 10, 15)


def tracked(*deadlines, done_on=None) -> TrackedTask:
    reference = NoticeReference(key="k", name="a.pdf", header=header())
    work = task("Lập danh sách.", deadlines=deadlines)
    return TrackedTask(key="0", number=1, task=work, notice=reference, progress=Progress(done_on=done_on))


BEFORE = deadline("before", "trước ngày 15/10/2023", due="2023-10-15")
BY = deadline("by", "chậm nhất ngày 15/10/2023", due="2023-10-15")
BEFORE_HOUR = deadline("before", "trước 14 giờ ngày 15/10/2023", due="2023-10-15", time="14:00")
DURING = deadline("during", "trong tháng 10/2023", start="2023-10-01", due="2023-10-31")
MONTHLY = deadline("recurring", "ngày 25 hằng tháng", every="month", day=25, rrule="FREQ=MONTHLY;BYMONTHDAY=25")
QUARTERLY = deadline("recurring", "định kỳ hằng quý", every="quarter", rrule="FREQ=MONTHLY;INTERVAL=3")
VAGUE = deadline("event", "ngay sau khi được phê duyệt")
YEAR_ONLY = deadline("by", "đến năm 2025", due="2025")


@pytest.mark.parametrize(
    ("deadlines", "last"),
    [
        ((BEFORE,), date(2023, 10, 14)),
        ((BY,), DAY),
        ((BEFORE_HOUR,), DAY),
        ((DURING,), date(2023, 10, 31)),
        ((DURING, BEFORE), date(2023, 10, 14)),
        ((MONTHLY,), None),
        ((VAGUE,), None),
        ((YEAR_ONLY,), None),
        ((), None),
    ],
)
def test_the_last_day_in_time(deadlines, last):
    assert ends(tracked(*deadlines)) == last


@pytest.mark.parametrize(
    ("one", "today", "done_on", "expected"),
    [
        (BEFORE, date(2023, 10, 14), None, "open-in-time"),
        (BEFORE, DAY, None, "open-late"),
        (BY, DAY, None, "open-in-time"),
        (BY, date(2023, 10, 16), None, "open-late"),
        (BEFORE, date(2023, 12, 1), date(2023, 10, 14), "done-in-time"),
        (BEFORE, date(2023, 12, 1), DAY, "done-late"),
        (VAGUE, date(2099, 1, 1), None, "open-in-time"),
        (MONTHLY, date(2099, 1, 1), None, "open-in-time"),
        (VAGUE, date(2023, 12, 1), date(2023, 11, 1), "done-in-time"),
    ],
)
def test_the_four_official_states(one, today, done_on, expected):
    assert state(tracked(one, done_on=done_on), today) == expected


@pytest.mark.parametrize(
    ("one", "today", "expected"),
    [
        (BEFORE, date(2023, 10, 1), date(2023, 10, 14)),
        (MONTHLY, date(2023, 10, 25), date(2023, 10, 25)),
        (MONTHLY, date(2023, 10, 26), date(2023, 11, 25)),
        (QUARTERLY, date(2023, 10, 1), date(2023, 12, 31)),  # the notice is of September: its quarters end with calendar quarters
        (QUARTERLY, date(2024, 1, 1), date(2024, 3, 31)),
        (VAGUE, date(2023, 10, 1), None),
    ],
)
def test_the_day_to_be_reminded_of(one, today, expected):
    assert next_day(tracked(one), today) == expected
