"""Recording số đến and ngày đến of notices: given by the office that receives them, kept as decisions, so that the history stays."""

import time
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, insert, select

from models.value import Value
from pipeline.identity import folded, number_key
from pipeline.register.arrived import FIELDS, Arrival, arrival_of
from pipeline.register.database import reading
from pipeline.register.listed import hold, renew_tasks
from pipeline.register.rows import unpacked
from pipeline.register.tables import decisions, documents, notices, results

WHOLE = ""
"""Digest of a decision that is about the whole notice and none of its passages."""


class Received(Value):
    """A notice of the register, as far as one needs to tell which it is."""

    key: str
    document: str
    name: str
    number: str | None
    issuer: str | None


def received(engine: Engine, name: str) -> tuple[Received, ...]:
    """The notices called so: by number ("214/TB-UBND"), by the name of the file, or by key."""
    with reading(engine) as connection:
        return tuple(one for one in all_received(connection) if is_called(one, name))


def all_received(connection: Connection) -> Iterator[Received]:
    """Every notice, in the order of keys."""
    columns = (notices.c.key, notices.c.document, documents.c.name, documents.c.number, documents.c.issuer)
    joined = select(*columns).join(documents, documents.c.sha256 == notices.c.document).order_by(notices.c.key)
    return (Received.model_validate(dict(row._mapping)) for row in connection.execute(joined).all())


def is_called(one: Received, name: str) -> bool:
    """Whether the name is one of this notice."""
    by_number = one.number is not None and number_key(one.number) == number_key(name)
    return by_number or one.key == name or folded(one.name) == folded(name)


def known_arrival(engine: Engine, notice: Received) -> Arrival:
    """What is known of the notice's arrival: what the office said, else what its envelope states."""
    with reading(engine) as connection:
        said = arrival_of(connection, notice.key) or Arrival()
        header = unpacked(connection.execute(select(results.c.notice).where(results.c.document == notice.document)).scalar_one()).header
    return Arrival.model_validate({field: getattr(header, field) for field in FIELDS} | said.said)


def record_arrival(engine: Engine, notice: Received, arrival: Arrival, *, author: str, version: str) -> int:
    """Record the fields that are set in ``arrival``; lists and calendar count from the day from now on. Returns how many have changed."""
    with engine.begin() as connection:
        hold(connection, notice.key)
        before = arrival_of(connection, notice.key) or Arrival()
        changed = [field for field, value in arrival.said.items() if field not in before.said or before.said[field] != value]
        for field in changed:
            where = {"notice": notice.key, "digest": WHOLE, "document": notice.document, "field": field}
            told = {"before": text(getattr(before, field)), "after": text(getattr(arrival, field))}
            connection.execute(insert(decisions), where | told | {"author": author, "decided_at": time.time(), "version": version})
        if "arrived_on" in changed:
            renew_tasks(connection, notice.key)
        return len(changed)


def text(value: object) -> str | None:
    """A field as the register keeps it; days as 2026-03-25."""
    return None if value is None else str(value)
