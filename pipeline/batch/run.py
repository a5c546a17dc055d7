"""Many files, one after the other or several at once: one bad file never stops the others."""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.errors import DamagedFile, ExitCode, GiaoviecError

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What became of a file: a result or an error."""

    path: Path
    result: T | None = None
    error: GiaoviecError | None = None


def run(work: Callable[[Path], T], paths: Sequence[Path], *, jobs: int = 0) -> Iterator[Outcome[T]]:
    """Do the work for each path and yield the outcomes as they come.

    ``jobs`` is the number of processes, 0 for one per processor; ``work`` must then be a module's function or a ``partial`` of one.
    A file that brings its process down is tried again alone, so that only the guilty one fails.
    """
    processes = min(jobs or os.cpu_count() or 1, len(paths))
    if processes <= 1:
        yield from (attempt(work, path) for path in paths)
        return
    crashed = []
    for outcome in in_processes(work, paths, processes):
        if outcome.error is None or not isinstance(outcome.error, Crashed):
            yield outcome
        else:
            crashed.append(outcome.path)
    for path in crashed:
        yield from in_processes(work, [path], 1)


class Crashed(DamagedFile):
    """The process that read the file died (a fault in a native library, or no memory left)."""


def in_processes(work: Callable[[Path], T], paths: Sequence[Path], processes: int) -> Iterator[Outcome[T]]:
    """Outcomes as they finish, from fresh processes."""
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        futures = {pool.submit(attempt, work, path): path for path in paths}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Outcome(futures[future], error=crashed(futures[future]))


def crashed(path: Path) -> Crashed:
    """The error for a file whose process died."""
    return Crashed(f"Tệp “{path.name}” làm chương trình đọc dừng đột ngột; có thể tệp bị hỏng. Hãy lưu thành bản mới rồi thử lại.")


def attempt(work: Callable[[Path], T], path: Path) -> Outcome[T]:
    """The outcome for one file; an unforeseen exception becomes an error as well."""
    try:
        return Outcome(path, work(path))
    except GiaoviecError as error:
        return Outcome(path, error=error)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others must be read
        return Outcome(path, error=unforeseen(path, error))


def unforeseen(path: Path, error: Exception) -> GiaoviecError:
    """The error to show for an exception that nobody expected; its note holds the traceback."""
    shown = GiaoviecError(f"Lỗi chưa lường trước khi đọc “{path.name}” ({type(error).__name__}: {error}). Hãy báo cho người phát triển.")
    shown.add_note("".join(traceback.format_exception(error)))
    return shown


def exit_code(outcomes: Sequence[Outcome[T]]) -> ExitCode:
    """OK, PARTIAL or NONE_SUCCEEDED; for a single file the code of its own error."""
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    if not errors:
        return ExitCode.OK
    if len(outcomes) == 1:
        return errors[0].exit_code
    return ExitCode.NONE_SUCCEEDED if len(errors) == len(outcomes) else ExitCode.PARTIAL
