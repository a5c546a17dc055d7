"""What a file is, by its content: names lie, and offices rename files by hand."""

import re
import zipfile
from enum import StrEnum

from pipeline.read.limits import open_archive

HEAD = 1024
"""How far into the file a PDF header may stand (Adobe's readers accept leading junk up to here)."""


class Kind(StrEnum):
    """What giaoviec tells apart; the value is the media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    WORD_XML = "application/vnd.ms-word.document+xml"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    MAIL = "message/rfc822"
    ENCRYPTED_OFFICE = "application/x-encrypted-office"
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
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (("EncryptedPackage", Kind.ENCRYPTED_OFFICE), ("WordDocument", Kind.DOC))
_MEMBERS = (("word/", Kind.DOCX), ("xl/", Kind.SPREADSHEET), ("ppt/", Kind.SLIDES))
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|font|center)\b[^<]*>", re.I)
_WORD_XML = re.compile(r'<\?mso-application\s+progid="Word\.Document"|<w:wordDocument\b|<pkg:package\b', re.I)
_MAIL = re.compile(
    r"\A(?:(?:received|return-path|from|to|cc|date|subject|message-id|mime-version|content-type|x-[\w-]+|delivered-to):.*\r?\n(?:[ \t].*\r?\n)*){3}",
    re.I,
)
_MARKDOWN = re.compile(
    r"""^\#{1,6}\s+\S          # heading: ## THÔNG BÁO
      | \*\*\S.*?\S\*\*        # strong: **Kết luận**
      | ^\[[^\]]+\]:\s         # link definition
      | \[[^\]]+\]\(\S+\)      # link
    """,
    re.M | re.X,
)


def sniff(data: bytes, name: str) -> Kind:
    """What ``data`` is. Raises DamagedFile or TooLarge for a ZIP archive that cannot be looked into."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _archive(open_archive(data, name))
    if b"%PDF-" in data[:HEAD]:
        return Kind.PDF
    return Kind.BINARY if is_binary(data) else Kind.TEXT


def sniff_text(text: str) -> Kind:
    """What a file of characters is: HTML, Word's XML, other XML, mail, Markdown or plain text."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if _WORD_XML.search(head):
        return Kind.WORD_XML
    if head.startswith("<") and _HTML.search(head):
        return Kind.HTML
    if head.startswith("<?xml"):
        return Kind.XML
    if _MAIL.match(head):
        return Kind.MAIL
    return Kind.MARKDOWN if len(_MARKDOWN.findall(text)) >= 2 else Kind.TEXT


def is_binary(data: bytes) -> bool:
    """True if the bytes are no text in any encoding: control bytes that no text has (UTF-16 is text)."""
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    strange = sum(head.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    nulls_of_utf16 = (
        max(head[::2].count(0), head[1::2].count(0)) > 0.25 * len(head) / 2 and min(head[::2].count(0), head[1::2].count(0)) == 0
    )
    return strange > 0 and not nulls_of_utf16 and strange > len(head) / 1000


def _ole(data: bytes) -> Kind:
    """Stream names stand in the compound file's directory in UTF-16."""
    return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), Kind.OLE)


def _archive(archive: zipfile.ZipFile) -> Kind:
    names = archive.NameToInfo
    if "mimetype" in names and archive.read("mimetype")[:64].strip().startswith(Kind.ODT.encode()):
        return Kind.ODT
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return next((kind for folder, kind in _MEMBERS if any(name.startswith(folder) for name in names)), Kind.ZIP)
    return Kind.ZIP
