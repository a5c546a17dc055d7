"""Reading a day or a period as written: "ngày 05 tháng 4 năm 2026", "quý II/2026", "cuối tháng 6".

The shapes are the rules ``when.*`` of ``pipeline/rules/dates.toml``.
"""

import re
from collections.abc import Callable
from functools import cache

from models.mention import When
from pipeline.rules import book

MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU"} | {
    str(number): code for number, code in zip(range(2, 8), ("MO", "TU", "WE", "TH", "FR", "SA"), strict=True)
}
PORTIONS = {"đầu": "start", "giữa": "middle", "cuối": "end", "hết": "end", "nửa đầu": "first-half", "nửa cuối": "second-half"}
GRAINS = {"tuần": "week", "tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year"}
SHIFTS = {"này": 0, "nay": 0, "trước": -1, "ngoái": -1, "vừa qua": -1, "qua": -1}
DAYS_FROM_TODAY = {"hôm nay": 0, "nay": 0, "mai": 1, "kia": 2, "hôm qua": -1, "hôm kia": -2}


def read_when(text: str) -> When | None:
    """The date or period that the whole of ``text`` names; None if it names none."""
    text = " ".join(text.split())
    for rule in shapes():
        found = rule.regex.fullmatch(text)
        if found:
            return when_of(found.groupdict(), dict(rule.value))
    return None


@cache
def shapes() -> tuple[book.Rule, ...]:
    """The rules that read one date or period."""
    return tuple(rule for rule in book.load("dates").rule if rule.id.startswith("when."))


def when_of(groups: dict[str, str | None], fields: dict[str, object]) -> When:
    """The date or period from the words that a rule's groups have caught."""
    said = {name: " ".join(words.lower().split()) for name, words in groups.items() if words}
    base: dict[str, object] = {}
    if "rest" in said:
        inner = read_when(said["rest"])
        base = inner.model_dump() if inner else {"grain": GRAINS[said["rest"]], "shift": 0}
    for name, words in said.items():
        if name in READERS:
            base |= READERS[name](words)
    return When.model_validate(base | fields)


def read_month(words: str) -> dict[str, object]:
    """A month in figures or in words; giêng and chạp, the first and the twelfth, belong to the lunar calendar."""
    if words.isdigit():
        return {"month": int(words)}
    if words in ("giêng", "chạp"):
        return {"month": 1 if words == "giêng" else 12, "lunar": True}
    return {"month": MONTHS.index(words) + 1}


def read_quarter(words: str) -> dict[str, object]:
    """A quarter in Roman or Arabic figures; the letter l and the figure 1 count as I."""
    if words in ("1", "2", "3", "4"):
        return {"quarter": int(words)}
    return {"quarter": 4 if words.endswith("v") else len(re.sub(r"[^il1]", "", words))}


def read_week(words: str) -> dict[str, object]:
    """The number of a week within its month; -1 for the last."""
    if words.startswith("cuối"):
        return {"week": -1}
    return {"week": int(words) if words.isdigit() else {"hai": 2, "ba": 3, "tư": 4}.get(words, 1)}


def read_weekday(words: str) -> dict[str, object]:
    """A weekday, of this week unless a later group says otherwise."""
    return {"weekday": WEEKDAYS[words.rsplit(maxsplit=1)[-1]], "shift": 0}


def read_today(words: str) -> dict[str, object]:
    """Today, tomorrow, the day before yesterday."""
    return {"shift": DAYS_FROM_TODAY[words]}


READERS: dict[str, Callable[[str], dict[str, object]]] = {
    "day": lambda words: {"day": int(words)},
    "month": read_month,
    "month_short": read_month,
    "year": lambda words: {"year": int(words)},
    "quarter": read_quarter,
    "half": lambda words: {"half": 1 if words == "đầu" else 2},
    "week": read_week,
    "weekday": read_weekday,
    "shift": lambda words: {"shift": SHIFTS.get(words, 1)},
    "coming_weekday": lambda words: {"weekday": WEEKDAYS[words.rsplit(maxsplit=1)[-1]]},
    "occasion": lambda words: {"occasion": words},
    "coming": lambda words: {"shift": 0 if words == "này" else None},
    "unit": lambda words: {"grain": GRAINS[words]},
    "portion": lambda words: {"portion": PORTIONS[words]},
    "lunar": lambda _: {"lunar": True},
    "today": read_today,
    "coming_day": read_today,
    "same_day": read_today,
}
