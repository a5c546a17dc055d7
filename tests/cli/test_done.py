"""Progress: one task by the command, many by an edited workbook."""

import io
import json
from datetime import date, datetime

import openpyxl
import pytest
from sqlalchemy import select

from pipeline.errors import ExitCode
from pipeline.register.database import open_register, register_url
from pipeline.register.tables import decisions

TODAY = ("--today", "2026-03-25")


@pytest.fixture
def folder(giaoviec, notice, tmp_path):
    assert giaoviec("run", notice, "-o", "outputs", "-j", "1", "-f", "md")[0] == ExitCode.OK
    return tmp_path / "outputs"


@pytest.fixture
def rows(giaoviec, folder):
    """The rows of the bảng theo dõi as it stands."""

    def read():
        code, out, _ = giaoviec("forms", "bang-theo-doi", folder, *TODAY, "-f", "json")
        assert code == ExitCode.OK
        return {row["STT"]: row for row in json.loads(out)[0]["groups"][0]["rows"]}

    return read


@pytest.fixture
def sheet(giaoviec, folder, tmp_path):
    """The exported workbook, and how to edit it: ``edit({heading: value})`` in the first row of a task."""
    path = tmp_path / "theo-doi.xlsx"
    assert giaoviec("forms", "bang-theo-doi", folder, *TODAY, "-o", path)[0] == ExitCode.OK

    def edit(values, task=1):
        book = openpyxl.load_workbook(path)
        page = book.active
        [head] = [row for row in page.iter_rows() if row[0].value == "STT"]
        columns = {cell.value: cell.column for cell in head}
        for heading, value in values.items():
            page.cell(head[0].row + task, columns[heading]).value = value
        book.save(path)
        return path

    return edit


FINISHED = {"Tiến độ": "Hoàn thành đúng hạn", "Ngày hoàn thành": datetime(2026, 3, 19), "Văn bản kết quả": "12/BC-BQL"}


def test_a_task_is_marked_after_a_yes(giaoviec, rows):
    code, out, _ = giaoviec("done", "31/SXD-QLN#1", "--date", "2026-03-19", "--by-document", "12/BC-BQL", "--yes")
    assert code == ExitCode.OK
    assert "Ngày hoàn thành: (trống) → 19/3/2026" in out
    assert (rows()[1]["Ngày hoàn thành"], rows()[1]["Văn bản kết quả"]) == ("2026-03-19", "12/BC-BQL")
    assert [row["Tiến độ"] for row in rows().values()] == ["Hoàn thành đúng hạn", "Chưa hoàn thành trong hạn"]
    assert "1 nhiệm vụ." in giaoviec("tasks", "--state", "done")[1]


def test_undone_again_and_nothing_forgotten(giaoviec, rows, folder):
    giaoviec("done", "31/SXD-QLN#1", "--date", "2026-03-19", "--yes")
    giaoviec("done", "31/SXD-QLN#1", "--undo", "--yes")
    assert rows()[1]["Ngày hoàn thành"] is None
    engine = open_register(register_url(None, folder))
    with engine.connect() as connection:
        history = [tuple(row) for row in connection.execute(select(decisions.c.field, decisions.c.after).order_by(decisions.c.id))]
    engine.dispose()
    assert history == [("done_on", "2026-03-19"), ("state", "done"), ("done_on", None), ("state", "open")]


def test_nothing_is_written_without_a_yes(giaoviec, rows, monkeypatch):
    monkeypatch.setattr("typer.confirm", lambda _: False)
    code, out, _ = giaoviec("done", "31/SXD-QLN#1")
    assert code == ExitCode.OK
    assert "Chưa ghi gì." in out
    assert rows()[1]["Ngày hoàn thành"] is None


@pytest.mark.parametrize("name", ["031/SXD-QLN#2", "31/sxd-qln#2", " 31 / SXD-QLN#2"])
def test_a_number_may_be_spelt_otherwise(giaoviec, rows, name):
    assert giaoviec("done", name, "--yes")[0] == ExitCode.OK
    assert rows()[2]["Ngày hoàn thành"] is not None


