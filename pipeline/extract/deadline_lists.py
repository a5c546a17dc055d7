"""Lists and ranges of dates: "ngày 10, 11 và 12/6/2026", "tháng 11-12/2023", "Quý I, II năm 2026"."""

import re
from typing import NamedTuple

from models.mention import When
from pipeline.extract.deadline_shapes import shapes, when_of

JOINER = re.compile(r"(?i)\s*(?:,\s*(?:và\s)?|;|và|hoặc|đến|[-–—])\s*(?:hết\s+)?")
BARE = re.compile(r"(?i)(?:(ngày|tháng|qu[ýí]|năm)\s*)?(\d{4}|\d{1,2}(?!\d)|[il1]v|[il]{1,3})(?!\w)")
WORD_OF_GRAIN = {"day": "ngày", "month": "tháng", "quarter": "quý", "year": "năm"}


class Item(NamedTuple):
    """One date of a list; ``start``/``end`` are offsets into the list's text, ``ranged`` that a dash stands before it."""

    start: int
    end: int
    when: When
    ranged: bool = False


def read_list(text: str) -> tuple[Item, ...]:
    """The dates of a list, in order; what one item leaves out (month, year) it takes from the items after it."""
    items: list[Item] = []
    position, ranged = first_date(text), False
    while (item := item_at(text, position, items)) is not None:
        items.append(item._replace(ranged=ranged))
        joiner = JOINER.match(text, item.end)
        if joiner is None:
            break
        position, ranged = joiner.end(), joiner[0].strip().split()[0].lower() in ("-", "–", "—", "đến")
    return completed(items)


def first_date(text: str) -> int:
    """Where the first date begins, after words like "các"."""
    found = re.match(r"(?i)\s*(?:các\s+)?", text)
    return found.end() if found else 0


def item_at(text: str, position: int, before: list[Item]) -> Item | None:
    """The date that begins at ``position``: a whole shape, or a bare number whose word stood before ("Quý I, II năm 2026")."""
    item = shape_at(text, position)
    if item is not None:
        return item
    bare = BARE.match(text, position)
    word = bare and (bare[1] or (before and WORD_OF_GRAIN.get(before[-1].when.grain)) or (None if before else "ngày"))
    if not word or not bare:
        return None
    prefix = f"{word} "
    item = shape_at(prefix + text[bare.start(2) :], 0) or shape_at(prefix + bare[2], 0)
    return item and item._replace(start=position, end=item.end - len(prefix) + bare.start(2))


def shape_at(text: str, position: int) -> Item | None:
    """The longest date or period that begins at ``position``."""
    found = [(match.end(), rule, match) for rule in shapes() if (match := rule.regex.match(text, position))]
    if not found:
        return None
    end, rule, match = max(found, key=lambda candidate: candidate[0])
    return Item(position, end, when_of(match.groupdict(), dict(rule.value)))


def completed(items: list[Item]) -> tuple[Item, ...]:
    """The list with missing months and years filled in from the right."""
    result: list[Item] = []
    for item in reversed(items):
        result.append(item._replace(when=inherit(item.when, result[-1].when)) if result else item)
    return tuple(reversed(result))


def inherit(when: When, later: When) -> When:
    """The date with the month and year that it leaves to a later one to say ("từ ngày 25 đến ngày 30/6/2026")."""
    taken: dict[str, int] = {}
    if when.shift is None and when.year is None and later.year is not None:
        taken["year"] = later.year
    if when.grain == "day" and when.day and when.month is None and when.shift is None and later.month:
        taken["month"] = later.month
    if "year" in taken and later_in_year(when.model_copy(update=taken), later):
        taken["year"] -= 1
    return when.model_copy(update=taken)


def later_in_year(first: When, last: When) -> bool:
    """True if ``first`` would come after ``last`` in the same year: a range over the turn of the year."""
    return rank(first) > rank(last)


def rank(when: When) -> tuple[int, int]:
    """The month and day at which a date or period ends, for comparing within a year."""
    month = when.month or (when.quarter or 0) * 3 or (when.half or 0) * 6 or 12
    return month, when.day or 31


def follows(when: When, other: When) -> bool:
    """True if ``other`` is the very next day, month, quarter or year after ``when``."""
    if when.grain != other.grain or when.portion or other.portion:
        return False
    field = when.grain if when.grain in ("day", "month", "quarter", "year") else None
    if field is None or getattr(when, field) is None or getattr(other, field) is None:
        return False
    same = all(getattr(when, name) == getattr(other, name) for name in ("month", "quarter", "year") if name != field)
    return same and getattr(other, field) == getattr(when, field) + 1
