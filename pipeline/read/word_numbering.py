"""The numbers that Word shows before list paragraphs: they stand in numbering.xml, not in the text (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.numerals import numeral, stated_number
from pipeline.read.word_package import W
from pipeline.read.word_styles import Styles, is_on, value
from pipeline.read.word_symbols import symbol

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """A computed list number: ``text`` as shown, ``level`` from 0."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool
    restart: int | None
    font: str
    style: str | None
    properties: etree._Element | None


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted. Ask for labels in document order, once per paragraph.

    The body, text boxes, running heads and notes count apart: each has a ``Numbering`` of its own.
    """

    root: etree._Element | None
    styles: Styles
    _abstract: dict[str, etree._Element] = field(default_factory=dict)
    _number: dict[str, etree._Element] = field(default_factory=dict)
    _levels: dict[tuple[str, int], _Level | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.root is not None:
            self._abstract = {one.get(W + "abstractNumId", ""): one for one in self.root.iterfind(W + "abstractNum")}
            self._number = {one.get(W + "numId", ""): one for one in self.root.iterfind(W + "num")}

    def label(self, paragraph: etree._Element) -> Label | None:
        """Count the paragraph and return its label; None if it is in no list or its list shows nothing."""
        place = self.place(paragraph)
        level = None if place is None else self._level(*place)
        if place is None or level is None:
            return None
        number, depth = place
        counts = self._count(number, depth, level)
        text = symbol(level.text, level.font) if level.format == "bullet" else self._fill(number, level, counts)
        return Label(text.strip(), depth) if text.strip() else None

    def place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """List (numId) and level that the paragraph is in, by itself or by its style."""
        number: str | None = None
        depth: int | None = None
        for properties in self.styles.paragraph_properties(paragraph):
            found = properties.find(W + "numPr")
            number = number if number is not None else value(found, "numId")
            depth = depth if depth is not None else stated_number(value(found, "ilvl"))
            if number is not None:
                break
        if number is None or number == "0" or number not in self._number:
            return None
        if depth is None:
            depth = self._level_of_style(number, paragraph)
        return number, min(depth, LEVELS - 1)

    def properties(self, paragraph: etree._Element) -> etree._Element | None:
        """The paragraph properties (indents) that the paragraph's list level sets."""
        place = self.place(paragraph)
        level = None if place is None else self._level(*place)
        return None if level is None else level.properties

    def _level_of_style(self, number: str, paragraph: etree._Element) -> int:
        names = {style.get(W + "styleId") for style in self.styles.chain(value(paragraph.find(W + "pPr"), "pStyle"), "paragraph")}
        for depth in range(LEVELS):
            level = self._level(number, depth)
            if level is not None and level.style is not None and level.style in names:
                return depth
        return 0

    def _count(self, number: str, depth: int, level: _Level) -> dict[int, int]:
        """Lists that share an abstract definition count on; a list that overrides a start begins anew once.

        Word counts the levels above, where they have not occurred, as if they had.
        """
        counts = self._counts.setdefault(self._abstract_of(number), {})
        for missing in range(depth - 1, -1, -1):
            above = self._level(number, missing)
            if missing in counts or above is None:
                break
            counts[missing] = above.start
        override = self._start_override(number, depth)
        if depth not in counts or (override is not None and (number, depth) not in self._begun):
            counts[depth] = level.start if override is None else override
        else:
            counts[depth] += 1
        self._begun.add((number, depth))
        for deeper in [one for one in counts if one > depth]:
            if self._restarts(number, deeper, depth):
                del counts[deeper]
        return counts

    def _restarts(self, number: str, deeper: int, depth: int) -> bool:
        level = self._level(number, deeper)
        return level is None or level.restart is None or 0 < depth + 1 <= level.restart

    def _fill(self, number: str, level: _Level, counts: dict[int, int]) -> str:
        def show(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            other = self._level(number, depth)
            if other is None:
                return ""
            form = "decimal" if level.legal and other.format not in {"none", "bullet"} else other.format
            return numeral(counts.get(depth, other.start), form)

        return _PLACE.sub(show, level.text)

    def _abstract_of(self, number: str, *, hops: int = 4) -> str:
        abstract = value(self._number.get(number), "abstractNumId") or ""
        link = value(self._abstract.get(abstract), "numStyleLink")
        for style in self.styles.chain(link, "numbering") if link and hops else ():
            linked = value(style.find(f"{W}pPr/{W}numPr"), "numId")
            if linked and linked != number:
                return self._abstract_of(linked, hops=hops - 1)
        return abstract

    def _start_override(self, number: str, depth: int) -> int | None:
        override = _at_level(self._number[number], "lvlOverride", depth)
        return stated_number(value(override, "startOverride"))

    def _level(self, number: str, depth: int) -> _Level | None:
        key = (number, depth)
        if key not in self._levels:
            override = _at_level(self._number[number], "lvlOverride", depth)
            own = None if override is None else override.find(W + "lvl")
            element = own if own is not None else _at_level(self._abstract.get(self._abstract_of(number)), "lvl", depth)
            self._levels[key] = None if element is None else _read_level(element)
        return self._levels[key]


def _at_level(parent: etree._Element | None, tag: str, depth: int) -> etree._Element | None:
    found: Iterator[etree._Element] = iter(()) if parent is None else parent.iterfind(W + tag)
    return next((one for one in found if one.get(W + "ilvl") == str(depth)), None)


def _read_level(element: etree._Element) -> _Level:
    start = stated_number(value(element, "start"))
    fonts = element.find(f"{W}rPr/{W}rFonts")
    legal = element.find(W + "isLgl")
    return _Level(
        start=1 if start is None else start,  # Word always states it; who leaves it out means 1
        format=_format(element),
        text=value(element, "lvlText") or "",
        legal=legal is not None and is_on(legal),
        restart=stated_number(value(element, "lvlRestart")),
        font="" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        style=value(element, "pStyle"),
        properties=element.find(W + "pPr"),
    )


def _format(element: etree._Element) -> str:
    """The number format; newer formats stand in an alternative with a fallback that everyone knows."""
    return next((found.get(W + "val", "decimal") for found in reversed(list(element.iter(W + "numFmt")))), "decimal")