def test_no_answer_is_no_yes(giaoviec, rows, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = giaoviec("done", "31/SXD-QLN#1")
    assert code == ExitCode.STOPPED
    assert "Chưa có câu trả lời nên chưa ghi gì." in err
    assert rows()[1]["Ngày hoàn thành"] is None


def test_another_office_file_is_no_tracking_table(giaoviec, rows, notice, tmp_path):
    giaoviec("checklist", notice, "-o", tmp_path / "danh-muc.docx")
    code, _, err = giaoviec("done", "--from", tmp_path / "danh-muc.docx")
    assert code == ExitCode.UNREADABLE
    assert "“danh-muc.docx” không phải bảng tính Excel" in err


def test_exactly_what_was_edited_changes(giaoviec, rows, sheet):
    before = rows()
    path = sheet(FINISHED)
    sheet({"Tình hình thực hiện": "Đang lấy ý kiến", "Nội dung nhiệm vụ": "việc khác"}, task=2)
    code, out, _ = giaoviec("done", "--from", path, "--yes")
    assert code == ExitCode.OK
    assert "Đã ghi 3 thay đổi." in out
    after = rows()
    done = {"Ngày hoàn thành": "2026-03-19", "Văn bản kết quả": "12/BC-BQL", "Tiến độ": "Hoàn thành đúng hạn"}
    own = {"Dữ liệu đã xuất"}
    assert {key for key in before[1] if before[1][key] != after[1][key]} - own == set(done)
    assert done.items() <= after[1].items()
    assert {key for key in before[2] if before[2][key] != after[2][key]} - own == {"Tình hình thực hiện", "Ghi chú"}


def test_an_unedited_workbook_changes_nothing(giaoviec, sheet):
    assert giaoviec("done", "--from", sheet({}))[:2] == (ExitCode.OK, "Không có gì thay đổi.\n")


def test_a_typed_date_is_understood(giaoviec, rows, sheet):
    giaoviec("done", "--from", sheet(FINISHED | {"Ngày hoàn thành": "19/3/2026"}), "--yes")
    assert date.fromisoformat(rows()[1]["Ngày hoàn thành"]) == date(2026, 3, 19)


def test_a_conflict_is_refused_whole(giaoviec, rows, sheet):
    sheet({"Tình hình thực hiện": "Đang lấy ý kiến"}, task=2)
    path = sheet(FINISHED)
    giaoviec("done", "31/SXD-QLN#1", "--date", "2026-03-20", "--yes")
    code, _, err = giaoviec("done", "--from", path, "--yes")
    assert code == ExitCode.UNEXPECTED
    assert "vừa được người khác cập nhật" in err
    assert rows()[1]["Ngày hoàn thành"] == "2026-03-20"
    assert rows()[2]["Tình hình thực hiện"] is None


def test_what_two_people_change_in_different_cells_is_kept(giaoviec, rows, sheet):
    path = sheet({"Tình hình thực hiện": "Đang lấy ý kiến"})
    giaoviec("done", "31/SXD-QLN#2", "--date", "2026-03-20", "--yes")
    assert giaoviec("done", "--from", path, "--yes")[0] == ExitCode.OK
    assert (rows()[1]["Tình hình thực hiện"], rows()[2]["Ngày hoàn thành"]) == ("Đang lấy ý kiến", "2026-03-20")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"Tiến độ": "Hoàn thành đúng hạn"}, "chưa có ngày hoàn thành"),
        ({"Ngày hoàn thành": datetime(2026, 3, 19)}, "Hãy chọn lại cột “Tiến độ”"),
        (FINISHED | {"Ngày hoàn thành": "hôm qua"}, "“hôm qua” không phải ngày"),
        ({"Tiến độ": "Gần xong"}, "không có trạng thái “Gần xong”"),
        ({"Dữ liệu đã xuất": "{}x"}, "đã bị sửa"),
        ({"Mã nhiệm vụ": "0" * 16, "Tình hình thực hiện": "xong"}, "không có trong sổ theo dõi"),
        ({"STT": "khác", "Mã nhiệm vụ": None}, None),
    ],
)
def test_cells_that_cannot_be_taken_are_named(giaoviec, rows, sheet, values, message):
    before = rows()
    code, _, err = giaoviec("done", "--from", sheet(values), "--yes")
    assert code == (ExitCode.USAGE if message else ExitCode.OK)
    assert message is None or message in err
    assert rows() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "không nêu cả hai"),
        (("9/TB-UBND#1",), "Không có nhiệm vụ"),
        (("31/SXD-QLN#9",), "Không có nhiệm vụ"),
        (("31/SXD-QLN",), "Không có"),
    ],
)
def test_a_task_that_cannot_be_found_is_told(giaoviec, folder, words, message):
    code, _, err = giaoviec("done", *words, "--yes")
    assert code == ExitCode.USAGE
    assert message in err


@pytest.mark.parametrize(("content", "code"), [(b"x", ExitCode.UNREADABLE), (None, ExitCode.USAGE)])
def test_a_file_that_is_no_tracking_table_is_told(giaoviec, folder, tmp_path, content, code):
    path = tmp_path / "a.xlsx"
    if content is None:
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(content)
    assert giaoviec("done", "--from", path)[0] == code
