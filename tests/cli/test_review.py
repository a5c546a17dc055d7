"""Where the review page begins a register, and where it asks whether the folder is the right one."""

import io

import pytest

from pipeline.errors import ExitCode
from pipeline.register.database import FILE


@pytest.fixture(autouse=True)
def unserved(monkeypatch):
    """The page is not waited for; passwords come from standard input."""
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    monkeypatch.setattr("sys.stdin", io.StringIO("mật khẩu thử nghiệm\n"))
    monkeypatch.delenv("GIAOVIEC_DATABASE_URL", raising=False)


@pytest.mark.parametrize("command", [("review",), ("accounts", "lan")])
def test_a_folder_that_is_not_there_is_asked_about_and_not_made(giaoviec, tmp_path, command):
    code, _, told = giaoviec(*command, "-o", "ket-qau")
    assert code == ExitCode.USAGE
    assert "Không có thư mục “ket-qau”" in told.replace(str(tmp_path) + "/", "")
    assert not (tmp_path / "ket-qau").exists()


@pytest.mark.parametrize("command", [("review",), ("accounts", "lan")])
def test_a_register_named_in_such_a_folder_is_not_made_either(giaoviec, tmp_path, command):
    assert giaoviec(*command, "--register", "nham/so.sqlite")[0] == ExitCode.USAGE
    assert not (tmp_path / "nham").exists()


def test_an_empty_folder_is_begun_with_and_that_is_said_once(giaoviec, tmp_path):
    (tmp_path / "moi").mkdir()
    code, _, told = giaoviec("review", "-o", "moi")
    assert code == ExitCode.OK
    assert "bắt đầu một sổ mới" in told
    assert (tmp_path / "moi" / FILE).is_file()
    assert giaoviec("review", "-o", "moi")[2] == ""


def test_first_use_needs_no_preparation(giaoviec, tmp_path):
    code, out, _ = giaoviec("review")
    assert code == ExitCode.OK
    assert "http://127.0.0.1:8765/" in out
    assert (tmp_path / "outputs" / FILE).is_file()


def test_nobody_is_closed_in_a_register_that_is_not_there(giaoviec, tmp_path):
    code, _, told = giaoviec("accounts", "lan", "--close")
    assert code == ExitCode.USAGE
    assert "Chưa có sổ theo dõi" in told
    assert not (tmp_path / "outputs").exists()
