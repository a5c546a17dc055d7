"""Dates and deadlines as a Vietnamese office writes them.

A nought stands before days below 10 and before the months 1 and 2, and nowhere else (Decree 30/2020/NĐ-CP, annex I, II.4.b).
"""

import re
from calendar import monthrange
from datetime import date

from models.notice import Deadline
from pipeline.render.printable import printable

ROMAN = ("I", "II", "III", "IV")
EVERY = {"day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "half-year": "6 tháng", "year": "năm"}
WEEKDAY = {"MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy", "SU": "Chủ nhật"}
# What joins a period to the event that it runs from: "trong 05 ngày kể từ", "trong 05 ngày, tính từ".
CONNECTING = re.compile(r"[\s,(]*(?:(?:kể|tính)\s+từ|từ|sau|khi)?\s*\Z", re.IGNORECASE)
DUE = {"before": "trước", "by": "chậm nhất", "on": ""}


def whole_day(iso: str | None) -> date | None:
    """The day of an ISO date, None where only the month or year is known."""
    return date.fromisoformat(iso) if iso and re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else None


def day_phrase(iso: str) -> str:
    """By how much of the date is known: "ngày 08/01/2025", "tháng 01/2025" or "năm 2025"."""
    parts = iso.split("-")
    unit = ("năm", "tháng", "ngày")[len(parts) - 1]
    return f"{unit} {'/'.join(reversed(written(parts)))}"


def written(parts: list[str]) -> list[str]:
    """Year, month and day of an ISO date, as far as given, with noughts where the decree wants them."""
    return [*parts[:1], *(month_number(int(month)) for month in parts[1:2]), *parts[2:]]


def month_number(month: int) -> str:
    """The month in figures: 01, 02, 3 … 12."""
    return f"{month:02}" if month <= 2 else str(month)


def deadline_phrase(deadline: Deadline) -> str:
    """The deadline in words for a checklist: "trước ngày 15/10/2023", "trong quý I/2024", "hằng tháng, ngày 25".

    Where a date cannot be computed the notice's own words are given.
    """
    if deadline.kind == "recurring" and deadline.every:
        return recurring_phrase(deadline)
    if deadline.kind == "during" and deadline.due:
        return period_phrase(deadline.start, deadline.due)
    if deadline.kind in DUE and deadline.due:
        return f"{DUE[deadline.kind]} {hour(deadline.time)}{day_phrase(deadline.due)}".strip()
    if deadline.counted_from and deadline.due:
        return counted_phrase(deadline, deadline.due, deadline.counted_from)
    words = printable(deadline.as_written)
    return f"{words} (tức {day_phrase(deadline.due)})" if deadline.due else words


def counted_phrase(deadline: Deadline, due: str, counted_from: str) -> str:
    """The day first, then what it was counted by: "chậm nhất ngày 17/3/2026 (trong 05 ngày làm việc, tính từ ngày đến 10/3/2026)"."""
    words = deadline.as_written
    period = CONNECTING.sub("", words[: words.find(deadline.anchor)]) if deadline.anchor and deadline.anchor in words else words
    return f"chậm nhất {day_phrase(due)} ({printable(period)}, tính từ ngày đến {day_phrase(counted_from).removeprefix('ngày ')})"


def hour(time: str | None) -> str:
    """The hour with the blank that follows it, "16 giờ 30 " for "16:30"; nothing for None."""
    if time is None:
        return ""
    hours, minutes = time.split(":")[:2]
    return f"{int(hours)} giờ {minutes} "


def recurring_phrase(deadline: Deadline) -> str:
    """A recurrence: "hằng tháng, trước ngày 25"; "thứ Sáu hằng tuần"; "2 tuần một lần"."""
    unit = EVERY[deadline.every or "day"]
    interval = re.search(r"INTERVAL=(\d+)", deadline.rrule or "")
    apart = int(interval[1]) if interval and deadline.every in ("day", "week", "month", "year") else 1
    often = f"{apart} {unit} một lần" if apart > 1 else rhythm(unit)
    if deadline.weekday:
        often = f"{WEEKDAY[deadline.weekday]} {often}"
    if deadline.day is None:
        return often
    before = "trước " if re.search(r"\btrước\b", deadline.as_written, re.IGNORECASE) else ""
    month = f"/{month_number(deadline.month)}" if deadline.month else ""
    day = f"{deadline.day:02}" if deadline.day > 0 else "cuối"
    return f"{often}, {before}{hour(deadline.time)}ngày {day}{month}"


def rhythm(unit: str) -> str:
    """How often: "hằng tháng"; six months have no "hằng"."""
    return f"định kỳ {unit}" if unit[0].isdigit() else f"hằng {unit}"


def period_phrase(start: str | None, due: str) -> str:
    """The name of the period where it has one, "trong quý I/2024", "trong tháng 10/2023"; else "từ ngày … đến ngày …"."""
    first, last = whole_day(start), whole_day(due)
    if first is None or last is None:
        return f"đến {day_phrase(due)}"
    return named_period(first, last) or f"từ {day_phrase(first.isoformat())} đến {day_phrase(last.isoformat())}"


def named_period(first: date, last: date) -> str | None:
    """The name of a period of whole months, None for any other."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    months = (first.month, last.month)
    if first.year != last.year:
        years = f"từ năm {first.year} đến năm {last.year}"
        return years if months == (1, 12) else f"từ {month_phrase(first)} đến {month_phrase(last)}"
    names = {(1, 12): "trong năm", (1, 6): "trong 6 tháng đầu năm", (7, 12): "trong 6 tháng cuối năm"}
    if months in names:
        return f"{names[months]} {first.year}"
    if first.month == last.month:
        return f"trong {month_phrase(first)}"
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"trong quý {ROMAN[first.month // 3]}/{first.year}"
    return f"từ tháng {month_number(first.month)} đến {month_phrase(last)}"


def month_phrase(day: date) -> str:
    """The month that the day lies in: "tháng 01/2025"."""
    return day_phrase(f"{day:%Y-%m}")
