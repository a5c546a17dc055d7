"""From the bytes of a text file to its characters, in Unicode also where an older encoding of Vietnamese was used."""

import re

from pipeline.errors import UnknownFormat
from pipeline.read.legacy import unicode_lines, vietnamese_share

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,20})", re.I)
MOST_SPOILT = 0.01
"""Share of characters that may be spoilt in a text that is UTF-8 all the same; they become U+FFFD."""
GOOD_SHARE = 0.7
"""Share of accented words that are then Vietnamese syllables."""
CANDIDATES = ("cp1258", "utf_16_le", "utf_16_be")
"""Encodings that Vietnamese text files have had besides UTF-8."""


def decode(data: bytes, name: str) -> str:
    """The characters: by the byte order mark, as UTF-8, as the file itself declares, or as what reads best.

    TCVN3, VNI and VPS become Unicode, also where they were saved as UTF-8 or declared to be Windows-1252. Raises UnknownFormat.
    """
    return unicode_lines(_characters(data, name))


def _characters(data: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:2048])
    for encoding in (marked, None if b"\x00" in data[:4096] else "utf-8", declared.group(1).decode() if declared else None):
        text = _try(data, encoding) if encoding else None
        if text is not None:
            return text
    return _guess(data, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") <= MOST_SPOILT * len(mended) and vietnamese_share(mended) > GOOD_SHARE:
        return mended
    plain = "" if b"\x00" in data[:4096] else data.decode("latin-1")
    if vietnamese_share(unicode_lines(plain)) > vietnamese_share(data.decode("cp1258", errors="replace")):
        return plain
    best = from_bytes(data, cp_isolation=list(CANDIDATES)).best()
    if best is None:
        raise UnknownFormat(f"Không xác định được bảng mã chữ của tệp “{name}”. Hãy mở tệp và lưu lại với bảng mã UTF-8.")
    return str(best)
