"""One file per fault: the exit code, and a Vietnamese sentence that names the file and says what to do."""

import io
import zipfile

import pytest

from pipeline.errors import DamagedFile, EmptyFile, ExitCode, GiaoviecError, ProtectedFile, TooLarge, UnknownFormat, UnreadableInput
from pipeline.read import limits
from pipeline.read.reader import read
from tests.read.other_files import archive, compound, open_document
from tests.read.word_files import NAMES, paragraph, word_file

WORD = word_file(paragraph("Nội dung"))
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_part(path: str, data: str | bytes) -> bytes:
    """The Word file with one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            changed.writestr(name, data if name == path else source.read(name))
    return target.getvalue()


def locked(archive: bytes) -> bytes:
    """The archive with its members marked as encrypted, in the central directory."""
    marked = bytearray(archive)
    at = marked.find(b"PK\x01\x02")
    while at >= 0:
        marked[at + 8] |= 1
        at = marked.find(b"PK\x01\x02", at + 4)
    return bytes(marked)


def flipped() -> bytes:
    """The Word file with one packed byte of the text changed: its checksum is wrong."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as changed, zipfile.ZipFile(io.BytesIO(WORD)) as source:
        for name in source.namelist():
            changed.writestr(name, source.read(name))
    return target.getvalue().replace("Nội dung".encode(), "Nội dong".encode())


FAULTS = [
    pytest.param(b"", EmptyFile, ExitCode.UNREADABLE, id="no bytes"),
    pytest.param(b" \n\n ", EmptyFile, ExitCode.UNREADABLE, id="blank text"),
    pytest.param(word_file(paragraph("")), EmptyFile, ExitCode.UNREADABLE, id="Word file without text"),
    pytest.param(WORD[: len(WORD) // 2], DamagedFile, ExitCode.UNREADABLE, id="Word file cut off"),
    pytest.param(WORD[:-3], DamagedFile, ExitCode.UNREADABLE, id="Word file cut off at its end"),
    pytest.param(flipped(), DamagedFile, ExitCode.UNREADABLE, id="wrong checksum"),
    pytest.param(archive({"word/styles.xml": "<x/>"}), DamagedFile, ExitCode.UNREADABLE, id="Word file without document.xml"),
    pytest.param(with_part("word/document.xml", "<w:document>"), DamagedFile, ExitCode.UNREADABLE, id="broken XML"),
    pytest.param(with_part("word/document.xml", b""), DamagedFile, ExitCode.UNREADABLE, id="empty document.xml"),
    pytest.param(
        with_part("word/document.xml", f"{BOMB}<w:document {NAMES}><w:body>{paragraph('&b;')}</w:body></w:document>"),
        DamagedFile,
        ExitCode.UNREADABLE,
        id="XML entities",
    ),
    pytest.param(with_part("word/_rels/document.xml.rels", "không phải XML"), DamagedFile, ExitCode.UNREADABLE, id="broken relationships"),
    pytest.param(compound("WordDocument")[:700], DamagedFile, ExitCode.UNREADABLE, id="DOC cut off"),
    pytest.param(b"%PDF-1.7\n", DamagedFile, ExitCode.UNREADABLE, id="PDF without pages"),
    pytest.param(b"<html>" + b"<div>" * 3000 + b"a", DamagedFile, ExitCode.UNREADABLE, id="HTML nested too deep"),
    pytest.param(archive({"word/document.xml": bytes(limits.RATIO_FREE_BYTES + 1)}), TooLarge, ExitCode.UNREADABLE, id="ZIP bomb"),
    pytest.param(archive({f"word/{i}": b"" for i in range(limits.MAX_MEMBERS + 1)}), TooLarge, ExitCode.UNREADABLE, id="too many members"),
    pytest.param(compound("EncryptionInfo", "EncryptedPackage"), ProtectedFile, ExitCode.PROTECTED, id="DOCX with a password"),
    pytest.param(compound("WordDocument", word_flags=0x0100), ProtectedFile, ExitCode.PROTECTED, id="DOC with a password"),
    pytest.param(locked(WORD), ProtectedFile, ExitCode.PROTECTED, id="ZIP with a password"),
    pytest.param(open_document(encrypted=True), ProtectedFile, ExitCode.PROTECTED, id="ODT with a password"),
    pytest.param(bytes(range(256)) * 8, UnknownFormat, ExitCode.UNREADABLE, id="binary"),
    pytest.param(compound("Workbook"), UnknownFormat, ExitCode.UNREADABLE, id="XLS"),
    pytest.param(archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), UnknownFormat, ExitCode.UNREADABLE, id="XLSX"),
    pytest.param(archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), UnknownFormat, ExitCode.UNREADABLE, id="PPTX"),
    pytest.param(b'<?xml version="1.0"?><a/>', UnknownFormat, ExitCode.UNREADABLE, id="XML"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), DamagedFile, ExitCode.UNREADABLE, id="image"),
]


def assert_tells(error: GiaoviecError, name: str) -> None:
    """The message names the file and says what to do."""
    message = str(error)
    assert name in message
    assert ". Hãy " in message
    assert message.endswith(".")


@pytest.mark.parametrize(("data", "kind", "code"), FAULTS)
def test_fault(data, kind, code, tmp_path):
    path = tmp_path / "Thông báo số 7.docx"
    path.write_bytes(data)
    with pytest.raises(kind) as caught:
        read(path)
    assert type(caught.value) is kind
    assert caught.value.exit_code == code
    assert_tells(caught.value, path.name)


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "không có.pdf", tmp_path):
        with pytest.raises(UnreadableInput) as caught:
            read(path)
        assert caught.value.exit_code == ExitCode.UNREADABLE
        assert_tells(caught.value, path.name)


def test_file_beyond_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 100)
    path = tmp_path / "to.docx"
    path.write_bytes(WORD)
    for source in (path, WORD):
        with pytest.raises(TooLarge) as caught:
            read(source, name="to.docx")
        assert_tells(caught.value, "to.docx")
