"""A last sentence or closing lines that set one time for all the work before them: offices and orders are invented."""

import pytest

from models.notice import Task
from pipeline.process import process

HEAD = """UỶ BAN NHÂN DÂN
TỈNH LAM GIANG
Số: 215/TB-UBND
Lam Giang, ngày 12 tháng 5 năm 2031

THÔNG BÁO
Kết luận cuộc họp về hồ đập

Chủ tịch UBND tỉnh kết luận như sau:

"""


def tasks(body: str) -> tuple[Task, ...]:
    return process((HEAD + body).encode(), name="thong-bao.txt").tasks


def told(body: str) -> list[tuple[str, list[str]]]:
    """Who leads each task, and its deadlines."""
    return [(", ".join(unit.name for unit in task.lead), [str(deadline.due) for deadline in task.deadlines]) for task in tasks(body)]


@pytest.mark.parametrize(
    "closing",
    [
        "Thời gian thực hiện: xong trước ngày 15/6/2031.",
        "Thời hạn hoàn thành: trước ngày 15/6/2031.",
        "Các đơn vị hoàn thành trước ngày 15/6/2031.",
        "Các nội dung trên hoàn thành trước ngày 15/6/2031.",
        "Cả hai nội dung phải hoàn thành trước ngày 15/6/2031.",
    ],
)
def test_the_last_sentence_of_an_item_sets_the_time_of_all_its_work(closing: str) -> None:
    body = f"1. Sở Xây dựng thẩm định thiết kế đập; UBND các xã kiểm tra đập nhỏ. {closing}\n2. Sở Nội vụ lập danh sách."
    assert told(body) == [("Sở Xây dựng", ["2031-06-15"]), ("UBND các xã", ["2031-06-15"]), ("Sở Nội vụ", [])]
    assert tasks(body)[1].text.endswith(closing)


def test_work_with_a_time_of_its_own_keeps_it() -> None:
    body = "1. Sở Xây dựng lập hồ sơ trước ngày 01/6/2031; UBND các xã kiểm tra đập. Thời gian thực hiện: trước ngày 15/6/2031."
    assert told(body) == [("Sở Xây dựng", ["2031-06-01"]), ("UBND các xã", ["2031-06-15"])]


@pytest.mark.parametrize(
    "closing",
    [
        "Các đơn vị báo cáo kết quả về UBND tỉnh trước ngày 15/6/2031.",
        "Các đơn vị tổ chức diễn tập trước ngày 15/6/2031.",
    ],
)
def test_an_order_of_its_own_to_all_stays_a_task(closing: str) -> None:
    body = f"1. Sở Xây dựng thẩm định thiết kế đập; UBND các xã kiểm tra đập nhỏ. {closing}"
    assert told(body) == [("Sở Xây dựng", []), ("UBND các xã", []), ("Các đơn vị", ["2031-06-15"])]


def test_lines_that_only_say_when_leave_each_item_its_own_unit() -> None:
    body = (
        "1. Giao các đơn vị thực hiện các nhiệm vụ sau:\na) Sở Tư pháp rà soát văn bản.\nb) Sở Nội vụ xây dựng đề án.\n"
        "Thời gian thực hiện: Trước ngày 30/8/2031.\n2. Công an tỉnh tuần tra."
    )
    assert told(body) == [("Sở Tư pháp", ["2031-08-30"]), ("Sở Nội vụ", ["2031-08-30"]), ("Công an tỉnh", [])]


def test_a_closing_paragraph_of_a_section_says_nothing_of_the_sections_before_it() -> None:
    body = (
        "1. Giao Sở Nội vụ:\n- Rà soát biên chế.\n2. Giao Sở Y tế:\n- Rà soát thuốc.\n- Kiểm tra trạm y tế.\n"
        "Các nội dung trên hoàn thành trước ngày 30/6/2031.\n3. Sở Tài chính lập dự toán."
    )
    assert told(body) == [("Sở Nội vụ", []), ("Sở Y tế", ["2031-06-30"]), ("Sở Y tế", ["2031-06-30"]), ("Sở Tài chính", [])]


