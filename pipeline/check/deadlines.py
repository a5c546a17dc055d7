"""What should be looked at in the deadlines of a task: the doubts of the reckoning of dates, each under its code."""

from collections.abc import Iterator

from models.notice import Deadline, Finding
from pipeline.check.catalogue import catalogue, finding

NO_YEAR = "Không ghi năm"  # how the reckoning begins a reason when it had to supply the year


def deadline_findings(deadline: Deadline) -> Iterator[Finding]:
    """One finding for each doubt, and one where the notice's year was supplied without any."""
    codes = [code_of(doubt) for doubt in deadline.warnings]
    for code, doubt in zip(codes, deadline.warnings, strict=True):
        yield finding(code, as_written=deadline.as_written, doubt=doubt)
    if "deadline.year-inferred" not in codes and any(reason.startswith(NO_YEAR) for reason in deadline.why):
        yield finding("deadline.year-assumed", as_written=deadline.as_written)


def code_of(doubt: str) -> str:
    """The code of the first kind of finding whose words stand in the doubt; the last kind takes what is left."""
    return next(kind.code for kind in catalogue().values() if any(words in doubt for words in kind.told_by))
