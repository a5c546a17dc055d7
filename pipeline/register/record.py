"""Writing to the register: what became of a document, in one transaction; writing it again changes nothing."""

import time
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from models.value import Value
from pipeline.errors import ExitCode, GiaoviecError
from pipeline.register.database import inserting
from pipeline.register.headings import decided_heading, put_heading
from pipeline.register.listed import list_read
from pipeline.register.review_tables import inbox
from pipeline.register.rows import Record
from pipeline.register.sources import Source, enter
from pipeline.register.tables import documents, notices, results, task_units, tasks

HEADER = ("notice", "type", "number", "issuer", "issued_on", "subject")
FIELDS = ("sha256", "version", "rules", "media_type", "pages", "rank", *HEADER, "dated", "doubtful")
REREAD = ("reread_kind", "reread_code", "reread_error", "reread_version", "reread_rules")
PATIENCE = 5  # attempts at a transaction that others stand in the way of


class Failure(Value):
    """A document that could not be read. ``set_aside``: not by an ordinary error, but because it broke or outlasted its process."""

    sha256: str
    name: str
    version: str
    rules: str
    kind: str
    code: int
    message: str
    set_aside: bool = False


def save(engine: Engine, outcome: Record | Failure, source: Source | None = None, *, seconds: float = 0.0, attempts: int = 1) -> bool:
    """Record the outcome: all of it or, if the program is killed, nothing; whether it is what the register now holds.

    A failure does not replace the result of an earlier reading: it is noted beside it, and the answer is False.
    ``source`` is the file that the document was found in, with what has been written for it.

    Raises GiaoviecError if others keep the database from taking it.
    """
    for _ in range(PATIENCE):
        try:
            with engine.begin() as connection:
                held = _save(connection, outcome, seconds, attempts)
                if source is not None:
                    enter(connection, source, outcome.sha256)
        except OperationalError:  # two programs in each other's way: PostgreSQL ends one of the transactions
            time.sleep(0.1)
        else:
            return held
    raise GiaoviecError("Sổ theo dõi đang bận quá lâu nên không ghi được kết quả. Hãy chạy lại; những gì đã ghi được giữ nguyên.")


def _save(connection: Connection, outcome: Record | Failure, seconds: float, attempts: int) -> bool:
    columns = (documents.c.name, documents.c.notice, documents.c.state)
    known = connection.execute(select(*columns).where(documents.c.sha256 == outcome.sha256)).one_or_none()
    if isinstance(outcome, Failure) and known and known.state == "done" and outcome.code != ExitCode.SECRET:
        connection.execute(update(documents).where(documents.c.sha256 == outcome.sha256).values(reread(outcome, known.name)))
        return False
    name = min(outcome.name, known.name) if known else outcome.name  # the same whichever copy comes first
    told = {"name": name, "seconds": seconds, "attempts": attempts, "finished_at": time.time()}
    row = (read(outcome) if isinstance(outcome, Record) else not_read(outcome, name)) | told
    if isinstance(outcome, Record):
        upsert(connection, notices, {"key": outcome.notice})  # from here on, other writers of this notice wait
    upsert(connection, documents, row)
    for table in (results, inbox, task_units, tasks):
        connection.execute(delete(table).where(table.c.document == outcome.sha256))
    if isinstance(outcome, Record):
        connection.execute(insert(results), {"document": outcome.sha256, "notice": outcome.result})
        connection.execute(insert(inbox), outcome.look.model_dump() | {"document": outcome.sha256})
        list_read(connection, outcome)
        if heading := decided_heading(connection, outcome.notice):
            put_heading(connection, outcome.notice, heading)
    for key in sorted({key for key in (known and known.notice, row["notice"]) if key}):
        choose(connection, key)
    return True


def read(record: Record) -> dict[str, Any]:
    """The row of a document that could be read."""
    told = {"state": "done", "error_kind": None, "error_code": None, "error": None, "tasks": len(record.tasks)}
    return record.model_dump(include=set(FIELDS)) | told | dict.fromkeys(REREAD)


def not_read(failure: Failure, name: str) -> dict[str, Any]:
    """The row of a document that could not be read, known by this name."""
    error = {"error_kind": failure.kind, "error_code": failure.code, "error": called(failure, name)}
    known = failure.model_dump(include={"sha256", "version", "rules"})
    return dict.fromkeys((*FIELDS, "tasks", *REREAD)) | known | error | {"state": "set-aside" if failure.set_aside else "failed"}


def reread(failure: Failure, name: str) -> dict[str, Any]:
    """What is noted of a failure beside an earlier result."""
    return dict(zip(REREAD, (failure.kind, failure.code, called(failure, name), failure.version, failure.rules), strict=True))


def called(failure: Failure, name: str) -> str:
    """The failure's message, in which the document has this name."""
    return failure.message.replace(f"“{failure.name}”", f"“{name}”")


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert the row, or overwrite the one that has its key."""
    statement = inserting(connection, table).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=row))


def choose(connection: Connection, key: str) -> None:
    """Let the best document speak for the notice; a notice that no document holds any more is gone."""
    best = (
        select(documents.c.sha256)
        .where(documents.c.notice == key, documents.c.state == "done")
        .order_by(documents.c.rank, documents.c.sha256)
        .limit(1)
    )
    chosen = connection.execute(best).scalar()
    if chosen is None:
        connection.execute(delete(notices).where(notices.c.key == key))
    else:
        connection.execute(update(notices).where(notices.c.key == key).values(document=chosen))
