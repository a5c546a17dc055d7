"""Days as people write them into fields: ngày/tháng/năm."""

import re
from datetime import date


def day_written(text: str) -> date:
    """The day of "05/03/2026", "5.3.2026", "05032026" or "2026-03-05"; raises ValueError for what is none."""
    numbers = re.fullmatch(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})|(\d\d)(\d\d)(\d{4})", text.strip(), re.ASCII)
    if numbers is None:
        return date.fromisoformat(text.strip())
    day, month, year = map(int, filter(None, numbers.groups()))
    return date(year, month, day)
