"""When a notice came in, and under which number: what the office said last, else what its electronic envelope says."""

from datetime import date

from sqlalchemy import Connection, Engine, select

from models.notice import Header, Task
from models.value import Value
from pipeline.register.database import reading
from pipeline.register.tables import decisions

FIELDS = ("arrival_number", "arrived_on")


class Arrival(Value):
    """What the office wrote on the notice when it came in; the fields are named as in ``models.tracked.NoticeReference``.

    ``said`` holds only what was said: a field taken back is None, one never spoken of is not set.
    """

    arrival_number: str | None = None
    arrived_on: date | None = None

    @property
    def said(self) -> dict[str, str | date | None]:
        """The fields that somebody spoke of."""
        return {field: getattr(self, field) for field in FIELDS if field in self.model_fields_set}


def arrivals(engine: Engine) -> dict[str, Arrival]:
    """What was last said about each notice, by its key."""
    with reading(engine) as connection:
        return arrivals_in(connection)


def arrivals_in(connection: Connection, key: str | None = None) -> dict[str, Arrival]:
    """As ``arrivals``, within a transaction, of all notices or of the one."""
    found: dict[str, dict[str, str | None]] = {}
    asked = select(decisions.c.notice, decisions.c.field, decisions.c.after)
    wanted = decisions.c.field.in_(FIELDS) if key is None else decisions.c.field.in_(FIELDS) & (decisions.c.notice == key)
    for row in connection.execute(asked.where(wanted).order_by(decisions.c.id)):
        found.setdefault(row.notice, {})[row.field] = row.after
    return {key: Arrival.model_validate(fields) for key, fields in found.items()}


def arrival_of(connection: Connection, key: str) -> Arrival | None:
    """What was last said about the notice of this key."""
    return arrivals_in(connection, key).get(key)


def arrived_on(header: Header, arrival: Arrival | None) -> date | None:
    """The day of arrival, as far as it is known."""
    stated = date.fromisoformat(header.arrived_on) if header.arrived_on else None
    return arrival.arrived_on if arrival and "arrived_on" in arrival.model_fields_set else stated


def as_arrived(task: Task, header: Header, arrival: Arrival | None) -> Task:
    """The task with its periods counted that run from the notice's receipt; ``arrival`` is what the office said, None: nothing."""
    if not (day := arrived_on(header, arrival)):
        return task
    from pipeline.resolve.receipt import counted_from_receipt

    return counted_from_receipt(task, day, header)
