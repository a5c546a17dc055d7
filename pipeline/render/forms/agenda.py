"""The tasks' days in the period of a report: on a calendar, and in words for formats without pictures."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from models.tracked import TrackedTask
from pipeline.render.dates import month_number
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import NOBODY
from pipeline.render.forms.due import days_due, ends, state
from pipeline.render.forms.form import Picture
from pipeline.render.forms.plot_days import Due, Stretch, line_of_time, weeks, within
from pipeline.render.forms.setting import Setting
from pipeline.render.printable import capital, printable

WIDTH = 160  # mm
LONGEST_BY_DAY = 35  # days of a period that is shown day by day; a month is always
LONGEST_BY_WEEK = 400  # days of a period with a bar for each week
LONGEST_BY_MONTH = 2000
NAMED = 3  # units in a line of words
ONE_DAY = timedelta(days=1)


def agenda(tasks: Sequence[TrackedTask], setting: Setting) -> Picture:
    """What falls due when: the weeks of a short period, a line of time for a longer one."""
    first, last = period(tasks, setting)
    days = days_of(tasks, first, last, setting.today)
    about = f"Lịch đến hạn {called(first, last)}: {sum(map(len, days.values()))} lượt nhiệm vụ"
    if by_day(first, last):
        stretches = [Stretch(day, day, f"Ngày {cells.shown(day)}", "") for day in sorted(days)]
        found = weeks(days, first, last, setting.today, WIDTH, about)
    else:
        stretches = list(stretches_of(first, last))
        found = line_of_time(days, stretches, setting.today, WIDTH, about)
    return found.model_copy(update={"lines": tuple(lines(days, stretches))})


def period(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[date, date]:
    """The first and the last day: those asked for, else this month, or this year where nothing falls due this month.

    Where only one was asked for, the tasks' own days give the other.
    """
    today = setting.today
    if setting.since or setting.until:
        known = sorted(day for task in tasks if (day := ends(task))) or [today]
        first, last = setting.since or min(known[0], today), setting.until or max(known[-1], today)
        return min(first, last), last
    month = (today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1]))
    if days_of(tasks, *month, today):
        return month
    return today.replace(month=1, day=1), today.replace(month=12, day=31)


def days_of(tasks: Sequence[TrackedTask], first: date, last: date, today: date) -> dict[date, list[Due]]:
    """What falls due on each day from ``first`` to ``last``, in the order of days."""
    found: dict[date, list[Due]] = {}
    for task in tasks:
        for day in days_due(task, first, last):
            found.setdefault(day, []).append(Due(who(task), state(task, today)))
    return dict(sorted(found.items()))


def who(task: TrackedTask) -> str:
    """Who leads the task, the first of several."""
    return cells.shortened(capital(printable(task.task.lead[0].name))) if task.task.lead else NOBODY


def by_day(first: date, last: date) -> bool:
    """Whether the period is short enough to be shown day by day."""
    return (last - first).days < LONGEST_BY_DAY


def called(first: date, last: date) -> str:
    """The period by its name: "tháng 7/2026", "năm 2026", "từ ngày 05/7/2026 đến ngày 20/8/2026"."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"năm {first.year}"
    if first.day == 1 and last == last_of_month(first):
        return f"tháng {month_number(first.month)}/{first.year}"
    return f"từ ngày {cells.shown(first)} đến ngày {cells.shown(last)}"


def last_of_month(day: date) -> date:
    """The last day of the month that the day lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def stretches_of(first: date, last: date) -> Iterator[Stretch]:
    """The period in weeks, in months where it has many, in years where it has very many; the ends are cut to the period."""
    length = (last - first).days
    begin, month = first, 0
    while begin <= last:
        if length <= LONGEST_BY_WEEK:
            end = min(begin + timedelta(days=6 - begin.weekday()), last)
            name, tick = f"Từ ngày {cells.shown(begin)} đến ngày {cells.shown(end)}", month_tick(begin) if begin.month != month else ""
        elif length <= LONGEST_BY_MONTH:
            end = min(last_of_month(begin), last)
            name, tick = f"Tháng {month_number(begin.month)}/{begin.year}", month_tick(begin) if begin.month % 3 == 1 else ""
        else:
            end = min(date(begin.year, 12, 31), last)
            name, tick = f"Năm {begin.year}", str(begin.year)
        yield Stretch(begin, end, name, tick)
        begin, month = end + ONE_DAY, begin.month


def month_tick(day: date) -> str:
    """The month below the line of time."""
    return f"{day.month}/{day.year}"


def lines(days: Mapping[date, Sequence[Due]], stretches: Sequence[Stretch]) -> Iterator[str]:
    """A line for each stretch in which something falls due: how much, and who leads it."""
    for stretch in stretches:
        found = within(days, stretch)
        units = list(dict.fromkeys(due.who for due in found))
        if found:
            more = f"; và {len(units) - NAMED} đơn vị khác" if len(units) > NAMED else ""
            late = sum(due.state == "open-late" for due in found)
            told = f", {late} quá hạn" if late else ""
            yield f"{stretch.name}: {len(found)} nhiệm vụ{told} ({'; '.join(units[:NAMED])}{more})"
