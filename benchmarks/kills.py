"""Runs of ``giaoviec`` that are disturbed, against one that is not: what they leave must be the same, byte for byte."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.register.database import FILE, open_register, register_url
from pipeline.register.export import export

ROOT = Path(__file__).parents[1]
PROGRAM = "import sys; from pipeline.cli import main; sys.argv[0] = 'giaoviec'; main()"
KILLS = 10
LOOK = 0.02
"""Seconds between two looks at how far a run has come."""


@dataclass(frozen=True)
class Left:
    """What a run left: exports of the register, files in the folder of results, manifest; and the seconds it took."""

    exports: tuple[bytes, ...]
    results: dict[str, bytes]
    manifest: bytes
    seconds: float


@dataclass(frozen=True)
class Disturbed:
    """What a disturbed run left otherwise, how long it took, and how many documents were recorded when it was killed."""

    differences: tuple[str, ...]
    seconds: float
    at: tuple[int, ...] = ()


def start(source: Path, output: Path) -> subprocess.Popen[bytes]:
    """``giaoviec run`` with two workers, as the head of a process group of its own."""
    words = ["run", str(source), "-o", str(output), "-j", "2", "-f", "md"]
    environment = {name: value for name, value in os.environ.items() if name != "GIAOVIEC_DATABASE_URL"} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def undisturbed(source: Path, output: Path) -> Left:
    """A run to its end."""
    begun = time.perf_counter()
    start(source, output).wait()
    return left(output, time.perf_counter() - begun)


def left(output: Path, seconds: float) -> Left:
    """What a run has left: the export of its register, its results, its manifest."""
    engine = open_register(register_url(str(output), None))
    exports = tuple(path.read_bytes() for path in export(engine, output.with_name(f"{output.name}-export"), "jsonl"))
    engine.dispose()
    results = {path.name: path.read_bytes() for path in output.iterdir() if path.is_file()}
    return Left(exports, results, (output / "register" / "manifest.jsonl").read_bytes(), seconds)


def differences(one: Left, other: Left) -> tuple[str, ...]:
    """What is not the same, by name."""
    exports = [f"export {at}" for at, pair in enumerate(zip(one.exports, other.exports, strict=True)) if pair[0] != pair[1]]
    names = sorted(one.results.keys() | other.results.keys())
    results = [name for name in names if one.results.get(name) != other.results.get(name)]
    return (*exports, *results, *(["manifest"] if one.manifest != other.manifest else []))


def kill_and_resume(source: Path, output: Path, reference: Left, seed: int) -> Disturbed:
    """Kill the run with all that it started at random moments, start it again each time, let it end at last."""
    random, begun, at = Random(seed), time.perf_counter(), []
    documents = len(reference.manifest.splitlines())
    for wanted in sorted(random.randrange(documents) for _ in range(KILLS)):
        run = start(source, output)
        while recorded(output) < wanted and run.poll() is None:
            time.sleep(LOOK)
        time.sleep(random.random())
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        at.append(recorded(output))
    start(source, output).wait()
    found = left(output, time.perf_counter() - begun)
    return Disturbed(differences(found, reference), found.seconds, tuple(at))


def side_by_side(source: Path, output: Path, reference: Left) -> Disturbed:
    """Two runs over the same files, into the same folder and register, at the same time."""
    begun = time.perf_counter()
    for run in [start(source, output), start(source, output)]:
        run.wait()
    found = left(output, time.perf_counter() - begun)
    return Disturbed(differences(found, reference), found.seconds)


def recorded(output: Path) -> int:
    """How many documents the register holds."""
    if not (output / FILE).exists():
        return 0
    with closing(sqlite3.connect(output / FILE, timeout=30)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:  # not made yet
            return 0
