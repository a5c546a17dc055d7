from pathlib import Path

import pytest

from models.place import Box
from pipeline.read.pdf import read_pdf
from pipeline.read.signatures import Field, certificate_of, in_order, iso_date

SIGNED = Path(__file__).parents[2] / "samples" / "thong-bao-ky-so.pdf"


def test_signatures_of_a_signed_notice_are_listed():
    document = read_pdf(SIGNED.read_bytes(), name=SIGNED.name)
    assert [signature.field for signature in document.signatures] == ["Signature1", "Signature2", "Signature3", "Signature4"]
    assert document.signatures[0].signer == "ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN"
    assert {signature.signed_at for signature in document.signatures} == {"2026-01-22T09:30:00+00:00"}


def test_a_signature_stands_where_its_stamp_does():
    document = read_pdf(SIGNED.read_bytes(), name=SIGNED.name)
    number = document.signatures[1].box
    line = next(line for line in document.lines if document.text[line.start : line.end].startswith("Số:"))
    assert (number.page, line.box.page) == (1, 1)
    assert line.box.x0 < number.x0 < line.box.x1
    assert line.box.top < (number.top + number.bottom) / 2 < line.box.bottom


def test_an_unsigned_notice_has_none():
    assert read_pdf((SIGNED.parent / "chi-thi.pdf").read_bytes(), name="chi-thi.pdf").signatures == ()


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("D:20300305081530+07'00'", "2030-03-05T08:15:30+07:00"),
        ("D:20300305081530+07'00", "2030-03-05T08:15:30+07:00"),
        ("D:20300305081530Z", "2030-03-05T08:15:30+00:00"),
        ("20300305081530", "2030-03-05T08:15:30"),
        ("", None),
        ("05/03/2030", None),
    ],
)
def test_pdf_dates(stated, iso):
    assert iso_date(stated) == iso


@pytest.mark.parametrize("contents", [b"", b"\0" * 64, b"\x30\x03\x02\x01\x05"])
def test_what_is_no_signature_says_nothing(contents):
    assert certificate_of(contents) == (None, None, None)


def fields(*names):
    return [Field(name, Box(page=1, x0=number, top=0, x1=number + 1, bottom=1)) for number, name in enumerate(names)]


def named(found):
    return [field.name for field in found]


def test_numbered_fields_are_in_the_order_of_their_numbers():
    assert named(in_order(fields("Chu ky 10", "Chu ky 2"), b"", 2)) == ["Chu ky 2", "Chu ky 10"]


def test_other_fields_are_in_the_order_in_which_the_file_names_them():
    assert named(in_order(fields("A", "B"), b"... /T (B) ... /T (A)", 2)) == ["B", "A"]
    assert named(in_order(fields("Ký", "B"), b"/T (B) /T <FEFF004B00FD>", 2)) == ["B", "Ký"]


def test_where_it_cannot_be_told_no_field_is_named():
    assert in_order(fields("A", "B"), b"/T (A)", 2) == [Field("", None)] * 2
    assert in_order(fields("A"), b"/T (A)", 2) == [Field("", None)] * 2
