import json

import pytest

from models.notice import Notice
from pipeline.errors import ExitCode


@pytest.fixture
def reviewed(giaoviec, notice):
    """A folder with a result that somebody has corrected: the first task's lead is another."""
    folder = notice.parent / "nhan"
    giaoviec("extract", notice, "-o", folder)
    path = folder / "cong-van.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["tasks"][0]["lead"][0]["name"] = "Sở Nội vụ"
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return folder


def test_evaluate_reads_the_files_and_writes_the_differences(giaoviec, reviewed, notice, tmp_path):
    code, out, err = giaoviec("evaluate", reviewed, "--source", notice.parent, "--json", "so-lieu.json", "--html", "trang.html")
    assert (code, err) == (ExitCode.OK, "")
    assert "cong-van  Chủ trì – theo nhãn: Sở Nội vụ; chương trình: Ban Quản lý dự án đầu tư xây dựng tỉnh" in out
    figures = json.loads((tmp_path / "so-lieu.json").read_text(encoding="utf-8"))
    assert (figures["total"]["no_edit_f1"], figures["total"]["found_f1"]) == (0.5, 1.0)
    page = (tmp_path / "trang.html").read_text(encoding="utf-8")
    assert '<mark class="wrong">' in page
    assert "Kính gửi: Ban Quản lý" in page


def test_evaluate_takes_results_that_are_there(giaoviec, reviewed, notice):
    giaoviec("extract", notice, "-o", "ket-qua")
    code, out, _ = giaoviec("evaluate", reviewed, "--predicted", "ket-qua", "--html", "trang.html")
    assert code == ExitCode.OK
    assert "50,0" in out


def test_a_notice_without_a_file_or_result_counts_as_missed_and_is_told(giaoviec, reviewed, tmp_path):
    (tmp_path / "rong").mkdir()
    for words in (("--source", tmp_path / "rong"), ("--predicted", tmp_path / "rong")):
        code, out, err = giaoviec("evaluate", reviewed, *words)
        assert code == ExitCode.PARTIAL
        assert "cong-van" in err
        assert out.count("Bỏ sót nhiệm vụ") == 2


@pytest.mark.parametrize("content", [None, "{}"])
def test_a_folder_without_labels_or_with_a_bad_one(giaoviec, tmp_path, content):
    folder = tmp_path / "nhan"
    folder.mkdir()
    if content:
        (folder / "hong.json").write_text(content, encoding="utf-8")
    code, _, err = giaoviec("evaluate", folder)
    assert code == ExitCode.USAGE
    assert ("hong.json" if content else "nhan") in err


def test_two_labels_of_one_id(giaoviec, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text('{"id": "x", "file": "x.pdf"}', encoding="utf-8")
    code, _, err = giaoviec("evaluate", tmp_path)
    assert code == ExitCode.USAGE
    assert "“x”" in err


def test_explain_one_task(giaoviec, notice):
    code, out, _ = giaoviec("explain", notice, "--task", "t2")
    assert code == ExitCode.OK
    assert out.startswith("t2: ")
    assert "Chủ trì: Sở Tài chính" in out
    assert "Quy tắc unit.name" in out
    assert "t1" not in out


def test_explain_a_result_as_data(giaoviec, notice):
    giaoviec("extract", notice, "-o", "ket-qua")
    found = Notice.model_validate_json((notice.parent / "ket-qua" / "cong-van.json").read_bytes())
    _, out, _ = giaoviec("explain", "ket-qua/cong-van.json", "--json")
    assert [one["task"] for one in json.loads(out)] == [task.id for task in found.tasks]


def test_explain_a_task_that_is_not_there(giaoviec, notice):
    code, _, err = giaoviec("explain", notice, "--task", "t9")
    assert code == ExitCode.USAGE
    assert "t1, t2" in err
