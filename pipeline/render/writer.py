"""Writing results to a folder: all of them or none, and never over another notice's."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.notice import Notice
from pipeline.errors import GiaoviecError, UsageError, reason
from pipeline.render.checklist import render


def write_outputs(
    notice: Notice, folder: Path, formats: Iterable[str], stem: str, *, office: tuple[str, ...] = (), replaces: str | None = None
) -> list[Path]:
    """Write ``folder/stem.json`` and a checklist ``folder/stem.<format>`` for each format; returns the paths, JSON first.

    Everything is rendered and checked before the first file appears; each file appears whole (written beside its
    place, then renamed). Results of the same file are replaced; but while the result has not changed, the checklists that
    are there stay as they are, for somebody may have ticked them.

    Raises UsageError if ``stem`` is no bare file name or if a file of another notice, or the notice itself, is in the way;
    GiaoviecError if the folder cannot be written to.
    """
    wanted = {folder / f"{bare(stem)}.{kind}": render(notice, kind, office=office) for kind in dict.fromkeys(("json", *formats))}
    result, *checklists = wanted
    with writing_to(folder):
        refuse_collisions(notice, result, checklists, replaces)
        if same(result, wanted[result]):
            place_all({path: content for path, content in wanted.items() if not path.exists()})
        else:
            place_all(wanted)
    return list(wanted)


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole, over what is there; raises UsageError if that is a folder, GiaoviecError if it cannot be done."""
    if path.is_dir():
        raise UsageError(f"“{path}” là thư mục nên không ghi thành tệp được. Hãy nêu cả tên tệp trong thư mục đó.")
    with writing_to(path.parent):
        place_all({path: content})


def bare(stem: str) -> str:
    """The stem, if it is a name without folders: it becomes a file in the folder asked for and nowhere else."""
    if stem.strip(". ") == "" or any(sign in stem for sign in "/\\\0"):
        raise UsageError(f"Tên tệp kết quả “{stem}” không hợp lệ. Hãy đặt tên không có dấu gạch chéo và không để trống.")
    return stem


def same(path: Path, content: bytes) -> bool:
    """Whether the file is there with this very content."""
    return path.is_file() and path.read_bytes() == content


def refuse_collisions(notice: Notice, result: Path, checklists: list[Path], replaces: str | None) -> None:
    """Raise UsageError naming the files that stand where ours should go and are not ours."""
    before = source_of(result) or ""
    ours = before == notice.document.sha256
    if replaces is not None:
        ours = ours or before.startswith(replaces) or not result.exists()
    taken = [result, *checklists] if not ours else [path for path in checklists if is_file(path, notice.document.sha256)]
    names = ", ".join(f"“{path.name}”" for path in taken if path.exists())
    if names:
        raise UsageError(
            f"Trong thư mục “{result.parent}” đã có {names}, không phải kết quả của văn bản này. "
            "Hãy chọn thư mục kết quả khác hoặc đổi tên rồi chạy lại."
        )


def source_of(result: Path) -> str | None:
    """The SHA-256 of the file that a result was read from; None if the file is not there or is no result."""
    try:
        return str(json.loads(result.read_bytes())["document"]["sha256"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def is_file(path: Path, sha256: str) -> bool:
    """Whether the file is there and has this SHA-256."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn the system's refusals into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise GiaoviecError(
            f"Không ghi được kết quả vào thư mục “{folder}” ({reason(error)}). Hãy kiểm tra quyền ghi và dung lượng còn trống rồi chạy lại."
        ) from error


def place_all(contents: dict[Path, bytes]) -> None:
    """Write every file under a hidden name first, then rename them; what is left over after a failure is removed."""
    hidden = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in contents}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_through(hidden[path], content)
        for path, temporary in hidden.items():
            temporary.replace(path)
    finally:
        for temporary in hidden.values():
            if temporary.is_file():
                temporary.unlink()


def write_through(path: Path, content: bytes) -> None:
    """Write the file down to the disk, so that a renamed file is never empty after a power cut."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
