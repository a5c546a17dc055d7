"""The inbox: documents by how much they need a look, filtered and searched, page by page."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from pydantic import field_validator
from sqlalchemy import ColumnElement, Engine, Select, Subquery, and_, case, exists, func, literal, or_, select

from models.value import Value
from pipeline.identity import folded, unit_key
from pipeline.register.database import reading
from pipeline.register.listed import REJECTED
from pipeline.register.review_tables import inbox, judged, steps
from pipeline.register.tables import documents, notices, task_units, tasks
from pipeline.review.written_days import day_written

View = Literal["can-xem", "chua-xong", "da-xong", "khong-viec", "loi", "tat-ca"]
PAGE = 50
"""Documents to a page of the list."""
DOUBTFUL = 2
"""Severity of a finding, a warning, from which a document needs a look."""


class Wanted(Value):
    """What the list shows; every condition that is given must hold. Days are ISO, and may be given as 05/03/2026."""

    view: View = "can-xem"
    q: str = ""
    unit: str = ""
    type: str = ""
    issuer: str = ""
    since: str = ""
    until: str = ""
    page: int = 1

    @field_validator("since", "until")
    @classmethod
    def _day(cls, text: str) -> str:
        return text and day_written(text).isoformat()


class Entry(Value):
    """A line of the list. ``due`` is the nearest last day of an undecided task."""

    sha256: str
    name: str
    state: str
    error: str | None
    type: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    subject: str | None
    tasks: int | None
    worst: int | None
    to_look: int | None
    lowest: float | None
    open: int | None
    due: str | None
    finished: bool


class Listing(Value):
    """A page of the list, with how many documents each view holds."""

    entries: tuple[Entry, ...]
    counts: dict[str, int]
    more: bool


def listing(engine: Engine, wanted: Wanted) -> Listing:
    """The page of the list that is wanted."""
    page, totals = questions(wanted)
    with reading(engine) as connection:
        rows = connection.execute(page).mappings().all()
        counts = connection.execute(totals).mappings().one()
        standing = {row.document: row.tasks for row in connection.execute(counted([row["sha256"] for row in rows]))}
    entries = tuple(Entry.model_validate({**row, "tasks": standing.get(row["sha256"], row["tasks"])}) for row in rows[:PAGE])
    return Listing(entries=entries, counts=dict(counts), more=len(rows) > PAGE)


def counted(names: list[str]) -> Select[Any]:
    """How many tasks each of the documents has as it stands: those of people too."""
    return select(tasks.c.document, func.count().label("tasks")).where(tasks.c.document.in_(names)).group_by(tasks.c.document)


@lru_cache(maxsize=256)
def questions(wanted: Wanted) -> tuple[Select[Any], Select[Any]]:
    """What the register is asked for the page, and for the counts; kept, because writing them takes longer than answering them."""
    undecided, ends = undecided_tasks(), last_ends()
    source = joined(undecided, ends)
    views = view_conditions(undecided, ends)
    given = and_(literal(True), *conditions(wanted))
    columns = (
        *(documents.c[name] for name in ("sha256", "name", "state", "error", "type", "number", "issuer", "issued_on", "subject", "tasks")),
        *(
            inbox.c.worst,
            inbox.c.to_look,
            inbox.c.lowest,
            undecided.c.open,
            undecided.c.due,
            is_finished(undecided, ends).label("finished"),
        ),
    )
    page: Select[Any] = (
        select(*columns)
        .select_from(source)
        .where(given, views[wanted.view])
        .order_by(*order(undecided, ends))
        .offset(PAGE * (wanted.page - 1))
        .limit(PAGE + 1)
    )
    totals = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0).label(name) for name, condition in views.items()]
    return page, select(*totals).select_from(source).where(given)


def undecided_tasks() -> Subquery:
    """For each document, how many tasks are undecided and when the first of them falls due."""
    return (
        select(tasks.c.document, func.count().label("open"), func.min(tasks.c.due).label("due"))
        .outerjoin(judged, (judged.c.document == tasks.c.document) & (judged.c.digest == tasks.c.digest))
        .where(judged.c.digest.is_(None))
        .group_by(tasks.c.document)
        .subquery()
    )


def last_ends() -> Subquery:
    """For each notice whose review was ever finished, whether it was finished or taken up again last, and before which of its files."""
    own = documents.alias()
    of_notice = select(func.max(steps.c.id)).join(own, own.c.sha256 == steps.c.document).where(steps.c.kind.in_(("finish", "resume")))
    newest = of_notice.group_by(own.c.notice)
    last = select(own.c.notice, steps.c.document, steps.c.kind.label("ended")).join(own, own.c.sha256 == steps.c.document)
    return last.where(steps.c.id.in_(newest)).subquery()


def joined(undecided: Subquery, ends: Subquery) -> Any:  # noqa: ANN401 - a join has no type of its own worth naming
    """The documents that speak for their notices, and those that could not be read."""
    return (
        documents.outerjoin(notices, notices.c.document == documents.c.sha256)
        .outerjoin(inbox, inbox.c.document == documents.c.sha256)
        .outerjoin(undecided, undecided.c.document == documents.c.sha256)
        .outerjoin(ends, ends.c.notice == documents.c.notice)
    )


def given_tasks() -> Select[Any]:
    """The documents in which people decided about tasks that are some: among them those in which the machine found none."""
    same = (tasks.c.document == judged.c.document) & (tasks.c.digest == judged.c.digest)
    return select(judged.c.document).join(tasks, same).where(tasks.c.state != REJECTED)


def is_finished(undecided: Subquery, ends: Subquery) -> ColumnElement[bool]:
    """Whether the review is complete: as ``Reviewed.finished`` has it."""
    said = func.coalesce(ends.c.ended, "") == "finish"
    return and_(said, or_(ends.c.document == documents.c.sha256, func.coalesce(undecided.c.open, 0) == 0))


def view_conditions(undecided: Subquery, ends: Subquery) -> dict[str, ColumnElement[bool]]:
    """What each view shows."""
    read = and_(documents.c.state == "done", notices.c.key.is_not(None))
    finished = is_finished(undecided, ends)
    doubtful = or_(func.coalesce(inbox.c.worst, DOUBTFUL) >= DOUBTFUL, func.coalesce(inbox.c.to_look, 1) > 0)
    has_open = func.coalesce(undecided.c.open, 0) > 0
    has_tasks = or_(documents.c.tasks > 0, documents.c.sha256.in_(given_tasks()))
    return {
        "can-xem": and_(read, ~finished, has_open, doubtful),
        "chua-xong": and_(read, ~finished, has_tasks),
        "khong-viec": and_(read, ~finished, ~has_tasks),
        "da-xong": and_(read, finished),
        "loi": documents.c.state != "done",
        "tat-ca": or_(read, documents.c.state != "done"),
    }


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The filters and the search: every word must stand somewhere in the document."""
    for word in folded(wanted.q).split():
        yield inbox.c.words.contains(word, autoescape=True)
    if wanted.unit:
        named = func.coalesce(task_units.c.unit, "") == wanted.unit
        yield exists(select(task_units.c.unit).where(task_units.c.document == documents.c.sha256, named).correlate(documents))
    if wanted.type:
        yield documents.c.type == wanted.type
    if wanted.issuer:
        yield documents.c.issuer == wanted.issuer
    if wanted.since:
        yield documents.c.issued_on >= wanted.since
    if wanted.until:
        yield documents.c.issued_on <= wanted.until


def order(undecided: Subquery, ends: Subquery) -> tuple[ColumnElement[Any], ...]:
    """Unfinished before finished; then the worst finding, the least confidence, the nearest deadline."""
    return (
        case((is_finished(undecided, ends), 1), else_=0),
        case((func.coalesce(undecided.c.open, 0) > 0, 0), else_=1),
        func.coalesce(inbox.c.worst, 0).desc(),
        func.coalesce(inbox.c.lowest, 1.0),
        case((undecided.c.due.is_(None), 1), else_=0),
        undecided.c.due,
        documents.c.sha256,
    )


class Choices(Value):
    """What the filters offer, the most frequent first."""

    types: tuple[str, ...]
    issuers: tuple[str, ...]


def choices(engine: Engine) -> Choices:
    """The types and issuers of the register."""

    def most(column: ColumnElement[Any], limit: int) -> Select[Any]:
        return select(column).where(column.is_not(None)).group_by(column).order_by(func.count().desc(), column).limit(limit)

    with reading(engine) as connection:
        types = connection.execute(most(documents.c.type, 40)).scalars().all()
        issuers = connection.execute(most(documents.c.issuer, 100)).scalars().all()
    return Choices(types=tuple(types), issuers=tuple(sorted(issuers, key=unit_key)))
