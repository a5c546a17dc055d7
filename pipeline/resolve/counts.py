"""N days or months from an event (Civil Code 2015, art. 147-148): when the period ends, and why."""

from datetime import date, timedelta
from typing import Any

from models.mention import DeadlineMention
from pipeline.resolve.reference import Reference
from pipeline.resolve.spans import add_months, vietnamese
from pipeline.resolve.working_days import add_days, add_working_days, is_announced, next_working_day

UNKNOWN_ARRIVAL = "Cần biết ngày đến của văn bản để tính hạn."
COUNTED_BACK = "Tính lùi từ một sự kiện; chưa biết ngày của sự kiện."
DAYS_OF = {"day": 1, "week": 7, "half-month": 15}
MONTHS_OF = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def relative(mention: DeadlineMention, reference: Reference) -> dict[str, Any]:
    """N days or months from an event; ``due`` only where the event is the notice's own issue or its known arrival."""
    count, unit = mention.count or 0, mention.unit or "day"
    days, months = (count * DAYS_OF[unit], None) if unit in DAYS_OF else (None, count * MONTHS_OF[unit])
    fields: dict[str, Any] = {"days": days, "months": months, "working": bool(mention.working), "anchor": mention.anchor}
    if mention.before and mention.anchor_kind != "issue":
        return fields | {"warnings": (COUNTED_BACK,)}
    base, missing = base_of(mention, reference)
    if base is None:
        return fields | {"warnings": (missing,)}
    if mention.before:
        back = add_months(base, -(months or 0)) - timedelta(days=days or 0)
        return fields | {"due": back.isoformat(), "why": (f"“{mention.as_written}”: ngày {vietnamese(back)}.",)}
    due = counted(base, days, months, bool(mention.working))
    return fields | {"due": due.isoformat()} | reasons(base, due, days, months, bool(mention.working))


def base_of(mention: DeadlineMention, reference: Reference) -> tuple[date | None, str]:
    """The day that the count runs from, or what is missing to know it."""
    if mention.anchor_kind == "issue":
        return reference.issued, "Cần biết ngày của văn bản để tính hạn."
    if mention.anchor_kind == "receipt":
        return reference.arrived, UNKNOWN_ARRIVAL
    if mention.anchor is None:
        return None, "Không nêu thời hạn tính từ ngày nào."
    return None, "Chưa biết ngày của sự kiện mà thời hạn tính từ đó."


def counted(base: date, days: int | None, months: int | None, working: bool) -> date:
    """The last day of the period: the day of the event does not count; it ends on a working day (art. 147-148)."""
    if months is not None:
        return next_working_day(add_months(base, months))
    return add_working_days(base, days or 0) if working else add_days(base, days or 0)


def reasons(base: date, due: date, days: int | None, months: int | None, working: bool) -> dict[str, tuple[str, ...]]:
    """Why the period ends there, and whether the days off it was counted with are announced."""
    count = f"{months} tháng" if months is not None else f"{days} ngày làm việc" if working else f"{days} ngày"
    why = [f"Tính {count} từ ngày {vietnamese(base)}, bắt đầu từ ngày liền sau (Bộ luật Dân sự, Điều 147): {vietnamese(due)}."]
    plain = add_months(base, months) if months is not None else base + timedelta(days=days or 0)
    if not working and plain != due:
        why.append(f"Ngày {vietnamese(plain)} là ngày nghỉ, nên hạn kết thúc vào ngày làm việc tiếp theo (Điều 148).")
    warnings = () if is_announced(due) else (f"Chưa có lịch nghỉ chính thức năm {due.year}; hạn là tạm tính.",)
    return {"why": tuple(why), "warnings": warnings}
