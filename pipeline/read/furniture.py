"""Page numbers, running heads, repeated feet and footnotes: set aside so that a sentence runs on over the page break."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol

from models.document import Region
from pipeline.read.printed import Rule
from pipeline.read.rows import Row

EDGE_ROWS = 3  # how many rows from the top and the bottom of a page can be furniture
MARGIN = 0.12  # share of the page's height at top and bottom in which furniture stands
OFF_CENTRE = 0.06  # share of the page's width that a page number may be off the middle
SAME_PLACE = 8.0  # points: how far a running head may move from page to page
MOST_SHARE, FEWEST = 0.3, 2  # a running head stands on this share of the pages, and on this many at least
APART = 1.35  # of the usual distance between lines: how far a running head keeps from the text
NOTE_SMALLER = 1.0  # points: how much smaller than the body footnotes are at least
NOTE_RULE = (20.0, 0.5)  # points, share of the page's width: shortest and longest rule above footnotes
NOTE_RULE_LEFT = 0.3  # share of the page's width within which that rule begins

# "2", "- 2 -", "2/5", "Trang 2", "Trang 2/5", "Page 2 of 5"
PAGE_NUMBER = re.compile(r"(?ix) ^ [-–—]? \s* (?: (?:trang|tr\.|page) \s* )? (\d{1,4}) (?: \s* (?:/|of|trên) \s* \d{1,4} )? \s* [-–—]? $")
# "______", "-----", "* * *": lines drawn with characters
ORNAMENT = re.compile(r"^ (?: [_*=~–—-] \s? ){3,} $", re.VERBOSE)
# A figure, a raised one, stars, or one of them in brackets, then text: "(2) Theo …", "* Không kể …"
NOTE_MARK = re.compile(r"^ [\[(]? (?: \d{1,3} | [⁰¹²³⁴-⁹]+ | \*{1,3} ) [\])]? (?: \s | \S )", re.VERBOSE)


class Sheet(Protocol):
    """What the search needs to know of a page: its rows from top to bottom without tables, and its rules."""

    @property
    def width(self) -> float:
        """Width in points."""

    @property
    def height(self) -> float:
        """Height in points."""

    @property
    def rows(self) -> Sequence[Row]:
        """Its rows."""

    @property
    def rules(self) -> Sequence[Rule]:
        """Its drawn lines."""


def regions_of(sheets: Sequence[Sheet]) -> list[list[Region]]:
    """For every page, the region of each of its rows."""
    repeated = running(sheets)
    usual = body_size(sheets)
    return [page_regions(sheet, repeated, usual) for sheet in sheets]


def is_ornament(text: str) -> bool:
    """Whether the line is a rule or a row of stars made of characters."""
    return bool(ORNAMENT.match(text))


def page_regions(sheet: Sheet, repeated: Counter[tuple[str, bool]], usual: float) -> list[Region]:
    """The region of each row of one page."""
    found: list[Region] = ["body"] * len(sheet.rows)
    for order in (range(len(sheet.rows)), range(len(sheet.rows) - 1, -1, -1)):
        for index in list(order)[:EDGE_ROWS]:
            if not is_furniture(sheet, sheet.rows[index], repeated):
                break
            found[index] = "furniture"
    first = footnotes_from(sheet, [index for index, region in enumerate(found) if region == "body"], usual)
    return [region if region != "body" or index < first else "footnote" for index, region in enumerate(found)]


def is_furniture(sheet: Sheet, row: Row, repeated: Counter[tuple[str, bool]]) -> bool:
    """Whether the row, at an edge of the page, is a page number or a running head or foot."""
    if not in_margin(sheet, row):
        return False
    return is_page_number(sheet, row) or (key(sheet, row) in repeated and stands_apart(sheet, row))


def stands_apart(sheet: Sheet, row: Row) -> bool:
    """Whether the row is set off from the text: further from the next row than the page's lines are, or in smaller type."""
    baselines = [other.main.baseline for other in sheet.rows]
    usual = median([two - one for one, two in pairwise(baselines)] or [0.0])
    index = sheet.rows.index(row)
    inner = index + 1 if row.top < sheet.height / 2 else index - 1
    if not 0 <= inner < len(baselines):
        return True
    smaller = row.main.size < sheet.rows[inner].main.size - NOTE_SMALLER
    return smaller or abs(baselines[inner] - row.main.baseline) > APART * usual


def in_margin(sheet: Sheet, row: Row) -> bool:
    """Whether the row stands where furniture stands."""
    return row.bottom < MARGIN * sheet.height or row.top > (1 - MARGIN) * sheet.height


def is_page_number(sheet: Sheet, row: Row) -> bool:
    """Whether the row is a number, with or without "Trang", in the middle or right of the page."""
    middle = (row.x0 + row.x1) / 2
    return bool(PAGE_NUMBER.match(row.text)) and (abs(middle - sheet.width / 2) < OFF_CENTRE * sheet.width or middle > 0.75 * sheet.width)


def key(sheet: Sheet, row: Row) -> tuple[str, bool]:
    """What a running head has in common from page to page: its text without figures, and at which end of the page it stands."""
    return re.sub(r"\d+", "#", row.text), row.top < sheet.height / 2


def running(sheets: Sequence[Sheet]) -> Counter[tuple[str, bool]]:
    """The heads and feet that come back at the same place, with how often they do."""
    places: dict[tuple[str, bool], list[float]] = {}
    for sheet in sheets:
        for row in {*sheet.rows[:EDGE_ROWS], *sheet.rows[-EDGE_ROWS:]}:
            if in_margin(sheet, row):
                head = key(sheet, row)
                places.setdefault(head, []).append(row.top if head[1] else sheet.height - row.top)
    counts = Counter({head: same_place(tops) for head, tops in places.items()})
    needed = max(FEWEST, MOST_SHARE * len(sheets))
    return Counter({head: count for head, count in counts.items() if count >= needed and re.search(r"[^\W\d_]{2}", head[0])})


def same_place(tops: Sequence[float]) -> int:
    """How many of the heights are about the same."""
    return max(sum(abs(top - other) < SAME_PLACE for other in tops) for top in tops)


def body_size(sheets: Sequence[Sheet]) -> float:
    """The font size of most of the text."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            sizes[round(row.main.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def footnotes_from(sheet: Sheet, body: Sequence[int], usual: float) -> int:
    """The index of the page's first footnote row: small type from there to the foot, below a short rule, with a mark. Else past the end."""
    none = len(sheet.rows)
    start = len(body)
    while start and sheet.rows[body[start - 1]].main.size <= usual - NOTE_SMALLER:
        start -= 1
    for before, index in pairwise([body[start - 1] if start else None, *body[start:]]):
        if index is not None and NOTE_MARK.match(sheet.rows[index].text) and under_rule(sheet, before, index):
            return index
    return none


def under_rule(sheet: Sheet, before: int | None, index: int) -> bool:
    """Whether a short rule at the left parts the row from the one before it."""
    above = sheet.rows[before].main.baseline if before is not None else 0.0
    below = sheet.rows[index].main.baseline
    shortest, longest = NOTE_RULE[0], NOTE_RULE[1] * sheet.width
    return any(
        rule.lies and shortest <= rule.length <= longest and rule.x0 < NOTE_RULE_LEFT * sheet.width and above - 2 < rule.top < below
        for rule in sheet.rules
    )
