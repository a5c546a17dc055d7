"""Who leads, and by when, in the rows of assignment tables: offices, places and orders are invented."""

from pipeline.segment.tables import assignment_rows
from tests.segment.drawn_tables import drawn
from tests.segment.test_tables import HEAD, summary


def test_a_parent_row_gives_its_lead_to_rows_that_name_none() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Tổ chức ngày hội đua thuyền:", "Sở Văn thể", "Công an tỉnh", ""],
            ["1.1", "Mời các đội đua", "", "", "01/3/2031"],
            ["1.2", "Dựng khán đài", "", "", "15/3/2031"],
            ["2", "Tổng kết ngày hội", "Văn phòng UBND tỉnh", "", ""],
        ]
    )
    assert summary(document, "lead", "coordinating") == [
        ("1/1.1", "Sở Văn thể", "Công an tỉnh"),
        ("1/1.2", "Sở Văn thể", "Công an tỉnh"),
        ("2", "Văn phòng UBND tỉnh", ""),
    ]
    assert assignment_rows(document)[1].inherited == ("lead", "coordinating")


def test_leads_level_with_the_bullets_belong_to_them() -> None:
    beside = drawn([HEAD, ["1", "- In tài liệu,\nđóng quyển\n\n- Thuê phiên dịch", "Phòng In\n\n\nPhòng Đối ngoại", "", ""]], pages=True)
    assert summary(beside, "content", "lead") == [
        ("1/-", "In tài liệu,\nđóng quyển", "Phòng In"),
        ("1/-", "Thuê phiên dịch", "Phòng Đối ngoại"),
    ]
    together = drawn([HEAD, ["1", "- In tài liệu\n- Thuê phiên dịch", "Phòng In\nPhòng Đối ngoại", "", ""]], pages=True)
    assert len(summary(together)) == 1


def test_ditto_takes_the_value_above() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Đo độ mặn", "Trạm Thủy văn", "", "Hằng tháng"],
            ["2", "Đo độ đục", "nt", "", "-nt-"],
            ["3", "Đo gió", "''", "", '- " -'],
        ]
    )
    assert summary(document, "lead", "deadline")[1:] == [("2", "Trạm Thủy văn", "Hằng tháng"), ("3", "Trạm Thủy văn", "Hằng tháng")]


def test_markdown_cannot_merge_so_a_blank_lead_stands_for_the_one_above() -> None:
    table = [HEAD, ["1", "Đo độ mặn", "Trạm Thủy văn", "Sở Canh nông", "4/2031"], ["2", "Đo độ đục", "", "", "5/2031"]]
    assert summary(drawn(table, read_by="markdown"), "lead", "coordinating")[1] == ("2", "Trạm Thủy văn", "")
    assert summary(drawn(table), "lead")[1] == ("2", "")


def test_section_rows_that_name_units_give_the_lead() -> None:
    document = drawn(
        [
            ["STT", "Nhiệm vụ", "Thời hạn"],
            ["I", "Sở Canh nông", ""],
            ["1", "Lập bản đồ giống lúa", "30/4/2031"],
            ["II", "Trung tâm Giống", ""],
            ["1", "Cấp giống", "15/5/2031"],
        ]
    )
    assert summary(document, "lead") == [("I/1", "Sở Canh nông"), ("II/1", "Trung tâm Giống")]
    assert [row.inherited for row in assignment_rows(document) if not row.heading] == [("lead",), ("lead",)]


def test_section_rows_that_name_a_month_give_the_deadline() -> None:
    document = drawn(
        [
            ["TT", "Công việc", "Người thực hiện"],
            ["Tháng 9/2031", "<", "<"],
            ["1", "Rà soát thẻ thư viện", "Lê Thị Mận"],
            ["Tháng 10/2031", "<", "<"],
            ["2", "Đóng lại sách rách", "Vũ Văn Mít"],
        ]
    )
    assert summary(document, "lead", "deadline") == [("1", "Lê Thị Mận", "Tháng 9/2031"), ("2", "Vũ Văn Mít", "Tháng 10/2031")]


def test_a_monitoring_unit_is_neither_lead_nor_coordinating() -> None:
    document = drawn(
        [["TT", "Nội dung", "Đơn vị thực hiện", "Theo dõi, đôn đốc"], ["1", "Sơn lại cầu phao", "Đội Cầu số 3", "Văn phòng UBND huyện"]]
    )
    assert summary(document, "lead", "coordinating", "monitor") == [("1", "Đội Cầu số 3", "", "Văn phòng UBND huyện")]


def test_a_leader_in_charge_leads_only_where_nobody_else_is_named() -> None:
    beside = drawn([["TT", "Nội dung", "Lãnh đạo phụ trách", "Phòng chủ trì"], ["1", "Kiểm kê kho muối", "Bà Đào Thị Lan", "Phòng Kho"]])
    alone = drawn([["TT", "Nội dung", "Lãnh đạo phụ trách"], ["1", "Kiểm kê kho muối", "Bà Đào Thị Lan"]])
    assert summary(beside, "lead", "monitor") == [("1", "Phòng Kho", "Bà Đào Thị Lan")]
    assert summary(alone, "lead", "monitor") == [("1", "Bà Đào Thị Lan", "")]


def test_two_columns_of_leads_both_count() -> None:
    document = drawn([["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị thực hiện"], ["1", "Dựng tượng đài", "Sở Văn thể", "Xưởng Mỹ thuật"]])
    assert summary(document, "lead") == [("1", "Sở Văn thể | Xưởng Mỹ thuật")]


def test_a_cell_that_says_who_leads_and_who_helps_is_taken_apart() -> None:
    who = "- Chủ trì: Sở Văn thể;\n- Phối hợp: Hội Đua thuyền, Công an xã"
    document = drawn([["TT", "Nhiệm vụ", "Phân công thực hiện"], ["1", "Tổ chức giải đua xuồng", who]])
    assert summary(document, "lead", "coordinating") == [("1", "Sở Văn thể", "Hội Đua thuyền, Công an xã")]
