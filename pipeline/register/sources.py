"""Which file of which folder of results is which document, and what its results are called there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, literal, select, update

from models.value import Value
from pipeline.register.database import in_order, reading, streamed
from pipeline.register.tables import documents, sources


class Source(Value):
    """A file and its results: ``written`` says what they were made from, None if they are not there."""

    folder: str
    path: str
    written: str | None = None


class Known(Value):
    """What the register knows of a document."""

    name: str
    state: str
    version: str
    rules: str
    error_kind: str | None
    error_code: int | None
    error: str | None
    type: str | None
    number: str | None
    issued_on: str | None
    tasks: int | None
    dated: int | None
    doubtful: int | None
    reread_code: int | None
    reread_error: str | None
    reread_version: str | None
    reread_rules: str | None


class Seen(Value):
    """What the register says of a file and the document that it is now; ``known`` is None for a document never heard of.

    ``was``: the SHA-256 of the document that the file was when it was last looked at; ``written`` as in ``Source``.
    """

    known: Known | None
    was: str | None
    written: str | None

    @property
    def replaces(self) -> str | None:
        """The beginning of the SHA-256 of the document whose results are there."""
        return self.written and self.written.partition(" ")[0]


def stems_in(engine: Engine, folder: str) -> dict[str, str]:
    """What the results of each file of the folder are called, by the path of the file."""
    with reading(engine) as connection:
        rows = connection.execute(select(sources.c.path, sources.c.stem).where(sources.c.folder == folder))
        return {row.path: row.stem for row in rows}


def add_stems(engine: Engine, folder: str, stems: Mapping[str, str]) -> None:
    """Enter files that are new in the folder, with what their results will be called."""
    if stems:
        with engine.begin() as connection:
            connection.execute(insert(sources), [{"folder": folder, "path": path, "stem": stem} for path, stem in stems.items()])


def enter(connection: Connection, source: Source, sha256: str) -> None:
    """The file is this document, and its results were written; if they were not, those of an earlier reading are still there."""
    here = (sources.c.folder == source.folder) & (sources.c.path == source.path)
    connection.execute(update(sources).where(here).values({"sha256": sha256} | ({"written": source.written} if source.written else {})))


def note_document(engine: Engine, source: Source, sha256: str) -> None:
    """The file is a document that is known; where the source says so, its results were written for this file too."""
    with engine.begin() as connection:
        enter(connection, source, sha256)


def move(engine: Engine, folder: str, path: str, target: str) -> None:
    """The file lies elsewhere now; its results are called as before."""
    with engine.begin() as connection:
        here = (sources.c.folder == folder) & (sources.c.path == path)
        connection.execute(update(sources).where(here).values(path=target))


def look_up(engine: Engine, source: Source, sha256: str) -> Seen:
    """What is known of the document and of the file, in one question."""
    names = [documents.c[name] for name in Known.model_fields]
    here = (sources.c.folder == source.folder) & (sources.c.path == source.path)
    one = select(literal(1).label("one")).subquery()  # a row even if neither is known
    both = one.outerjoin(documents, documents.c.sha256 == sha256).outerjoin(sources, here)
    with reading(engine) as connection:
        columns = (documents.c.sha256, sources.c.sha256.label("was"), sources.c.written, *names)
        row = connection.execute(select(*columns).select_from(both)).one()
    known = Known.model_validate({name: row._mapping[name] for name in Known.model_fields}) if row.sha256 else None
    return Seen(known=known, was=row.was, written=row.written)


def listed(engine: Engine, folder: str) -> Iterator[dict[str, Any]]:
    """Every file of the folder in the order of paths, with what became of it: the lines of the manifest."""
    columns = (sources.c.path, sources.c.stem, sources.c.sha256, sources.c.written, documents.c.state, documents.c.notice)
    errors = (documents.c.error_kind, documents.c.error, documents.c.reread_kind, documents.c.reread_error)
    statement = (
        select(*columns, documents.c.tasks, *errors)
        .outerjoin(documents, documents.c.sha256 == sources.c.sha256)
        .where(sources.c.folder == folder)
    )
    with reading(engine) as connection:
        statement = statement.order_by(in_order(connection, sources.c.path))
        with streamed(connection, statement) as rows:
            yield from (dict(row._mapping) for row in rows)


def line_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as a line of the manifest; ``reread``: why a later reading failed, where the result of an earlier one is kept."""
    here = row["state"] == "done" and (row["written"] or "").startswith(row["sha256"][:16])
    made = kinds_of(row["written"]) if here else ()
    return {
        "path": row["path"],
        "sha256": row["sha256"],
        "state": row["state"] or "pending",
        "notice": row["notice"],
        "tasks": row["tasks"],
        "outputs": [f"{row['stem']}.{kind}" for kind in (made if row["tasks"] else made[:1])],
        "error": row["error_kind"] and {"kind": row["error_kind"], "message": row["error"]},
        "reread": row["reread_kind"] and {"kind": row["reread_kind"], "message": row["reread_error"]},
    }


def written_as(sha256: str, version: str, rules: str, formats: Sequence[str]) -> str:
    """What results are made from, and as which kinds of files."""
    return f"{sha256[:16]} {version} {rules} {','.join(('json', *formats))}"


def kinds_of(written: str | None) -> tuple[str, ...]:
    """The kinds of files that ``written_as`` was told, JSON first."""
    return tuple(written.rpartition(" ")[2].split(",")) if written else ()
