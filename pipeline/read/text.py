"""Plain text: decoding, and lines with their indents."""

import re

from models.document import Document
from pipeline.errors import EmptyFile, UnknownFormat
from pipeline.read.blocks import Block, Strip, lay_out

POINTS_PER_SPACE = 6.0
TAB_STOPS = 8
LONG_LINE = 110
"""Characters that a printed line hardly exceeds: longer ones are paragraphs."""


def decode(data: bytes, name: str) -> str:
    """The characters of a text file: UTF-8, UTF-16 or, failing these, Windows' Vietnamese code page. Raises UnknownFormat."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return _guess(data, name)


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1258", "utf_16_le", "utf_16_be"]).best()
    if best is None:
        raise UnknownFormat(f"Tệp «{name}» dùng bảng mã chữ không xác định được. Hãy mở tệp và lưu lại với bảng mã UTF-8.")
    return str(best)


def read_text(text: str, *, data: bytes, name: str) -> Document:
    """Read plain text. Raises EmptyFile if there is nothing but blanks."""
    if not text.strip():
        raise EmptyFile(f"Tệp «{name}» không có chữ nào. Hãy kiểm tra lại tệp gốc.")
    return lay_out(_blocks(text), data=data, name=name, media_type="text/plain", read_by="text")


def _blocks(text: str) -> list[Block]:
    lines = [line.expandtabs(TAB_STOPS).rstrip() for line in re.split(r"\r\n?|\n|\f", text)]
    whole = _is_one_paragraph_per_line(lines)
    return [Strip(line, indent=POINTS_PER_SPACE * (len(line) - len(line.lstrip())), whole=whole) for line in lines if line.strip()]


def _is_one_paragraph_per_line(lines: list[str]) -> bool:
    return any(len(line.strip()) > 2 * LONG_LINE for line in lines)
