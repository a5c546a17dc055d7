"""Files that people send: kept beside the results and read like any other, one after the other, by a worker of their own."""

import re
import shutil
import threading
import time
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import BinaryIO

from sqlalchemy import Engine, select

from pipeline.batch.limits import Limits
from pipeline.batch.places import digest
from pipeline.batch.pool import Pool
from pipeline.batch.stream import run
from pipeline.batch.work import do, warm
from pipeline.errors import GiaoviecError, TooLarge
from pipeline.register.database import reading
from pipeline.register.tables import documents

MOST_BYTES = 100 * 1024**2
"""Largest file that can be sent."""
FORMATS = ("html", "docx", "xlsx")
SHOWN = 30
FOLDER = "da-nhan"
"""Where files that were sent are kept, within the folder of results."""


@dataclass(frozen=True)
class Upload:
    """A file that was sent, and what has become of it: waiting, reading, done or failed."""

    id: str
    name: str
    path: Path
    by: str
    state: str = "waiting"
    words: str = ""
    sha256: str | None = None


class Uploads:
    """Takes files and has them read; a context manager."""

    def __init__(self, register: Engine, folder: str) -> None:
        """Nothing is read before the context is entered."""
        self._register, self._folder = register, folder
        self._queue: Queue[str | None] = Queue()
        self._known: dict[str, Upload] = {}
        self._thread = threading.Thread(target=self._serve, name="uploads", daemon=True)

    def __enter__(self) -> "Uploads":
        """Ready to read."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Finish the file in hand, not those that wait (they are kept and can be read later)."""
        self._queue.put(None)
        self._thread.join(timeout=5)

    def take(self, file: BinaryIO, name: str | None, by: str, look: Callable[[str], object]) -> Upload:
        """Keep the file under a name that is no path, and have it read unless ``look``, at its path, raises an error.

        A file that is refused is not kept; raises TooLarge and what ``look`` raises.
        """
        number = uuid.uuid4().hex
        path = Path(self._folder, FOLDER, number[:12], safe_name(name))
        path.parent.mkdir(parents=True)
        upload = Upload(id=number, name=path.name, path=path, by=by)
        try:
            copy(file, path)
            look(str(path))
        except GiaoviecError as error:
            self._known[number] = replace(upload, state="failed", words=str(error))
            shutil.rmtree(path.parent)
            raise
        self._known[number] = upload
        self._queue.put(number)
        return upload

    def listed(self) -> list[Upload]:
        """The last ones, the newest first."""
        return list(reversed(self._known.values()))[:SHOWN]

    def _serve(self) -> None:
        while (number := self._queue.get()) is not None:
            self._set(number, state="reading")
            try:
                self._read(number)
            except (GiaoviecError, OSError) as error:
                self._set(number, state="failed", words=str(error))

    def _read(self, number: str) -> None:
        path = str(self._known[number].path)
        said = "đã có trong sổ từ trước" if self._is_known(digest(path)) else "đã đọc"
        with Pool(do, 1, warm=warm, limits=Limits()) as pool:
            for event in run(self._register, pool, [path], str(Path(self._folder).absolute()), FORMATS):
                if event.failed:
                    self._set(number, state="failed", words=event.message or "")
                else:
                    self._set(number, state="done", words=f"{said}, {event.tasks} nhiệm vụ", sha256=digest(path))

    def _is_known(self, sha256: str) -> bool:
        with reading(self._register) as connection:
            return connection.execute(select(documents.c.state).where(documents.c.sha256 == sha256)).scalar() == "done"

    def _set(self, number: str, *, state: str, words: str = "", sha256: str | None = None) -> None:
        self._known[number] = replace(self._known[number], state=state, words=words, sha256=sha256)


def safe_name(name: str | None) -> str:
    """The last part of the name, without anything that a file system or a page could misread; never a path, never hidden."""
    last = unicodedata.normalize("NFC", name or "").replace("\\", "/").rpartition("/")[2]
    kept = re.sub(r"[^\w .()\-]", "_", last).strip(" .")
    while len(kept.encode()) > 150:
        kept = kept[1:]
    return kept or f"van-ban-{int(time.time())}"


def copy(file: BinaryIO, path: Path) -> None:
    """Write the file, piece by piece, as long as it is not too large."""
    total = 0
    with path.open("xb") as target:
        while piece := file.read(1024 * 1024):
            total += len(piece)
            if total > MOST_BYTES:
                break
            target.write(piece)
    if total > MOST_BYTES:
        path.unlink()
        raise TooLarge(f"Tệp “{path.name}” lớn hơn {MOST_BYTES // 1024**2} MB. Hãy tách tệp hoặc quét lại ở độ phân giải thấp hơn.")
