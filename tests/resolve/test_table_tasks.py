"""Rows of assignment tables as tasks: what their cells leave out, and what the content says itself."""

from pipeline.extract.language import Syllables
from pipeline.resolve.reference import Reference
from pipeline.resolve.table_tasks import row_tasks
from pipeline.segment.tables import assignment_rows
from tests.segment.drawn_tables import Drawing, drawn
from tests.written import names

HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"]


def tasks(*parts: Drawing):
    document = drawn(*parts, pages=True)
    return row_tasks(Syllables(document.text), document, assignment_rows(document), Reference(issued_on="2031-03-10"))


def test_without_a_cell_for_it_the_work_itself_says_by_when() -> None:
    (first, second) = tasks(
        [
            HEAD,
            ["1", "Báo cáo số bến đò trước ngày 10/4/2031", "Sở Giao vận", ""],
            ["2", "Tổng kết việc lái đò trong giai đoạn 2021 - 2025", "Sở Giao vận", ""],
        ]
    )
    assert [(deadline.kind, deadline.due) for deadline in first.deadlines] == [("before", "2031-04-10")]
    assert second.deadlines == ()


def test_a_name_that_a_page_cuts_behind_and_is_one() -> None:
    (task,) = tasks(
        [HEAD, ["1", "Rà soát bến đò và", "Sở Giao vận", "Sở Nông nghiệp và"]], [["", "đề xuất sửa chữa", "", "Môi trường, Công an tỉnh"]]
    )
    assert names(task.coordinating) == ["Sở Nông nghiệp và Môi trường", "Công an tỉnh"]
