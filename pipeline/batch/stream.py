"""Many files through the workers into a folder of results and the register, each once, whatever happens on the way.

    file ──sha256──> known, and written here? ── yes ──> unchanged
                     │ no
                     └─> another run has it? wait ── no ──> worker: read, write results ──> register (one transaction)

The register is written last: what a killed run had not recorded, the next run does again, to the same end.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal, Protocol

from sqlalchemy import Engine

from pipeline.batch import places
from pipeline.batch.gather import stems
from pipeline.batch.plan import WAIT, Planner, planner
from pipeline.batch.pool import Finished
from pipeline.batch.run import OutOfMemory
from pipeline.batch.work import Job
from pipeline.errors import ExitCode, GiaoviecError
from pipeline.register.claims import begin_run, end_run, heard_of, release
from pipeline.register.record import Failure, save
from pipeline.register.rows import Record
from pipeline.register.sources import Known, add_stems, note_document, stems_in
from pipeline.version import VERSION

State = Literal["done", "unchanged", "failed", "set-aside"]

ATTEMPTS = 2
"""How often a file is tried whose process dies."""
KEPT = "Kết quả đọc được lần trước vẫn được giữ nguyên."
HEARTBEAT = 10.0
"""Seconds between signs of life in the register."""


@dataclass(frozen=True)
class Event:
    """What became of a file. ``unchanged``: it was read before, with the same rules. The counts are of its tasks."""

    path: str
    state: State
    type: str | None = None
    number: str | None = None
    issued_on: str | None = None
    tasks: int = 0
    dated: int = 0
    doubtful: int = 0
    code: int = ExitCode.OK
    message: str | None = None

    @property
    def failed(self) -> bool:
        """Whether there is no result."""
        return self.message is not None


class Workers(Protocol):
    """What does the jobs: ``pool.Pool`` on this machine, ``ray_workers.RayWorkers`` on several."""

    @property
    def free(self) -> int:
        """How many more jobs can be taken now."""

    def submit(self, job: Job) -> None:
        """Take a job; only while ``free``."""

    def wait(self, seconds: float) -> Iterable[Finished[Job, Record]]:
        """What has finished, after waiting at most so long for the first."""


@dataclass
class Stream:
    """A run over many files."""

    register: Engine
    workers: Workers
    planner: Planner
    stems: Mapping[str, str]
    in_hand: dict[str, int] = field(default_factory=dict)  # attempts, by SHA-256
    heard: float = field(default_factory=time.monotonic)

    def work(self, files: Iterable[str]) -> Iterator[Event]:
        """What became of each file, in the order in which they finish."""
        todo, waiting = deque(files), deque[str]()
        while todo or waiting or self.in_hand:
            again = deque(waiting)
            waiting.clear()
            for queue in (again, todo):
                yield from self.feed(queue, waiting)
            waiting.extend(again)
            for finished in self.workers.wait(1.0):
                yield from self.settle(finished)
            self.keep_alive()

    def feed(self, queue: deque[str], waiting: deque[str]) -> Iterator[Event]:
        """Give the workers what they have room for; a file that is in other hands is put aside for later."""
        while queue and self.workers.free:
            path = queue.popleft()
            try:
                sha256 = places.digest(path)
            except GiaoviecError as error:
                yield Event(path, "failed", code=error.exit_code, message=str(error))
                continue
            found = WAIT if sha256 in self.in_hand else self.planner.plan(path, self.stems[places.clean(path)], sha256)
            if isinstance(found, Job):
                self.in_hand[sha256] = 1
                self.workers.submit(found)
            elif isinstance(found, Known):
                self.keep_alive()
                yield known_event(path, found, self.planner.rules)
            else:
                waiting.append(path)

    def settle(self, finished: Finished[Job, Record]) -> Iterator[Event]:
        """Record what became of a job, or give it another try."""
        job, attempts = finished.job, self.in_hand[finished.job.sha256]
        if finished.died and attempts < ATTEMPTS:
            self.in_hand[job.sha256] += 1
            self.workers.submit(job)
            return
        del self.in_hand[job.sha256]
        source = self.planner.source(job.path, finished.result.sha256 if finished.result else None)
        outcome = finished.result or failure(finished, self.planner.rules)
        held = True
        if job.stored is None:
            held = save(self.register, outcome, source, seconds=finished.seconds, attempts=attempts)
        elif finished.result is not None:
            note_document(self.register, source, job.sha256)
        release(self.register, self.planner.run, job.sha256)
        yield event(job.path, outcome, held=held)

    def keep_alive(self) -> None:
        """A sign of life now and then."""
        if time.monotonic() - self.heard > HEARTBEAT:
            heard_of(self.register, self.planner.run)
            self.heard = time.monotonic()


def run(
    register: Engine,
    workers: Workers,
    files: Iterable[str],
    folder: str,
    formats: tuple[str, ...],
    *,
    again: bool = False,
    allow_secret: bool = False,
) -> Iterator[Event]:
    """Read the files and write their results into the folder (a path or URL, absolute) and the register.

    Raises GiaoviecError only if the register or the workers fail; what is wrong with a file is told by its event.
    """
    files = list(files)
    names = name_results(register, files, folder)
    number = begin_run(register)
    try:
        plans = planner(register, number, folder, formats, again=again, allow_secret=allow_secret)
        yield from Stream(register, workers, plans, names).work(files)
    finally:
        end_run(register, number)


def name_results(register: Engine, files: list[str], folder: str) -> dict[str, str]:
    """What the results of each file are called: as they were called before, or by a name that is free."""
    known = stems_in(register, folder)
    new = {path: PurePath(path) for path in map(places.clean, files) if path not in known}
    named = stems(list(new.values()), known.values())
    added = {path: named[pure] for path, pure in new.items()}
    add_stems(register, folder, added)
    return known | added


def event(path: str, outcome: Record | Failure, *, held: bool = True) -> Event:
    """What became of a file that was read just now; not ``held``: it failed, and the result of an earlier reading is kept."""
    if isinstance(outcome, Failure):
        message = outcome.message if held else f"{outcome.message} {KEPT}"
        return Event(path, "set-aside" if held and outcome.set_aside else "failed", code=outcome.code, message=message)
    known = outcome.model_dump(include={"type", "number", "issued_on", "dated", "doubtful"})
    return Event(path, "done", **known, tasks=len(outcome.tasks))


def known_event(path: str, known: Known, rules: str) -> Event:
    """What became of a file that was read before."""
    if known.state == "done" and (known.version, known.rules) == (VERSION, rules):
        counts = (known.tasks or 0, known.dated or 0, known.doubtful or 0)
        return Event(path, "unchanged", known.type, known.number, known.issued_on, *counts)
    kept = known.state == "done"
    code, error = (known.reread_code, f"{known.reread_error} {KEPT}") if kept else (known.error_code, known.error or "")
    message = error.replace(f"“{known.name}”", f"“{places.name_of(path)}”")  # the register may know a copy of it
    return Event(path, "set-aside" if known.state == "set-aside" else "failed", code=code or ExitCode.UNEXPECTED, message=message)


def failure(finished: Finished[Job, Record], rules: str) -> Failure:
    """The error of a job as the register keeps it."""
    error = finished.error or GiaoviecError()
    return Failure(
        sha256=finished.job.sha256,
        name=finished.job.name,
        version=VERSION,
        rules=rules,
        kind=type(error).__name__,
        code=error.exit_code,
        message=str(error),
        set_aside=finished.died or finished.timed_out or isinstance(error, OutOfMemory),
    )
