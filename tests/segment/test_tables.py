"""Assignment tables of all shapes: offices, places and orders are invented."""

import pytest

from models.document import Document
from pipeline.segment.tables import assignment_rows
from tests.segment.drawn_tables import Drawing, drawn, said

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"]


def summary(document: Document, *meanings: str) -> list[tuple[str, ...]]:
    """Each item row as (path joined by "/", then the texts of the meanings)."""
    rows = (row for row in assignment_rows(document) if not row.heading)
    return [("/".join(row.path), *(said(document, row, meaning) for meaning in meanings)) for row in rows]


def test_a_plain_table_gives_a_row_for_each_task() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "  Lập danh mục cầu treo cần thay cáp ", "Sở Giao vận", "UBND các xã", "Quý II/2031"],
            ["2", "Kiểm định cân ô tô", "Sở Đo lường", "", "30/6/2031"],
        ]
    )
    assert summary(document, "content", "lead", "coordinating", "deadline") == [
        ("1", "Lập danh mục cầu treo cần thay cáp", "Sở Giao vận", "UBND các xã", "Quý II/2031"),
        ("2", "Kiểm định cân ô tô", "Sở Đo lường", "", "30/6/2031"),
    ]
    first = assignment_rows(document)[0]
    assert first.inherited == ()
    assert document.text[first.start : first.end].startswith("1\n")
    assert document.text[first.start : first.end].endswith("Quý II/2031")


def test_a_merged_cell_counts_for_all_its_rows_and_a_framed_empty_one_is_empty() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Khảo sát bến đò", "Sở Giao vận", "", "Tháng 4/2031"],
            ["2", "Cắm biển báo bến đò", "^", "", "^"],
            ["3", "Tập huấn người lái đò", "", "", "Tháng 5/2031"],
        ]
    )
    assert summary(document, "lead", "deadline") == [
        ("1", "Sở Giao vận", "Tháng 4/2031"),
        ("2", "Sở Giao vận", "Tháng 4/2031"),
        ("3", "", "Tháng 5/2031"),
    ]
    assert [row.inherited for row in assignment_rows(document)] == [(), ("lead", "deadline"), ()]


def test_a_heading_of_two_rows_names_the_columns_below_it() -> None:
    document = drawn(
        [
            ["TT", "Nội dung công việc", "Cơ quan thực hiện", "<", "Tiến độ"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Số hóa hồ sơ đê điều", "Chi cục Đê điều", "Trung tâm Lưu trữ", "2031"],
        ]
    )
    assert summary(document, "content", "lead", "coordinating", "deadline") == [
        ("1", "Số hóa hồ sơ đê điều", "Chi cục Đê điều", "Trung tâm Lưu trữ", "2031")
    ]


def test_a_heading_of_two_rows_whose_cells_are_not_merged_downwards() -> None:
    document = drawn(
        [
            ["TT", "Nội dung", "Phân công", "<", "Sản phẩm"],
            ["", "", "Chủ trì", "Phối hợp", ""],
            ["1", "Soạn sổ tay chữa cháy chợ", "Đội Phòng cháy", "Ban Quản lý chợ", "Sổ tay"],
        ]
    )
    assert summary(document, "lead", "coordinating", "product") == [("1", "Đội Phòng cháy", "Ban Quản lý chợ", "Sổ tay")]


def test_of_two_content_columns_the_finer_is_the_content() -> None:
    document = drawn(
        [
            ["STT", "Nhóm nhiệm vụ/Nhiệm vụ", "Hành động cụ thể", "Đơn vị chủ trì", "Hoàn thành"],
            ["1", "Phát triển nghề gốm", "Mở lớp dạy xoay gốm", "Phòng Nghề", "Quý I/2031"],
            ["2", "^", "Dựng lò nung chung", "Hợp tác xã Gốm", "Quý IV/2031"],
        ]
    )
    assert summary(document, "content", "parent_content", "lead") == [
        ("1", "Mở lớp dạy xoay gốm", "Phát triển nghề gốm", "Phòng Nghề"),
        ("2", "Dựng lò nung chung", "Phát triển nghề gốm", "Hợp tác xã Gốm"),
    ]


def test_short_titles_of_work_are_coarser_than_the_text_that_spells_them_out() -> None:
    document = drawn(
        [
            ["Hoạt động", "Nội dung", "Đơn vị phụ trách"],
            ["Phát tài liệu", "Phát cho mỗi học sinh một cuốn sổ tay có nội quy và lịch học", "Văn phòng"],
            ["Khảo sát", "Hỏi ý kiến học sinh các lớp đầu cấp về bữa ăn và xe đưa đón", "Tổ Tư vấn"],
        ]
    )
    assert summary(document, "content", "lead") == [
        ("", "Phát cho mỗi học sinh một cuốn sổ tay có nội quy và lịch học", "Văn phòng"),
        ("", "Hỏi ý kiến học sinh các lớp đầu cấp về bữa ăn và xe đưa đón", "Tổ Tư vấn"),
    ]


def test_short_texts_beside_short_titles_leave_the_finer_heading_the_content() -> None:
    document = drawn(
        [
            ["Hoạt động", "Nội dung", "Đơn vị phụ trách"],
            ["Phát tài liệu cho học sinh", "Sổ tay", "Văn phòng"],
            ["Khảo sát bữa ăn", "Phiếu hỏi", "Tổ Tư vấn"],
        ]
    )
    assert summary(document, "content") == [("", "Phát tài liệu cho học sinh"), ("", "Khảo sát bữa ăn")]


def test_the_merged_content_column_is_the_coarser_whatever_the_headings_say() -> None:
    document = drawn(
        [
            ["TT", "Hoạt động", "Nội dung", "Chủ trì"],
            ["1", "Hội chợ cam", "Dựng gian hàng", "Sở Thương vụ"],
            ["2", "^", "Mời nhà vườn", "Hội Làm vườn"],
        ]
    )
    assert summary(document, "content", "parent_content") == [("1", "Dựng gian hàng", "Hội chợ cam"), ("2", "Mời nhà vườn", "Hội chợ cam")]


def test_section_rows_open_paths_and_numbers_start_again() -> None:
    document = drawn(
        [
            HEAD,
            ["I", "Nhóm việc về đường thủy", "<", "<", "<"],
            ["1", "Nạo vét luồng", "Cảng vụ Sông Lam", "", "2031"],
            ["2", "Thay phao", "Cảng vụ Sông Lam", "", "2031"],
            ["II", "Nhóm việc về đường bộ", "", "", ""],
            ["1", "Vá ổ gà", "Hạt Quản lý đường số 9", "", "2031"],
        ]
    )
    assert summary(document) == [("I/1",), ("I/2",), ("II/1",)]
    headings = [row for row in assignment_rows(document) if row.heading]
    assert [row.path for row in headings] == [("I",), ("II",)]
    assert said(document, headings[1], "content") == "Nhóm việc về đường bộ"


def test_letters_over_roman_numbers_over_items() -> None:
    document = drawn(
        [
            ["STT", "NHIỆM VỤ", "CƠ QUAN CHỦ TRÌ"],
            ["A", "KINH TẾ", ""],
            ["I", "Nông nghiệp", ""],
            ["1", "Xây dựng vùng trồng sen", "Sở Canh nông"],
            ["II", "Thủ công nghiệp", ""],
            ["1", "Lập bảo tàng guốc mộc", "Sở Công nghệ"],
            ["B", "XÃ HỘI", ""],
            ["1", "Mở thư viện lưu động", "Sở Văn thể"],
        ]
    )
    assert summary(document) == [("A/I/1",), ("A/II/1",), ("B/1",)]


def test_a_section_label_may_stand_in_the_merged_text() -> None:
    document = drawn([HEAD, ["III. Thủy lợi nội đồng", "<", "<", "<", "<"], ["7", "Đắp bờ bao", "UBND xã Đồng Sậy", "", ""]])
    assert summary(document) == [("III/7",)]


def test_dotted_numbers_stand_under_their_first_part() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Chuyển đổi bến xe", "", "", ""],
            ["1.1", "Khảo sát lượng khách", "Sở Giao vận", "", "4/2031"],
            ["1.2", "Lập phương án", "Sở Giao vận", "", "6/2031"],
            ["2", "Đóng bến cũ", "Công an huyện Vân Đình", "", "9/2031"],
            ["2.1", "Rào bến", "Đội Trật tự", "", "8/2031"],
        ]
    )
    assert summary(document) == [("1/1.1",), ("1/1.2",), ("2",), ("2/2.1",)]
    assert [row.path for row in assignment_rows(document) if row.heading] == [("1",)]


def test_bold_rows_without_a_lead_are_section_rows() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Bảo vệ rừng tràm", "", "", ""],
            ["1", "Làm đường băng cản lửa", "Hạt Kiểm lâm số 2", "", "3/2031"],
            ["2", "Dựng chòi canh", "Hạt Kiểm lâm số 2", "", "3/2031"],
            ["2", "Bảo vệ chim nước", "", "", ""],
            ["1", "Đếm tổ chim", "Vườn quốc gia Sậy Vàng", "", "5/2031"],
        ],
        bold=("Bảo vệ rừng tràm", "Bảo vệ chim nước"),
    )
    assert summary(document) == [("1/1",), ("1/2",), ("2/1",)]


def test_a_merged_content_with_different_leads_is_a_task_for_each() -> None:
    document = drawn(
        [HEAD, ["4", "Gửi số liệu hộ nuôi ong", "Sở Canh nông", "", "5/2031"], ["^", "^", "Hội Nuôi ong", "", "6/2031"]],
    )
    assert summary(document, "content", "lead") == [
        ("4", "Gửi số liệu hộ nuôi ong", "Sở Canh nông"),
        ("4", "Gửi số liệu hộ nuôi ong", "Hội Nuôi ong"),
    ]
    first, second = assignment_rows(document)
    assert first.columns["content"] == second.columns["content"]
    assert second.inherited == ("ordinal", "content")


def test_a_merged_task_with_several_products_is_one_task() -> None:
    document = drawn(
        [
            ["STT", "Nội dung", "Chủ trì", "Sản phẩm"],
            ["1", "Xây dựng hồ sơ làng nghề", "Sở Công nghệ", "Báo cáo thuyết minh"],
            ["^", "^", "^", "Bản đồ"],
        ]
    )
    assert summary(document, "product") == [("1", "Báo cáo thuyết minh | Bản đồ")]


def test_a_list_in_a_cell_is_one_task() -> None:
    document = drawn([HEAD, ["1", "Chuẩn bị hội nghị:\n- In tài liệu;\n- Thuê phiên dịch;\n- Đặt hoa", "Văn phòng", "", "20/4/2031"]])
    assert len(summary(document)) == 1


def test_bullets_with_their_own_leads_are_tasks() -> None:
    document = drawn(
        [HEAD, ["1", "- In tài liệu;\n- Thuê phiên dịch", "- Phòng Hành chính\n- Phòng Đối ngoại", "Tổ xe", "- 12/4/2031\n- 15/4/2031"]]
    )
    assert summary(document, "content", "lead", "coordinating", "deadline") == [
        ("1/-", "In tài liệu;", "Phòng Hành chính", "Tổ xe", "12/4/2031"),
        ("1/-", "Thuê phiên dịch", "Phòng Đối ngoại", "Tổ xe", "15/4/2031"),
    ]


def test_a_bullet_in_a_row_of_its_own_ends_its_path() -> None:
    document = drawn(
        [
            HEAD,
            ["2", "Khu vực chế biến", "", "", ""],
            ["", "- Xưởng chè", "Hợp tác xã Chè Mây", "", ""],
            ["", "- Xưởng mật", "Hội Nuôi ong", "", ""],
            ["3", "Khu vực bán hàng", "Ban Quản lý chợ", "", ""],
        ]
    )
    assert summary(document, "content") == [("2/-", "Xưởng chè"), ("2/-", "Xưởng mật"), ("3", "Khu vực bán hàng")]


def test_a_row_without_number_and_content_repeats_those_above() -> None:
    document = drawn([HEAD, ["5", "Trồng cây ven hồ", "Đoàn phường", "", "2/2031"], ["", "", "Hội Phụ nữ phường", "", "3/2031"]])
    assert summary(document, "content", "lead", "deadline") == [
        ("5", "Trồng cây ven hồ", "Đoàn phường", "2/2031"),
        ("5", "Trồng cây ven hồ", "Hội Phụ nữ phường", "3/2031"),
    ]


def test_a_title_above_the_heading_is_no_row() -> None:
    document = drawn([["BẢNG PHÂN CÔNG CÔNG VIỆC", "<", "<", "<", "<"], HEAD, ["1", "Quét vôi", "Tổ Bảo trì", "", "5/2031"]])
    assert summary(document, "content") == [("1", "Quét vôi")]


def test_a_table_by_month_dates_its_rows() -> None:
    document = drawn([["Tháng", "Nội dung", "Người thực hiện"], ["5/2031", "Rửa bể nước", "Tổ Bảo trì"], ["^", "Thay van", "Tổ Bảo trì"]])
    assert summary(document, "deadline") == [("", "5/2031"), ("", "5/2031")]


def test_a_timetable_counts_if_it_names_who_is_in_charge() -> None:
    named = drawn([["Thời gian", "Nội dung", "Người thực hiện"], ["8h00 - 8h15", "Đón đại biểu", "Tổ Lễ tân"]])
    unnamed = drawn([["Thời gian", "Nội dung"], ["8h00 - 8h15", "Đón đại biểu"]])
    assert summary(named, "lead", "deadline") == [("", "Tổ Lễ tân", "8h00 - 8h15")]
    assert summary(unnamed) == []


def test_targets_count_where_somebody_answers_for_them() -> None:
    document = drawn(
        [
            ["TT", "Chỉ tiêu", "Mục tiêu 2031", "Cơ quan chủ trì, theo dõi"],
            ["1", "Tỷ lệ hộ dùng nước giếng khoan", "12%", "Sở Canh nông"],
            ["2", "Tỷ lệ đường có cây xanh", "70%", ""],
        ]
    )
    assert summary(document) == [("1",)]


def test_an_unknown_heading_over_long_texts_is_the_content() -> None:
    work = "Rà soát toàn bộ các trạm bơm và đề xuất thay thế máy cũ trước mùa lũ"
    document = drawn([["TT", "Diễn giải", "Mức", "Đơn vị chủ trì"], ["1", work, "cao", "Công ty Thủy nông"]])
    assert summary(document, "content") == [("1", work)]


NOTHING_ASSIGNED: dict[str, Drawing] = {
    "no lead": [["STT", "Nội dung", "Thời gian"], ["1", "Họp tổ", "9h"]],
    "units listed": [["TT", "Tên đơn vị", "Cấp học"], ["1", "Trường Tiểu học Sen Hồng", "Tiểu học"]],
    "members": [["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"], ["1", "Trần Thị Bưởi", "Trưởng phòng", "Tổ trưởng"]],
    "estimate": [["TT", "Nội dung", "Đơn vị thực hiện", "Đơn giá", "Thành tiền"], ["1", "Thuê loa", "Văn phòng", "2.000", "4.000"]],
    "procedures": [["TT", "Tên TTHC", "Thời hạn giải quyết", "Cơ quan thực hiện"], ["1", "Cấp thẻ bến đò", "5 ngày", "Sở Giao vận"]],
    "standing steps": [
        ["Bước", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Nhận hồ sơ", "Bộ phận Một cửa", "1/2 ngày"],
        ["2", "Thẩm tra hồ sơ", "Phòng Nghiệp vụ", "2 ngày"],
        ["3", "Trả kết quả", "Bộ phận Một cửa", "04 giờ"],
    ],
    "report": [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Tình hình thực hiện"], ["1", "Lát vỉa hè", "Phòng Đô thị", "Đã xong 3 km"]],
    "report by what its products say": [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Kết quả"],
        ["1", "Lát vỉa hè", "Phòng Đô thị", "Đã hoàn thành 3 km"],
        ["2", "Trồng cây", "Đội Cây xanh", "Chưa hoàn thành"],
    ],
    "form to fill in": [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], ["1", "……", "……", "……"], ["2", "", "", ""]],
    "inspections": [["TT", "Đơn vị được kiểm tra", "Nội dung kiểm tra", "Thời gian"], ["1", "UBND xã Mai", "Đê bao", "6/2031"]],
}


@pytest.mark.parametrize("case", NOTHING_ASSIGNED)
def test_a_table_that_assigns_nothing_gives_no_rows(case: str) -> None:
    assert assignment_rows(drawn(NOTHING_ASSIGNED[case])) == ()


def test_a_status_column_left_blank_does_not_make_a_report() -> None:
    document = drawn([["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Tình hình thực hiện"], ["1", "Lát vỉa hè", "Phòng Đô thị", ""]])
    assert len(summary(document)) == 1


def test_marks_stand_for_the_headings_of_their_columns() -> None:
    document = drawn(
        [
            ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "<", "Thời gian", "<"],
            ["^", "^", "Phòng Cầu đường", "Đội Phà", "Tháng 4", "Tháng 5"],
            ["1", "Sơn lan can", "x", "", "", "x"],
            ["2", "Thay phao", "X", "x", "x", ""],
        ]
    )
    assert summary(document, "lead", "deadline") == [("1", "Phòng Cầu đường", "Tháng 5"), ("2", "Phòng Cầu đường | Đội Phà", "Tháng 4")]


def test_names_lead_where_work_is_shared_out() -> None:
    head = ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ được phân công"]
    document = drawn(
        [head, ["1", "Trần Văn Ổi", "Chuyên viên", "Trực máy bơm ban đêm"], ["2", "Lê Thị Bưởi", "Kế toán", "Mua xăng dầu chạy máy"]]
    )
    assert summary(document, "lead", "content") == [
        ("1", "Trần Văn Ổi", "Trực máy bơm ban đêm"),
        ("2", "Lê Thị Bưởi", "Mua xăng dầu chạy máy"),
    ]
    members = drawn([head, ["1", "Trần Văn Ổi", "Chuyên viên", "Trưởng ban"], ["2", "Lê Thị Bưởi", "Kế toán", "Thành viên"]])
    assert summary(members) == []


def test_a_mark_under_a_heading_that_names_nobody_is_no_lead() -> None:
    document = drawn([HEAD, ["1", "Sơn lan can", "x", "", "5/2031"], ["2", "Thay phao", "Đội Phà", "", "5/2031"]])
    assert summary(document, "lead") == [("1", ""), ("2", "Đội Phà")]


def test_a_layout_table_gives_no_rows() -> None:
    assert assignment_rows(drawn([HEAD, ["1", "Quét vôi", "Tổ Bảo trì", "", "5/2031"]], ruled=False)) == ()


def test_a_remark_across_the_foot_is_no_item() -> None:
    document = drawn(
        [HEAD, ["1", "Đào ao", "Đội Thủy lợi", "", "5/2031"], ["Ghi chú: việc thường xuyên làm theo lịch trực.", "<", "<", "<", "<"]]
    )
    assert summary(document, "content") == [("1", "Đào ao")]


def test_a_sum_row_is_no_item() -> None:
    document = drawn([HEAD, ["1", "Đào ao", "Đội Thủy lợi", "", "3 ngày"], ["Tổng thời gian thực hiện", "<", "<", "<", "3 ngày"]])
    assert summary(document, "content") == [("1", "Đào ao")]
