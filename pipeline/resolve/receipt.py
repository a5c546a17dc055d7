"""Periods that run from the receipt of the notice, counted once the office's day of arrival is known (Civil Code 2015, art. 147-148).

The machine reads a notice without knowing when it arrived; its stored answer has no day. This is done whenever the answer is read out.
"""

from datetime import date

from models.notice import Deadline, Header, Task
from pipeline.resolve.counts import COUNTED_BACK, UNKNOWN_ARRIVAL, counted, reasons
from pipeline.resolve.spans import vietnamese

ANY_NOTICE = ("này", "văn bản")
"""Words of an anchor that mean the notice itself, whatever its type: "ngày nhận được văn bản", "khi nhận Thông báo này"."""


def counted_from_receipt(task: Task, arrived: date | None, header: Header) -> Task:
    """The task with the due day of each period that runs from the notice's receipt; as it is where the day is not known.

    What was doubtful only because the day was not known is doubtful no more.
    """
    deadlines = tuple(count(one, arrived) if arrived and runs_from_receipt(one, header) else one for one in task.deadlines)
    if deadlines == task.deadlines:
        return task
    still = any(UNKNOWN_ARRIVAL in one.warnings for one in deadlines)
    findings = tuple(one for one in task.findings if still or one.message != UNKNOWN_ARRIVAL)
    return task.model_copy(update={"deadlines": deadlines, "findings": findings})


def count(deadline: Deadline, arrived: date) -> Deadline:
    """The period counted from that day; ``counted_from`` says so."""
    due = counted(arrived, deadline.days, deadline.months, bool(deadline.working))
    told = reasons(arrived, due, deadline.days, deadline.months, bool(deadline.working))
    known = {"due": due.isoformat(), "counted_from": arrived.isoformat()}
    why = (f"Văn bản đến ngày {vietnamese(arrived)}.", *told["why"])
    return deadline.model_copy(update={**known, "why": why, "warnings": told["warnings"]})


def runs_from_receipt(deadline: Deadline, header: Header) -> bool:
    """Whether it is a number of days or months from the receipt of this notice, and not yet counted from any other day.

    "Kể từ ngày nhận được Quyết định" in a thông báo speaks of another document.
    """
    if deadline.kind != "relative" or not deadline.anchor or COUNTED_BACK in deadline.warnings:
        return False
    if (deadline.days is None and deadline.months is None) or (deadline.due and not deadline.counted_from):
        return False
    from pipeline.extract.deadline_mentions import anchor_kind

    if anchor_kind(deadline.anchor) != "receipt":
        return False
    words = deadline.anchor.casefold()
    return any(word in words for word in ANY_NOTICE) or bool(header.type and header.type.name.casefold() in words)
