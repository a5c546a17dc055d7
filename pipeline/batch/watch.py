"""Files that arrive in a folder: each is taken when it has settled, that is, when nobody is writing it any more."""

import errno
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from pipeline.batch.gather import is_notice
from pipeline.batch.places import clean
from pipeline.errors import GiaoviecError, reason
from pipeline.register.sources import move

State = tuple[int, int, int]


@dataclass
class Inbox:
    """A folder and what is known of the files in it. Nothing of this needs to survive: what was read is in the register."""

    folder: Path
    quiet: float
    """Seconds for which a file must not have changed."""
    _seen: dict[Path, tuple[State, float]] = field(default_factory=dict)
    _taken: dict[Path, State] = field(default_factory=dict)

    def settled(self, now: float) -> tuple[Path, ...]:
        """Files that have not changed for long enough and were not taken as they are; ``now`` in seconds of a steady clock."""
        states = {path: state for path in self.files() if (state := state_of(path)) is not None}
        for path, state in states.items():
            if self._seen.get(path, (None, 0.0))[0] != state:
                self._seen[path] = (state, now)
        for path in self._seen.keys() - states.keys():
            del self._seen[path]
            self._taken.pop(path, None)
        ready = [path for path, (state, since) in self._seen.items() if now - since >= self.quiet and self._taken.get(path) != state]
        return tuple(sorted(ready))

    def taken(self, paths: Sequence[Path]) -> None:
        """These files have been dealt with, until they change."""
        self._taken |= {path: self._seen[path][0] for path in paths if path in self._seen}

    def files(self) -> list[Path]:
        """The notices in the folder and below it."""
        return [path for path in self.folder.rglob("*") if is_notice(path.relative_to(self.folder)) and path.is_file()]


def state_of(path: Path) -> State | None:
    """Size, time of change and number of the file; None if it has gone meanwhile. An empty file is waited for."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if found.st_size else None


def reserve(path: Path, archive: Path) -> Path:
    """A place in the archive for the file, held by an empty file, numbered if need be: no two programs get the same."""
    archive.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        target = archive.absolute() / (path.name if number == 1 else f"{path.stem} ({number}){path.suffix}")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            number += 1
        else:
            return target


def hand_over(register: Engine, folder: str, path: Path, archive: Path) -> Path:
    """Move the file into the archive; the register knows its new place first. Returns that.

    The old name is free then: what arrives under it is another file, whose results must not replace these.
    Raises GiaoviecError if the file cannot be moved: then it stays where it is, and the register says so.
    """
    try:
        target = reserve(path, archive)
    except OSError as error:
        raise not_handed_over(path, archive, error) from error
    move(register, folder, clean(str(path)), clean(str(target)))
    try:
        carry(path, target)
    except OSError as error:
        move(register, folder, clean(str(target)), clean(str(path)))
        target.unlink(missing_ok=True)
        raise not_handed_over(path, archive, error) from error
    return target


def carry(path: Path, target: Path) -> None:
    """Put the file in the place of the target: in one step, or, on another disk, as a copy that appears whole."""
    try:
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            shutil.copy2(path, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        path.unlink()


def not_handed_over(path: Path, archive: Path, error: OSError) -> GiaoviecError:
    """The error for a file that has been read and cannot be moved."""
    return GiaoviecError(
        f"Đã đọc “{clean(path.name)}” nhưng không chuyển được vào thư mục lưu “{archive}” ({reason(error)}). "
        "Tệp vẫn ở chỗ cũ; hãy kiểm tra thư mục lưu rồi chuyển tệp bằng tay."
    )
