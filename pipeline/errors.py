"""What can go wrong, as one tree; every message is Vietnamese and says what to do.

GiaoviecError                 1   unexpected
├── UsageError                2   wrong arguments
├── UnreadableInput           3   no text can be had from this file
│   ├── EmptyFile             3
│   ├── DamagedFile           3
│   ├── UnknownFormat         3
│   └── TooLarge              3   zip bomb, too many pages
├── ProtectedFile             4   password needed
├── SecretNotice              5   MẬT, TỐI MẬT, TUYỆT MẬT
├── MissingTool               6   LibreOffice, Tesseract …
├── TimedOut                  7
├── NotSent                  10   mail
└── (batch)                   8   some files failed    9   all files failed    130   stopped
"""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command ``giaoviec`` (docs/errors.md)."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    UNREADABLE = 3
    PROTECTED = 4
    SECRET = 5
    MISSING_TOOL = 6
    TIMED_OUT = 7
    PARTIAL = 8
    NONE_SUCCEEDED = 9
    NOT_SENT = 10
    STOPPED = 130


class GiaoviecError(Exception):
    """Root of all errors; ``str(error)`` is a Vietnamese sentence for the user that ends with what to do."""

    exit_code = ExitCode.UNEXPECTED


class UsageError(GiaoviecError):
    """The command was called wrongly."""

    exit_code = ExitCode.USAGE


class UnreadableInput(GiaoviecError):
    """No text can be had from the file."""

    exit_code = ExitCode.UNREADABLE


class EmptyFile(UnreadableInput):
    """The file has no bytes, no pages or no text."""


class DamagedFile(UnreadableInput):
    """The file is truncated or not what its format demands."""


class UnknownFormat(UnreadableInput):
    """The content is of no kind that giaoviec reads."""


class TooLarge(UnreadableInput):
    """The file would take more memory, pages or time than allowed."""


class ProtectedFile(GiaoviecError):
    """The file asks for a password."""

    exit_code = ExitCode.PROTECTED


class SecretNotice(GiaoviecError):
    """The notice carries a secrecy mark and must not be processed on an ordinary system."""

    exit_code = ExitCode.SECRET


class MissingTool(GiaoviecError):
    """A program that this file needs is not installed."""

    exit_code = ExitCode.MISSING_TOOL


class TimedOut(GiaoviecError):
    """The file took longer than allowed."""

    exit_code = ExitCode.TIMED_OUT


class NotSent(GiaoviecError):
    """A mail could not be handed to the mail server, or not for all recipients."""

    exit_code = ExitCode.NOT_SENT


REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOTDIR: "có tệp nằm ở chỗ của thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "hệ thống không cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa hết chỗ trống",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa hoặc đường truyền bị lỗi",
    errno.ECONNREFUSED: "máy chủ từ chối kết nối",
    errno.EHOSTUNREACH: "không tới được máy chủ",
    errno.ENETUNREACH: "không có mạng",
    errno.ETIMEDOUT: "quá thời gian chờ",
}
"""What the system's refusals mean, for those who do not read English."""


def reason(error: Exception) -> str:
    """Why the system refused, in Vietnamese where it is known; else in the system's own words."""
    if isinstance(error, OSError) and error.errno in REASONS:
        return REASONS[error.errno]
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
