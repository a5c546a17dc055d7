"""Decisions: every one is a step, with the items before and after; a later step may take it back, nothing is overwritten."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Engine, func, insert, or_, select

from models.notice import Notice
from models.value import Value
from pipeline.errors import GiaoviecError
from pipeline.register.carried import carried
from pipeline.register.database import reading
from pipeline.register.headings import Heading, decide_heading
from pipeline.register.item import HEADER_KEY, Item, Items, items_of
from pipeline.register.listed import OPEN, REJECTED, renew_tasks, settle
from pipeline.register.progress import state_of_work
from pipeline.register.review_tables import steps as table
from pipeline.register.tables import decisions, documents, notices
from pipeline.rules.book import fingerprint
from pipeline.version import VERSION

Kind = Literal["accept", "correct", "reject", "reopen", "add", "split", "merge", "bulk", "header", "finish", "resume", "undo", "redo"]
_ITEMS: TypeAdapter[Items] = TypeAdapter(dict[str, Item | Heading | None])
_ONE_WRITER = threading.Lock()
"""Held by whoever decides: the next one is let in at once, where SQLite would have it ask again ever more rarely."""


class Conflict(GiaoviecError):
    """Somebody else has decided about the same task in the meantime."""


class Step(Value):
    """A decision. ``undoes``: the step that it takes back or, for "redo", does again."""

    id: int
    document: str
    kind: Kind
    before: Items
    after: Items
    author: str
    decided_at: float
    version: str
    rules: str
    undoes: int | None = None


class Reviewed(Value):
    """A document as it stands after all steps about its notice; ``heading``: its header where somebody has corrected it."""

    document: str
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    heading: Heading | None = None

    @property
    def latest(self) -> int:
        """The id of the last step."""
        return self.steps[-1].id if self.steps else 0

    @property
    def finished(self) -> bool:
        """Whether somebody has said that the review is complete; said before another file, it holds if that leaves nothing open here."""
        ends = [step for step in self.steps if step.kind in ("finish", "resume")]
        return bool(ends) and ends[-1].kind == "finish" and (ends[-1].document == self.document or not self.open)

    @property
    def open(self) -> int:
        """How many items nobody has decided about."""
        return sum(item.state == "open" for item in self.items)

    def item(self, key: str) -> Item:
        """The item; raises Conflict if it is not there any more."""
        for one in self.items:
            if one.key == key:
                return one
        raise Conflict("Nhiệm vụ này vừa được người khác gộp hoặc hoàn tác. Danh sách đã được tải lại; xin xem lại.")


def fold(notice: Notice, steps: Sequence[Step]) -> Reviewed:
    """The machine's items with all steps applied, those before other files of the notice too; in the order of the notice."""
    found = {key: item for key, (item, _) in items_of(notice).items()}
    current: Items = dict(found)
    document = notice.document.sha256
    for step in steps:
        current |= step.after if step.document == document else carried(step.after, found, current)
    heading = current.pop(HEADER_KEY, None)
    items = sorted((item for item in current.values() if isinstance(item, Item)), key=lambda item: (item.start, item.end))
    told = heading if isinstance(heading, Heading) else None
    return Reviewed(document=document, items=tuple(items), steps=tuple(steps), heading=told)


def steps_of(connection: Connection, document: str) -> tuple[Step, ...]:
    """All steps of the document's notice, before whichever of its files they were taken; the oldest first."""
    rows = connection.execute(select(table).where(same_notice(document)).order_by(table.c.id))
    return tuple(step_in(tuple(row._mapping.items())) for row in rows)


@lru_cache(maxsize=2048)
def step_in(row: tuple[tuple[str, Any], ...]) -> Step:
    """The step in a row; remembered, because rows of steps never change."""
    fields = dict(row)
    return Step.model_validate(fields | {name: _ITEMS.validate_json(fields[name]) for name in ("before", "after")})


def latest(engine: Engine, document: str) -> int:
    """The id of the last step of the document's notice, 0 without any."""
    with reading(engine) as connection:
        return connection.execute(select(func.max(table.c.id)).where(same_notice(document))).scalar() or 0


def same_notice(document: str) -> ColumnElement[bool]:
    """That a step is about the document or about another file of its notice."""
    key = select(documents.c.notice).where(documents.c.sha256 == document).scalar_subquery()
    files = select(documents.c.sha256).where(documents.c.notice == key)
    return or_(table.c.document == document, table.c.document.in_(files))


def decide(engine: Engine, notice: Notice, seen: int, kind: Kind, author: str, edit: Callable[[Reviewed], Items]) -> Step:
    """Add the decision that ``edit`` makes of the document as it stands.

    ``seen`` is the last step that the author knew. Raises Conflict if a later one, of somebody else, is about the same tasks.
    """
    with _ONE_WRITER, engine.begin() as connection:
        standing = lock(connection, notice)
        after = edit(standing)
        refuse_unseen(standing, seen, author, after)
        current: Items = {item.key: item for item in standing.items} | {HEADER_KEY: standing.heading}
        return append(connection, notice.document.sha256, {key: current.get(key) for key in after}, after, kind, author)


