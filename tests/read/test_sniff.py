"""What a file is, by its content."""

import pytest

from pipeline.read.reader import read
from pipeline.read.sniff import Kind, sniff, sniff_text
from tests.read.invariants import lines_of
from tests.read.other_files import archive, compound, open_document
from tests.read.word_files import paragraph, word_file

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.7\n", Kind.PDF, id="pdf"),
        pytest.param(b"\r\n\xef\xbb\xbfjunk\n%PDF-1.4\n", Kind.PDF, id="pdf after junk"),
        pytest.param(word_file(paragraph("a")), Kind.DOCX, id="docx"),
        pytest.param(compound("WordDocument", word_flags=0), Kind.DOC, id="doc"),
        pytest.param(compound("Workbook"), Kind.OLE, id="xls"),
        pytest.param(compound("WordDocument", word_flags=0x0100), Kind.LOCKED, id="doc with a password"),
        pytest.param(compound("EncryptionInfo", "EncryptedPackage"), Kind.LOCKED, id="docx with a password"),
        pytest.param(open_document(), Kind.ODT, id="odt"),
        pytest.param(open_document(encrypted=True), Kind.LOCKED, id="odt with a password"),
        pytest.param(archive({"xl/workbook.xml": "<x/>", "Content.xml": "<x/>"}), Kind.ZIP, id="zip"),
        pytest.param(archive({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), Kind.SPREADSHEET, id="xlsx"),
        pytest.param(b"{\\rtf1\\ansi a}", Kind.RTF, id="rtf"),
        pytest.param(PNG, Kind.PNG, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(30), Kind.JPEG, id="jpeg"),
        pytest.param(b"II*\x00" + bytes(30), Kind.TIFF, id="tiff"),
        pytest.param("Thông báo".encode(), Kind.TEXT, id="text"),
        pytest.param("Thông báo".encode("utf-16"), Kind.TEXT, id="utf-16"),
        pytest.param(bytes(range(256)) * 4, Kind.BINARY, id="binary"),
        pytest.param(b"a" * 100 + bytes(20), Kind.BINARY, id="zeros"),
    ],
)
def test_kind_of_bytes(data, kind):
    assert sniff(data, "bất kỳ.txt") is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html>\n<html><body>a</body></html>", Kind.HTML),
        ("<p>Giao Phòng A</p>", Kind.HTML),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html>', Kind.HTML),
        ('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>', Kind.WORD_XML),
        ('<?xml version="1.0"?>\n<edXML:edXML xmlns:edXML="x"><title>a</title>', Kind.EDXML),
        ('<?xml version="1.0"?>\n<invoice><title>a</title></invoice>', Kind.XML),
        ("From: a@a.example\nTo: b@b.example\nSubject: Họp\n\nNội dung", Kind.MAIL),
        ("MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=b\n\n--b", Kind.MHTML),
        ("## THÔNG BÁO\n\n**Kết luận**\n", Kind.MARKDOWN),
        ("1. Phòng A\n- Lập kế hoạch\n# 5", Kind.TEXT),
        ("<Dự thảo>\nTHÔNG BÁO", Kind.TEXT),
        ("Số: 5/TB\nNgày: 1\nTo lớn", Kind.TEXT),
    ],
)
def test_kind_of_text(text, kind):
    assert sniff_text(text) is kind


@pytest.mark.parametrize("name", ["thông báo.doc", "thông báo.pdf", "thông báo", "thông báo.txt"])
def test_names_do_not_matter(name):
    document = read(word_file(paragraph("Nội dung")), name=name)
    assert (document.name, document.media_type) == (name, Kind.DOCX)
    assert lines_of(document) == ["Nội dung"]


def test_file_on_disk(tmp_path):
    path = tmp_path / "báo cáo.docx"
    path.write_bytes("Giao Phòng A lập kế hoạch.".encode())
    document = read(path)
    assert (document.name, document.media_type, document.text) == ("báo cáo.docx", "text/plain", "Giao Phòng A lập kế hoạch.")
