"""Records of invented notices for tests of the register."""

import hashlib

from models.notice import Notice
from pipeline.process import process
from pipeline.register.rows import Record, record_of

LETTER = """UBND TỈNH LAM GIANG
{office}
Số: {number}
Lam Giang, ngày 09 tháng 3 năm {year}
Kính gửi: Ban Quản lý dự án đầu tư xây dựng tỉnh.

{office_name} yêu cầu:
{tasks}
"""
TASKS = """1. Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thiện hồ sơ thiết kế trước ngày 20/3/{year}.
2. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ thẩm định dự toán chậm nhất ngày 15/4/{year}."""


def notice(number: str = "31/SXD-QLN", *, year: int = 2026, tasks: str = TASKS, note: str = "", office: str = "Sở Xây dựng") -> Notice:
    """A letter; ``note`` makes another file of the same notice."""
    text = LETTER.format(number=number, year=year, office=office.upper(), office_name=office, tasks=tasks.format(year=year))
    return process(f"{text}\n{note}".encode(), name=f"{number.partition('/')[0]}.txt")


def record(number: str = "31/SXD-QLN", **details) -> Record:
    return record_of(notice(number, **details))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
