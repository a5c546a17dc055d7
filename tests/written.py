"""Invented notices written as plain text, one paragraph a line, and what they assign."""

from models.notice import Notice, Task
from pipeline.process import process

LETTERHEAD = """\
UBND TỈNH LAM GIANG
Số: 15/{symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 10 tháng 3 năm 2026
"""
TITLES = {
    "TB": "THÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về phòng, chống hạn hán",
    "CT": "CHỈ THỊ\nVề phòng, chống hạn hán năm 2026",
    "KH": "KẾ HOẠCH\nPhòng, chống hạn hán năm 2026",
    "QĐ": "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác chống hạn",
    "BC": "BÁO CÁO\nTình hình hạn hán quý I năm 2026",
    "TTr": "TỜ TRÌNH\nVề việc hỗ trợ kinh phí chống hạn",
    "GM": "GIẤY MỜI\nHọp bàn giải pháp chống hạn",
    "CĐ": "CÔNG ĐIỆN\nVề việc ứng phó với hạn hán",
    "BB": "BIÊN BẢN\nHọp Tổ công tác chống hạn",
}
SIGNATURE = """\
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Hạc
"""


def written(body: str, kind: str = "TB", to: str = "") -> str:
    """A notice of 10 March 2026 with this body, blank lines between its paragraphs; ``kind`` "CV" is a letter to ``to`` (one a line)."""
    body = body.strip().replace("\n", "\n\n").replace("|\n\n|", "|\n|")  # the rows of a table stand together
    if kind == "CV":
        head = LETTERHEAD.format(symbol="UBND-KT") + "V/v phòng, chống hạn hán"
        addressees = f"\nKính gửi:\n{to}\n" if "\n" in to else f"\nKính gửi: {to}\n"
        return f"{head}\n{addressees}\n{body}\n\n{SIGNATURE}"
    return f"{LETTERHEAD.format(symbol=f'{kind}-UBND')}\n{TITLES[kind]}\n\n{body}\n\n{SIGNATURE}"


def understood(body: str, kind: str = "TB", to: str = "") -> Notice:
    return process(written(body, kind, to).encode(), name="invented.txt")


def tasks_of(body: str, kind: str = "TB", to: str = "") -> tuple[Task, ...]:
    return understood(body, kind, to).tasks


def names(units) -> list[str]:
    return [unit.name for unit in units]
