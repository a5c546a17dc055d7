"""Work for the processes of these tests: the file's name says what happens."""

import ctypes
import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pipeline.batch.work
import pipeline.errors
import pipeline.process
from models.document import Document
from models.notice import Notice
from pipeline.batch.work import Job, do
from pipeline.errors import EmptyFile
from pipeline.processors import at_once
from pipeline.read.reader import read
from pipeline.register.rows import Record, unpacked


def length(path: Path) -> int:
    """The number of letters of the name, unless the name asks for trouble."""
    if path.stem == "empty":
        raise EmptyFile(f"Tệp “{path.name}” không có nội dung.")
    if path.stem == "bug":
        raise ZeroDivisionError("ngoài dự kiến")
    if path.stem == "crash":
        os._exit(11)
    if path.stem == "segfault":
        ctypes.string_at(0)
    if path.stem == "endless":
        while True:
            pass
    if path.stem == "child":  # as a converter would, which hangs
        subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"], check=True)
    if path.stem == "greedy":
        return len(bytearray(10 * 1024**3))
    if path.stem == "once":
        mark = path.with_suffix(".tried")
        if not mark.exists():
            mark.touch()
            os._exit(1)
    return len(path.stem)


def slow(path: Path) -> int:
    """Work that takes a while."""
    time.sleep(0.05)
    return len(path.stem)


def broken_start() -> None:
    """A library that cannot be loaded."""
    os._exit(3)


NODE = "GIAOVIEC_TEST_NODE"
"""Set on a node of a cluster that will be killed."""


def doomed(job: Job, *, mark: Path) -> Record:
    """The usual work; on a doomed node it leaves its name and never ends."""
    if os.environ.get(NODE) == "doomed":
        mark.write_text(job.name, encoding="utf-8")
        time.sleep(600)
    return do(job)


def poisoned(job: Job) -> Record:
    """The usual work, with a reader that does what the name of the file says."""
    pipeline.process.read = poisoned_read
    return do(job)


def poisoned_read(source: Path | bytes, *, name: str | None = None) -> Document:
    """The usual reader, unless the file is poison."""
    length(Path(name or ""))
    return read(source, name=name)


KNOWN = "GIAOVIEC_TEST_KNOWN"
"""The register (SQLite) of an earlier run over the same files."""


def remembered(job: Job) -> Record:
    """The usual work, but for the reading itself: what it would find is known from an earlier run."""
    pipeline.batch.work.process = recall
    return do(job)


def recall(source: Path | bytes, *, name: str | None = None, allow_secret: bool = False) -> Notice:
    """The notice, or the error, that the file gave before; after a moment, in which a run may be killed."""
    time.sleep(0.02)
    sha256 = hashlib.sha256(Path(source).read_bytes()).hexdigest()
    notice = known_notices().get(sha256)
    if notice is None:
        found = known_errors()[sha256]
        raise getattr(pipeline.errors, found["kind"])(found["message"].replace(found["name"], name or ""))
    return notice.model_copy(update={"document": notice.document.model_copy(update={"name": name})})


@cache
def known_notices() -> dict[str, Notice]:
    """The notices of the earlier run by the SHA-256 of their files."""
    return {row[0]: unpacked(row[1]) for row in known("SELECT document, notice FROM results")}


@cache
def known_errors() -> dict[str, dict[str, str]]:
    """The errors of the earlier run by the SHA-256 of the files."""
    rows = known("SELECT sha256, name, error_kind, error FROM documents WHERE error IS NOT NULL")
    return {row[0]: dict(zip(("name", "kind", "message"), row[1:], strict=True)) for row in rows}


def known(statement: str) -> list[tuple[Any, ...]]:
    """What the earlier run's register answers."""
    with closing(sqlite3.connect(os.environ[KNOWN])) as connection:
        return connection.execute(statement).fetchall()


def nothing() -> None:
    """Getting ready for that."""


def last(path: Path) -> int:
    """How many processors it may use in the end: “last” waits for more than one, the others are done at once."""
    late = time.monotonic() + 60
    while path.stem == "last" and at_once() == 1 and time.monotonic() < late:
        time.sleep(0.05)
    return at_once()
