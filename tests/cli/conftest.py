import pytest

from pipeline.cli import call


@pytest.fixture
def giaoviec(capsys, monkeypatch, tmp_path):
    """Run the command in an empty folder; gives its exit code, what it printed and what it complained about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*words):
        code = call([str(word) for word in words])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def notice(tmp_path):
    """A short letter as plain text."""
    path = tmp_path / "cong-van.txt"
    path.write_text(
        """UBND TỈNH LAM GIANG
SỞ XÂY DỰNG
Số: 31/SXD-QLN
Lam Giang, ngày 09 tháng 3 năm 2026
Kính gửi: Ban Quản lý dự án đầu tư xây dựng tỉnh.

Sở Xây dựng yêu cầu:
1. Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thiện hồ sơ thiết kế trước ngày 20/3/2026.
2. Sở Tài chính thẩm định dự toán chậm nhất ngày 15/4/2026.
""",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def empty(tmp_path):
    path = tmp_path / "rong.pdf"
    path.touch()
    return path
