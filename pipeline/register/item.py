"""What is reviewed: a task reduced to what a person decides about."""

from typing import Literal

from models.notice import Deadline, DeadlineKind, Every, Notice, Task
from models.place import Box
from models.value import Value
from pipeline.register.headings import Heading
from pipeline.register.rows import task_row

State = Literal["open", "accepted", "corrected", "rejected"]
HEADER_KEY = "header"


class Due(Value):
    """By when, as ``models.notice.Deadline`` has it."""

    kind: DeadlineKind
    as_written: str
    start: str | None = None
    due: str | None = None
    every: Every | None = None
    day: int | None = None
    days: int | None = None
    months: int | None = None
    working: bool | None = None


class Item(Value):
    """A task under review. ``start``/``end`` are offsets into the document's text, ``boxes`` in points from the top left of the page.

    ``key`` stays the same when the document is read again and the passage is unchanged.
    """

    key: str
    state: State = "open"
    path: tuple[str, ...] = ()
    title: str
    text: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadlines: tuple[Due, ...] = ()


def items_of(notice: Notice) -> dict[str, tuple[Item, Task]]:
    """What the machine found, by key, in the order of the notice."""
    found: dict[str, tuple[Item, Task]] = {}
    for number, task in enumerate(notice.tasks, start=1):
        digest = task_row(task, number).digest
        key = digest if digest not in found else f"{digest}-{number}"
        found[key] = item_of(task, key), task
    return found


def item_of(task: Task, key: str) -> Item:
    """The task as an item nobody has decided about."""
    place = task.evidence["text"]
    return Item(
        key=key,
        path=task.section_path,
        title=task.title,
        text=task.text,
        start=place.start,
        end=place.end,
        boxes=place.boxes,
        lead=tuple(unit.name for unit in task.lead),
        coordinating=tuple(unit.name for unit in task.coordinating),
        deadlines=tuple(due_of(deadline) for deadline in task.deadlines),
    )


def due_of(deadline: Deadline) -> Due:
    """The deadline without its evidence and reasons."""
    return Due.model_validate(deadline.model_dump(include=set(Due.model_fields)))


Items = dict[str, Item | Heading | None]
"""What a decision leaves of each item by its key, None: nothing; the header of the notice stands beside them, by ``HEADER_KEY``."""
