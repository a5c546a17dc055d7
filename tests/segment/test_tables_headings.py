"""What a column means by its heading."""

import pytest

from pipeline.rules.book import load
from pipeline.segment.table_columns import column_of

HEADINGS = {
    "ordinal": "STT; TT; Stt; Số TT; S.T.T; Số thứ tự",
    "content": (
        "Nội dung; NHIỆM VỤ; Công việc phải làm; Hành động cụ thể; Tên nhiệm vụ; Nội dung công việc; Nhiệm vụ, giải pháp; Hoạt "
        "động truyền thông; Nội dung chỉ đạo của Chủ tịch; Các nhiệm vụ trọng tâm năm 2031; Đầu việc; Nhóm nhiệm vụ; Chỉ tiêu; "
        "Tên đề án, chương trình; Danh mục nhiệm vụ; Nội dung kết luận"
    ),
    "lead": (
        "Chủ trì; Cơ quan chủ trì; ĐƠN VỊ\nCHỦ TRÌ; Cấp chủ trì; Đơn vị thực hiện; Phân công; Người chịu trách nhiệm; Cơ quan "
        "thực hiện; Cơ quan tham mưu; Phòng chủ trì; Bộ phận phụ trách; Chủ trì, phối hợp; Đơn vị đầu mối; Phân công nhiệm vụ; "
        "Cán bộ được giao; Đơn vị chủ trì/phối hợp; Cơ quan chủ trì, đôn đốc; Lãnh đạo phụ trách; Trách nhiệm; Người thực hiện"
    ),
    "coordinating": "Phối hợp; Đơn vị phối hợp; Cơ quan, đơn vị phối hợp; Phòng, ban phối hợp thực hiện; Đơn vị tham gia; Cùng thực hiện",
    "deadline": (
        "Thời hạn; Thời gian; Thời gian hoàn thành; Tiến độ; Hạn hoàn thành; Thời hạn (ngày/tháng); Dự kiến thời gian; Mốc hoàn "
        "thành; Thời gian thực hiện; Ngày hoàn thành; Lộ trình; Hạn báo cáo"
    ),
    "product": "Sản phẩm; Kết quả; Kết quả đầu ra; Sản phẩm đầu ra; Sản phẩm dự kiến; Kết quả cần đạt",
    "monitor": "Theo dõi, đôn đốc; Đơn vị theo dõi; Đơn vị đôn đốc, kiểm tra",
    "authority": "Cấp trình; Cấp phê duyệt; Cơ quan ban hành",
    "note": "Ghi chú; GHI CHÚ",
    "other": (
        "Kinh phí; Địa điểm; Đơn vị tính; Họ và tên; Chức vụ; Nội dung chi; Đơn vị được kiểm tra; Thời gian bắt đầu; Thời "
        "lượng; Thành phần tham dự; Ngày ban hành; Trình tự thực hiện; Tình hình thực hiện; Mã số; Dung tích hồ chứa; Chủ đầu "
        "tư; Nguồn vốn"
    ),
}


@pytest.mark.parametrize(
    ("heading", "meaning"), [(heading, meaning) for meaning, headings in HEADINGS.items() for heading in headings.split("; ")]
)
def test_heading_has_its_meaning(heading: str, meaning: str) -> None:
    assert column_of(heading).meaning == meaning


@pytest.mark.parametrize(
    ("parts", "meaning"),
    [
        (("Cơ quan thực hiện", "Chủ trì"), "lead"),
        (("Cơ quan thực hiện", "Phối hợp"), "coordinating"),
        (("Cơ quan thực hiện", "Trung ương"), "lead"),
        (("Thời gian", "Bắt đầu"), "other"),
        (("Thời gian", "Kết thúc"), "deadline"),
        (("Thời gian thực hiện", "Tháng 4"), "other"),
        (("Kinh phí", "Nguồn khác"), "other"),
    ],
)
def test_the_innermost_heading_decides(parts: tuple[str, ...], meaning: str) -> None:
    assert column_of(*parts).meaning == meaning


def test_a_heading_nobody_knows_is_marked_unknown() -> None:
    assert not column_of("Dung tích hồ chứa").known
    assert column_of("Địa điểm").known


@pytest.mark.parametrize("book", ["columns", "table_rows"])
def test_rules_keep_their_examples(book: str) -> None:
    for rule in load(book).rule:
        assert [example for example in rule.examples if not rule.regex.search(example)] == []
        assert [example for example in rule.counter_examples if rule.regex.search(example)] == []


def test_no_earlier_column_rule_takes_an_example() -> None:
    rules = [rule for rule in load("columns").rule if rule.id not in ("column.work-list", "shared-out")]
    taken = {
        example: first.id
        for rule in rules
        for example in rule.examples
        if (first := next(each for each in rules if each.regex.search(example))).id != rule.id
    }
    assert taken == {}
