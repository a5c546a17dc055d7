"""Builds small files of other formats; invented content only."""

import io
import struct
import zipfile

SECTOR = 512
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(*streams: str, word_flags: int | None = None) -> bytes:
    """An OLE compound file that names ``streams`` in its directory; with ``word_flags``, Word's first block stands in sector 0."""
    header = bytearray(SECTOR)
    header[: len(OLE)] = OLE
    struct.pack_into("<H", header, 30, 9)  # sectors of 512 bytes
    struct.pack_into("<I", header, 48, 1)  # the directory is in sector 1
    block = bytearray(SECTOR)
    if word_flags is not None:
        struct.pack_into("<HHHHHH", block, 0, 0xA5EC, 0xC1, 0, 0, 0, word_flags)
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams)).ljust(SECTOR, b"\0")
    return bytes(header) + bytes(block) + directory


def archive(members: dict[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return buffer.getvalue()


def open_document(*, encrypted: bool = False) -> bytes:
    """An OpenDocument text, as far as its content tells."""
    manifest = "<manifest:encryption-data/>" if encrypted else "<manifest/>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", "META-INF/manifest.xml": manifest})
