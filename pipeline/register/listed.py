"""The flat rows of tasks that lists, calendar and inbox are made of: written anew whenever a notice is read or decided about."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from models.notice import Notice
from pipeline.identity import unit_key
from pipeline.register.arrived import arrival_of, as_arrived
from pipeline.register.database import inserting
from pipeline.register.headings import decided_heading
from pipeline.register.review_tables import inbox, judged
from pipeline.register.rows import Record, TaskRow, parsed, unpacked
from pipeline.register.searched import searched
from pipeline.register.standing import Decided, decided_in, standing_tasks
from pipeline.register.tables import decisions, documents, notices, results, task_units, tasks, units

OPEN = "open"
"""State of a task about which nobody has decided anything."""
REJECTED = "rejected"
"""State of what the machine took for a task and is none."""


def list_read(connection: Connection, record: Record) -> None:
    """Add the tasks of a document that was just read; what had been decided about its notice holds for it too."""
    decided = decided_in(connection, record.notice).get(record.notice, [])
    if decided or decided_heading(connection, record.notice) or arrival_of(connection, record.notice):
        renew(connection, record.sha256, record.notice, unpacked(record.result), decided)
    else:
        list_tasks(connection, record.sha256, record.notice, record.tasks)


def hold(connection: Connection, key: str) -> None:
    """Let other writers of this notice wait until the transaction ends."""
    connection.execute(select(notices.c.key).where(notices.c.key == key).with_for_update())


def renew_tasks(connection: Connection, key: str) -> None:
    """Write what is listed of every file of the notice anew, after a decision."""
    decided = decided_in(connection, key).get(key, [])
    same = select(results.c.document, results.c.notice).join(documents, documents.c.sha256 == results.c.document)
    for row in connection.execute(same.where(documents.c.notice == key).order_by(results.c.document)).all():
        renew(connection, row.document, key, parsed(row.notice), decided)


def renew(connection: Connection, document: str, key: str, notice: Notice, decided: Sequence[Decided]) -> None:
    """Write the file's tasks anew, which of them are settled, and the words that it is found by."""
    standing, arrival = standing_tasks(notice, decided), arrival_of(connection, key)
    rows = [one.model_copy(update={"task": as_arrived(one.task, notice.header, arrival)}).row for one in standing]
    for table in (task_units, tasks):
        connection.execute(delete(table).where(table.c.document == document))
    list_tasks(connection, document, key, rows)
    connection.execute(delete(judged).where(judged.c.document == document))
    open_ones = {one.digest for one in standing if not one.settled}
    if settled := sorted({one.digest for one in standing} - open_ones):
        connection.execute(insert(judged), [{"document": document, "digest": digest} for digest in settled])
    words = searched(notice, decided_heading(connection, key), [one.task for one in standing])
    connection.execute(update(inbox).where(inbox.c.document == document).values(words=words))


def settle(connection: Connection, key: str, digests: Sequence[str], *, settled: bool) -> None:
    """Note of tasks, in every file of the notice, that somebody has decided about them, or that they are undecided again."""
    files = connection.execute(select(documents.c.sha256).where(documents.c.notice == key)).scalars().all()
    connection.execute(delete(judged).where(judged.c.document.in_(files), judged.c.digest.in_(digests)))
    if settled and files:
        connection.execute(insert(judged), [{"document": file, "digest": digest} for file in files for digest in digests])


def list_tasks(connection: Connection, document: str, key: str, rows: Sequence[TaskRow]) -> None:
    """Add the tasks of the document with their units; the state that was decided for a passage holds for it."""
    if not rows:
        return
    decided = states(connection, key)
    add_units(connection, {unit.name for task in rows for unit in task.units})
    where = {"document": document, "notice": key}
    told = [task.model_dump(exclude={"units"}) | where | {"state": decided.get(task.digest, OPEN)} for task in rows]
    connection.execute(insert(tasks), told)
    parts = [
        unit.model_dump(exclude={"name"}) | {"document": document, "number": task.number, "unit": unit.name}
        for task in rows
        for unit in task.units
    ]
    if parts:
        connection.execute(insert(task_units), parts)


def add_units(connection: Connection, names: Iterable[str]) -> None:
    """Units that are new; in order, so that two writers never wait for each other."""
    rows = [{"name": name, "folded": unit_key(name)} for name in sorted(names)]
    if rows:
        connection.execute(inserting(connection, units).on_conflict_do_nothing(), rows)


def states(connection: Connection, key: str) -> dict[str, str]:
    """The state that was last decided for tasks of the notice, by the digest of their passage."""
    rows = connection.execute(
        select(decisions.c.digest, decisions.c.after)
        .where(decisions.c.notice == key, decisions.c.field == "state")
        .order_by(decisions.c.id)
    )
    return {row.digest: row.after for row in rows}
