"""A notice with a secrecy mark: refused with its own exit code, nothing of it written; read where the office may."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ExitCode

BODY = "Trung đoàn Sông Hàn"


@pytest.fixture
def secret(notice):
    """The letter, marked and about something that must not be seen."""
    text = notice.read_text(encoding="utf-8").replace("Kính gửi", "TỐI MẬT\nKính gửi").replace("hồ sơ thiết kế", BODY)
    path = notice.with_name("mat.txt")
    path.write_text(text, encoding="utf-8")
    return path


def written_below(folder: Path) -> bytes:
    """All that stands in the files of a folder and in their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("command", ["extract", "checklist", "explain"])
def test_it_is_refused(giaoviec, secret, command):
    code, out, err = giaoviec("-v", command, secret)
    assert (code, out) == (ExitCode.SECRET, "")
    assert "TỐI MẬT" in err
    assert "--allow-secret" in err
    assert BODY not in err


def test_nothing_of_it_is_written(giaoviec, secret, notice, tmp_path):
    code, out, err = giaoviec("run", secret, notice, "-o", tmp_path / "ra", "-j", "1")
    assert code == ExitCode.PARTIAL
    assert BODY not in out + err
    assert (tmp_path / "ra" / "cong-van.json").exists()
    assert BODY.encode() not in written_below(tmp_path / "ra")


@pytest.mark.parametrize("command", ["extract", "checklist"])
def test_offices_entitled_to_it_may_read_it(giaoviec, secret, command):
    code, out, _ = giaoviec(command, secret, "--allow-secret")
    assert code == ExitCode.OK
    assert BODY in out


def test_a_run_reads_it_once_it_is_allowed_and_hides_it_again(giaoviec, secret, tmp_path):
    options = ("-j", "1", "--register", tmp_path / "so.sqlite")
    assert giaoviec("run", secret, "-o", tmp_path / "a", *options)[0] == ExitCode.SECRET
    assert giaoviec("run", secret, "-o", tmp_path / "a", *options, "--allow-secret")[0] == ExitCode.OK
    assert json.loads((tmp_path / "a" / "mat.json").read_text(encoding="utf-8"))["header"]["secrecy"] == "TỐI MẬT"
    assert giaoviec("run", secret, "-o", tmp_path / "b", *options)[0] == ExitCode.SECRET
    assert BODY.encode() not in written_below(tmp_path / "b")


def test_it_is_explained_once_it_is_allowed(giaoviec, secret):
    code, out, _ = giaoviec("explain", secret, "--allow-secret")
    assert code == ExitCode.OK
    assert "  Nhiệm vụ: " in out
    assert "  Độ tin cậy: " in out


def test_it_is_measured_once_it_is_allowed(giaoviec, secret, tmp_path):
    labels = tmp_path / "nhan"
    labels.mkdir()
    (labels / "mat.json").write_text('{"id": "mat", "file": "mat.txt", "header": {}, "tasks": []}', encoding="utf-8")
    assert giaoviec("evaluate", labels, "--source", secret.parent)[0] == ExitCode.PARTIAL
    assert giaoviec("evaluate", labels, "--source", secret.parent, "--allow-secret")[0] == ExitCode.OK
