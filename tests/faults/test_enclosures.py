"""Mails, archives and envelopes that are broken, locked, empty or meant to do harm."""

import io
import zipfile

import pytest

from pipeline.errors import (
    DamagedFile,
    EmptyFile,
    ExitCode,
    GiaoviecError,
    MissingTool,
    ProtectedFile,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
)
from pipeline.read import enclosures, limits, reader
from pipeline.read.reader import read
from tests.faults.test_unreadable import assert_tells, locked
from tests.read.enclosed_files import envelope, mail
from tests.read.other_files import archive, compound
from tests.read.word_files import paragraph, word_file

WORD = word_file(paragraph("Nội dung"))
SHEET = archive({"[Content_Types].xml": "", "xl/workbook.xml": ""})


def nested(layers: int) -> bytes:
    """Archives within each other."""
    data = WORD
    for layer in range(layers):
        data = archive({f"lop-{layer}.zip" if layer else "van-ban.docx": data})
    return data


def with_wrong_size() -> bytes:
    """An archive whose member is longer than its directory says."""
    whole = archive({"a.txt": b"Giao " * 2000})
    at = whole.rindex(b"PK\x01\x02") + 24
    return whole[:at] + (10).to_bytes(4, "little") + whole[at + 4 :]


FAULTS = [
    pytest.param(archive({}), EmptyFile, id="ZIP without files"),
    pytest.param(archive({"thu-muc/": b"", "__MACOSX/._a": b"x", "Thumbs.db": b"x"}), EmptyFile, id="ZIP with litter only"),
    pytest.param(archive({"bang.xlsx": SHEET}), UnknownFormat, id="ZIP with a spreadsheet only"),
    pytest.param(archive({f"{at}.txt": b"a" for at in range(limits.MAX_ENCLOSURES + 1)}), TooLarge, id="ZIP with too many files"),
    pytest.param(nested(limits.MAX_NESTING + 1), TooLarge, id="ZIP in ZIP in ZIP"),
    pytest.param(archive({"a.txt": bytes(limits.RATIO_FREE_BYTES + 1)}), TooLarge, id="ZIP bomb"),
    pytest.param(locked(archive({"a.txt": b"Giao"})), ProtectedFile, id="ZIP with a password"),
    pytest.param(with_wrong_size(), DamagedFile, id="ZIP with a wrong size"),
    pytest.param(archive({"khoa.docx": compound("EncryptionInfo", "EncryptedPackage")}), ProtectedFile, id="ZIP with a locked notice"),
    pytest.param(mail(letter=""), EmptyFile, id="mail without anything"),
    pytest.param(mail({"bang.xlsx": SHEET}), UnknownFormat, id="mail with a spreadsheet only"),
    pytest.param(envelope({}), UnreadableInput, id="edXML without files"),
    pytest.param(envelope({"a.docx": WORD})[:-200], DamagedFile, id="edXML cut off"),
    pytest.param(envelope({"a.docx": b""}), EmptyFile, id="edXML with an empty file"),
    pytest.param(envelope({"a.docx": WORD}, opening='<!DOCTYPE edXML [<!ENTITY a "ha">]>'), DamagedFile, id="edXML with entities"),
]


@pytest.mark.parametrize(("data", "kind"), FAULTS)
def test_fault(data, kind):
    with pytest.raises(kind) as caught:
        read(data, name="gói văn bản số 7")
    assert type(caught.value) is kind
    assert caught.value.exit_code == (ExitCode.PROTECTED if kind is ProtectedFile else ExitCode.UNREADABLE)
    assert_tells(caught.value, "gói văn bản số 7")


def test_too_much_data_in_nested_archives(monkeypatch):
    monkeypatch.setattr(enclosures, "MAX_UNPACKED_BYTES", 5_000)
    inner = archive({f"{at}.txt": b"Giao viec " * 200 for at in range(2)})
    with pytest.raises(TooLarge):
        read(archive({f"{at}.zip": inner for at in range(3)}), name="gói.zip")


def test_paths_that_lead_out_are_names_only():
    document = read(archive({"../../etc/cron.d/việc": "Giao Phòng A.", "C:\\tệp\\b.txt": "Giao Phòng B."}), name="gói.zip")
    assert [enclosure.name for enclosure in document.enclosures] == ["etc/cron.d/việc", "tệp/b.txt"]


def test_error_of_what_may_be_the_notice_goes_before_reading_the_rest(monkeypatch):
    def fails(data, *, name, kind):
        raise MissingTool(f"Thiếu chương trình đọc tệp “{name}”. Hãy cài.")

    monkeypatch.setattr("pipeline.read.doc.read_doc", fails)
    old = compound("WordDocument", word_flags=0)
    with pytest.raises(MissingTool, match=r"gói\.zip › thong-bao\.doc"):
        read(archive({"thong-bao.doc": old, "phu-luc.txt": "Phụ lục I\nDanh sách"}), name="gói.zip")


def test_mail_of_nothing_but_boundaries():
    deep = b"From: a@a.example\nTo: b@b.example\nMIME-Version: 1.0\n"
    for at in range(3000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at)
    with pytest.raises(GiaoviecError):
        read(deep, name="thư.eml")


def test_one_bad_byte_in_a_member_does_not_hide_which(monkeypatch):
    monkeypatch.setattr(reader, "check_size", lambda size, name: None)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as stored:
        stored.writestr("thong-bao.txt", "Giao Phòng A lập kế hoạch.")
    with pytest.raises(DamagedFile, match=r"thong-bao\.txt"):
        read(buffer.getvalue().replace(b"Giao", b"Gia0"), name="gói.zip")
