"""Encodings of text files."""

import unicodedata

import pytest

from pipeline.read.reader import read
from pipeline.read.text_encoding import decode
from tests.read.old_writing import ENCODINGS, written_in

TEXT = "THÔNG BÁO\nPhòng Kinh tế chủ trì, phối hợp với các đơn vị liên quan rà soát, tổng hợp số liệu trước ngày 15 tháng 8 năm 2031.\n"


def as_1258(text: str) -> bytes:
    """Windows' Vietnamese code page writes tone marks after the letter."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    written = ""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        tone = "".join(part for part in parts if part in tones)
        written += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone
    return written.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="utf-16 big endian"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16 without mark"),
        pytest.param(as_1258(TEXT), id="cp1258"),
        pytest.param(unicodedata.normalize("NFD", TEXT).encode(), id="decomposed"),
    ],
)
def test_text_is_read_in_any_usual_encoding(data):
    assert read(data, name="thử.txt").text == TEXT.strip()


def test_a_few_spoilt_bytes_do_not_hide_the_rest():
    data = (TEXT * 3).encode().replace("trì".encode(), b"tr\xff", 1)
    text = read(data, name="hỏng.txt").text
    assert text.count("\ufffd") == 1
    assert text.count("phối hợp với các đơn vị") == 3


def test_declared_encoding_of_a_web_page():
    page = b"<html><head><meta charset='windows-1258'></head><body>" + as_1258("Phòng Kinh tế chủ trì") + b"</body></html>"
    assert unicodedata.normalize("NFC", decode(page, "a.html")).count("Phòng Kinh tế chủ trì") == 1


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=list(ENCODINGS))
def test_text_from_before_unicode(encoding):
    text = f"{TEXT}Căn cứ nhiệm vụ được giao, ủy ban khẩn trương thực hiện."
    written = written_in(encoding, text.replace("THÔNG BÁO\n", ""))
    meant = text.replace("THÔNG BÁO\n", "")
    raw = b"".join(letter.encode("cp1252") if letter.isprintable() or letter in "\n\u00ad" else bytes([ord(letter)]) for letter in written)
    for data in (raw, written.encode()):
        assert read(data, name="cũ.txt").text == meant
