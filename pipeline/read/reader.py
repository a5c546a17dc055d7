"""One way in for every kind of file: ``read`` looks at the content and hands it to the reader for its kind."""

from pathlib import Path

from models.document import Document
from pipeline.errors import GiaoviecError, ProtectedFile, UnknownFormat, UnreadableInput
from pipeline.read.enclosures import CONTAINERS
from pipeline.read.limits import check_size
from pipeline.read.sniff import Kind, sniff, sniff_text

_CONVERTED = {Kind.DOC, Kind.RTF, Kind.ODT, Kind.WORD_XML}
_IMAGES = {Kind.PNG, Kind.JPEG, Kind.TIFF}
_REFUSED = {
    Kind.OLE: "là tệp Office đời cũ không phải văn bản Word (Excel, PowerPoint hoặc Outlook). Hãy dùng bản Word hoặc PDF của văn bản",
    Kind.SPREADSHEET: "là bảng tính Excel. Hãy dùng bản Word hoặc PDF của văn bản",
    Kind.SLIDES: "là tệp trình chiếu. Hãy dùng bản Word hoặc PDF của văn bản",
    Kind.XML: "là tệp XML không thuộc loại đọc được. Hãy dùng bản Word hoặc PDF của văn bản",
    Kind.BINARY: "không thuộc định dạng nào đọc được. Hãy dùng tệp PDF, DOCX, DOC, RTF, ODT, HTML, Markdown hoặc văn bản thuần",
}


def refuse_unreadable(data: bytes, name: str) -> None:
    """Raise UnknownFormat, ProtectedFile, DamagedFile, EmptyFile or TooLarge where a look at the content tells that ``read`` would."""
    check_size(len(data), name)
    kind = sniff(data, name)
    if kind in _REFUSED or kind is Kind.LOCKED:
        raise _refusal(name, kind)


def read(source: Path | bytes, *, name: str | None = None) -> Document:
    """Read a file, or its bytes, as what its content is, whatever its name says; ``name`` is what messages call it.

    A mail, an archive or an electronic envelope is read as the notice in it with its annexes.

    Raises UnreadableInput and its kin (empty, damaged, unknown, too large), ProtectedFile, MissingTool or TimedOut.
    """
    if isinstance(source, Path):
        name = name or source.name
        data = _load(source, name)
    else:
        name = name or "(không tên)"
        data = source
        check_size(len(data), name)
    kind = sniff(data, name)
    if kind in CONTAINERS:
        from pipeline.read.together import read_together

        return read_together(data, name=name, kind=kind, read=_read_one)
    return _read_one(data, name)


def _read_one(data: bytes, name: str) -> Document:
    """Read a single file; a container within a container has been opened before."""
    check_size(len(data), name)
    kind = sniff(data, name)
    try:
        return _read_characters(data, name) if kind is Kind.TEXT else _read_bytes(data, name, kind)
    except GiaoviecError as error:
        if name in str(error):
            raise
        raise type(error)(f"Chưa đọc được tệp “{name}”. {error}") from error  # the recognition of characters knows no names


def _load(path: Path, name: str) -> bytes:
    try:
        check_size(path.stat().st_size if path.is_file() or not path.exists() else 1, name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableInput(f"Không tìm thấy tệp “{name}”. Hãy kiểm tra lại đường dẫn.") from error
    except IsADirectoryError as error:
        raise UnreadableInput(f"“{name}” là thư mục, không phải tệp. Hãy chọn từng tệp trong thư mục.") from error
    except OSError as error:
        raise UnreadableInput(f"Không mở được tệp “{name}”. Hãy kiểm tra quyền đọc tệp và ổ đĩa rồi thử lại.") from error


def _read_bytes(data: bytes, name: str, kind: Kind) -> Document:
    if kind is Kind.PDF:
        from pipeline.read.pdf import read_pdf

        return read_pdf(data, name=name)
    if kind is Kind.DOCX:
        from pipeline.read.word import read_word

        return read_word(data, name=name)
    if kind in _IMAGES:
        from pipeline.read.scan_image import read_image

        return read_image(data, name=name, media_type=kind)
    if kind in _CONVERTED:
        from pipeline.read.doc import read_doc

        return read_doc(data, name=name, kind=kind)
    raise _refusal(name, kind)


def _read_characters(data: bytes, name: str) -> Document:
    from pipeline.read.markup import read_markdown
    from pipeline.read.text import read_text
    from pipeline.read.text_encoding import decode
    from pipeline.read.webpage import read_html, read_mhtml

    text = decode(data, name)
    readers = {Kind.HTML: read_html, Kind.MHTML: read_mhtml, Kind.MARKDOWN: read_markdown, Kind.TEXT: read_text}
    kind = sniff_text(text)
    return readers[kind](text, data=data, name=name) if kind in readers else _read_bytes(data, name, kind)


def _refusal(name: str, kind: Kind) -> GiaoviecError:
    if kind is Kind.LOCKED:
        return ProtectedFile(
            f"Tệp “{name}” được đặt mật khẩu. Hãy mở bằng Word, gỡ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu) rồi lưu lại."
        )
    return UnknownFormat(f"Tệp “{name}” {_REFUSED.get(kind, _REFUSED[Kind.BINARY])}.")
