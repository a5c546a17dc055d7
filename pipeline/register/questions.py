"""What a manager asks the register: which tasks, of whom, due when."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, case, exists, or_, select

from models.value import Value
from pipeline.identity import number_key, unit_key
from pipeline.register.database import in_order, reading, streamed
from pipeline.register.headings import keys_numbered
from pipeline.register.listed import OPEN, REJECTED
from pipeline.register.successors import Successor, successor, successor_after
from pipeline.register.tables import documents, notices, task_units, tasks, units


class Question(Value):
    """Which tasks; every condition that is given must hold. What people rejected is found only by that ``state``.

    ``unit`` is a name or a part of one, with or without diacritics; tasks of units that it has taken over are found too.
    ``due_before``: the last day is not after that day; ``overdue_on``: late on that day, still open, and due once.
    """

    unit: str | None = None
    due_before: date | None = None
    overdue_on: date | None = None
    notice: str | None = None
    state: str | None = None


class Party(Value):
    """A unit with a part in a task, as the notice names it, and who has taken over since."""

    name: str
    successor: Successor | None = None

    @property
    def phrase(self) -> str:
        """The name, with the successor in brackets."""
        return self.name if self.successor is None else f"{self.name} ({self.successor.phrase})"


class Answer(Value):
    """A task as it stands after corrections; ``due`` is the last day on which it is not late."""

    notice: str | None
    type: str | None
    issuer: str | None
    issued_on: str | None
    section: str
    title: str
    text: str
    lead: tuple[Party, ...]
    coordinating: tuple[Party, ...]
    deadline: str | None
    due: str | None
    recurring: bool
    state: str
    confidence: float
    document: str
    file: str
    number: int


def find(engine: Engine, question: Question) -> Iterator[Answer]:
    """The tasks asked for, the most urgent first; of a notice that came as several files, each task once."""
    with reading(engine) as connection, streamed(connection, statement(connection, question)) as rows:
        for _, parts in groupby(rows.mappings(), key=lambda row: (row["document"], row["number"])):
            yield answer([dict(part) for part in parts])


def statement(connection: Connection, question: Question) -> Select[Any]:
    """One row per task and unit."""
    same = (task_units.c.document == tasks.c.document) & (task_units.c.number == tasks.c.number)
    header = (documents.c.type, documents.c.issuer, documents.c.issued_on, documents.c.name.label("file"))
    parts = (task_units.c.role, task_units.c.unit)
    undated = case((tasks.c.due.is_(None), 1), else_=0)
    order = [in_order(connection, column) for column in (tasks.c.due, tasks.c.notice)]
    return (
        select(tasks, documents.c.number.label("notice_number"), *header, *parts)
        .join(notices, (notices.c.key == tasks.c.notice) & (notices.c.document == tasks.c.document))
        .join(documents, documents.c.sha256 == tasks.c.document)
        .outerjoin(task_units, same)
        .where(*conditions(connection, question))
        .order_by(undated, *order, tasks.c.number, task_units.c.role.desc(), task_units.c.position)
    )


def conditions(connection: Connection, question: Question) -> Iterator[ColumnElement[bool]]:
    """What must hold for a task."""
    if question.unit is not None:
        same = (task_units.c.document == tasks.c.document) & (task_units.c.number == tasks.c.number)
        named = task_units.c.unit.in_(names_of(connection, question.unit))
        yield exists(select(task_units.c.unit).where(same, named).correlate(tasks))
    if question.due_before is not None:
        yield tasks.c.due <= question.due_before.isoformat()
    if question.overdue_on is not None:
        yield tasks.c.due < question.overdue_on.isoformat()
        yield tasks.c.state == OPEN
        yield tasks.c.recurring.is_(False)
    if question.notice is not None:
        begins = tasks.c.notice.startswith(f"{number_key(question.notice)}|", autoescape=True)
        yield or_(begins, tasks.c.notice.in_(keys_numbered(connection, question.notice)))
    yield tasks.c.state != REJECTED if question.state is None else tasks.c.state == question.state


def names_of(connection: Connection, wanted: str) -> list[str]:
    """Units of the register whose name, or whose successor's, holds the words asked for."""
    key = unit_key(wanted)
    return [name for name, folded in connection.execute(select(units.c.name, units.c.folded)) if key in folded or taken_over(key, name)]


def taken_over(key: str, name: str) -> bool:
    """Whether the unit asked for is the successor of this one."""
    found = successor(name)
    return found is not None and found.name is not None and key in unit_key(found.name)


def answer(parts: list[dict[str, Any]]) -> Answer:
    """The task in rows that differ only by the unit."""
    row = parts[0]

    def parties(role: str) -> tuple[Party, ...]:
        names = [part["unit"] for part in parts if part["role"] == role]
        return tuple(Party(name=name, successor=successor_after(name, row["issued_on"])) for name in names)

    kept = set(Answer.model_fields) - {"notice", "lead", "coordinating"}
    told = {name: row[name] for name in kept}
    return Answer(notice=row["notice_number"], lead=parties("lead"), coordinating=parties("coordinating"), **told)
