"""Labels and values in words, to be shown side by side."""

from collections.abc import Sequence

from models.notice import Deadline
from pipeline.evaluate.labels import LabelledDeadline

NOTHING = "(không có)"


def names_in_words(names: Sequence[str | tuple[str, ...]]) -> str:
    """Units, separated by semicolons; where several names are right, with "hoặc"."""
    return "; ".join(name if isinstance(name, str) else " hoặc ".join(name) for name in names) or NOTHING


def deadlines_in_words(deadlines: Sequence[Deadline | LabelledDeadline]) -> str:
    """Deadlines as written, with what they were read as."""
    return "; ".join(deadline_in_words(one) for one in deadlines) or NOTHING


def deadline_in_words(one: Deadline | LabelledDeadline) -> str:
    """A deadline as written, with its kind and dates, recurrence or duration."""
    count = f"{one.days} ngày" if one.days else f"{one.months} tháng" if one.months else None
    working = "làm việc" if one.working else None
    day = f"ngày {one.day}" if one.day else None
    values = [value for value in (one.start, one.due, one.every, day, count, working) if value]
    return f"“{' '.join(one.as_written.split())}” → {' '.join([one.kind, *values])}"


def path_in_words(path: Sequence[str]) -> str:
    """A section path: "II / 2 / a"."""
    return " / ".join(path) or NOTHING


def passage_in_words(start: str, end: str) -> str:
    """A passage by its first and last words."""
    return start if start == end else f"{start} … {end}"
