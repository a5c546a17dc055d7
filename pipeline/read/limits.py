"""How much one file may ask for. Beyond these, a file is refused before it is unpacked."""

import io
import zipfile

from pipeline.errors import DamagedFile, EmptyFile, ProtectedFile, TooLarge

MAX_FILE_BYTES = 200 * 1024**2
"""Largest file that is opened at all."""
MAX_UNPACKED_BYTES = 512 * 1024**2
"""Largest sum of a ZIP archive's members, unpacked."""
MAX_MEMBERS = 5_000
"""Most members that an archive may hold."""
MAX_RATIO = 200
"""Largest ratio of unpacked to packed size of an archive; a Word file stays below 30."""
RATIO_FREE_BYTES = 20 * 1024**2
"""An archive that unpacks to less than this is harmless, whatever its ratio."""
MAX_ENCLOSURES = 50
"""Most files that a mail, an archive or an envelope may hold."""
MAX_NESTING = 3
"""Most containers within each other: an envelope in an archive attached to a mail."""
CONVERSION_SECONDS = 120.0
"""Time that LibreOffice has to convert one file."""

_LOCKED = 0x1  # flag of a ZIP member that is encrypted


def check_size(size: int, name: str) -> None:
    """Raise EmptyFile or TooLarge for a file of ``size`` bytes that is not worth opening."""
    if size == 0:
        raise EmptyFile(f"Tệp “{name}” rỗng (0 byte). Hãy tải hoặc sao chép lại tệp gốc.")
    if size > MAX_FILE_BYTES:
        raise TooLarge(
            f"Tệp “{name}” quá lớn ({_megabytes(size)} MB, tối đa {_megabytes(MAX_FILE_BYTES)} MB). "
            "Hãy tách tệp hoặc quét lại ở độ phân giải thấp hơn."
        )


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Open a ZIP archive whose members together are of a reasonable size.

    Raises DamagedFile if it is no whole archive, ProtectedFile if it is locked, TooLarge if it would unpack to more than the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(
            f"Tệp “{name}” bị hỏng hoặc tải về chưa đủ (không mở được gói ZIP). Hãy tải hoặc sao chép lại tệp gốc."
        ) from error
    members = archive.infolist()
    if any(member.flag_bits & _LOCKED for member in members):
        raise ProtectedFile(f"Gói nén “{name}” được đặt mật khẩu. Hãy giải nén bằng mật khẩu đó rồi đọc từng tệp bên trong.")
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(1, len(data))
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES or (unpacked > RATIO_FREE_BYTES and ratio > MAX_RATIO):
        raise TooLarge(
            f"Tệp “{name}” khi giải nén chiếm {_megabytes(unpacked)} MB trong {len(members)} thành phần, "
            "vượt giới hạn an toàn nên không được mở. "
            "Hãy kiểm tra nguồn gốc của tệp; nếu tin cậy, hãy mở bằng Word và lưu lại thành tệp mới."
        )
    return archive


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.0f}"
