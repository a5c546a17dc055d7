"""What becomes of a file: a result or an error; one bad file never stops the others."""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.errors import DamagedFile, ExitCode, GiaoviecError, TimedOut, TooLarge

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What became of a file."""

    path: Path
    result: T | None = None
    error: GiaoviecError | None = None


class OutOfMemory(TooLarge):
    """Reading the file took more memory than it may."""


class Crashed(DamagedFile):
    """The process that read the file died (a fault in a native library, or no memory left)."""


def attempt(work: Callable[[Path], T], path: Path) -> Outcome[T]:
    """The outcome for one file; an unforeseen exception becomes an error as well."""
    try:
        return Outcome(path, work(path))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others must be read
        return Outcome(path, error=told(path.name, error))


def told(name: str, error: Exception) -> GiaoviecError:
    """The error to show for an exception; the note of one that nobody expected holds the traceback."""
    if isinstance(error, GiaoviecError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory(
            f"Tệp “{name}” cần nhiều bộ nhớ hơn mức cho phép. "
            "Hãy tách tệp, hoặc nâng mức bằng --memory-limit rồi chạy lại riêng tệp này với --again."
        )
    shown = GiaoviecError(f"Lỗi chưa lường trước khi đọc “{name}” ({type(error).__name__}: {error}). Hãy báo cho người phát triển.")
    shown.add_note("".join(traceback.format_exception(error)))
    return shown


def crashed(name: str) -> Crashed:
    """The error for a file whose process died."""
    return Crashed(f"Tệp “{name}” làm chương trình đọc dừng đột ngột; có thể tệp bị hỏng. Hãy lưu thành bản mới rồi thử lại.")


def timed_out(name: str, seconds: float) -> TimedOut:
    """The error for a file that took longer than it may."""
    return TimedOut(
        f"Đọc tệp “{name}” quá {seconds:.0f} giây nên đã dừng. "
        "Hãy tách tệp, hoặc cho thêm thời gian bằng --time-limit rồi chạy lại riêng tệp này với --again."
    )


def exit_code(outcomes: Sequence[Outcome[T]]) -> ExitCode:
    """OK, PARTIAL or NONE_SUCCEEDED; for a single file the code of its own error."""
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    return code_for(len(outcomes), [error.exit_code for error in errors])


def code_for(files: int, failures: Sequence[int]) -> ExitCode:
    """The exit code of a run over so many files, of which some failed with these codes."""
    if not failures:
        return ExitCode.OK
    if files == 1:
        return ExitCode(failures[0])
    return ExitCode.NONE_SUCCEEDED if len(failures) == files else ExitCode.PARTIAL
