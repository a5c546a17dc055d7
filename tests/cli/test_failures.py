"""What a user is told when something is wrong: a sentence on stderr, an exit code, nothing half-written."""

import pytest
from sqlalchemy import text

from pipeline.errors import ExitCode
from pipeline.register.database import open_register, register_url

WRONG_CALLS = [
    (("run",), "Thiếu tham số 'ĐƯỜNG_DẪN…'."),
    (("chay",), "Không có lệnh “chay”."),
    (("--nhanh",), "Không có tuỳ chọn --nhanh"),
    (("run", "x", "-j", "hai"), "cần một số nguyên"),
    (("run", "x", "-j", "-1"), "phải từ 0 trở lên"),
    (("run", "x", "-o"), "Tuỳ chọn '-o' cần một giá trị."),
    (("checklist", "x", "y"), "Thừa tham số: y."),
    (("checklist", "x", "-f", "pdf"), "'pdf' không thuộc các giá trị"),
    (("run", "khong-co.pdf"), "Không có tệp hoặc thư mục “khong-co.pdf”."),
    (("checklist", "x", "-o", "danh-muc.pdf"), "Không rõ kiểu của “danh-muc.pdf”."),
    (("checklist", "khong-co.pdf"), "Không có tệp “khong-co.pdf”."),
    (("explain", "khong-co.json"), "Không có tệp “khong-co.json”."),
    (("checklist", "."), "“.” là thư mục, không phải tệp."),
    (("forms", "bang-theo-doi"), "Không có tệp hoặc thư mục “outputs”. Hãy chạy “giaoviec run” trước"),
    (("evaluate", "khong-co"), "Không có thư mục “khong-co”."),
    (("evaluate", ".", "--source", "khong-co"), "Không có thư mục “khong-co”."),
    (("remind", "khong-co"), "Không có tệp hoặc thư mục “khong-co”."),
    (("tasks", "--due-before", "32/13/2026"), "'32/13/2026' không phải ngày; ghi như 25/3/2026 hoặc 2026-03-25."),
    (("tasks", "-o", "viec.doc"), "Không rõ kiểu của “viec.doc”."),
    (("review", "--port", "99999"), "không được quá 65535."),
]


@pytest.mark.parametrize(("words", "message"), WRONG_CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_a_wrong_call_is_explained_in_vietnamese(giaoviec, words, message):
    code, out, err = giaoviec(*words)
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.startswith("Lỗi: ")
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["extract", "checklist"])
def test_a_single_bad_file_gives_its_own_code(giaoviec, empty, command):
    code, out, err = giaoviec(command, empty)
    assert (code, out) == (ExitCode.UNREADABLE, "")
    assert "rong.pdf" in err
    assert "Traceback" not in err


def test_run_goes_on_after_a_bad_file(giaoviec, notice, empty, tmp_path):
    code, out, _ = giaoviec("run", empty, notice, "-o", tmp_path / "a", "-j", "1")
    assert code == ExitCode.PARTIAL
    assert "rong.pdf: " in out
    assert "1 văn bản, 2 nhiệm vụ, 1 tệp không đọc được." in out
    assert (tmp_path / "a" / "cong-van.json").exists()


def test_run_in_which_nothing_could_be_read(giaoviec, empty, tmp_path):
    other = empty.with_name("rong-nua.docx")
    other.touch()
    code, *_ = giaoviec("run", empty, other, "-o", tmp_path / "a", "-j", "1")
    assert code == ExitCode.NONE_SUCCEEDED


def test_extract_goes_on_after_a_bad_file(giaoviec, notice, empty):
    code, out, err = giaoviec("extract", empty, notice)
    assert code == ExitCode.PARTIAL
    assert len(out.splitlines()) == 1
    assert "rong.pdf" in err


def test_verbose_adds_the_traceback_wherever_it_stands(giaoviec, empty):
    for words in (("-v", "extract", empty), ("extract", empty, "--verbose")):
        code, _, err = giaoviec(*words)
        assert code == ExitCode.UNREADABLE
        assert "Traceback" in err


def test_a_bug_ends_in_a_sentence_not_in_a_traceback(giaoviec, notice, monkeypatch):
    monkeypatch.setattr("pipeline.cli_extract.process", lambda *_, **__: 1 / 0)
    code, out, err = giaoviec("extract", notice)
    assert (code, out) == (ExitCode.UNEXPECTED, "")
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_written_to_is_named(giaoviec, notice, tmp_path):
    in_the_way = tmp_path / "tep"
    in_the_way.touch()
    code, _, err = giaoviec("extract", notice, "-o", in_the_way)
    assert code == ExitCode.UNEXPECTED
    assert f"“{in_the_way}”" in err


def test_what_the_system_refuses_is_told_in_vietnamese(giaoviec, notice, tmp_path):
    in_the_way = tmp_path / "tep"
    in_the_way.touch()
    code, _, err = giaoviec("extract", notice, "-o", in_the_way)
    assert code == ExitCode.UNEXPECTED
    assert "(có tệp nằm ở chỗ của thư mục)" in err


def test_a_folder_is_no_file_to_write_to(giaoviec, notice, tmp_path):
    (tmp_path / "danh-muc").mkdir()
    code, _, err = giaoviec("checklist", notice, "-o", tmp_path / "danh-muc", "-f", "md")
    assert code == ExitCode.USAGE
    assert "danh-muc” là thư mục" in err


def test_an_empty_file_is_no_register(giaoviec, tmp_path):
    empty = tmp_path / "ghi-chu.sqlite"
    empty.touch()
    assert giaoviec("tasks", "-r", empty)[0] == ExitCode.USAGE
    assert empty.stat().st_size == 0


def test_a_register_that_lost_its_tables_is_told(giaoviec, tmp_path):
    place = tmp_path / "so.sqlite"
    engine = open_register(register_url(str(place), None))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE task_units"))
    engine.dispose()
    code, _, err = giaoviec("tasks", "-r", place)
    assert code == ExitCode.UNEXPECTED
    assert err.startswith("Lỗi: Sổ theo dõi không đọc hoặc ghi được (no such table: task_units).")


def test_nothing_is_left_behind_by_a_failure(giaoviec, empty, tmp_path):
    before = sorted(tmp_path.iterdir())
    giaoviec("checklist", empty, "-o", tmp_path / "danh-muc.docx")
    assert sorted(tmp_path.iterdir()) == before
