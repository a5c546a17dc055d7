"""The iterator for programs: many files, no folder of results, no register."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from models.notice import Notice
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.run import Outcome
from pipeline.batch.work import read_one, warm
from pipeline.processors import processors

T = TypeVar("T")


def process_many(paths: Iterable[Path], *, jobs: int = 0, limits: Limits | None = None) -> Iterator[Outcome[Notice]]:
    """The notice, or the error, of each file, in the order in which they finish.

    ``jobs`` is the number of processes, 0 for one per processor. Paths are taken as there is room for them: the iterable may
    be endless. As with everything that starts processes, the main module of the program needs ``if __name__ == "__main__"``.
    """
    return each(read_one, paths, jobs=jobs, warm=warm, limits=limits)


def nothing() -> None:
    """Getting ready for work that needs nothing."""


def each(
    work: Callable[[Path], T], paths: Iterable[Path], *, jobs: int = 0, warm: Callable[[], None] = nothing, limits: Limits | None = None
) -> Iterator[Outcome[T]]:
    """Do the work, a module's function or a ``partial`` of one, for each path in processes of its own; a death is tried once more."""
    source, died, exhausted = iter(paths), set[Path](), False
    with Pool[Path, T](work, jobs or processors(), warm=warm, limits=limits) as pool:
        while not exhausted or pool.busy:
            while pool.free and not exhausted:
                path = next(source, None)
                exhausted = path is None
                if path is not None:
                    pool.submit(path)
            for done in pool.wait(1.0):
                if done.died and done.job not in died:
                    died.add(done.job)
                    pool.submit(done.job)
                else:
                    yield Outcome(done.job, done.result, done.error)
