"""The register for those who work with data: notices and tasks as JSON Lines or Parquet, the same bytes for the same content.

Of a notice that came as several files the one that speaks for it is exported, with all files named. Nothing that depends on
when, where or how often something was read is in it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, select

from pipeline.errors import UsageError
from pipeline.register.database import in_order, reading, streamed
from pipeline.register.questions import Question, find
from pipeline.register.rows import unpacked
from pipeline.register.tables import documents, notices, results
from pipeline.render.writer import writing_to

Kind = Literal["jsonl", "parquet"]
BATCH = 1000


def export(engine: Engine, folder: Path, kind: Kind) -> list[Path]:
    """Write ``notices`` and ``tasks`` into the folder; returns the paths. Raises UsageError if pyarrow is needed and missing."""
    write = write_parquet if kind == "parquet" else write_json_lines
    wanted = {"notices": notice_rows(engine), "tasks": task_rows(engine), "failures": failure_rows(engine)}
    paths = []
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in wanted.items():
            path = folder / f"{name}.{kind}"
            temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            try:
                write(rows, temporary, name)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
            paths.append(path)
    return paths


def notice_rows(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every notice, in the order of keys."""
    header = (documents.c.type, documents.c.number, documents.c.issuer, documents.c.issued_on, documents.c.subject)
    columns = (notices.c.key, *header, notices.c.document, documents.c.name.label("file"), documents.c.tasks)
    with reading(engine) as connection, reading(engine) as other:
        statement = (
            select(*columns, results.c.notice)
            .join(documents, documents.c.sha256 == notices.c.document)
            .join(results, results.c.document == notices.c.document)
            .order_by(in_order(connection, notices.c.key))
        )
        copies = select(documents.c.sha256).order_by(documents.c.sha256)
        with streamed(connection, statement) as rows:
            for row in rows.mappings():
                flat = {name: row[name] for name in row if name != "notice"}
                same = other.execute(copies.where(documents.c.notice == row["key"])).scalars()
                yield flat | {"copies": list(same), "json": named(row["notice"], row["file"])}


def named(result: bytes, file: str) -> str:
    """The stored notice as JSON, under the name that the register gives its document."""
    notice = unpacked(result)
    return notice.model_copy(update={"document": notice.document.model_copy(update={"name": file})}).model_dump_json()


def task_rows(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every task, the most urgent first."""
    return (found.model_dump(mode="json") for found in find(engine, Question()))


def failure_rows(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every document that could not be read."""
    columns = (documents.c.sha256, documents.c.name, documents.c.state, documents.c.error_kind, documents.c.error_code, documents.c.error)
    with reading(engine) as connection:
        statement = select(*columns).where(documents.c.state != "done").order_by(documents.c.sha256)
        with streamed(connection, statement) as rows:
            yield from (dict(row) for row in rows.mappings())


def write_json_lines(rows: Iterable[dict[str, Any]], path: Path, _: str) -> None:
    """One object per line; a notice's own JSON stands in it as an object."""
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            whole = row | {"json": json.loads(row["json"])} if "json" in row else row
            stream.write(json.dumps(whole, ensure_ascii=False) + "\n")


def write_parquet(rows: Iterable[dict[str, Any]], path: Path, name: str) -> None:
    """Columns of the same names; lists stay lists, a notice's own JSON is a text."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("Để xuất Parquet cần cài thêm: pip install 'giaoviec[parquet]'.") from error
    schema = parquet_schemas()[name]
    source = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while piece := list(islice(source, BATCH)):
            writer.write_table(pa.Table.from_pylist(piece, schema=schema))


def parquet_schemas() -> dict[str, Any]:
    """The columns of each table."""
    import pyarrow as pa

    text, number, flag = pa.string(), pa.int32(), pa.bool_()
    party = pa.struct({"name": text, "successor": pa.struct({"name": text, "since": text, "note": text})})
    notice = dict.fromkeys(("key", "type", "number", "issuer", "issued_on", "subject", "document", "file"), text)
    task = dict.fromkeys(("notice", "type", "issuer", "issued_on", "section", "title", "text"), text)
    parties = {"lead": pa.list_(party), "coordinating": pa.list_(party)}
    rest = {"deadline": text, "due": text, "recurring": flag, "state": text, "confidence": pa.float64(), "document": text, "file": text}
    failure = dict.fromkeys(("sha256", "name", "state", "error_kind"), text) | {"error_code": number, "error": text}
    return {
        "notices": pa.schema(notice | {"tasks": number, "copies": pa.list_(text), "json": text}),
        "tasks": pa.schema(task | parties | rest | {"number": number}),
        "failures": pa.schema(failure),
    }