def undo(engine: Engine, notice: Notice, author: str, *, again: bool = False) -> Step | None:
    """Take back the author's last decision about the notice, or (``again``) do again what was taken back last; None if there is nothing.

    Raises Conflict if somebody else has decided about the same tasks since.
    """
    with _ONE_WRITER, engine.begin() as connection:
        standing = lock(connection, notice)
        done, undone = stacks(standing.steps, author)
        stack = undone if again else done
        if not stack:
            return None
        step = stack[-1]
        refuse_unseen(standing, step.id, author, step.after)
        before, after = (step.before, step.after) if again else (step.after, step.before)
        return append(connection, step.document, before, after, "redo" if again else "undo", author, undoes=step.id)


def stacks(steps: Sequence[Step], author: str) -> tuple[list[Step], list[Step]]:
    """What the author can take back, and do again; the last of each is next."""
    by_id = {step.id: step for step in steps}
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.author != author or step.kind in ("finish", "resume"):
            continue
        if step.kind == "undo" and step.undoes:
            undone.append(by_id[step.undoes])
            done = [one for one in done if one.id != step.undoes]
        elif step.kind == "redo" and step.undoes:
            done.append(by_id[step.undoes])
            undone = [one for one in undone if one.id != step.undoes]
        else:
            done.append(step)
            undone.clear()
    return done, undone


def lock(connection: Connection, notice: Notice) -> Reviewed:
    """The document as it stands; other writers of its notice wait until the transaction ends."""
    key = select(documents.c.notice).where(documents.c.sha256 == notice.document.sha256).scalar_subquery()
    connection.execute(select(notices.c.key).where(notices.c.key == key).with_for_update())
    connection.execute(select(documents.c.sha256).where(documents.c.sha256 == notice.document.sha256).with_for_update())
    return fold(notice, steps_of(connection, notice.document.sha256))


def refuse_unseen(standing: Reviewed, seen: int, author: str, items: Items) -> None:
    """Raise Conflict if another person has touched one of the items after the step that was seen."""
    for step in reversed(standing.steps):
        if step.id <= seen:
            return
        if step.author != author and step.after.keys() & items.keys():
            what = "thông tin văn bản" if HEADER_KEY in step.after else "nhiệm vụ"
            raise Conflict(
                f"{step.author} vừa thay đổi chính {what} này nên quyết định của bạn chưa được ghi. Danh sách đã được tải lại; xin xem lại."
            )


def append(connection: Connection, document: str, before: Items, after: Items, kind: Kind, author: str, undoes: int | None = None) -> Step:
    """Write the step, which tasks are settled by it, and which are none."""
    row = {
        "document": document,
        "kind": kind,
        "author": author,
        "decided_at": time.time(),
        "version": VERSION,
        "rules": fingerprint(),
        "undoes": undoes,
    }
    texts = {"before": _ITEMS.dump_json(before).decode(), "after": _ITEMS.dump_json(after).decode()}
    number = connection.execute(insert(table).values(row | texts).returning(table.c.id)).scalar_one()
    note_states(connection, document, before, after, author)
    return Step.model_validate(row | {"id": number, "before": before, "after": after})


def note_states(connection: Connection, sha256: str, before: Items, after: Items, author: str) -> None:
    """Note what is settled, and let the lists show it: it holds for the same passage in every document of the notice."""
    if HEADER_KEY in after:
        decide_heading(connection, sha256, as_heading(before[HEADER_KEY]), as_heading(after[HEADER_KEY]), author, VERSION)
    key = connection.execute(select(documents.c.notice).where(documents.c.sha256 == sha256)).scalar()
    for digest in after.keys() - {HEADER_KEY}:
        was, now = progress(as_item(before[digest])), progress(as_item(after[digest]))
        if was == now or key is None:
            continue
        if now == OPEN:
            now = state_of_work(connection, key, digest[:16])
        where = {"notice": key, "digest": digest[:16], "document": sha256, "version": VERSION}
        told = {"field": "state", "before": was, "after": now, "author": author, "decided_at": time.time()}
        connection.execute(insert(decisions), where | told)
    if key is not None and after:
        show(connection, key, before, after)


def show(connection: Connection, key: str, before: Items, after: Items) -> None:
    """Let the lists show the decision; most only settle tasks, which is quick to note."""
    if any(rewritten(before[digest], value) for digest, value in after.items()):
        renew_tasks(connection, key)
        return
    looked = {digest[:16]: value.state != "open" for digest, value in after.items() if isinstance(value, Item)}
    for settled in (True, False):
        if some := sorted(digest for digest, is_settled in looked.items() if is_settled is settled):
            settle(connection, key, some, settled=settled)


def rewritten(before: Item | Heading | None, after: Item | Heading | None) -> bool:
    """Whether lists show something else: more than that somebody has looked at the task and found it right."""
    if not (isinstance(before, Item) and isinstance(after, Item)) or progress(before) != progress(after):
        return True
    return before.model_copy(update={"state": after.state}) != after


def as_item(value: Item | Heading | None) -> Item | None:
    """The value of a task's key."""
    return value if isinstance(value, Item) else None


def as_heading(value: Item | Heading | None) -> Heading | None:
    """The value of the header's key."""
    return value if isinstance(value, Heading) else None


def progress(item: Item | None) -> str:
    """The state of the work in the register: a task that is none needs no following up; accepting one changes nothing about it."""
    return OPEN if item and item.state != "rejected" else REJECTED
