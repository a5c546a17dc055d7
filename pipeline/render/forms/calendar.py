"""Tasks as an iCalendar file (RFC 5545): to-dos with reminders, or events for calendars that know no to-dos.

Times are those of Asia/Ho_Chi_Minh. A whole day ends at 23:59 of the last day on which the task is not late (Civil Code
2015, art. 148). The UID of a task is always the same, so that importing the file again updates what is there.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from models.notice import Deadline
from models.tracked import TrackedTask
from pipeline.clock import HERE
from pipeline.render.dates import whole_day
from pipeline.render.forms import cells
from pipeline.render.forms.due import REMINDERS, first_time, is_open, last_day, rule
from pipeline.render.forms.setting import Setting
from pipeline.render.printable import UNSEEN, printable

END_OF_DAY = time(23, 59)
MORNING = time(8)  # when reminders come
Kind = Literal["to-do", "event"]


def to_dos(tasks: Sequence[TrackedTask], setting: Setting) -> bytes:
    """VTODO for every deadline of every task; a task without a day has one without DUE."""
    return calendar("to-do", [entry for task in tasks for entry in entries("to-do", task, setting.today)])


def events(tasks: Sequence[TrackedTask], setting: Setting) -> bytes:
    """VEVENT of a whole day for every deadline that has a day."""
    return calendar("event", [entry for task in tasks if is_open(task) for entry in entries("event", task, setting.today)])


def calendar(kind: Kind, parts: Iterable[Any]) -> bytes:
    """The file with these entries and the time zone that they name."""
    from icalendar import Calendar

    whole: Calendar = Calendar()
    whole.add("prodid", "-//giaoviec//VI")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", "Nhiệm vụ được giao" if kind == "to-do" else "Thời hạn nhiệm vụ được giao")
    whole.add("x-wr-timezone", HERE.key)
    for part in parts:
        whole.add_component(part)
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def entries(kind: Kind, task: TrackedTask, today: date) -> list[Any]:
    """The entries of one task: one per deadline with a day; a to-do without DUE where there is none."""
    found = [
        entry(kind, task, number, deadline, today)
        for number, deadline in enumerate(task.task.deadlines, start=1)
        if last_day(deadline) or (deadline.recurs and first_time(deadline, task))
    ]
    return found or ([entry(kind, task, 0, None, today)] if kind == "to-do" else [])


def entry(kind: Kind, task: TrackedTask, number: int, deadline: Deadline | None, today: date) -> Any:  # noqa: ANN401 - Todo | Event
    """One to-do or event; ``number`` is the deadline's place in the task, 0 for none."""
    from icalendar import Event, Todo

    part = Todo() if kind == "to-do" else Event()
    part.add("uid", f"{task.key}-{number}{'' if kind == 'to-do' else '-e'}@giaoviec")
    part.add("dtstamp", datetime.combine(today, time(), UTC))
    part.add("summary", summary(task))
    part.add("description", description(task))
    units = [printable(unit.name) for unit in task.task.lead]
    if units:
        part.add("categories", units)
    if kind == "to-do":
        add_status(part, task)
    if deadline is not None:
        (add_due if kind == "to-do" else add_day)(part, task, deadline)
        if is_open(task):
            add_alarms(part, task, alarm_times(deadline))
    return part


def summary(task: TrackedTask) -> str:
    """Who and what, in one line."""
    who = "; ".join(printable(unit.name) for unit in task.task.lead)
    what = UNSEEN.sub("", " ".join(cells.work(task).split()))
    text = f"{who}: {what}" if who else what
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"


def description(task: TrackedTask) -> str:
    """The task in full."""
    lines = [("Nội dung", cells.work(task)), ("Chủ trì", cells.lead(task)), ("Phối hợp", cells.coordinating(task))]
    lines += [("Thời hạn", cells.deadline(task)), ("Sản phẩm", cells.product(task)), ("Văn bản giao", cells.source(task))]
    return "\n".join(f"{label}: {text}" for label, text in lines if text)


def add_status(part: Any, task: TrackedTask) -> None:  # noqa: ANN401
    """Finished or not."""
    if task.progress.done_on is None:
        part.add("status", "NEEDS-ACTION")
        return
    part.add("status", "COMPLETED")
    part.add("completed", datetime.combine(task.progress.done_on, END_OF_DAY, HERE).astimezone(UTC))
    part.add("percent-complete", 100)


def add_due(part: Any, task: TrackedTask, deadline: Deadline) -> None:  # noqa: ANN401
    """When the to-do is due; a recurrence also begins, for its rule counts from there."""
    first = first_time(deadline, task) if deadline.recurs else None
    if first is None:
        part.add("due", end_of(deadline, last_day(deadline)))
        return
    part.add("dtstart", datetime.combine(first, time(), HERE))
    part.add("due", end_of(deadline, first))
    part.add("rrule", rule_parts(deadline))


def add_day(part: Any, task: TrackedTask, deadline: Deadline) -> None:  # noqa: ANN401
    """The day of the event."""
    recurring = deadline.recurs
    part.add("dtstart", first_time(deadline, task) if recurring else last_day(deadline))
    part.add("transp", "TRANSPARENT")
    if recurring:
        part.add("rrule", rule_parts(deadline))


def end_of(deadline: Deadline, day: date | None) -> datetime:
    """The moment on that day at which the work is late: the hour that the notice names, else the end of the day."""
    hour = time.fromisoformat(deadline.time) if deadline.time else END_OF_DAY
    return datetime.combine(day or date.max, hour, HERE)


def rule_parts(deadline: Deadline) -> Any:  # noqa: ANN401 - vRecur
    """The recurrence rule as iCalendar holds it."""
    from icalendar.prop import vRecur

    return vRecur.from_ical(rule(deadline))


def alarm_times(deadline: Deadline) -> list[timedelta]:
    """How long before the end of the day (or the hour named) the reminders come: at 8 in the morning, 7, 3 and 1 days before."""
    end = end_of(deadline, whole_day(deadline.due) or date(2000, 1, 1))
    return [datetime.combine(end.date() - timedelta(days=days), MORNING, HERE) - end for days in REMINDERS]


def add_alarms(part: Any, task: TrackedTask, before: Sequence[timedelta]) -> None:  # noqa: ANN401
    """Reminders; an event begins at midnight, so that theirs are counted from there."""
    from icalendar import Alarm

    is_event = part.name == "VEVENT"
    for days, offset in zip(REMINDERS, before, strict=True):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn {days} ngày: {summary(task)}")
        trigger = timedelta(hours=MORNING.hour) - timedelta(days=days) if is_event else offset
        alarm.add("trigger", trigger, parameters={"RELATED": "START" if is_event else "END"})
        part.add_component(alarm)
