"""Work for the processes of these tests: the file's name says what happens."""

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

from pipeline.batch.work import Job, do
from pipeline.errors import EmptyFile
from pipeline.register.rows import Record


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
