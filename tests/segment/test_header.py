import tomllib
from pathlib import Path

import pytest

from models.document import Signature
from models.notice import Header
from pipeline.rules.book import load
from pipeline.segment.frame import find_frame
from pipeline.segment.header import find_header
from tests.segment.notices import LAYOUTS, MOTTO, Sheet, columns, paged, rows

CASES = tomllib.loads((Path(__file__).parent / "header_cases.toml").read_text(encoding="utf-8"))["case"]
UNMARKED = {"UY BAN NHAN DAN", "TINH QUẢNG NGAI"}


def sheet_of(case: dict) -> Sheet:
    return Sheet.model_validate({key: value for key, value in case.items() if key not in ("name", "expect")})


def header_of(sheet: Sheet, layout=columns) -> Header:
    document = layout(sheet)
    return find_header(document, find_frame(document))


def plain(header: Header) -> dict:
    values = header.model_dump()
    values["type"] = header.type.code if header.type else None
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_the_letterhead_says(case, layout):
    values = plain(header_of(sheet_of(case), layout))
    wanted = {field: None if value == "" else value for field, value in case["expect"].items()}
    assert {field: values[field] for field in wanted} == wanted


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_value_has_its_place_and_no_other_does(case, layout):
    document = layout(sheet_of(case))
    header = find_header(document, find_frame(document))
    stated = {field for field, value in plain(header).items() if value and field != "evidence"}
    assert set(header.evidence) == stated
    for evidence in header.evidence.values():
        assert document.text[evidence.start : evidence.end] == evidence.quote != ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_value_names_a_rule_that_exists(case):
    known = {rule.id for book in ("letterhead", "document_types", "secrecy") for rule in load(book).rule}
    known |= {f"agencies.{name}" for name in load("agencies").vocabulary}
    assert {evidence.rule for evidence in header_of(sheet_of(case)).evidence.values()} <= known


def test_a_title_that_no_rule_names_has_the_type_of_its_symbol():
    header = header_of(Sheet(left=("UBND TỈNH HOA LAM", "Số: 9/KH-UBND"), right=MOTTO, title=("LỊCH CÔNG TÁC", "Tuần 7 năm 2026")))
    assert header.type is not None
    assert (header.type.code, header.subject) == ("KH", "LỊCH CÔNG TÁC Tuần 7 năm 2026")


def test_evidence_is_exact_where_the_page_says_the_value_itself():
    header = header_of(
        Sheet(
            left=("UBND TỈNH HOA LAM", "Số: 12/TB-UBND"),
            right=(*MOTTO, "Hoa Lam, ngày 5 tháng 3 năm 2026"),
            title=("THÔNG BÁO", "Lịch nghỉ"),
        )
    )
    assert (header.evidence["number"].quote, header.evidence["number"].match) == ("12/TB-UBND", "exact")
    assert (header.evidence["symbol"].quote, header.evidence["symbol"].match) == ("TB-UBND", "exact")
    assert (header.evidence["place"].quote, header.evidence["place"].match) == ("Hoa Lam", "exact")
    assert (header.evidence["issued_on"].quote, header.evidence["issued_on"].match) == ("ngày 5 tháng 3 năm 2026", "normalized")
    assert (header.evidence["subject"].quote, header.evidence["subject"].match) == ("Lịch nghỉ", "exact")
    assert (header.evidence["issuer"].quote, header.evidence["issuer"].match) == ("UBND TỈNH HOA LAM", "normalized")


@pytest.mark.parametrize(("printed", "number"), [("QLĐĐ", "QLĐĐ"), ("QLÐ", "QLĐ"), ("QLĐÐ", "QLĐ")])
def test_a_symbol_keeps_both_its_letters_and_one_that_a_scan_doubled_is_one(printed, number):
    header = header_of(Sheet(left=("UBND TỈNH HOA LAM", f"Số: 12/SNNMT-{printed}"), right=MOTTO, title=("THÔNG BÁO", "Lịch nghỉ")))
    assert header.number == f"12/SNNMT-{number}"


def test_evidence_knows_its_page_and_boxes():
    header = header_of(Sheet(left=("UBND TỈNH HOA LAM", "Số: 12/TB-UBND"), right=MOTTO, title=("THÔNG BÁO", "Lịch nghỉ")))
    number = header.evidence["number"]
    assert number.page == 1
    assert [(box.x0, box.x1) for box in number.boxes] == [(85 + 6 * 4, 85 + 6 * 14)]


