import pytest

from pipeline.rules.book import load
from pipeline.segment.agency_name import complete
from pipeline.segment.bare import bare, is_upper, unmark
from pipeline.segment.capitals import capitalised
from pipeline.segment.document_type import known_code, symbol_type, title_type
from pipeline.segment.issuer_from_symbol import issuer_from_symbol
from tests.segment.notices import plain


def test_unmarked_text_keeps_its_length_and_loses_its_marks():
    assert unmark("Kính gửi: Ủy ban Đường sắt") == "Kinh gui: Uy ban Duong sat"


@pytest.mark.parametrize(
    ("text", "upper"), [("THÔNG BÁO", True), ("THỦ TƯỚNG CHÍNH PHu", True), ("Thông báo", False), ("12/3", False), ("Q", False)]
)
def test_capitals_bear_one_small_letter_in_ten(text, upper):
    assert is_upper(text) is upper


@pytest.mark.parametrize("name", ["letterhead", "document_types"])
def test_rules_hold_without_marks_too(name):
    for rule in load(name).rule:
        assert all(bare(rule).search(unmark(example)) for example in rule.examples), rule.id
        assert not any(bare(rule).search(unmark(example)) for example in rule.counter_examples), rule.id


def test_the_29_types_of_the_decree_are_known():
    decree = [rule for rule in load("document_types").rule if "not among the 29" not in rule.sentence]
    assert len(decree) == 29
    assert len({rule.value["code"] for rule in decree}) == 29


@pytest.mark.parametrize("rule", load("document_types").rule, ids=lambda rule: rule.id)
def test_a_title_in_capitals_names_its_type(rule):
    kind = title_type(rule.value["name"].upper())
    assert kind is not None
    assert (kind.code, kind.name) == (rule.value["code"], rule.value["name"])


def test_a_title_with_a_spoilt_letter_names_its_type():
    kind = title_type("KÉẺ HOẠCH")
    assert kind is not None
    assert kind.code == "KH"


@pytest.mark.parametrize("line", ["Thông báo", "QUYẾT ĐỊNH:", "HỘI ĐỒNG", "HỘI ĐỒNG NHÂN DÂN", "QUY CHUẨN", "BAN CHỈ ĐẠO", "CĂN CỨ"])
def test_what_is_no_title_has_no_type(line):
    assert title_type(line) is None


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("TB-UBND", "TB"),
        ("QyĐ-UBND", "QyĐ"),
        ("CTr-SNV", "CTr"),
        ("UBND-KT", "CV"),
        ("SCT-CN", "CV"),
        ("CV/ĐU", "CV"),
        ("NQ/TU", "NQ"),
        ("HD-STP", "HD"),
        ("HĐ-CT", "HĐ"),
        ("DA-BQL", "DA"),
        ("ĐA-UBND", "ĐA"),
        ("CD-TTg", "CĐ"),
        ("QD-UBND", "QĐ"),
    ],
)
def test_a_symbol_names_its_type_first_and_without_one_is_a_letter(symbol, code):
    kind = symbol_type(symbol)
    assert kind is not None
    assert kind.code == code


def test_an_empty_symbol_has_no_type():
    assert symbol_type("") is None


