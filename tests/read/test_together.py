"""A notice with its annexes in a mail, an archive or an envelope: which file is what, and one document of them."""

import hashlib

import pytest

from models.document import Document
from pipeline.read.reader import read
from tests.read.enclosed_files import annex, envelope, mail, notice
from tests.read.invariants import assert_sound, lines_of
from tests.read.other_files import archive
from tests.read.word_files import RULES, paragraph, row, table, word_file

SHEET = archive({"[Content_Types].xml": "", "xl/workbook.xml": ""})
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def roles(document: Document) -> dict[str, str]:
    return {enclosure.name: enclosure.role for enclosure in document.enclosures}


CONTAINERS = [pytest.param(make, id=make.__name__) for make in (archive, mail, envelope)]


@pytest.mark.parametrize("make", CONTAINERS)
def test_notice_and_annexes_are_joined_whatever_their_names_and_order(make):
    data = make({"a.txt": annex("I"), "b.txt": notice(), "c.txt": annex("II", body="Biểu tổng hợp kinh phí của các thôn.")})
    document = read(data, name="gói")
    assert roles(document) == {"b.txt": "main", "a.txt": "annex", "c.txt": "annex"}
    lines = lines_of(document)
    assert lines[0].startswith("ỦY BAN NHÂN DÂN")
    assert lines.index("Lê Văn Đồi") < lines.index("PHỤ LỤC I") < lines.index("PHỤ LỤC II")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.name == "gói"
    assert_sound(document)


def test_each_file_knows_its_stretch_of_the_text():
    document = read(archive({"chinh.txt": notice(), "phu-luc.txt": annex()}), name="gói.zip")
    main, extra = document.enclosures
    assert document.text[main.start : main.end].endswith("Lê Văn Đồi")
    assert document.text[extra.start : extra.end].startswith("PHỤ LỤC I")
    assert extra.end == document.body_end
    assert main.sha256 == hashlib.sha256(notice()).hexdigest()


def test_tables_move_with_their_text():
    with_table = word_file(paragraph("PHỤ LỤC II") + table(row("STT", "Nội dung"), row("1", "Kiểm tra đập"), properties=RULES))
    document = read(archive({"1.txt": notice(), "2.docx": with_table}), name="gói.zip")
    [found] = document.tables
    assert [document.text[cell.start : cell.end] for cell in found.cells] == ["STT", "Nội dung", "1", "Kiểm tra đập"]
    assert_sound(document)


def test_two_forms_of_one_notice_are_read_once():
    lines = notice().decode().split("\n")
    word = word_file("".join(paragraph(line) for line in lines if line))
    document = read(archive({"thong-bao.docx": word, "thong-bao.txt": notice()}), name="gói.zip")
    assert sorted(roles(document).values()) == ["duplicate", "main"]
    assert lines_of(document).count("Lê Văn Đồi") == 1
    assert next(enclosure.reason for enclosure in document.enclosures if enclosure.role == "duplicate").startswith("Trùng nội dung")


def test_another_notice_is_left_aside_and_a_form_is_not():
    form = notice("…/BC-UBND", body="Kết quả thực hiện: ……").replace(b"TH\xc3\x94NG B\xc3\x81O\n", b"B\xc3\x81O C\xc3\x81O\n")
    other = notice("45/KH-UBND", body="Đội thuế lập dự toán thu ngân sách năm 2027, gửi Phòng Tài chính tổng hợp, báo cáo trước tháng 9.")
    document = read(archive({"1.txt": notice(), "2.txt": other, "3.txt": annex() + form}), name="gói.zip")
    assert roles(document) == {"1.txt": "main", "2.txt": "other", "3.txt": "annex"}
    assert "dự toán thu ngân sách" not in document.text


def test_what_cannot_be_read_is_listed_with_the_reason():
    document = read(mail({"thong-bao.txt": notice(), "so-lieu.xlsx": SHEET}), name="thư.eml")
    [unread] = [enclosure for enclosure in document.enclosures if enclosure.role == "unread"]
    assert unread.name == "so-lieu.xlsx"
    assert "Excel" in (unread.reason or "")


