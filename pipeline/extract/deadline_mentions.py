"""From a matched phrase to what it says: dates, counts, recurrences."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from models.mention import Anchor, DeadlineMention, Unit, When
from models.notice import Every
from pipeline.extract.deadline_lists import Item, follows, inherit, read_list
from pipeline.extract.deadline_shapes import WEEKDAYS
from pipeline.rules import book

NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10} | {
    "mười hai": 12,
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}
UNITS: dict[str, Unit] = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
EVERY_UNITS: dict[str, Every] = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "quí": "quarter", "năm": "year"}
EVERY_MONTHS: dict[int, Every] = {3: "quarter", 6: "half-year", 9: "year", 12: "year"}
EVERY = re.compile(
    r"(?i)(?:(\d{1,2}|hai|ba|sáu|chín|một|nửa)\s+)?(?:(?:hằng|hàng|mỗi|từng)\s+)?(ngày|tuần|tháng|qu[ýí]|năm)(?:\s+đầu\s+năm)?"
)


class Part(NamedTuple):
    """One deadline of a phrase: its span in the searched text and the fields of its mention."""

    start: int
    end: int
    fields: dict[str, Any]


def mentions_of(rule: book.Rule, match: re.Match[str], offset: int) -> Iterator[DeadlineMention]:
    """The deadlines that one match states, in order; ``offset`` is added to the match's own positions."""
    groups = {name: words for name, words in match.groupdict().items() if words}
    common = common_fields(rule, groups)
    for part in parts_of(rule, match, groups):
        end = with_bracket(match.string, part.start, part.end)
        written = " ".join(match.string[part.start : end].split())
        yield DeadlineMention(start=part.start + offset, end=end + offset, as_written=written, **common | part.fields)


def with_bracket(text: str, start: int, end: int) -> int:
    """The end of a phrase, past the bracket that closes one opened in it ("ngày thứ Hai (15/6/2026)")."""
    phrase = text[start:end]
    closed = phrase.count("(") <= phrase.count(")")
    return end if closed or text[end : end + 1] != ")" else end + 1


def common_fields(rule: book.Rule, groups: dict[str, str]) -> dict[str, Any]:
    """What all deadlines of one phrase share: kind, rule, time of day, count and anchor."""
    fields: dict[str, Any] = {"kind": rule.value["kind"], "strength": rule.value.get("strength", "certain"), "rule": "deadlines." + rule.id}
    if time := groups.get("time") or groups.get("time_after"):
        fields["time"] = read_time(time)
    if "count" in groups:
        fields |= {"count": read_number(groups["count"]), "before": bool(rule.value.get("before"))} | unit_fields(groups["unit"])
    if "anchor" in groups:
        anchor = " ".join(groups["anchor"].split())
        fields |= {"anchor": anchor, "anchor_kind": anchor_kind(anchor)}
    elif "anchor" in rule.value:
        fields["anchor_kind"] = rule.value["anchor"]
    return fields


def parts_of(rule: book.Rule, match: re.Match[str], groups: dict[str, str]) -> list[Part]:
    """The deadlines of a phrase, one for each date or recurrence that it lists."""
    start, end = match.span("phrase") if "phrase" in groups else match.span()
    if "first" in groups:
        return [Part(start, end, range_of(match["first"], match["last"]))]
    if "every" in groups or "every_first" in groups or "every_after" in groups or "every" in rule.value:
        return recurrences(rule, match, groups, start, end)
    if "when" in groups:
        ranged = rule.value["kind"] in ("during", "on")
        return spread([(item, dates) for item, dates in dated(read_list(match["when"]), ranged)], match.start("when"), start, end)
    return [Part(start, end, {})]


def range_of(first: str, last: str) -> dict[str, Any]:
    """The two ends of "từ … đến …"."""
    opening, closing = read_list(first)[0].when, read_list(last)[-1].when
    return {"first": inherit(opening, closing), "last": closing}


def dated(items: tuple[Item, ...], ranged: bool) -> Iterator[tuple[Item, dict[str, Any]]]:
    """The dates of a list; with ``ranged``, or where a dash says so, neighbours become one range."""
    position = 0
    while position < len(items):
        run = position + 1
        while run < len(items) and (items[run].ranged or (ranged and follows(items[run - 1].when, items[run].when))):
            run += 1
        first, last = items[position], items[run - 1]
        single = {"last": last.when}
        yield first._replace(end=last.end), single if run == position + 1 else {"first": first.when} | single
        position = run