def test_a_time_with_a_colon_that_opens_the_item_is_for_all_in_it() -> None:
    body = (
        "1. Trong tháng 6/2031: Sở Nội vụ lập đề án; Sở Tài chính thẩm định.\n2. Trong tháng 7/2031, Sở Y tế tập huấn; Sở Nội vụ lập hồ sơ."
    )
    assert told(body) == [("Sở Nội vụ", ["2031-06-30"]), ("Sở Tài chính", ["2031-06-30"]), ("Sở Y tế", ["2031-07-31"]), ("Sở Nội vụ", [])]


def test_an_hour_of_the_same_day_takes_the_day_named_before_it() -> None:
    body = "1. Các sở báo cáo trước 10 giờ ngày 21/5/2031. Văn phòng tổng hợp, trình Chủ tịch trước 14 giờ cùng ngày."
    assert told(body) == [("Các sở", ["2031-05-21"]), ("Văn phòng", ["2031-05-21"])]
    assert [deadline.time for task in tasks(body) for deadline in task.deadlines] == ["10:00", "14:00"]
    assert told("1. Văn phòng trình Chủ tịch trước 14 giờ cùng ngày.") == [("Văn phòng", [])]


def test_who_only_helps_in_the_same_words_has_no_task() -> None:
    body = "1. Giao Sở Công Thương chủ trì kiểm tra các chợ; Sở Y tế phối hợp kiểm tra; báo cáo kết quả trước ngày 30/6/2031."
    (task,) = tasks(body)
    assert [unit.name for unit in task.coordinating] == ["Sở Y tế"]
    assert [due.due for due in task.deadlines] == ["2031-06-30"]
    assert len(tasks("1. Giao Sở Công Thương chủ trì kiểm tra các chợ; Sở Y tế phối hợp lấy mẫu thực phẩm.")) == 2


def test_two_units_behind_a_connective_have_a_task_each() -> None:
    body = "1. UBND các xã bàn giao mặt bằng; trong đó, xã Kim Khê bàn giao trước ngày 30/6/2031, xã Lam Sơn bàn giao trước ngày 15/7/2031."
    assert [dues for _, dues in told(body)] == [[], ["2031-06-30"], ["2031-07-15"]]


def plan(body: str) -> list[tuple[str, list[str]]]:
    head = HEAD.replace("TB-UBND", "KH-UBND").replace("THÔNG BÁO\nKết luận cuộc họp về hồ đập", "KẾ HOẠCH\nChống hạn")
    found = process((head + body).encode(), name="ke-hoach.txt").tasks
    return [(", ".join(unit.name for unit in task.lead), [str(deadline.due) for deadline in task.deadlines]) for task in found]


def test_a_line_with_a_star_closes_the_items_above_it() -> None:
    body = (
        "I. NHIỆM VỤ\n1. Tuyên truyền\n- Tổ chức 05 hội nghị.\n- Phát tờ rơi.\n* Đơn vị thực hiện: Phòng Tư pháp; thời gian: quý III/2031."
    )
    assert plan(body) == [("Phòng Tư pháp", ["2031-09-30"])] * 2


def test_a_time_behind_a_comma_is_no_unit() -> None:
    body = "I. NHIỆM VỤ\n1. Trồng 500 cây xanh. Đơn vị thực hiện: Đoàn Thanh niên xã, hoàn thành trước 19/6/2031."
    assert plan(body) == [("Đoàn Thanh niên xã", ["2031-06-19"])]


def test_an_item_keeps_its_own_time_where_lines_date_the_group() -> None:
    body = (
        "1. Sở Xây dựng:\na) Lập danh mục công trình (hoàn thành trong tháng 6/2031);\nb) Đề xuất phương án.\n"
        "Thời gian hoàn thành: Trước ngày 31/7/2031."
    )
    assert told(body) == [("Sở Xây dựng", ["2031-06-30"]), ("Sở Xây dựng", ["2031-07-31"])]
