"""The sections above an assignment table stand in the paths of its rows: offices and orders are invented."""

import pytest

from pipeline.process import process

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