def spread(found: list[tuple[Item, dict[str, Any]]], offset: int, start: int, end: int) -> list[Part]:
    """Parts whose spans cover the phrase: the first takes the words before it, the last those after it."""
    parts = []
    for number, (item, fields) in enumerate(found):
        first = start if number == 0 else item.start + offset
        last = end if number == len(found) - 1 else item.end + offset
        kind = {"kind": "during"} if is_period(fields) else {}
        parts.append(Part(first, last, fields | kind))
    return parts


def is_period(fields: dict[str, Any]) -> bool:
    """True for a range of dates, whatever the rule thought that it had found."""
    return "first" in fields


def recurrences(rule: book.Rule, match: re.Match[str], groups: dict[str, str], start: int, end: int) -> list[Part]:
    """The recurrences of a phrase: each interval, or each day that comes back."""
    name = next((name for name in ("every", "every_first", "every_after") if groups.get(name)), None)
    found = intervals(match[name] if name else rule.value["every"])
    if "when" in groups:
        every = found[0][1]
        days = [(item, every | {"last": in_cycle(item.when, groups)}) for item in read_list(match["when"])]
        return spread(days, match.start("when"), start, end)
    if weekday := groups.get("weekday") or groups.get("weekday_after"):
        when = When(grain="day", weekday=WEEKDAYS[weekday.lower().split()[-1]])
        return [Part(start, end, {"every": "week", "last": when})]
    return spread(found, match.start(name) if name else start, start, end)


def intervals(words: str) -> list[tuple[Item, dict[str, Any]]]:
    """The intervals in "hằng tháng, quý, 6 tháng và hằng năm", with their places."""
    found = []
    for match in EVERY.finditer(words):
        count = read_number(match[1] or "1") if (match[1] or "").lower() != "nửa" else 6
        unit = "tháng" if (match[1] or "").lower() == "nửa" else match[2].lower()
        fields: dict[str, Any] = {"every": EVERY_UNITS[unit]}
        if unit == "tháng" and count in EVERY_MONTHS:
            fields = {"every": EVERY_MONTHS[count]} | ({"last": When(grain="month", month=9)} if count == 9 else {})
        elif count > 1:
            fields["count"] = count
        found.append((Item(match.start(), match.end(), When(grain="year")), fields))
    return found


def in_cycle(when: When, groups: dict[str, str]) -> When:
    """The day within its cycle; "tháng cuối quý" is the third month of each quarter, "ngày cuối" the last day."""
    if "quarter_month" in groups:
        return when.model_copy(update={"month": 3 if groups["quarter_month"].lower() == "cuối" else 1})
    return when


def read_number(words: str) -> int:
    """A number in figures or in words; what stands in brackets after it is left out."""
    plain = " ".join(re.sub(r"\(.*", "", words).lower().split())
    return int(plain) if plain.isdigit() else NUMBERS[plain]


def unit_fields(words: str) -> dict[str, Any]:
    """The unit of a count, and whether it counts working days."""
    plain = words.lower().split()
    return {"unit": UNITS.get(plain[0], "hour"), "working": plain[1:] == ["làm", "việc"]}


def read_time(words: str) -> str:
    """The time of day as HH:MM; midnight at the end of a day is 23:59, "3 giờ chiều" is 15:00."""
    match = book.load("dates")["clock"].regex.search(" ".join(words.split()))
    if match is None:
        raise ValueError(words)
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_colon"] or 0)
    if match["half_day"] and match["half_day"].lower() in ("chiều", "tối") and hour < 12:
        hour += 12
    return "23:59" if hour == 24 else f"{hour:02d}:{minute:02d}"


def anchor_kind(anchor: str) -> Anchor:
    """Whether the days run from the notice's own issue, from its receipt, or from another event."""
    rules = book.load("deadlines")
    if rules["anchor.issue"].regex.search(anchor):
        return "issue"
    return "receipt" if rules["anchor.receipt"].regex.search(anchor) else "other"
