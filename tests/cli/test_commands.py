"""What the command prints and where it writes."""

import json
import sys

import pytest

from models.notice import Notice, schema
from pipeline.errors import ExitCode
from pipeline.render.checklist import FORMATS
from pipeline.version import VERSION


def results(folder):
    """The files that a run wrote for its notices."""
    return sorted(path for path in folder.iterdir() if path.is_file())


def test_without_arguments_it_explains_itself(giaoviec):
    code, out, _ = giaoviec()
    assert code == ExitCode.OK
    assert "Các lệnh:" in out


@pytest.mark.parametrize("command", [(), ("run",), ("extract",), ("checklist",), ("doctor",), ("schema",), ("version",)])
def test_help_is_vietnamese(giaoviec, command):
    code, out, err = giaoviec(*command, "--help")
    assert (code, err) == (ExitCode.OK, "")
    assert out.startswith("Cách dùng: ")
    assert not [
        word for word in ("Usage", "Options", "Arguments", "Commands", "Show", "exit", "default", "required", "PATH") if word in out
    ]


def test_version(giaoviec):
    assert giaoviec("version") == giaoviec("--version") == (ExitCode.OK, f"giaoviec {VERSION}\n", "")


def test_schema(giaoviec):
    code, out, _ = giaoviec("schema")
    assert code == ExitCode.OK
    assert json.loads(out) == schema()


def test_extract_prints_one_notice(giaoviec, notice):
    code, out, err = giaoviec("extract", notice)
    assert (code, err) == (ExitCode.OK, "")
    found = Notice.model_validate_json(out)
    assert found.header.number == "31/SXD-QLN"
    assert [deadline.due for task in found.tasks for deadline in task.deadlines] == ["2026-03-20", "2026-04-15"]


def test_extract_prints_several_notices_line_by_line(giaoviec, notice):
    other = notice.with_name("khac.txt")
    other.write_text(notice.read_text(encoding="utf-8").replace("31/SXD", "32/SXD"), encoding="utf-8")
    code, out, _ = giaoviec("extract", notice, other)
    assert code == ExitCode.OK
    assert [json.loads(line)["header"]["number"] for line in out.splitlines()] == ["31/SXD-QLN", "32/SXD-QLN"]


def test_jsonl_is_one_line(giaoviec, notice):
    _, out, _ = giaoviec("extract", "--jsonl", notice)
    assert len(out.splitlines()) == 1


def test_extract_into_a_folder(giaoviec, notice, tmp_path):
    code, out, _ = giaoviec("extract", notice, "-o", tmp_path / "ket-qua")
    assert (code, out) == (ExitCode.OK, "")
    assert [path.name for path in (tmp_path / "ket-qua").iterdir()] == ["cong-van.json"]


def test_run_writes_results_and_prints_a_summary(giaoviec, notice, tmp_path):
    code, out, _ = giaoviec("run", notice, "-o", tmp_path / "ket-qua", "--jobs", "1")
    assert code == ExitCode.OK
    written = [path.name for path in results(tmp_path / "ket-qua")]
    assert written == ["cong-van.docx", "cong-van.html", "cong-van.json", "cong-van.xlsx"]
    assert "31/SXD-QLN" in out
    assert "1 văn bản, 2 nhiệm vụ. Kết quả" in out


def test_run_writes_the_formats_asked_for(giaoviec, notice, tmp_path):
    giaoviec("run", notice, "-o", tmp_path / "a", "-j", "1", "-f", "md", "-f", "html")
    assert sorted(path.suffix for path in results(tmp_path / "a")) == [".html", ".json", ".md"]


def test_a_notice_without_tasks_gets_no_checklist(giaoviec, tmp_path):
    plain = tmp_path / "loi-moi.txt"
    plain.write_text("Hội thi cờ tướng khai mạc vào mùa xuân.\n", encoding="utf-8")
    giaoviec("run", plain, "-o", tmp_path / "a", "-j", "1")
    assert [path.name for path in results(tmp_path / "a")] == ["loi-moi.json"]


def test_a_file_name_cannot_colour_or_move_the_terminal(giaoviec, notice, tmp_path):
    odd = notice.rename(notice.with_name("[red]văn\x1b[2Jbản.txt"))
    _, out, _ = giaoviec("run", odd, "-o", tmp_path / "a", "-j", "1")
    assert "[red]văn[2Jbản.txt" in out
    assert "\x1b" not in out


def test_several_processes_give_the_same_files(giaoviec, notice, empty, tmp_path):
    other = notice.with_name("khac.txt")
    other.write_text(notice.read_text(encoding="utf-8").replace("31/SXD", "32/SXD"), encoding="utf-8")
    for jobs in ("1", "2"):
        code, *_ = giaoviec("run", notice, other, empty, "-o", tmp_path / jobs, "--jobs", jobs)
        assert code == ExitCode.PARTIAL
    contents = [{path.name: path.read_bytes() for path in results(tmp_path / jobs)} for jobs in ("1", "2")]
    assert contents[0] == contents[1]
    assert len(contents[0]) == 8


@pytest.mark.parametrize("kind", ["md", "html", "docx", "xlsx", "json"])
def test_checklist_by_format_and_by_file_name_is_the_same(giaoviec, notice, tmp_path, kind):
    by_name = tmp_path / f"danh-muc.{kind}"
    assert giaoviec("checklist", notice, "-o", by_name)[0] == ExitCode.OK
    by_format = tmp_path / "danh-muc"
    assert giaoviec("checklist", notice, "-f", kind, "-o", by_format)[0] == ExitCode.OK
    assert by_name.read_bytes() == by_format.read_bytes() != b""


def test_checklist_on_the_screen_is_markdown(notice, capfdbinary):
    from pipeline.cli import call

    assert call(["checklist", str(notice)]) == ExitCode.OK
    sys.stdout.flush()
    assert "Sở Tài chính" in capfdbinary.readouterr().out.decode()


def test_formats_offered_are_those_rendered():
    from pipeline.cli_options import ChecklistFormat, Format

    assert {*Format, "json"} == set(FORMATS)
    assert set(ChecklistFormat) == {*FORMATS, "review-html"}


def test_descriptions_of_arguments_stand_in_a_column(giaoviec):
    lines = giaoviec("forms", "--help")[1].splitlines()
    [name, results] = [line for line in lines if line.startswith(("  MẪU", "  KẾT_QUẢ"))]
    assert name.index("Tên mẫu") == results.index("Thư mục")
    assert "[MẪU] [KẾT_QUẢ…]" in lines[0]
    assert "..." not in lines[0]
