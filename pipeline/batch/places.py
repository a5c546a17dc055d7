"""Files and folders by path or by URL (fsspec: file://, s3://, memory:// …)."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.batch.gather import gather, is_notice
from pipeline.errors import GiaoviecError, UnreadableInput, UsageError, reason
from pipeline.read.limits import check_size

_PIECE = 1024 * 1024


def is_url(place: str) -> bool:
    """Whether the place is a URL, not a path."""
    return "://" in place


def join(folder: str, name: str) -> str:
    """The place of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}"


def name_of(place: str) -> str:
    """The name of a file, without bytes that are no text."""
    return PurePosixPath(place).name if is_url(place) else clean(Path(place).name)


def clean(path: str) -> str:
    """The path without bytes that are no text (Linux allows them in names), to be shown and stored."""
    return os.fsencode(path).decode(errors="backslashreplace")


def opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it. Raises UsageError if the library for it is not installed."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError("Để đọc, ghi theo địa chỉ URL cần cài thêm: pip install 'giaoviec[ray]'.") from error
    try:
        return url_to_fs(url)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        raise UsageError(f"Không dùng được địa chỉ “{url}” ({error}). Hãy kiểm tra địa chỉ và thư viện fsspec cho loại này.") from error


def find(places: Iterable[str], *, without: str | None = None) -> tuple[str, ...]:
    """The files that the paths and URLs name, each once; folders are searched, but for ``without``, the folder of results.

    Raises UsageError if a place does not exist or if there is nothing to read.
    """
    given = list(places)
    urls = [file for place in given if is_url(place) for file in find_url(place, without=without)]
    paths = [Path(place) for place in given if not is_url(place)]
    local = [str(path.absolute()) for path in gather(paths)] if paths or not urls else []
    shut_out = f"{without.rstrip(os.sep)}{os.sep}" if without else None
    kept = [path for path in local if not (shut_out and path.startswith(shut_out) and not named(path, paths))]
    if not kept and not urls:
        raise UsageError("Không tìm thấy văn bản nào để đọc. Hãy kiểm tra lại đường dẫn tệp hoặc thư mục.")
    return tuple(dict.fromkeys([*kept, *urls]))


def named(path: str, given: list[Path]) -> bool:
    """Whether the user named this very file."""
    return any(str(one.absolute()) == path for one in given)


def find_url(url: str, *, without: str | None = None) -> list[str]:
    """The file at the URL, or the notices in the folder there and below it, but for ``without``."""
    system, path = opened(url)
    shut_out = f"{opened(without)[1].rstrip('/')}/" if without and is_url(without) else None
    with reached(url):
        if system.isfile(path):
            return [url]
        found = [file for file in system.find(path) if is_notice(PurePosixPath(file).relative_to(path))]
    return sorted(system.unstrip_protocol(file) for file in found if not (shut_out and file.startswith(shut_out)))


@contextmanager
def reached(place: str) -> Iterator[None]:
    """Turn what file systems raise, each in its own way, into UnreadableInput."""
    try:
        yield
    except GiaoviecError:
        raise
    except Exception as error:
        if not is_url(place) and not isinstance(error, OSError):
            raise
        raise UnreadableInput(
            f"Không mở được tệp “{name_of(place)}” ({reason(error)}). Hãy kiểm tra tệp và quyền đọc rồi thử lại."
        ) from error


def source(place: str) -> Path | bytes:
    """What ``process`` can read: the path, or the bytes behind the URL. Raises UnreadableInput, EmptyFile or TooLarge."""
    if not is_url(place):
        return Path(place)
    system, path = opened(place)
    with reached(place):
        check_size(system.size(path) or 0, name_of(place))
        return bytes(system.cat_file(path))


def digest(place: str) -> str:
    """SHA-256 of the content, read piece by piece. Raises UnreadableInput if it cannot be read."""
    found = hashlib.sha256()
    with reached(place):
        if is_url(place):
            system, path = opened(place)
            stream = system.open(path, "rb")
        else:
            stream = Path(place).open("rb")  # noqa: SIM115 - closed below, whichever it is
        with stream:
            while piece := stream.read(_PIECE):
                found.update(piece)
    return found.hexdigest()


def write(url: str, content: bytes) -> None:
    """Write a file whole: on a disk beside its place, then moved; a store of objects (S3) shows a file only when it is whole.

    Raises GiaoviecError if it cannot be written.
    """
    system, path = opened(url)
    try:
        if not on_disk(system):
            system.pipe_file(path, content)
            return
        system.makedirs(system._parent(path), exist_ok=True)
        temporary = f"{path}.{os.getpid()}.tmp"
        system.pipe_file(temporary, content)
        system.mv(temporary, path)
    except Exception as error:
        raise GiaoviecError(f"Không ghi được “{url}” ({error}). Hãy kiểm tra địa chỉ, quyền ghi và kết nối rồi chạy lại.") from error


def on_disk(system: Any) -> bool:  # noqa: ANN401 - fsspec's own type
    """Whether the file system shows files that are half written."""
    return "file" in ((system.protocol,) if isinstance(system.protocol, str) else system.protocol)


def exists(place: str) -> bool:
    """Whether there is a file."""
    if not is_url(place):
        return Path(place).exists()
    system, path = opened(place)
    return bool(system.exists(path))


def remove(place: str) -> None:
    """Remove a file that is there."""
    if is_url(place):
        system, path = opened(place)
        system.rm_file(path)
    else:
        Path(place).unlink()
