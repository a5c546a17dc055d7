"""How far tasks have come: kept as decisions, which are only ever added, so that the history stays."""

import time
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, insert, select, update

from models.tracked import Progress, TrackedTask
from models.value import Value
from pipeline.errors import GiaoviecError
from pipeline.register.database import reading, streamed
from pipeline.register.headings import Heading, headings, with_heading
from pipeline.register.record import OPEN
from pipeline.register.rows import unpacked
from pipeline.register.tables import decisions, notices, results, tasks
from pipeline.render.forms.tracking import track

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


def kept_tasks(engine: Engine) -> tuple[Kept, ...]:
    """Every task of every notice in the register, each once."""
    with reading(engine) as connection:
        digests = {
            (row.document, row.number): row.digest for row in connection.execute(select(tasks.c.document, tasks.c.number, tasks.c.digest))
        }
        known, corrected = progress_of_all(connection), headings(connection)
        wanted = select(notices.c.key, results.c.document, results.c.notice).join(results, results.c.document == notices.c.document)
        with streamed(connection, wanted.order_by(notices.c.key)) as rows:
            return tuple(
                task for row in rows for task in kept_in(row.key, row.document, row.notice, digests, known, corrected.get(row.key))
            )


def kept_in(
    key: str,
    document: str,
    result: bytes,
    digests: dict[tuple[str, int], str],
    known: dict[Passage, Progress],
    heading: Heading | None,
) -> Iterable[Kept]:
    """The tasks of one notice under its header as it was corrected; what a task is called stays the same."""
    for task in track([unpacked(result)]):
        digest = digests[document, task.number]
        progress = known.get((key, digest), Progress())
        reference = task.notice.model_copy(update={"header": with_heading(task.notice.header, heading)})
        followed = task.model_copy(update={"progress": progress, "notice": reference})
        yield Kept(tracked=followed, document=document, notice=key, digest=digest)


def progress_of_all(connection: Connection) -> dict[Passage, Progress]:
    """What was last decided about each passage."""
    found: dict[Passage, dict[str, str | None]] = {}
    asked = select(decisions.c.notice, decisions.c.digest, decisions.c.field, decisions.c.after)
    for row in connection.execute(asked.where(decisions.c.field.in_(FIELDS)).order_by(decisions.c.id)):
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