def test_evidence_from_an_image_says_so():
    document = columns(Sheet(left=("UBND TỈNH HOA LAM", "Số: 12/TB-UBND"), right=MOTTO, title=("THÔNG BÁO", "Lịch nghỉ")))
    scanned = document.model_copy(update={"pages": tuple(page.model_copy(update={"read_by": "pdf-ocr"}) for page in document.pages)})
    assert find_header(scanned, find_frame(scanned)).evidence["number"].match == "ocr"


@pytest.mark.parametrize(("read_by", "signer"), [("pdf-ocr", "Trần Văn Mơ"), ("pdf-text", "Trân Văn Mơ")])
def test_only_a_scan_may_have_lost_the_marks_of_a_surname(read_by, signer):
    document = columns(Sheet(title=("THÔNG BÁO", "Lịch nghỉ"), signature=("CHỦ TỊCH", "Trân Văn Mơ")))
    read = document.model_copy(update={"pages": tuple(page.model_copy(update={"read_by": read_by}) for page in document.pages)})
    assert find_header(read, find_frame(read)).signer == signer


@pytest.mark.parametrize(
    ("signed_at", "expected"),
    [("2026-05-15T09:00:00+07:00", "2026-05-15"), ("2026-07-15T09:00:00+07:00", "2026"), (None, "2026")],
)
def test_a_figure_stamped_over_a_typed_one_needs_the_signing_time_as_witness(signed_at, expected):
    document = columns(
        Sheet(left=("UBND TỈNH HOA LAM", "Số: 12/TB-UBND"), right=(*MOTTO, "Hoa Lam, ngày 15 tháng 5 4 năm 2026"), title=("THÔNG BÁO",))
    )
    signed = document.model_copy(update={"signatures": (Signature(field="s1", signed_at=signed_at),)})
    assert find_header(signed, find_frame(signed)).issued_on == expected


def test_both_columns_squeezed_into_one_line_are_told_apart():
    lines = (
        "UBND TỈNH HOA LAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/TB-UBND Hoa Lam, ngày 5 tháng 3 năm 2026",
    )
    header = header_of(Sheet(head=lines, title=("THÔNG BÁO", "Lịch nghỉ")), rows)
    assert (header.issuer, header.number, header.place, header.issued_on) == ("UBND tỉnh Hoa Lam", "12/TB-UBND", "Hoa Lam", "2026-03-05")


def test_pipe_rows_of_a_flattened_table_are_told_apart():
    lines = (
        "| VĂN PHÒNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- |",
        "| --- | --- |",
        "| Số: 12/VPCP-NN *V/v đề án rừng* | *Hà Nội, ngày 26 tháng 01 năm 2022* |",
        "| Kính gửi: | - Bộ Tài chính; - Bộ Công Thương. |",
    )
    signature = "| *Nơi nhận:* - Như trên; - Lưu: VT, NN (2). | KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM     Nguyễn Văn Tắc |"
    header = header_of(Sheet(head=lines, recipients=(signature,)), rows)
    assert (header.issuer, header.number, header.subject) == ("Văn phòng Chính phủ", "12/VPCP-NN", "đề án rừng")
    assert (header.place, header.issued_on) == ("Hà Nội", "2022-01-26")
    assert header.addressees == ("Bộ Tài chính", "Bộ Công Thương")
    assert header.recipients == ("Như trên", "Lưu: VT, NN (2)")
    assert (header.signer, header.signer_title, header.signing_capacity) == ("Nguyễn Văn Tắc", "PHÓ CHỦ NHIỆM", "KT.")


def test_a_number_broken_over_two_lines_is_whole():
    header = header_of(Sheet(left=("UBND TỈNH HOA LAM", "Số: 12", "/TB-UBND"), right=MOTTO, title=("THÔNG BÁO", "Lịch nghỉ")))
    assert header.number == "12/TB-UBND"


def test_a_notice_of_no_text_has_an_empty_header():
    document = paged([])
    assert find_header(document, find_frame(document)) == Header()


def test_a_telegram_with_its_title_above_the_number_and_the_hour_behind_it():
    lines = ("BAN CHỈ HUY PHÒNG CHỐNG LỤT BÃO", "TỈNH HOA LAM", "CÔNG ĐIỆN", "Số: 07/CĐ-BCH hồi 10 giờ 30 ngày 01/9/2026")
    header = header_of(Sheet(head=lines, body=("Yêu cầu UBND các xã kiểm tra đê.",)), rows)
    assert (header.type and header.type.code, header.number, header.issued_on) == ("CĐ", "07/CĐ-BCH", "2026-09-01")
    assert header.issuer == "Ban Chỉ huy Phòng chống lụt bão tỉnh Hoa Lam"
