"""Reading a day or a period as written: "ngày 05 tháng 4 năm 2026", "quý II/2026", "cuối tháng 6".

The shapes are the rules ``when.*`` of ``pipeline/rules/dates.toml``.
"""

import re
from functools import cache

from models.mention import When
from pipeline.rules import book

MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU"} | {
    str(number): code for number, code in zip(range(2, 8), ("MO", "TU", "WE", "TH", "FR", "SA"), strict=True)
}
PORTIONS = {"đầu": "start", "giữa": "middle", "cuối": "end", "hết": "end", "nửa đầu": "first-half", "nửa cuối": "second-half"}
GRAINS = {"tuần": "week", "tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year"}
SHIFTS = {"này": 0, "nay": 0, "trước": -1, "vừa qua": -1, "qua": -1}
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
    inner = read_when(said["rest"]) if said.get("rest") else None
    base = inner.model_dump() if inner else {}
    if "rest" in said and inner is None:
        base = {"grain": GRAINS[said["rest"]], "shift": 0}
    return When(**base | fields | {name: value for word in said for name, value in field_of(word, said[word])})


def field_of(group: str, words: str) -> list[tuple[str, object]]:
    """What one group says about the date: pairs of field and value (docs of the groups: rules/dates.toml)."""
    match group:
        case "day" | "year" | "week" if words.isdigit():
            return [(group, int(words))]
        case "week":
            return [("week", -1 if words.startswith("cuối") else ordinal(words))]
        case "month" | "month_short":
            return month_fields(words)
        case "quarter":
            return [("quarter", quarter_number(words))]
        case "half":
            return [("half", 1 if words == "đầu" else 2)]
        case "weekday":
            return [("weekday", WEEKDAYS[words.split()[-1]]), ("shift", 0)]
        case "shift":
            return [("shift", SHIFTS.get(words, 1))]
        case "coming":
            return [("shift", 0 if words == "này" else None)]
        case "unit":
            return [("grain", GRAINS[words])]
        case "portion":
            return [("portion", PORTIONS[words])]
        case "lunar":
            return [("lunar", True)]
        case "today" | "coming_day" | "same_day":
            return [("shift", DAYS_FROM_TODAY[words])]
    return []


def month_fields(words: str) -> list[tuple[str, object]]:
    """A month in figures or in words; giêng and chạp, the first and the twelfth, belong to the lunar calendar."""
    if words.isdigit():
        return [("month", int(words))]
    if words in ("giêng", "chạp"):
        return [("month", 1 if words == "giêng" else 12), ("lunar", True)]
    return [("month", MONTHS.index(words) + 1)]


def ordinal(words: str) -> int:
    """The number of "thứ nhất", "đầu tiên", "thứ hai" …"""
    return {"nhất": 1, "hai": 2, "ba": 3, "tư": 4}.get(words, 1)


def quarter_number(words: str) -> int:
    """The number of a quarter written in Roman or Arabic figures; the letter l and the figure 1 count as I."""
    if words in "1234" and words:
        return int(words)
    return 4 if words.endswith("v") else len(re.sub(r"[^il1]", "", words))
