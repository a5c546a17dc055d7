"""ZIP archives with several files."""

import re
import zipfile
import zlib
from collections.abc import Iterator

from pipeline.errors import DamagedFile, TooLarge
from pipeline.read.enclosures import Enclosed, is_litter, shown_name
from pipeline.read.limits import MAX_ENCLOSURES, open_archive

_DAMAGE = (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_UTF8_NAME = 0x800  # flag of a member whose name is UTF-8


def files_in(data: bytes, name: str) -> Iterator[Enclosed]:
    """The files of an archive in the natural order of their names. Raises DamagedFile, ProtectedFile or TooLarge."""
    archive = open_archive(data, name)
    members = [(path, member) for member in archive.infolist() if not member.is_dir() and not is_litter(path := _path(member))]
    if len(members) > MAX_ENCLOSURES:
        raise TooLarge(f"Tệp “{name}” chứa {len(members)} tệp, vượt giới hạn {MAX_ENCLOSURES}. Hãy lưu riêng văn bản cần đọc.")
    for path, member in sorted(members, key=lambda one: natural(one[0])):
        try:
            yield Enclosed(shown_name(path), archive.read(member))
        except _DAMAGE as error:
            raise DamagedFile(
                f"Tệp “{name}” bị hỏng (không giải nén được “{shown_name(path)}”). Hãy tải hoặc sao chép lại tệp gốc."
            ) from error


def natural(path: str) -> list[tuple[int, str]]:
    """A key that sorts "Phụ lục 2" before "Phụ lục 10"."""
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in re.split(r"(\d{1,9})", path) if part]


def _path(member: zipfile.ZipInfo) -> str:
    """The member's name; programs that pack in UTF-8 without saying so are many."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename
