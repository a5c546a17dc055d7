"""Assignment tables that run over several pages."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.segment.table_joining import joined_tables
from pipeline.segment.tables import assignment_rows
from tests.segment.drawn_tables import drawn
from tests.segment.test_tables import HEAD, summary


def test_a_table_without_heading_on_the_next_page_goes_on() -> None:
    document = drawn(
        [HEAD, ["1", "Đắp đê Tả", "UBND xã Bến Sậy", "", "4/2031"]],
        [["2", "Đắp đê Hữu", "UBND xã Bến Mía", "", "5/2031"]],
        pages=True,
    )
    assert summary(document, "lead") == [("1", "UBND xã Bến Sậy"), ("2", "UBND xã Bến Mía")]


def test_a_heading_that_repeats_is_dropped() -> None:
    document = drawn(
        [HEAD, ["1", "Đắp đê Tả", "UBND xã Bến Sậy", "", "4/2031"]],
        [["STT", "Nhiệm  vụ", "Chủ\ntrì", "Phối hợp", "Thời hạn"], ["2", "Đắp đê Hữu", "UBND xã Bến Mía", "", "5/2031"]],
        pages=True,
    )
    assert summary(document) == [("1",), ("2",)]


def test_a_section_goes_on_over_the_page() -> None:
    document = drawn(
        [HEAD, ["II", "Đê biển", "<", "<", "<"], ["1", "Kè mỏ hàn", "Chi cục Đê điều", "", ""]],
        [["2", "Trồng sú vẹt", "Hội Nông dân", "", ""]],
        pages=True,
    )
    assert summary(document) == [("II/1",), ("II/2",)]


def test_a_row_cut_in_mid_sentence_is_made_whole() -> None:
    document = drawn(
        [
            HEAD,
            ["1", "Rà soát các trạm bơm và", "Công ty", "", "4/2031"],
            ["2", "Xây dựng phương án trực bơm theo", "Công ty Thủy nông và", "", ""],
        ],
        [["", "quy trình vận hành mùa lũ", "Sở Canh nông", "", "5/2031"], ["3", "Báo cáo", "Công ty", "", "6/2031"]],
        pages=True,
    )
    assert summary(document, "content", "lead", "deadline")[1:] == [
        ("2", "Xây dựng phương án trực bơm theo | quy trình vận hành mùa lũ", "Công ty Thủy nông và | Sở Canh nông", "5/2031"),
        ("3", "Báo cáo", "Công ty", "6/2031"),
    ]


def test_where_all_rows_are_numbered_a_row_without_a_number_is_the_rest_of_the_last() -> None:
    first = [[str(number), f"Việc thứ {number}.", "Tổ Một", "", ""] for number in range(1, 6)]
    document = drawn([HEAD, *first], [["", "Riêng bến Đục giao Tổ Hai.", "", "", ""], ["6", "Việc thứ 6.", "Tổ Ba", "", ""]], pages=True)
    assert summary(document, "content")[4:] == [("5", "Việc thứ 5. | Riêng bến Đục giao Tổ Hai."), ("6", "Việc thứ 6.")]


def test_only_the_rest_of_the_lead_goes_over_the_page() -> None:
    document = drawn(
        [HEAD, ["1", "Cấp phao cứu sinh", "Sở Giao vận;", "", ""]],
        [["", "", "UBND các xã ven sông", "", ""], ["2", "Kiểm tra phao", "Sở Giao vận", "", ""]],
        pages=True,
    )
    assert summary(document, "lead") == [("1", "Sở Giao vận; | UBND các xã ven sông"), ("2", "Sở Giao vận")]


def test_a_content_merged_over_the_page_keeps_its_leads_apart() -> None:
    document = drawn(
        [HEAD, ["1", "Gửi số liệu bến đò.", "UBND xã Mai", "", "4/2031"], ["^", "^", "UBND xã Đào", "", "4/2031"]],
        [["", "", "UBND xã Mận", "", "5/2031"]],
        pages=True,
    )
    assert summary(document, "content", "lead") == [
        ("1", "Gửi số liệu bến đò.", "UBND xã Mai"),
        ("1", "Gửi số liệu bến đò.", "UBND xã Đào"),
        ("1", "Gửi số liệu bến đò.", "UBND xã Mận"),
    ]


def test_a_finished_length_of_time_is_not_cut_in_two() -> None:
    document = drawn(
        [HEAD, ["2", "Soát vé đò", "Đội Một", "", "02 ngày"], ["^", "^", "Đội Hai", "", "03 ngày"]],
        [["", "", "Đội Ba", "", "1 ngày"]],
        pages=True,
    )
    assert [len(row.slots[4].spans) for row in joined_tables(document)[0].rows] == [1, 1, 1]


def test_a_lead_merged_down_to_the_foot_of_the_page_goes_on() -> None:
    document = drawn(
        [HEAD, ["1", "Việc một", "Sở Giao vận", "", ""], ["2", "Việc hai", "^", "", ""]],
        [["3", "Việc ba", "", "", ""], ["4", "Việc bốn", "^", "", ""], ["5", "Việc năm", "Sở Văn thể", "", ""]],
        pages=True,
    )
    assert [lead for _, lead in summary(document, "lead")] == ["Sở Giao vận"] * 4 + ["Sở Văn thể"]


def test_a_lead_that_begins_in_the_last_row_of_a_page_goes_on_in_a_merged_cell() -> None:
    document = drawn(
        [HEAD, ["1", "Việc một", "Sở Giao vận", "", ""]],
        [["2", "Việc hai", "", "", ""], ["3", "Việc ba", "^", "", ""], ["4", "Việc bốn", "", "", ""]],
        pages=True,
    )
    assert [lead for _, lead in summary(document, "lead")] == ["Sở Giao vận"] * 3 + [""]


def test_a_lead_goes_on_below_a_row_that_the_page_cuts() -> None:
    document = drawn(
        [HEAD, ["1", "Việc một", "Sở Giao vận", "", ""], ["2", "Việc hai và", "^", "", ""]],
        [["", "việc phụ", "", "", ""], ["3", "Việc ba", "^", "", ""]],
        pages=True,
    )
    assert summary(document, "content", "lead") == [
        ("1", "Việc một", "Sở Giao vận"),
        ("2", "Việc hai và | việc phụ", "Sở Giao vận"),
        ("3", "Việc ba", "Sở Giao vận"),
    ]


def test_numbers_of_columns_repeated_with_the_heading_part_no_cut_row() -> None:
    index = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    document = drawn(
        [HEAD, index, ["1", "Rà soát bến đò và", "Sở Giao vận", "", ""]],
        [HEAD, index, ["", "đề xuất sửa chữa", "", "", ""], ["2", "Thay phao", "Đội Phà", "", ""]],
        pages=True,
    )
    assert summary(document, "content") == [("1", "Rà soát bến đò và | đề xuất sửa chữa"), ("2", "Thay phao")]


def test_another_heading_or_a_title_between_begins_another_table() -> None:
    other = [["TT", "Công việc", "Người thực hiện"], ["1", "Thay bóng đèn", "Ông Phạm Văn Ổi"]]
    task = [HEAD, ["1", "Đắp đê Tả", "UBND xã Bến Sậy", "", "4/2031"]]
    assert summary(drawn(task, other, pages=True), "lead") == [("1", "UBND xã Bến Sậy"), ("1", "Ông Phạm Văn Ổi")]
    headless = [["1", "Sỏi", "Kho Bắc", "20 khối", "mới"]]
    assert summary(drawn(task, "Phụ lục 2: Vật liệu dự trữ", headless, pages=True)) == [("1",)]


def test_columns_follow_their_places_where_a_page_lacks_one() -> None:
    narrow = [HEAD[:4], ["1", "Đắp đê Tả", "UBND xã Bến Sậy", "Hội Nông dân"]]
    document = drawn(narrow, [["2", "Đắp đê Hữu", "UBND xã Bến Mía"]], pages=True)
    assert [row[0] for row in summary(document)] == ["1", "2"]


def test_parts_that_count_from_one_again_keep_their_sections_apart() -> None:
    document = drawn(
        [HEAD, ["A", "ĐÊ", "", "", ""], ["1", "Đắp", "Tổ Một", "", ""], ["2", "Kè", "Tổ Một", "", ""]],
        [["B", "KÈ", "", "", ""], ["1", "Lát đá", "Tổ Hai", "", ""]],
        pages=True,
    )
    assert summary(document) == [("A/1",), ("A/2",), ("B/1",)]


def test_a_page_whose_heading_is_missing_is_told_by_its_cells() -> None:
    work = "Rà soát quy chế khai thác các bến đò ngang và đề xuất sửa đổi"
    document = drawn(
        [
            ["1", work, "Sở Giao vận", "Các sở, ban, ngành", "Chủ tịch UBND tỉnh", "Hằng năm"],
            ["2", work, "Sở Giao vận", "UBND các xã", "Sở Giao vận", "Quý IV/2031"],
            ["III", "Đào tạo nhân lực lái đò", "<", "<", "<", "<"],
            ["1", work, "Trường Nghề Bến Sậy", "UBND các xã", "Chủ tịch UBND tỉnh", "Năm 2032"],
        ],
        pages=True,
    )
    assert summary(document, "lead", "coordinating", "deadline") == [
        ("1", "Sở Giao vận", "Các sở, ban, ngành", "Hằng năm"),
        ("2", "Sở Giao vận", "UBND các xã", "Quý IV/2031"),
        ("III/1", "Trường Nghề Bến Sậy", "UBND các xã", "Năm 2032"),
    ]


def test_a_list_without_heading_that_names_no_units_stays_unread() -> None:
    goods = "Ghe gỗ ba lớp dài tám mét đóng năm trước tại bến"
    assert assignment_rows(drawn([["1", goods, "mới", "2 chiếc"], ["2", goods, "cũ", "1 chiếc"]])) == ()
    assert assignment_rows(drawn([["Tên", goods, "Sở Giao vận"], ["2", goods, "Sở Giao vận"]])) == ()


CELLS = st.sampled_from(
    [
        "",
        "^",
        "<",
        "1",
        "2",
        "1.1",
        "I",
        "-",
        "a",
        "STT",
        "Nhiệm vụ",
        "Chủ trì",
        "Thời hạn",
        "Cơ quan thực hiện",
        "Phối hợp",
        "Sở Giao vận",
        "- Sơn cầu;\n- Vá đường",
        "Đắp đê Tả",
        "nt",
        "…",
        "Tổng cộng",
        "Tháng 3/2031",
        "(1)",
        "Tình hình thực hiện",
    ]
)
DRAWINGS = st.integers(1, 6).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6))


@given(st.lists(DRAWINGS, min_size=1, max_size=4), st.booleans())
def test_whatever_the_table_its_spans_are_trimmed_texts_of_its_cells(drawings: list[list[list[str]]], pages: bool) -> None:
    document = drawn([HEAD, ["1", "Đắp đê", "Tổ Một", "", ""]], *drawings, pages=pages)
    rows = assignment_rows(document)
    assert rows
    for start, end in (span for row in rows for spans in row.columns.values() for span in spans):
        text = document.text[start:end]
        assert text
        assert text == text.strip()
        assert any(cell.start <= start and end <= cell.end for table in document.tables for cell in table.cells)
