"""The other files of a notice: the same notice, read from a scan and from a Word file, say."""

from sqlalchemy import Engine, select

from models.value import Value
from pipeline.register.database import reading
from pipeline.register.tables import documents, notices
from pipeline.review.inbox import undecided_tasks


class Copy(Value):
    """Another file of the notice, with how many of its tasks nobody has decided about. ``speaks``: it is the one that is listed."""

    sha256: str
    name: str
    open: int
    speaks: bool


def copies_of(engine: Engine, document: str) -> tuple[Copy, ...]:
    """The other files of the document's notice that could be read, the one that is listed first."""
    key = select(documents.c.notice).where(documents.c.sha256 == document).scalar_subquery()
    undecided = undecided_tasks()
    columns = (documents.c.sha256, documents.c.name, undecided.c.open, notices.c.document)
    wanted = (
        select(*columns)
        .join(notices, notices.c.key == documents.c.notice)
        .outerjoin(undecided, undecided.c.document == documents.c.sha256)
        .where(documents.c.notice == key, documents.c.sha256 != document)
    )
    with reading(engine) as connection:
        rows = connection.execute(wanted.order_by(documents.c.name, documents.c.sha256)).all()
    found = (Copy(sha256=row.sha256, name=row.name, open=row.open or 0, speaks=row.document == row.sha256) for row in rows)
    return tuple(sorted(found, key=lambda one: not one.speaks))
