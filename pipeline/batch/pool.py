"""Warm processes that read one file each at a time, and are replaced when they die or take too long.

Every worker has a pipe of its own, so that killing one at any moment leaves nothing locked or half written for the
others; the pools of the standard library share queues between workers, and give up as a whole when one of them dies.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from pipeline.batch.limits import Limits, bind, end_group
from pipeline.batch.run import crashed, timed_out, told
from pipeline.errors import GiaoviecError
from pipeline.processors import share_processors

J = TypeVar("J")
R = TypeVar("R")

START_SECONDS = 300.0
"""Time that a worker has to load what it needs."""
_READY = "ready"
_CONTEXT = multiprocessing.get_context("spawn")  # a fork would copy locks and databases that are in use


@dataclass(frozen=True)
class Finished(Generic[J, R]):
    """What became of a job. ``died``: its process did, which another attempt may show to have been bad luck."""

    job: J
    result: R | None = None
    error: GiaoviecError | None = None
    seconds: float = 0.0
    died: bool = False
    timed_out: bool = False


class Worker(Generic[J, R]):
    """One process and its end of the pipe."""

    def __init__(self, work: Callable[[J], R], warm: Callable[[], None], limits: Limits, share: c_int) -> None:
        """Start the process; it is at work on nothing, and not ready yet."""
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=serve, args=(theirs, work, warm, limits, share, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.job: J | None = None
        self.since = time.monotonic()

    def take(self, job: J) -> None:
        """Give it a job; it must not have one. One that has died is noticed when the pool waits."""
        self.job, self.since = job, time.monotonic()
        with suppress(OSError):
            self.pipe.send(job)

    def kill(self) -> None:
        """End the process and whatever it started."""
        if self.process.pid is not None:
            end_group(self.process.pid)
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool(Generic[J, R]):
    """``size`` workers that do ``work``, a module's function or a ``partial`` of one, after calling ``warm`` once.

    Use it as a context manager; leaving it ends the workers, whatever they are at.
    """

    def __init__(self, work: Callable[[J], R], size: int, *, warm: Callable[[], None], limits: Limits | None = None) -> None:
        """A pool without workers; they start when there is something to do."""
        self._work, self._warm, self._limits, self._size = work, warm, limits or Limits(), size
        self._workers: list[Worker[J, R]] = []
        self._share = _CONTEXT.RawValue(c_int, 1)  # only this process writes it: nothing to lock, nothing that a death could leave locked

    def __enter__(self) -> "Pool[J, R]":
        """The pool itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    @property
    def free(self) -> int:
        """How many more jobs can be taken now."""
        return self._size - self.busy

    @property
    def busy(self) -> int:
        """How many jobs are in hand."""
        return sum(worker.job is not None for worker in self._workers)

    def submit(self, job: J) -> None:
        """Give the job to a worker that has none; only while ``free``."""
        idle = next((worker for worker in self._workers if worker.job is None), None)
        if idle is None:
            idle = Worker(self._work, self._warm, self._limits, self._share)
            self._workers.append(idle)
        idle.take(job)
        self._share_out()

    def _share_out(self) -> None:
        """Let those at work use the processors of those that rest: at the end of a run, the pages of the last scan are read in parallel."""
        self._share.value = self._size // max(1, self.busy)

    def wait(self, seconds: float) -> Iterator[Finished[J, R]]:
        """What has finished, after waiting at most so long for the first. Raises GiaoviecError if workers cannot even start."""
        soonest = min((self._left(worker) for worker in self._workers), default=seconds)
        heard: Sequence[Any] = wait([worker.pipe for worker in self._workers], max(0.0, min(seconds, soonest)))
        for worker in list(self._workers):
            if worker.pipe in heard:
                yield from self._listen(worker)
            elif self._left(worker) <= 0:
                yield from self._give_up(worker)
        self._share_out()

    def _left(self, worker: Worker[J, R]) -> float:
        if worker.job is None:
            return float("inf")
        return (self._limits.seconds if worker.ready else START_SECONDS) - (time.monotonic() - worker.since)

    def _listen(self, worker: Worker[J, R]) -> Iterator[Finished[J, R]]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if message == _READY:
            worker.ready, worker.since = True, time.monotonic()
            return
        job, worker.job = worker.job, None
        if job is not None:
            result, error = message
            yield Finished(job, result, error, seconds=time.monotonic() - worker.since)

    def _bury(self, worker: Worker[J, R]) -> Iterator[Finished[J, R]]:
        self._remove(worker)
        if not worker.ready:
            raise GiaoviecError(
                f"Không khởi động được tiến trình đọc văn bản (mã {worker.process.exitcode}). "
                "Hãy chạy “giaoviec doctor”; nếu đã đặt --memory-limit, hãy nâng mức đó lên."
            )
        if worker.job is not None:
            yield Finished(worker.job, error=crashed(name_of(worker.job)), seconds=time.monotonic() - worker.since, died=True)

    def _give_up(self, worker: Worker[J, R]) -> Iterator[Finished[J, R]]:
        self._remove(worker)
        if worker.job is not None:
            error = timed_out(name_of(worker.job), self._limits.seconds)
            yield Finished(worker.job, error=error, seconds=time.monotonic() - worker.since, timed_out=True)

    def _remove(self, worker: Worker[J, R]) -> None:
        worker.kill()
        self._workers.remove(worker)


def name_of(job: object) -> str:
    """What messages call the job: the name that it has, or is."""
    return str(getattr(job, "name", job))


def serve(
    pipe: "Connection[Any, Any]", work: Callable[[J], R], warm: Callable[[], None], limits: Limits, share: c_int, parent: int
) -> None:
    """The worker's life: get ready, then one job after the other, until the pool is gone. ``share``: its part of the processors."""
    bind(limits, parent)
    share_processors(lambda: share.value)
    warm()
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            job = pipe.recv()
            pipe.send(tried(work, job))


def tried(work: Callable[[J], R], job: J) -> tuple[R | None, GiaoviecError | None]:
    """The result or the error."""
    try:
        return work(job), None
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others must be read
        return None, told(name_of(job), error)
