"""What people corrected in the headers of notices: kept as decisions, shown wherever the register is asked."""

import time
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from models.notice import Header
from models.value import Value
from pipeline.identity import number_key
from pipeline.register.database import reading
from pipeline.register.rows import unpacked
from pipeline.register.tables import decisions, documents, results

FIELD = "header"
"""What a decision about a header is called; it is about no passage."""
LISTED = ("number", "issued_on", "issuer", "subject")


class Heading(Value):
    """The fields of a header that a person may correct; None: the notice does not have it. ``issued_on`` as in ``Header``."""

    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    subject: str | None = None
    signer: str | None = None


def heading_of(header: Header) -> Heading:
    """The fields as the machine found them."""
    return Heading.model_validate({field: getattr(header, field) for field in Heading.model_fields})


def with_heading(header: Header, heading: Heading | None) -> Header:
    """The header with what a person wrote; the evidence stays, which says what stands on the page."""
    return header if heading is None else header.model_copy(update=dict(heading))


def decide_heading(connection: Connection, document: str, before: Heading | None, after: Heading | None, author: str, version: str) -> None:
    """Add the decision, which holds for every file of the notice; None: as the machine found it."""
    key = connection.execute(select(documents.c.notice).where(documents.c.sha256 == document)).scalar()
    if key is None:
        return
    where = {"notice": key, "digest": "", "document": document, "field": FIELD, "version": version}
    told = {"before": written(before), "after": written(after), "author": author, "decided_at": time.time()}
    connection.execute(insert(decisions), where | told)
    put_heading(connection, key, after)


def written(heading: Heading | None) -> str | None:
    """The heading as JSON."""
    return heading.model_dump_json() if heading else None


def decided_heading(connection: Connection, key: str) -> Heading | None:
    """What was last decided about the notice's header."""
    last = select(decisions.c.after).where(decisions.c.notice == key, decisions.c.field == FIELD).order_by(decisions.c.id.desc()).limit(1)
    found = connection.execute(last).scalar()
    return Heading.model_validate_json(found) if found else None


def put_heading(connection: Connection, key: str, heading: Heading | None) -> None:
    """Let every file of the notice be listed under this heading."""
    same = select(results.c.document, results.c.notice).join(documents, documents.c.sha256 == results.c.document)
    for row in connection.execute(same.where(documents.c.notice == key)).all():
        header = with_heading(unpacked(row.notice).header, heading)
        listed = {field: getattr(header, field) for field in LISTED}
        connection.execute(update(documents).where(documents.c.sha256 == row.document).values(listed))


def headings(connection: Connection) -> dict[str, Heading]:
    """What was last decided about headers, by the key of the notice."""
    asked = select(decisions.c.notice, decisions.c.after).where(decisions.c.field == FIELD).order_by(decisions.c.id)
    last = {row.notice: row.after for row in connection.execute(asked)}
    return {key: Heading.model_validate_json(after) for key, after in last.items() if after}


def headings_by_document(engine: Engine) -> dict[str, Heading]:
    """The same, by the SHA-256 of every file of the notice."""
    with reading(engine) as connection:
        found = headings(connection)
        rows: Any = connection.execute(select(documents.c.sha256, documents.c.notice).where(documents.c.notice.in_(list(found))))
        return {row.sha256: found[row.notice] for row in rows}


def keys_numbered(connection: Connection, number: str) -> list[str]:
    """Keys of notices that a person gave this number."""
    wanted = number_key(number)
    return [key for key, heading in headings(connection).items() if heading.number and number_key(heading.number) == wanted]
