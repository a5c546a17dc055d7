"""Files within a file: a mail, an archive or an electronic envelope, taken apart down to the files that hold text.

Nothing is written to disk and no name from outside is used as a path.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.errors import GiaoviecError, TooLarge
from pipeline.read.limits import MAX_ENCLOSURES, MAX_NESTING, MAX_UNPACKED_BYTES
from pipeline.read.sniff import Kind, sniff

CONTAINERS = (Kind.ZIP, Kind.MAIL, Kind.EDXML)
_LITTER = {"thumbs.db", "desktop.ini", ".ds_store"}
_LITTER_FOLDERS = {"__macosx"}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file within another; ``name`` is its path there, fit to be shown."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Stated:
    """What an envelope says of one field of the header."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The files in a container in its own order, and what its envelope states."""

    files: tuple[Enclosed, ...]
    stated: tuple[Stated, ...] = ()


def unpack(data: bytes, name: str, kind: Kind) -> Contents:
    """The files in a container, and in containers within it.

    Raises DamagedFile, ProtectedFile, or TooLarge where it holds too many files, too much data or too many layers.
    """
    return _taken_apart(data, name, kind, 1)


def _taken_apart(data: bytes, name: str, kind: Kind, depth: int) -> Contents:
    if depth > MAX_NESTING:
        raise TooLarge(f"Tệp “{name}” lồng quá {MAX_NESTING} lớp gói nén. Hãy lưu riêng văn bản cần đọc.")
    opened = _open(data, name, kind)
    files: list[Enclosed] = []
    stated = opened.stated
    for file in opened.files:
        inner = _inner(file, name, depth)
        files.extend(inner.files)
        stated = stated or inner.stated
        _check(files, name)
    return Contents(tuple(files), stated)


def _check(files: list[Enclosed], name: str) -> None:
    size = sum(len(file.data) for file in files)
    if len(files) > MAX_ENCLOSURES or size > MAX_UNPACKED_BYTES:
        raise TooLarge(
            f"Tệp “{name}” chứa hơn {MAX_ENCLOSURES} tệp hoặc hơn {MAX_UNPACKED_BYTES / 1024**2:.0f} MB, vượt giới hạn an toàn. "
            "Hãy lưu riêng văn bản cần đọc."
        )


def _open(data: bytes, name: str, kind: Kind) -> Contents:
    if kind is Kind.EDXML:
        from pipeline.read.edxml import open_envelope

        return open_envelope(data, name)
    if kind is Kind.MAIL:
        from pipeline.read.mail import open_mail

        return open_mail(data, name)
    from pipeline.read.archive import files_in

    return Contents(tuple(files_in(data, name)))


def _inner(file: Enclosed, outer: str, depth: int) -> Contents:
    """What the file holds if it is a container itself, else the file; a damaged one stays as it is, to be reported when it is read."""
    try:
        kind = sniff(file.data, file.name) if file.data else Kind.BINARY
    except GiaoviecError:
        kind = Kind.BINARY
    if kind not in CONTAINERS:
        return Contents((file,))
    found = _taken_apart(file.data, f"{outer} › {file.name}", kind, depth + 1)
    return Contents(tuple(Enclosed(f"{file.name}/{one.name}", one.data) for one in found.files), found.stated)


def shown_name(path: str) -> str:
    """A path from outside as it may be shown: relative, without control characters, NFC."""
    parts = [part for part in PurePosixPath(path.replace("\\", "/")).parts if part.strip("./") and not part.endswith(":")]
    printable = (character for character in "/".join(parts) if character.isprintable())
    return unicodedata.normalize("NFC", "".join(printable))[:200] or "(không tên)"


def is_litter(path: str) -> bool:
    """Whether an archive holds the file only because the system that packed it left it there."""
    parts = [part.casefold() for part in PurePosixPath(path.replace("\\", "/")).parts]
    return not parts or parts[-1] in _LITTER or parts[-1].startswith(("._", "~$")) or bool(_LITTER_FOLDERS & set(parts))


def numbered(files: Iterator[Enclosed]) -> tuple[Enclosed, ...]:
    """The files, those of one name told apart by a running number."""
    seen: dict[str, int] = {}
    found = []
    for file in files:
        seen[file.name] = seen.get(file.name, 0) + 1
        found.append(file if seen[file.name] == 1 else Enclosed(f"{file.name} ({seen[file.name]})", file.data))
    return tuple(found)
