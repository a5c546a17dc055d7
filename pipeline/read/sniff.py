"""What a file is, by its content: names lie, and offices rename files by hand."""

import re
import struct
import zipfile
from enum import StrEnum

from pipeline.errors import DamagedFile
from pipeline.read.limits import open_archive

HEAD = 1024
"""How far into the file a PDF header may stand (Adobe's readers accept leading junk up to here)."""
MOST_CONTROLS = 1 / 1000
"""Largest share of control bytes in a file of characters."""


class Kind(StrEnum):
    """What giaoviec tells apart; the value is the media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    WORD_XML = "application/vnd.ms-word.document+xml"
    HTML = "text/html"
    MHTML = "multipart/related"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    MAIL = "message/rfc822"
    EDXML = "application/vnd.edxml+xml"
    LOCKED = "application/vnd.ms-office.encrypted"
    OLE = "application/x-ole-storage"
    SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ZIP = "application/zip"
    XML = "application/xml"
    BINARY = "application/octet-stream"


_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"{\\rtf", Kind.RTF),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_WORD_MAGIC = b"\xec\xa5"
_ENCRYPTED_FLAG = 0x0100
_MEMBERS = (("word/", Kind.DOCX), ("xl/", Kind.SPREADSHEET), ("ppt/", Kind.SLIDES))
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|font|center|h[1-6])\b[^<]*>", re.I)
_XHTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.I)
_WORD_XML = re.compile(r'<\?mso-application\s+progid="Word\.Document"|<w:wordDocument\b|<pkg:package\b', re.I)
_EDXML = re.compile(r"<(?:\w+:)?edXML\b", re.I)
_HEADER = (
    r"(?:received|return-path|from|to|cc|bcc|date|subject|sender|reply-to|in-reply-to|references|message-id|mime-version|delivered-to"
    r"|authentication-results|importance|user-agent|(?:content|x|arc|dkim|received|thread|snapshot|disposition|list)-[\w-]+)"
)
_MAIL = re.compile(rf"\A(?:{_HEADER}:.*\r?\n(?:[ \t].*\r?\n)*){{2}}", re.I)
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.I | re.M)
_MAILED = re.compile(r"^(?:to|received|return-path|delivered-to):", re.I | re.M)
_MARKDOWN = re.compile(
    r"""^\#{1,6}\s+\S          # heading: ## THÔNG BÁO
      | \*\*\S.*?\S\*\*        # strong: **Kết luận**
      | ^\[[^\]]+\]:\s         # link definition
      | \[[^\]]+\]\(\S+\)      # link
    """,
    re.M | re.X,
)


def sniff(data: bytes, name: str) -> Kind:
    """What ``data`` is; TEXT for anything made of characters that is no mail and no envelope (see ``sniff_text``).

    Raises DamagedFile for an archive or compound file that is cut off, TooLarge for an archive that would unpack to too much.
    """
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind is not None:
        return kind
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(_ZIP):
        return _archive(open_archive(data, name))
    if (container := _container(data)) is not None:
        return container
    if b"%PDF-" in data[:HEAD]:
        return Kind.PDF
    return Kind.BINARY if _is_binary(data) else Kind.TEXT


def _container(data: bytes) -> Kind | None:
    """A mail or an edXML envelope, told by its first lines: most of it is base64, whose characters say nothing."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:8192].decode("utf-16" if wide else "latin-1", errors="ignore").lstrip("\ufeffï»¿ \t\r\n")
    kind = _markup(head) if head.startswith("<") else _mail(head)
    return kind if kind in {Kind.MAIL, Kind.EDXML} else None


def _mail(head: str) -> Kind | None:
    """A mail, or a web page that a browser saved in the form of one."""
    if not _MAIL.match(head):
        return None
    return Kind.MHTML if _MHTML.search(head) and not _MAILED.search(head) else Kind.MAIL


def sniff_text(text: str) -> Kind:
    """What a file of characters is: HTML, Word's XML, other XML, mail, Markdown or plain text."""
    head = text[:8192].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return _markup(head)
    if head.startswith("{\\rtf"):
        return Kind.RTF
    if (mail := _mail(head)) is not None:
        return mail
    return Kind.MARKDOWN if len(_MARKDOWN.findall(text)) >= 2 else Kind.TEXT


def _markup(head: str) -> Kind:
    if _WORD_XML.search(head):
        return Kind.WORD_XML
    if _EDXML.search(head):
        return Kind.EDXML
    if head.startswith("<?xml"):
        return Kind.HTML if _XHTML.search(head) else Kind.XML
    return Kind.HTML if _HTML.search(head) else Kind.TEXT


def _is_binary(data: bytes) -> bool:
    """True if the bytes are no text in any encoding: they hold control bytes that no text has."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16(head):
        return False
    return len(head) - len(head.translate(None, _CONTROLS)) > MOST_CONTROLS * len(head)


def _is_utf16(head: bytes) -> bool:
    """True if every second byte, and no other, is often zero: UTF-16 without its mark."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) > 0.1 * len(head)


def _ole(data: bytes, name: str) -> Kind:
    """A compound file names its streams in UTF-16; a Word file with a password says so in its first block ([MS-DOC] 2.5.2)."""
    if len(data) < _SECTOR or _directory_end(data) > len(data):
        raise DamagedFile(f"Tệp “{name}” tải về chưa đủ hoặc đã hỏng. Hãy tải hoặc sao chép lại tệp gốc.")
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.LOCKED
    if "WordDocument".encode("utf-16-le") not in data:
        return Kind.OLE
    block = next((at for at in range(_SECTOR, len(data) - 12, _SECTOR) if data.startswith(_WORD_MAGIC, at)), None)
    if block is not None and struct.unpack_from("<H", data, block + 10)[0] & _ENCRYPTED_FLAG:
        return Kind.LOCKED
    return Kind.DOC


def _directory_end(data: bytes) -> int:
    """Where the first sector of a compound file's directory ends ([MS-CFB] 2.2)."""
    (shift,), (sector,) = struct.unpack_from("<H", data, 30), struct.unpack_from("<I", data, 48)
    end: int = (sector + 2) << min(shift, 12)
    return end


def _archive(archive: zipfile.ZipFile) -> Kind:
    names = archive.NameToInfo
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return _open_document(archive)
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return next((kind for folder, kind in _MEMBERS if any(name.startswith(folder) for name in names)), Kind.ZIP)
    return Kind.ZIP


def _open_document(archive: zipfile.ZipFile) -> Kind:
    try:
        kind, manifest = archive.read("mimetype"), archive.read("META-INF/manifest.xml")
    except (KeyError, zipfile.BadZipFile, OSError):
        return Kind.ZIP
    if b"encryption-data" in manifest:
        return Kind.LOCKED
    return Kind.ODT if kind.startswith(Kind.ODT.encode()) else Kind.ZIP
