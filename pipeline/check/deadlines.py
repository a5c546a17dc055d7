"""What should be looked at in the deadlines of a task."""

from collections.abc import Iterator
from datetime import date

from models.notice import Deadline, Finding, Header
from pipeline.check.catalogue import finding


def deadline_findings(deadline: Deadline, header: Header) -> Iterator[Finding]:
    """A deadline in the past of the notice, one that cannot be computed, and the doubts of the reckoning itself."""
    due, issued = whole_day(deadline.due), whole_day(header.issued_on)
    if due and issued and due < issued:
        yield finding("deadline.before-notice", day=f"{due:%d/%m/%Y}", issued=f"{issued:%d/%m/%Y}")
    if deadline.kind == "relative" and deadline.due is None:
        yield finding("deadline.not-computable", as_written=deadline.as_written, anchor=deadline.anchor or "một sự kiện khác")
    for doubt in deadline.warnings:
        yield finding("deadline.doubt", as_written=deadline.as_written, doubt=doubt)


def whole_day(iso: str | None) -> date | None:
    """The day of an ISO date; None where only month or year is known."""
    return date.fromisoformat(iso) if iso and len(iso) == len("2025-01-08") else None
