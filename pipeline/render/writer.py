"""Writing checklists to a folder: all of them or none, and never over another notice's."""

import os
from collections.abc import Iterable
from pathlib import Path

from models.notice import Notice
from pipeline.errors import GiaoviecError, UsageError
from pipeline.render.checklist import Format, render


def write_outputs(
    notice: Notice, folder: Path, formats: Iterable[Format], stem: str, *, office: tuple[str, ...] = (), replace: bool = False
) -> list[Path]:
    """Write ``folder/stem.<format>`` for each format and return the paths, in the order asked for.

    Everything is rendered and checked before the first file appears; each file appears whole (written beside its
    place, then renamed). A file that is already there is left alone if it holds the same bytes.

    Raises UsageError if ``stem`` is no bare file name, or if a file with other content is in the way and ``replace`` is
    False; GiaoviecError if the folder cannot be written to.
    """
    contents = {folder / f"{bare(stem)}.{format}": render(notice, format, office=office) for format in formats}
    try:
        wanted = {path: content for path, content in contents.items() if not same(path, content)}
        if not replace:
            refuse_collisions(wanted)
        place_all(wanted)
    except OSError as error:
        raise GiaoviecError(
            f"Không ghi được kết quả vào thư mục “{folder}” ({error.strerror}). "
            "Hãy kiểm tra quyền ghi và dung lượng còn trống rồi chạy lại."
        ) from error
    return list(contents)


def bare(stem: str) -> str:
    """The stem, if it is a name without folders; it becomes a file in the folder asked for and nowhere else."""
    if stem.strip(". ") == "" or any(sign in stem for sign in "/\\\0"):
        raise UsageError(f"Tên tệp kết quả “{stem}” không hợp lệ. Hãy đặt tên không có dấu gạch chéo và không để trống.")
    return stem


def same(path: Path, content: bytes) -> bool:
    """Whether the file is there with this very content."""
    return path.is_file() and path.read_bytes() == content


def refuse_collisions(contents: Iterable[Path]) -> None:
    """Raise UsageError naming the files that stand where ours should go."""
    taken = [path.name for path in contents if path.exists()]
    if taken:
        raise UsageError(
            f"Trong thư mục đã có {', '.join(f'“{name}”' for name in taken)} với nội dung khác. "
            "Hãy chọn thư mục khác, đổi tên, hoặc cho phép ghi đè rồi chạy lại."
        )


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
            temporary.unlink(missing_ok=True)


def write_through(path: Path, content: bytes) -> None:
    """Write the file down to the disk, so that a renamed file is never empty after a power cut."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
