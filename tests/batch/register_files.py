"""Invented files and what a register says of them, for tests of runs."""

from pathlib import Path

NOTICE = """UBND TỈNH LAM GIANG
SỞ XÂY DỰNG
Số: {number}/SXD-QLN
Lam Giang, ngày 09 tháng 3 năm 2026
Kính gửi: Ban Quản lý dự án đầu tư xây dựng tỉnh.

Sở Xây dựng yêu cầu:
1. Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thiện hồ sơ thiết kế hạng mục {number} trước ngày 20/3/2026.
2. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ thẩm định dự toán hạng mục {number} chậm nhất ngày 15/4/2026.
"""


def put_notices(folder: Path, count: int) -> Path:
    """So many short letters, numbered from 1."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"cv-{number:03}.txt").write_text(NOTICE.format(number=number), encoding="utf-8")
    return folder
