"""When a task is due, and which of the four official states it is in.

The states are those of every official count (Decisions 42/2014/QĐ-TTg and 23/2018/QĐ-TTg): finished in time or late, not
finished and in time or late. "Trước ngày 15/10" excludes the 15th, so that its last day in time is the 14th.
"""

from calendar import monthrange
from datetime import date, datetime

from models.notice import Deadline
from models.tracked import State, TrackedTask
from pipeline.render.dates import whole_day

STATES: dict[State, str] = {
    "done-in-time": "Hoàn thành đúng hạn",
    "done-late": "Hoàn thành quá hạn",
    "open-in-time": "Chưa hoàn thành trong hạn",
    "open-late": "Chưa hoàn thành quá hạn",
}
REMINDERS = (7, 3, 1)  # days before the last day
PERIOD_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def last_day(deadline: Deadline) -> date | None:
    """The last day on which the work is not late; None for a recurrence and where no whole day is known."""
    return None if deadline.recurs else deadline.last_day


def due_day(tracked: TrackedTask) -> date | None:
    """The day that the notice names, the earliest of several; for a recurrence None."""
    return min((day for one in tracked.task.deadlines if not one.recurs and (day := whole_day(one.due))), default=None)


def ends(tracked: TrackedTask) -> date | None:
    """The last day on which the task is not late: of several deadlines the earliest."""
    return min((day for one in tracked.task.deadlines if (day := last_day(one))), default=None)


def is_recurring(tracked: TrackedTask) -> bool:
    """Whether any of its deadlines comes back."""
    return any(one.recurs for one in tracked.task.deadlines)


def state(tracked: TrackedTask, today: date) -> State:
    """The official state on this day. What has no last day (no deadline, an event, a recurrence) is never late."""
    end, done = ends(tracked), tracked.progress.done_on
    if done is not None:
        return "done-late" if end is not None and done > end else "done-in-time"
    return "open-late" if end is not None and today > end else "open-in-time"


def is_open(tracked: TrackedTask) -> bool:
    """Whether nobody has said yet that it is finished."""
    return tracked.progress.done_on is None


def next_day(tracked: TrackedTask, today: date) -> date | None:
    """The day to be reminded of: the last day in time, or for a recurrence the next time from today on."""
    end = ends(tracked)
    if end is not None:
        return end
    coming = [day for one in tracked.task.deadlines if one.recurs and (day := occurrence(one, tracked, today))]
    return min(coming, default=None)


def days_due(tracked: TrackedTask, first: date, last: date) -> list[date]:
    """The days of the task from ``first`` to ``last``, for a calendar: its last day in time, or each time that recurring work comes back.

    Work of every day would cover the calendar, and what is finished does not come back: neither is there.
    """
    end = ends(tracked)
    if end is not None:
        return [end] if first <= end <= last else []
    rare = [one for one in tracked.task.deadlines if one.recurs and one.every != "day"] if is_open(tracked) else []
    return sorted({day for one in rare for day in occurrences(one, tracked, first, last)})


def occurrences(deadline: Deadline, tracked: TrackedTask, first: date, last: date) -> list[date]:
    """The times from ``first`` to ``last`` on which recurring work is due."""
    from dateutil.rrule import rrulestr

    start = first_time(deadline, tracked)
    if start is None:
        return []
    found = rrulestr(rule(deadline), dtstart=at_midnight(start)).between(at_midnight(first), at_midnight(last), inc=True)
    return [time.date() for time in found]


def occurrence(deadline: Deadline, tracked: TrackedTask, today: date) -> date | None:
    """The first time from ``today`` on that recurring work is due; None where the rule or a day to begin with is not known."""
    from dateutil.rrule import rrulestr

    first = first_time(deadline, tracked)
    if first is None:
        return None
    return next((time.date() for time in rrulestr(rule(deadline), dtstart=at_midnight(first)) if time.date() >= today), None)


def first_time(deadline: Deadline, tracked: TrackedTask) -> date | None:
    """The day to begin with: the date found, else the end of the period, or the day, of the notice."""
    start = whole_day(deadline.due) or whole_day(tracked.notice.header.issued_on)
    if start is None or deadline.rrule is None or deadline.due is not None:
        return start if deadline.rrule else None
    if without_day(deadline):
        return period_end(start, PERIOD_MONTHS[deadline.every or "month"])
    return start


def rule(deadline: Deadline) -> str:
    """The recurrence rule; where the notice names a period and no day in it ("hằng quý"), the last day of the period."""
    given = deadline.rrule or ""
    return f"{given};BYMONTHDAY=-1" if deadline.due is None and without_day(deadline) else given


def without_day(deadline: Deadline) -> bool:
    """Whether it recurs by months and says nothing of the day."""
    return deadline.every in PERIOD_MONTHS and "BY" not in (deadline.rrule or "")


def period_end(day: date, months: int) -> date:
    """The last day of the period of so many months that the day lies in: for 3, of its quarter."""
    month = ((day.month - 1) // months + 1) * months
    return date(day.year, month, monthrange(day.year, month)[1])


def at_midnight(day: date) -> datetime:
    """The beginning of the day, without a zone."""
    return datetime(day.year, day.month, day.day)