def test_mail_without_attachments_is_its_letter_and_logos_are_none():
    letter = "Đề nghị Phòng Kinh tế báo cáo trước ngày 15/8/2026."
    assert lines_of(read(mail(letter=letter), name="thư.eml")) == [letter]
    document = read(mail({"thong-bao.txt": notice()}, letter=letter), name="thư.eml")
    assert letter not in document.text


def test_containers_within_containers():
    packed = mail({"gửi kèm.zip": archive({"vb/thong-bao.txt": notice(), "vb/phu-luc.txt": annex()})})
    assert roles(read(packed, name="thư.eml")) == {"gửi kèm.zip/vb/phu-luc.txt": "annex", "gửi kèm.zip/vb/thong-bao.txt": "main"}
    zipped = envelope({"thong-bao.txt": archive({"thong-bao.txt": notice()})}, Subject="Phòng, chống thiên tai")
    assert [field.name for field in read(archive({"a.edxml": zipped}), name="gói.zip").envelope] == ["subject"]


def test_vietnamese_names_in_archives_of_older_programs():
    data = archive({"Phu luc.txt": annex(), "Thong bao.txt": notice()})
    raw = data.replace(b"Phu luc.txt", "Phụ lục".encode()).replace(b"Thong bao.txt", "Thông bao.tx".encode())
    assert set(roles(read(raw, name="gói.zip"))) == {"Phụ lục", "Thông bao.tx"}


def test_annexes_in_natural_order():
    files = {f"phu-luc-{at}.txt": annex(str(at), body=f"Nội dung riêng của phụ lục thứ {at}.") for at in (1, 10, 2)}
    lines = lines_of(read(archive({"z.txt": notice(), **files}), name="gói.zip"))
    assert [line for line in lines if line.startswith("PHỤ LỤC")] == ["PHỤ LỤC 1", "PHỤ LỤC 2", "PHỤ LỤC 10"]


def test_order_of_the_manifest():
    files = {"x.txt": annex("II"), "y.txt": annex("I", body="Nội dung khác hẳn."), "z.txt": notice()}
    document = read(envelope(files, manifest=("z.txt", "y.txt", "x.txt")), name="a.edxml")
    assert [line for line in lines_of(document) if line.startswith("PHỤ LỤC")] == ["PHỤ LỤC I", "PHỤ LỤC II"]


def test_what_the_envelope_states_has_a_place():
    values = {"Code_CodeNumber": "012", "Code_CodeNotation": "TB-UBND", "PromulgationInfo_Place": "N/A", "DueDate": "2026/03/30"}
    values |= {"PromulgationInfo_PromulgationDate": "05/03/2026", "From_OrganName": " UBND xã  Tân Khê ", "OtherInfo_Priority": "3"}
    document = read(envelope({"a.txt": notice()}, **values), name="a.edxml")
    stated = {field.name: field.value for field in document.envelope}
    assert stated == {
        "number": "012/TB-UBND",
        "symbol": "TB-UBND",
        "issued_on": "2026-03-05",
        "due_on": "2026-03-30",
        "issuer": "UBND xã Tân Khê",
        "urgency": "HỎA TỐC",
    }
    assert all(document.text[field.start : field.end] == field.value for field in document.envelope)
    assert_sound(document)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Code_CodeNumber": "20260305101500", "Code_CodeNotation": "GW"}, {"symbol": "GW"}),
        ({"Code_CodeNumber": "12", "Code_CodeNotation": "12/TB-UBND"}, {"number": "12/TB-UBND", "symbol": "TB-UBND"}),
        ({"PromulgationInfo_PromulgationDate": "2026/13/45"}, {}),
        ({"SignerInfo_Competence": "Truc tiep", "SignerInfo_FullName": "Lê Văn Đồi"}, {"signer": "Lê Văn Đồi"}),
        ({"SignerInfo_Competence": "KT."}, {"signing_capacity": "KT."}),
        ({"OtherInfo_Priority": "0", "Subject": "null"}, {}),
        ({"OtherInfo_SphereOfPromulgation": "Tối mật"}, {"secrecy": "TỐI MẬT"}),
    ],
)
def test_fillers_and_oddities_of_envelopes(values, expected):
    document = read(envelope({"a.txt": notice()}, **values), name="a.edxml")
    assert {field.name: field.value for field in document.envelope} == expected
