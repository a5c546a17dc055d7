"""How far tasks have come: kept as decisions, which are only ever added, so that the history stays."""

import time
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, insert, select, update

from models.notice import Notice
from models.tracked import Progress, TrackedTask
from models.value import Value
from pipeline.errors import GiaoviecError
from pipeline.register.arrived import Arrival, arrivals_in, as_arrived
from pipeline.register.database import reading, streamed
from pipeline.register.headings import Heading, headings, with_heading
from pipeline.register.listed import OPEN, REJECTED, hold
from pipeline.register.rows import passage_digest, unpacked
from pipeline.register.standing import Decided, decided_in, standing_tasks
from pipeline.register.tables import decisions, notices, results, tasks
from pipeline.render.forms.tracking import referred, track

DONE = "done"
FIELDS = tuple(Progress.model_fields)
Passage = tuple[str, str]
"""A notice's key and the digest of a passage: what a decision is about."""


class Kept(Value):
    """A task of the register with its progress, and where a decision about it belongs."""

    tracked: TrackedTask
    document: str
    notice: str
    digest: str


class Change(Value):
    """What is to become of a task's progress; ``before`` is what whoever changes it has seen."""

    task: Kept
    before: Progress
    after: Progress


class Known(Value):
    """What people decided about tasks: how far they have come, what is in them, which are none; and when their notices came in."""

    progress: dict[Passage, Progress]
    decided: dict[str, list[Decided]]
    rejected: frozenset[Passage]
    arrived: dict[str, Arrival]


def kept_tasks(engine: Engine) -> tuple[Kept, ...]:
    """Every task of every notice in the register as it stands, each once; rejected ones are none."""
    return tuple(task for tasks in kept_by_notice(engine).values() for task in tasks)


def kept_by_notice(engine: Engine) -> dict[str, tuple[Kept, ...]]:
    """The same by the key of the notice, also where it has none."""
    with reading(engine) as connection:
        corrected, known = headings(connection), known_of(connection)
        wanted = select(notices.c.key, results.c.notice).join(results, results.c.document == notices.c.document)
        with streamed(connection, wanted.order_by(notices.c.key)) as rows:
            return {row.key: tuple(kept_in(row.key, unpacked(row.notice), known, corrected.get(row.key))) for row in rows}


def known_of(connection: Connection, key: str | None = None) -> Known:
    """What people decided about the tasks of all notices, or of the one."""
    none = select(tasks.c.notice, tasks.c.digest).where(tasks.c.state == REJECTED)
    rows = connection.execute(none if key is None else none.where(tasks.c.notice == key))
    rejected = frozenset((row.notice, row.digest) for row in rows)
    decided, arrived = decided_in(connection, key), arrivals_in(connection, key)
    return Known(progress=progress_of_all(connection, key), decided=decided, rejected=rejected, arrived=arrived)


def kept_in(key: str, notice: Notice, known: Known, heading: Heading | None) -> Iterable[Kept]:
    """The tasks of one notice as they stand, under its header as it was corrected; what a task is called stays the same."""
    names = {task.number: task.key for task in track([notice])}
    reference = referred(notice)
    arrival = known.arrived.get(key, Arrival())
    reference = reference.model_copy(update={"header": with_heading(reference.header, heading), **arrival.said})
    for one in standing_tasks(notice, known.decided.get(key, ())):
        where = (key, one.digest)
        if where in known.rejected:
            continue
        name = names.get(one.number) or passage_digest(f"{key} {one.key}")
        task, progress = as_arrived(one.task, notice.header, arrival), known.progress.get(where, Progress())
        followed = TrackedTask(key=name, number=one.number, task=task, notice=reference, progress=progress)
        yield Kept(tracked=followed, document=notice.document.sha256, notice=key, digest=one.digest)


def state_of_work(connection: Connection, key: str, digest: str) -> str:
    """Whether the task is finished, as was last said."""
    said = select(decisions.c.after).where(decisions.c.notice == key, decisions.c.digest == digest, decisions.c.field == "done_on")
    return DONE if connection.execute(said.order_by(decisions.c.id.desc()).limit(1)).scalar() else OPEN


def progress_of_all(connection: Connection, key: str | None = None) -> dict[Passage, Progress]:
    """What was last decided about each passage, of all notices or of the one."""
    found: dict[Passage, dict[str, str | None]] = {}
    wanted = decisions.c.field.in_(FIELDS) if key is None else decisions.c.field.in_(FIELDS) & (decisions.c.notice == key)
    asked = select(decisions.c.notice, decisions.c.digest, decisions.c.field, decisions.c.after)
    for row in connection.execute(asked.where(wanted).order_by(decisions.c.id)):
        found.setdefault((row.notice, row.digest), {})[row.field] = row.after
    return {passage: Progress.model_validate(fields) for passage, fields in found.items()}


def record_progress(engine: Engine, changes: Iterable[Change], *, author: str, version: str) -> int:
    """Record the changes, all of them or none; returns how many fields were changed.

    Raises GiaoviecError if somebody has changed one of these fields since ``before`` was seen.
    """
    with engine.begin() as connection:
        known = progress_of_all(connection)
        return sum(record(connection, change, known, author, version) for change in changes)


def record(connection: Connection, change: Change, known: dict[Passage, Progress], author: str, version: str) -> int:
    """Record one change: each field that differs, and the state that follows from them."""
    hold(connection, change.task.notice)
    task, now = change.task, known.get((change.task.notice, change.task.digest), Progress())
    fields = [field for field in FIELDS if getattr(change.after, field) != getattr(change.before, field)]
    if any(getattr(now, field) != getattr(change.before, field) for field in fields):
        raise GiaoviecError(
            f"Nhiệm vụ số {task.tracked.number} của văn bản {task.notice} vừa được người khác cập nhật. "
            "Chưa có gì được ghi; hãy xuất lại bảng theo dõi rồi cập nhật lại."
        )
    for field in fields:
        decide(connection, task, field, text(getattr(now, field)), text(getattr(change.after, field)), author, version)
    if "done_on" in fields:
        states = (OPEN, DONE) if change.after.done_on else (DONE, OPEN)
        decide(connection, task, "state", *states, author, version)
        same = (tasks.c.notice == task.notice) & (tasks.c.digest == task.digest)
        connection.execute(update(tasks).where(same).values(state=states[1]))
    return len(fields)


def decide(connection: Connection, task: Kept, field: str, before: str | None, after: str | None, author: str, version: str) -> None:
    """Add one decision."""
    where = {"notice": task.notice, "digest": task.digest, "document": task.document}
    what = {"field": field, "before": before, "after": after, "author": author, "decided_at": time.time(), "version": version}
    connection.execute(insert(decisions), where | what)


def text(value: object) -> str | None:
    """A field as the register keeps it; days as 2026-03-25."""
    return None if value is None else str(value)
