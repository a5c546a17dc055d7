"""Which tasks a form is about, and in which order and groups they stand."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from models.tracked import State, TrackedTask
from models.value import Value
from pipeline.identity import folded, name_key
from pipeline.render.forms.due import ends, is_open, is_recurring, next_day, state
from pipeline.render.printable import capital, printable

Group = tuple[str, tuple[TrackedTask, ...]]

NOBODY = "Chưa nêu cơ quan chủ trì"
UNKNOWN_LEADER = "Chưa rõ người giao"


class Wanted(Value):
    """What to show; None: everything. Names match by a part of them, without regard to case, diacritics and abbreviations."""

    unit: str | None = None
    leader: str | None = None
    notice: str | None = None
    state: State | None = None
    due_after: date | None = None
    due_before: date | None = None


def chosen(tasks: Iterable[TrackedTask], wanted: Wanted, today: date) -> tuple[TrackedTask, ...]:
    """The tasks that are wanted, nearest deadline first, those without one last."""
    found = [task for task in tasks if fits(task, wanted, today)]
    return tuple(sorted(found, key=lambda task: (next_day(task, today) or date.max, task.notice.key, task.number)))


def fits(task: TrackedTask, wanted: Wanted, today: date) -> bool:
    """Whether the task is wanted."""
    if wanted.state is not None and state(task, today) != wanted.state:
        return False
    number = task.notice.header.number or task.notice.header.symbol or task.notice.name
    return (
        called(wanted.unit, named(task), name_key)
        and called(wanted.leader, [leader(task)], name_key)
        and called(wanted.notice, [number], folded)
        and within(ends(task), wanted.due_after, wanted.due_before)
    )


def called(wanted: str | None, names: Iterable[str], key: Callable[[str], str]) -> bool:
    """Whether one of the names holds what is wanted, both compared by ``key``; None: every name will do."""
    return wanted is None or any(key(wanted) in key(name) for name in names)


def within(day: date | None, after: date | None, before: date | None) -> bool:
    """Whether the last day in time lies between the two (both included); without limits every task does, also one without a day."""
    if after is None and before is None:
        return True
    return day is not None and (after is None or day >= after) and (before is None or day <= before)


def named(task: TrackedTask) -> list[str]:
    """Who leads and who coordinates."""
    return [printable(unit.name) for unit in (*task.task.lead, *task.task.coordinating)]


def leads(task: TrackedTask, unit: str) -> bool:
    """Whether the unit leads the task."""
    return name_key(unit) in {name_key(one.name) for one in task.task.lead}


def leader(task: TrackedTask) -> str:
    """Who assigned it; where the notice's text does not say so, who signed it."""
    header = task.notice.header
    if task.task.assigned_by:
        return capital(printable(task.task.assigned_by))
    if not header.signer:
        return UNKNOWN_LEADER
    title = f", {printable(header.signer_title)}" if header.signer_title else ""
    return f"{printable(header.signer)}{title} (người ký văn bản)"


def by_unit(tasks: Sequence[TrackedTask], only: str | None = None) -> list[Group]:
    """For each unit what it leads or coordinates; units in the order of their names. ``only``: those whose name has this part."""
    groups: dict[str, tuple[str, list[TrackedTask]]] = {}
    for task in tasks:
        for key, name in {name_key(name): name for name in named(task) or [NOBODY]}.items():
            groups.setdefault(key, (capital(name), []))[1].append(task)
    wanted = [found for key, found in sorted(groups.items()) if only is None or name_key(only) in key]
    return [(name, tuple(found)) for name, found in wanted]


def by_leader(tasks: Sequence[TrackedTask]) -> list[Group]:
    """For each leader what was assigned."""
    groups: dict[str, tuple[str, list[TrackedTask]]] = {}
    for task in tasks:
        groups.setdefault(name_key(leader(task)), (leader(task), []))[1].append(task)
    return [(name, tuple(found)) for _, (name, found) in sorted(groups.items())]


def by_deadline(tasks: Sequence[TrackedTask], today: date) -> list[Group]:
    """Overdue, this week (to Sunday), this month, later, recurring, without a day; finished ones last. Empty groups are left out."""
    groups: dict[str, list[TrackedTask]] = {heading: [] for heading in PERIODS}
    for task in tasks:
        groups[period(task, today)].append(task)
    return [(heading, tuple(found)) for heading, found in groups.items() if found]


PERIODS = (
    "Quá hạn",
    "Đến hạn trong tuần này",
    "Đến hạn trong tháng này",
    "Đến hạn sau tháng này",
    "Nhiệm vụ định kỳ",
    "Thời hạn tính theo sự việc, chưa xác định ngày",
    "Văn bản không nêu thời hạn",
    "Đã hoàn thành",
)


def period(task: TrackedTask, today: date) -> str:
    """Which of ``PERIODS`` the task belongs to."""
    overdue, week, month, later, recurring, undated, none, done = PERIODS
    end = ends(task)
    if not is_open(task):
        return done
    if end is None:
        return recurring if is_recurring(task) else undated if task.task.deadlines else none
    if end < today:
        return overdue
    if end <= today + timedelta(days=6 - today.weekday()):
        return week
    return month if (end.year, end.month) == (today.year, today.month) else later
