"""Tasks as they stand: what the machine found with what people decided, for lists, forms, calendar and reminders.

The machine's answer and the decisions are kept as they are; this is what follows from both.
"""

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from models.notice import Completeness, Deadline, Notice, Task, Unit
from models.place import Evidence
from models.value import Value
from pipeline.identity import folded
from pipeline.register.carried import carried
from pipeline.register.headings import Heading, with_heading
from pipeline.register.item import HEADER_KEY, Due, Item, Items, due_of, items_of
from pipeline.register.review_tables import steps
from pipeline.register.rows import TaskRow, task_row
from pipeline.register.tables import documents

ITEMS: TypeAdapter[Items] = TypeAdapter(dict[str, Item | Heading | None])
CUT = "…"


class Decided(Value):
    """What a decision left of the items of a document, as JSON."""

    document: str
    after: str


class Standing(Value):
    """A task as it stands; ``number`` and ``key`` stay the same whatever is decided. ``settled``: somebody has decided about it."""

    number: int
    key: str
    task: Task
    settled: bool

    @property
    def digest(self) -> str:
        """What the register keeps decisions about the task under."""
        return self.key[:16]

    @property
    def row(self) -> TaskRow:
        """The task as a row."""
        return task_row(self.task, self.number).model_copy(update={"digest": self.digest})


def decided_in(connection: Connection, key: str | None = None) -> dict[str, list[Decided]]:
    """The decisions about each notice by its key, or about that one, in the order in which they were made."""
    asked = select(documents.c.notice, steps.c.document, steps.c.after).join(documents, documents.c.sha256 == steps.c.document)
    wanted = documents.c.notice.is_not(None) if key is None else documents.c.notice == key
    found: dict[str, list[Decided]] = {}
    for row in connection.execute(asked.where(wanted).order_by(steps.c.id)):
        found.setdefault(row.notice, []).append(Decided(document=row.document, after=row.after))
    return found


def standing_tasks(notice: Notice, decided: Sequence[Decided]) -> tuple[Standing, ...]:
    """The tasks of the notice, rejected ones too; those that people added are numbered after the machine's."""
    found = items_of(notice)
    decisions, heading = folded_items(notice, {key: item for key, (item, _) in found.items()}, decided)
    numbers = {key: number for number, key in enumerate(dict.fromkeys((*found, *decisions)), start=1)}
    machine: dict[str, Task | None] = {key: task for key, (_, task) in found.items()}
    day = with_heading(notice.header, heading).issued_on
    tasks = machine | {key: as_decided(item, machine.get(key), day) if isinstance(item, Item) else None for key, item in decisions.items()}
    settled = {key for key, item in decisions.items() if isinstance(item, Item) and item.state != "open"}
    return tuple(Standing(number=numbers[key], key=key, task=task, settled=key in settled) for key, task in tasks.items() if task)


def folded_items(notice: Notice, found: Mapping[str, Item], decided: Sequence[Decided]) -> tuple[Items, Heading | None]:
    """What was last decided about each item, in this file of the notice or another, and about the header."""
    items: Items = {}
    heading: Heading | None = None
    for one in decided:
        after = ITEMS.validate_json(one.after)
        if one.document != notice.document.sha256:
            after = carried(after, found, items)
        if HEADER_KEY in after:
            last = after.pop(HEADER_KEY)
            heading = last if isinstance(last, Heading) else None
        items |= after
    return items, heading


def as_decided(item: Item, task: Task | None, issued_on: str | None) -> Task:
    """The task with what people wrote; ``task`` is what the machine found, None for one that was added."""
    place = Evidence(start=item.start, end=item.end, quote=item.text, page=item.boxes[0].page if item.boxes else None, boxes=item.boxes)
    known = task or added(item, place)
    deadlines = tuple(deadline_of(due, known.deadlines, issued_on, place) for due in item.deadlines)
    units = (*known.lead, *known.coordinating)
    clear = {"person": bool(item.lead), "time": bool(deadlines), "responsibility": len(item.lead) == 1}
    return known.model_copy(
        update={
            "title": item.title,
            "text": content(item, task),
            "lead": tuple(unit_of(name, units, place) for name in item.lead),
            "coordinating": tuple(unit_of(name, units, place) for name in item.coordinating),
            "deadlines": deadlines,
            "recurring_duty": known.recurring_duty if deadlines == known.deadlines else any(one.recurs for one in deadlines),
            "completeness": known.completeness.model_copy(update=clear if changed(item, known) else {}),
        }
    )


def added(item: Item, place: Evidence) -> Task:
    """A task that the machine did not find."""
    clear = Completeness(person=False, work=True, time=False, responsibility=False, product=False, authority=False)
    return Task(
        id=item.key,
        section_path=item.path,
        text=item.text,
        title=item.title,
        completeness=clear,
        confidence=1.0,
        needs_look=False,
        evidence={"text": place},
    )


def changed(item: Item, task: Task) -> bool:
    """Whether the item has other units or deadlines."""
    was = (tuple(one.name for one in task.lead), tuple(map(due_of, task.deadlines)))
    return was != (item.lead, item.deadlines)


def content(item: Item, task: Task | None) -> str:
    """The passage; where a person worded the content anew and whole, that."""
    if task is None or item.text != task.text or item.title == task.title:
        return item.text
    part = item.title.endswith(CUT) or folded(item.text).startswith(folded(item.title))
    return item.text if part else item.title


def unit_of(name: str, known: Sequence[Unit], place: Evidence) -> Unit:
    """The unit that the machine found under this name, or one that a person wrote."""
    return next((one for one in known if one.name == name), Unit(name=name, as_written=name, evidence=place))


def deadline_of(due: Due, known: Sequence[Deadline], issued_on: str | None, place: Evidence) -> Deadline:
    """The deadline that the machine found, or what the words mean that a person wrote."""
    if found := next((one for one in known if due_of(one) == due), None):
        return found
    from pipeline.resolve.phrases import resolve_phrase
    from pipeline.resolve.reference import Reference

    meant = resolve_phrase(due.as_written, Reference(issued_on=issued_on))
    return next((one for one in meant if due_of(one) == due), Deadline(**due.model_dump(), evidence=place))
