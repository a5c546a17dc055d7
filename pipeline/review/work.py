"""How far the tasks of one notice have come, as its page shows and records it."""

from collections.abc import Iterable

from sqlalchemy import Engine, select

from models.tracked import Progress
from pipeline.errors import GiaoviecError
from pipeline.register.database import reading
from pipeline.register.item import Item
from pipeline.register.progress import Change, Kept, kept_in, known_of, progress_of_all, record_progress
from pipeline.register.rows import parsed
from pipeline.register.tables import documents, results
from pipeline.review.steps import Conflict
from pipeline.version import VERSION


def kept_of(engine: Engine, document: str) -> dict[str, Kept]:
    """The tasks of the document that can be followed up, by the digest of their passage."""
    with reading(engine) as connection:
        row = connection.execute(
            select(documents.c.notice, results.c.notice.label("result"))
            .join(results, results.c.document == documents.c.sha256)
            .where(documents.c.sha256 == document)
        ).one_or_none()
        if row is None or row.notice is None:
            return {}
        known = known_of(connection, row.notice)
    return {kept.digest: kept for kept in kept_in(row.notice, parsed(row.result), known, None)}


def progress_of(engine: Engine, document: str, shown: Iterable[Item]) -> dict[str, Progress]:
    """How far those items have come that can be followed up, by the digest of their passage: without making tasks of all of them."""
    with reading(engine) as connection:
        notice = connection.execute(select(documents.c.notice).where(documents.c.sha256 == document)).scalar()
        if notice is None:
            return {}
        said = progress_of_all(connection, notice)
    return {item.key[:16]: said.get((notice, item.key[:16]), Progress()) for item in shown if item.state != "rejected"}


def mark(engine: Engine, task: Kept, before: Progress, after: Progress, author: str) -> None:
    """Record how far the task has come; ``before`` is what the author saw. Raises Conflict if it is so no longer."""
    if before != task.tracked.progress:
        raise Conflict("Tiến độ của nhiệm vụ này vừa được người khác cập nhật. Xin xem lại rồi ghi.")
    try:
        record_progress(engine, [Change(task=task, before=before, after=after)], author=author, version=VERSION)
    except GiaoviecError as error:
        raise Conflict(str(error)) from error
