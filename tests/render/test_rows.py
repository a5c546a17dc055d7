"""The checklist as a value."""

from datetime import date

from models.notice import Finding
from pipeline.render.rows import NO_DEADLINE, NO_LEAD, checklist, empty_columns
from tests.render.notices import deadline, header, idle, notice, ordinary, task, unit


def test_the_passage_opens_with_its_title_in_bold_and_is_whole() -> None:
    row = checklist(notice(task("rà soát hồ sơ, báo cáo kết quả", title="Rà soát hồ sơ"))).rows[0]
    assert (row.strong, row.rest) == ("Rà soát hồ sơ", ", báo cáo kết quả")


def test_a_title_cut_in_the_air_does_not_end_the_bold_part_there() -> None:
    row = checklist(notice(task("Rà soát hồ sơ của các trạm y tế", title="Rà soát hồ sơ của các"))).rows[0]
    assert (row.strong, row.rest) == ("Rà soát hồ sơ", " của các trạm y tế")


def test_a_title_from_elsewhere_stands_on_its_own_line() -> None:
    row = checklist(notice(task("Trên cơ sở kết quả, lập hồ sơ", title="Lập hồ sơ"))).rows[0]
    assert row.content == "Lập hồ sơ\nTrên cơ sở kết quả, lập hồ sơ"


def test_inherited_values_are_marked_and_explained() -> None:
    listing = checklist(ordinary())
    assert listing.rows[1].lead == "Sở Tài chính (*)"
    assert listing.rows[1].notes == ("Chủ trì theo mục II.2.",)
    assert "(*)" in listing.legend


def test_without_inherited_values_there_is_no_legend() -> None:
    listing = checklist(notice(task("Lập hồ sơ", lead=(unit("Sở Y tế"),))))
    assert listing.legend == ""
    assert listing.rows[0].lead == "Sở Y tế"


def test_an_inherited_deadline_and_helper_are_marked_too() -> None:
    row = checklist(
        notice(
            task(
                "Lập hồ sơ",
                coordinating=(unit("Sở Y tế", inherited_from="1"),),
                deadlines=(deadline("by", "x", due="2024-01-31", inherited_from="1"),),
            )
        )
    ).rows[0]
    assert (row.coordinating, row.deadlines) == ("Sở Y tế (*)", ("Chậm nhất ngày 31/01/2024 (*)",))
    assert row.notes == ("Phối hợp theo mục 1.", "Thời hạn theo mục 1.")


def test_a_task_without_lead_or_deadline_says_so() -> None:
    row = checklist(notice(task("Lập hồ sơ"))).rows[0]
    assert (row.lead, row.deadlines, row.due) == (NO_LEAD, (NO_DEADLINE,), None)


def test_the_earliest_whole_day_is_the_one_to_sort_by() -> None:
    deadlines = (deadline("by", "a", due="2024-03-31"), deadline("by", "b", due="2024-02-10"), deadline("by", "c", due="2024-01"))
    row = checklist(notice(task("Lập hồ sơ", deadlines=deadlines))).rows[0]
    assert row.due == date(2024, 2, 10)


def test_notes_hold_reporting_standing_duty_and_findings() -> None:
    rows = checklist(ordinary()).rows
    assert rows[0].notes == ("Báo cáo: UBND tỉnh.",)
    assert rows[2].notes == ("Chủ trì theo câu mở đầu phần giao nhiệm vụ.", "Nhiệm vụ thường xuyên.")
    assert rows[3].notes == ("Lưu ý: Không thấy nêu cơ quan chủ trì.",)


def test_what_is_only_good_to_know_is_not_printed() -> None:
    info = Finding(code="x", severity="info", message="Nội dung dài")
    assert checklist(notice(task("Lập hồ sơ", findings=(info,)))).rows[0].notes == ()


def test_the_summary_counts() -> None:
    assert checklist(ordinary()).summary == "Tổng số: 5 nhiệm vụ; 4 nhiệm vụ có thời hạn; 1 nhiệm vụ chưa nêu cơ quan chủ trì."


def test_a_notice_that_assigns_nothing_is_told_courteously() -> None:
    listing = checklist(idle())
    assert listing.rows == ()
    assert "không giao nhiệm vụ" in listing.summary
    assert "Trân trọng" in listing.summary


def test_a_bare_header_still_gives_a_heading() -> None:
    bare = header(type=None, number=None, issuer=None, issued_on=None, subject=None, signer=None, signer_title=None)
    assert checklist(notice(head=bare)).source == "Theo Văn bản"


def test_columns_that_no_task_fills_are_known() -> None:
    assert empty_columns(checklist(notice(task("Lập hồ sơ"))).rows) == {"Phối hợp", "Sản phẩm", "Ghi chú"}
    assert empty_columns(checklist(ordinary()).rows) == frozenset()
