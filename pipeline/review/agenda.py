"""The month as a calendar: which tasks fall due on which day."""

from calendar import Calendar
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine, Select, func, select

from models.value import Value
from pipeline.clock import today
from pipeline.register.database import reading
from pipeline.register.listed import OPEN, REJECTED
from pipeline.register.review_tables import inbox
from pipeline.register.tables import documents, notices, task_units, tasks
from pipeline.review.inbox import Wanted, conditions

MOST = 3000
"""Tasks of a month that are shown."""


class Duty(Value):
    """A task that falls due; ``key`` is what its card on the page of the notice is called."""

    due: str
    sha256: str
    key: str
    title: str
    number: str | None
    name: str
    lead: str
    state: str


class Day(Value):
    """A day of the calendar."""

    day: date
    inside: bool
    duties: tuple[Duty, ...]


class Month(Value):
    """The weeks that the month lies in, Monday first; ``overdue``: open tasks whose last day was before this month."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    overdue: int
    cut: bool

    @property
    def empty(self) -> bool:
        """Whether nothing falls due in the month."""
        return not any(day.duties for week in self.weeks for day in week if day.inside)

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return (self.first + timedelta(days=31)).replace(day=1)


def month(engine: Engine, first: date, wanted: Wanted) -> Month:
    """The month that begins on that day, with the tasks of the notices that are wanted; rejected ones are none."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    asked = tasks_wanted(wanted)
    within = asked.where(tasks.c.due.between(weeks[0][0].isoformat(), weeks[-1][-1].isoformat())).order_by(tasks.c.due, tasks.c.notice)
    late = asked.where(tasks.c.due < min(first, today()).isoformat(), tasks.c.state == OPEN)
    with reading(engine) as connection:
        rows = connection.execute(within.limit(MOST + 1)).mappings().all()
        overdue = connection.execute(select(func.count()).select_from(late.subquery())).scalar() or 0
    found: dict[str, list[Duty]] = {}
    for row in rows[:MOST]:
        found.setdefault(row["due"], []).append(Duty.model_validate(dict(row)))
    days = (tuple(day_of(day, first, found) for day in week) for week in weeks)
    return Month(first=first, weeks=tuple(days), overdue=overdue, cut=len(rows) > MOST)


def day_of(day: date, first: date, found: dict[str, list[Duty]]) -> Day:
    """The day with its tasks."""
    return Day(day=day, inside=day.month == first.month, duties=tuple(found.get(day.isoformat(), ())))


def tasks_wanted(wanted: Wanted) -> Select[Any]:
    """The tasks of the notices that are wanted, as ``Duty`` has them; of several units that lead, the first is named."""
    same = (task_units.c.document == tasks.c.document) & (task_units.c.number == tasks.c.number)
    first = select(task_units.c.unit).where(same, task_units.c.role == "lead", task_units.c.position == 0).correlate(tasks)
    lead = func.coalesce(first.scalar_subquery(), "").label("lead")
    source = (
        tasks.join(notices, (notices.c.key == tasks.c.notice) & (notices.c.document == tasks.c.document))
        .join(documents, documents.c.sha256 == tasks.c.document)
        .outerjoin(inbox, inbox.c.document == documents.c.sha256)
    )
    told = (tasks.c.due, tasks.c.digest.label("key"), tasks.c.title, tasks.c.state)
    named = (documents.c.sha256, documents.c.number.label("number"), documents.c.name, lead)
    return select(*told, *named).select_from(source).where(tasks.c.state != REJECTED, *conditions(wanted))
