"""The time of day in Vietnam: deadlines are counted and decisions dated by it, whatever zone the machine is set to."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The time in Vietnam."""
    return datetime.now(HERE)


def today() -> date:
    """The day in Vietnam."""
    return now().date()


def then(seconds: float) -> datetime:
    """Seconds since 1970 as a time in Vietnam."""
    return datetime.fromtimestamp(seconds, HERE)
