"""What sections say for the rows of a table: sections above it and section rows in it. Offices and orders are invented."""

import pytest

from models.document import Document
from pipeline.process import process
from pipeline.segment.tables import assignment_rows
from tests.segment.drawn_tables import drawn, said

COLUMNS = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"]
TABLE = """| TT | Công việc | Đơn vị thực hiện | Thời hạn |
|---|---|---|---|
| 1 | Nạo vét mương tiêu | Xí nghiệp Thủy nông | 30/6/2031 |
| 2 | Sửa cống lấy nước | Xí nghiệp Cơ khí | 15/7/2031 |
"""
HEAD = """CÔNG TY THỦY LỢI SÔNG BƯƠNG
Số: 12/KH-TLSB
Đông Khê, ngày 05 tháng 5 năm 2031

KẾ HOẠCH
Chống hạn vụ hè thu

"""


def values(document: Document, meaning: str) -> list[str]:
    """What the items of a table have under one meaning."""
    return [said(document, row, meaning) for row in assignment_rows(document) if not row.heading]


def paths(body: str) -> list[tuple[str, ...]]:
    return [task.section_path for task in process((HEAD + body).encode(), name="ke-hoach.txt").tasks]


@pytest.mark.parametrize(
    ("before", "section"),
    [
        ("I. MỤC TIÊU\n\nĐủ nước tưới.\n\nII. PHÂN CÔNG NHIỆM VỤ\n\n", ("II",)),
        ("I. MỤC TIÊU\n\nĐủ nước tưới.\n\nII. GIẢI PHÁP\n\n1. Theo dõi mực nước.\n\n2. Phân công nhiệm vụ\n\n", ("II", "2")),
        ("I. MỤC TIÊU\n\nĐủ nước tưới.\n\nII. GIẢI PHÁP\n\nPhân công cụ thể như sau:\n\n", ("II",)),
        ("PHẦN II\nPHÂN CÔNG NHIỆM VỤ\n\n", ("Phần II",)),
        ("", ()),
    ],
)
def test_rows_have_the_labels_of_the_sections_above_their_table(before: str, section: tuple[str, ...]) -> None:
    assert paths(before + TABLE) == [(*section, "1"), (*section, "2")]


def test_a_full_sentence_before_the_table_stands_beside_it() -> None:
    before = "I. MỤC TIÊU\n\nĐủ nước tưới.\n\nII. PHÂN CÔNG\n\n1. Mọi đơn vị trực 24/24 giờ trong mùa hạn.\n\n"
    assert paths(before + TABLE)[-2:] == [("II", "1"), ("II", "2")]


def test_a_table_of_an_annex_without_sections_has_only_its_own_numbers() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n\n1. Các đơn vị thực hiện theo Phụ lục.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\nPhân công nhiệm vụ\n\n"
    assert paths(body + TABLE)[-2:] == [("1",), ("2",)]


def test_a_section_row_that_is_a_period_dates_the_rows_below_it_that_have_no_date() -> None:
    document = drawn(
        [
            COLUMNS,
            ["", "QUÝ III/2031", "", "", ""],
            ["1", "Nạo vét mương", "Xí nghiệp A", "", ""],
            ["2", "Sửa cống", "Xí nghiệp B", "", "15/8/2031"],
            ["", "Nhiệm vụ phải hoàn thành trước ngày 30/11/2031", "", "", ""],
            ["3", "Tổng kết vụ mùa", "Xí nghiệp A", "", ""],
        ]
    )
    late = "Nhiệm vụ phải hoàn thành trước ngày 30/11/2031"
    assert values(document, "deadline") == ["QUÝ III/2031", "15/8/2031", late]


def test_a_day_above_the_times_of_a_programme_dates_them() -> None:
    document = drawn(
        [
            ["Thời gian", "Nội dung", "Đơn vị phụ trách"],
            ["Thứ Ba, ngày 20/4/2031", "<", "<"],
            ["7h30 - 8h00", "Đón khách", "Tổ Lễ tân"],
            ["", "Phát nước", "Đội Hậu cần"],
        ]
    )
    rows = [row for row in assignment_rows(document) if not row.heading]
    day = "Thứ Ba, ngày 20/4/2031"
    assert [said(document, row, "deadline") for row in rows] == [f"{day} | 7h30 - 8h00", day]


def test_a_section_row_that_names_a_unit_leads_the_rows_below_it_that_name_none() -> None:
    document = drawn(
        [
            COLUMNS,
            ["I", "Sở Giao vận", "", "", ""],
            ["1", "Thay cáp cầu treo", "Phòng Kỹ thuật", "", "30/6/2031"],
            ["2", "Sơn lan can cầu", "", "", "30/7/2031"],
            ["II", "Hội nghị, hội thảo", "", "", ""],
            ["1", "Tập huấn người lái đò", "", "", "30/8/2031"],
        ]
    )
    assert values(document, "lead") == ["Phòng Kỹ thuật", "Sở Giao vận", ""]


WORK = ["STT", "Nội dung công việc", "Thời hạn", "Sản phẩm"]


@pytest.mark.parametrize(
    ("above", "lead"),
    [
        (("Nhiệm vụ của Sở Giao vận",), "Sở Giao vận"),
        (("2. Phòng Tài vụ:",), "Phòng Tài vụ"),
        (("DANH MỤC NHIỆM VỤ GIAO SỞ ĐO LƯỜNG", "(Kèm theo Kế hoạch số 12/KH-UBND)"), "SỞ ĐO LƯỜNG"),
        (("Đơn vị thực hiện: Trung tâm Kiểm định",), "Trung tâm Kiểm định"),
    ],
)
def test_the_line_above_a_table_without_a_column_of_leads_says_who_leads(above: tuple[str, ...], lead: str) -> None:
    document = drawn(*above, [WORK, ["1", "Kiểm định cân ô tô", "30/6/2031", "Báo cáo"], ["2", "Sơn lan can cầu", "30/7/2031", ""]])
    assert values(document, "lead") == [lead, lead]
    assert {row.inherited for row in assignment_rows(document)} == {("lead",)}


@pytest.mark.parametrize(
    "above", ["Danh mục công việc", "Hội nghị, hội thảo", "Phòng, chống thiên tai", "Sở Giao vận báo cáo. Sở Đo lường tổng hợp."]
)
def test_a_line_that_names_nobody_assigns_nothing(above: str) -> None:
    document = drawn(above, [WORK, ["1", "Kiểm định cân ô tô", "30/6/2031", "Báo cáo"], ["2", "Sơn lan can cầu", "30/7/2031", ""]])
    assert assignment_rows(document) == ()


def test_a_unit_above_a_table_with_its_own_leads_changes_nothing() -> None:
    document = drawn(
        "Nhiệm vụ của Sở Giao vận", [COLUMNS, ["1", "Thay cáp cầu treo", "Phòng Kỹ thuật", "", "30/6/2031"], ["2", "Sơn cầu", "", "", ""]]
    )
    assert values(document, "lead") == ["Phòng Kỹ thuật", ""]