@pytest.mark.parametrize(("read", "meant"), [("CD-TTg", "CĐ-TTg"), ("TB-UBND", "TB-UBND"), ("HD-STP", "HD-STP"), ("BCT-ATMT", "BCT-ATMT")])
def test_only_an_unambiguous_abbreviation_is_mended(read, meant):
    assert known_code(read) == meant


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH HOA LAM", "Ủy ban nhân dân tỉnh Hoa Lam"),
        ("UỶ BAN NHÂN DÂN TỈNH THANH HOÁ", "Uỷ ban nhân dân tỉnh Thanh Hoá"),
        ("UY BAN NHAN DAN HUYEN SUỐI MƠ", "Ủy ban nhân dân huyện Suối Mơ"),
        ("UBND TP. HOA LAM", "UBND TP. Hoa Lam"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("TRƯỜNG THPT CHUYÊN LÊ QUÝ ĐÔN", "Trường THPT Chuyên Lê Quý Đôn"),
        ("CHI CỤC THỦY LỢI", "Chi cục Thủy lợi"),
        ("PHÒNG GIẤY TỜ", "Phòng Giấy tờ"),
        ("HỘI ĐỒNG THI ĐUA", "Hội đồng Thi đua"),
        ("BAN QUẢN LÝ KHU KINH TẾ", "Ban Quản lý Khu kinh tế"),
        ("CÔNG TY TNHH MTV HOA SEN 36", "Công ty TNHH MTV Hoa Sen 36"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_capitals_become_the_spelling_of_a_sentence(printed, spelt):
    assert capitalised(printed) == spelt


@pytest.mark.parametrize(
    ("name", "parent", "place", "whole"),
    [
        ("SỞ NỘI VỤ", "UBND tỉnh Hoa Lam", None, "Sở Nội vụ tỉnh Hoa Lam"),
        ("SỞ NỘI VỤ", None, "Hoa Lam", "Sở Nội vụ"),
        ("SỞ NỘI VỤ TỈNH HOA LAM", "UBND tỉnh Hoa Lam", None, "Sở Nội vụ tỉnh Hoa Lam"),
        ("SỞ NỘI VỤ HOA LAM", "UBND tỉnh Hoa Lam", None, "Sở Nội vụ Hoa Lam"),
        ("VĂN PHÒNG", "UBND tỉnh Hoa Lam", None, "Văn phòng UBND tỉnh Hoa Lam"),
        ("VĂN PHÒNG", None, "Hoa Lam", "Văn phòng"),
        ("HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "Ban Chỉ huy Quân sự huyện Hoa Lam", None, "Hội đồng Nghĩa vụ quân sự huyện Hoa Lam"),
        ("TIỂU BAN HẬU CẦN", "Đảng ủy xã Hoa Lam", None, "Tiểu ban Hậu cần xã Hoa Lam"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC PHÚ LẠC", "Sở Y tế Hoa Lam", None, "Bệnh viện Đa khoa khu vực Phú Lạc"),
        ("BAN THƯỜNG TRỰC", "Ủy ban MTTQ Việt Nam xã Hoa Lam", None, "Ban Thường trực Ủy ban MTTQ Việt Nam xã Hoa Lam"),
        ("THƯỜNG TRỰC", "Hội đồng nhân dân tỉnh Hoa Lam", None, "Thường trực Hội đồng nhân dân tỉnh Hoa Lam"),
        ("BAN THƯỜNG VỤ TỈNH", "Hội Nông dân Việt Nam", "Lào Cai", "Ban Thường vụ tỉnh Lào Cai"),
        ("ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH", "Đảng bộ tỉnh Hoa Lam", None, "Đảng ủy Ủy ban nhân dân tỉnh Hoa Lam"),
        ("ỦY BAN NHÂN DÂN TỈNH", None, "Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("ỦY BAN NHÂN DÂN TỈNH", None, "Thủ Dầu Mới", "Ủy ban nhân dân tỉnh"),
        ("CỤC HÓA CHẤT", "Bộ Công Thương", "Hà Nội", "Cục Hóa chất"),
    ],
)
def test_a_name_takes_what_it_needs_to_be_understood_alone(name, parent, place, whole):
    assert complete(name, parent, place) == whole


@pytest.mark.parametrize(
    ("symbol", "text", "name"),
    [
        ("TB-SKHCN", "Kết luận của Giám đốc Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
        ("SCT-CN", "Trên đây là ý kiến của Sở Công Thương.", "Sở Công Thương"),
        ("TB-UBND", "Ủy ban nhân dân xã họp.", "Ủy ban nhân dân"),
        ("TB-UBND", "Ủy ban nhân dân họp. Chủ tịch Ủy ban nhân dân xã Hoa Lam kết luận.", "Ủy ban nhân dân xã Hoa Lam"),
    ],
)
def test_a_symbol_finds_the_body_that_it_abbreviates(symbol, text, name):
    document = plain([text])
    found = issuer_from_symbol(document, symbol, 0, len(document.text))
    assert found is not None
    assert found.value == name == document.text[found.start : found.end]


@pytest.mark.parametrize(
    ("symbol", "text"), [("TB-SKHCN", "Sở Kế hoạch và Đầu tư"), ("TB-VP", "Văn phòng họp"), ("TB-SNV", "sổ này viết"), ("TB-SNV", "Sở Nội")]
)
def test_a_symbol_finds_nothing_that_is_not_written(symbol, text):
    assert issuer_from_symbol(plain([text]), symbol, 0, len(text)) is None
