"""How text in a Word file looks once styles, defaults and direct formatting have been put together (ECMA-376 part 1, 17.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.word_package import W

DEFAULT_SIZE = 10.0
"""Font size, in points, of text for which the file states none."""
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a run: size in points; ``capitals``: shown in capital letters; ``hidden``: not shown."""

    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    size: float


@dataclass(slots=True)
class Styles:
    """The styles part of a file; ``root`` is None for a file without one."""

    root: etree._Element | None
    _by_id: dict[str, etree._Element] = field(default_factory=dict)
    _defaults: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in () if self.root is None else self.root.iterfind(W + "style"):
            identity = style.get(W + "styleId", "")
            self._by_id[identity] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._defaults[style.get(W + "type", "")] = identity

    def chain(self, identity: str | None, kind: str) -> Iterator[etree._Element]:
        """The style and those that it is based on, nearest first; without an identity, the default of its kind."""
        seen: set[str] = set()
        identity = identity or self._defaults.get(kind)
        while identity and identity in self._by_id and identity not in seen:
            seen.add(identity)
            style = self._by_id[identity]
            yield style
            identity = value(style, "basedOn")

    def paragraph_properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The ``pPr`` elements that apply, nearest first: direct, then styles, then the defaults."""
        direct = paragraph.find(W + "pPr")
        if direct is not None:
            yield direct
        for style in self.chain(value(direct, "pStyle"), "paragraph"):
            properties = style.find(W + "pPr")
            if properties is not None:
                yield properties
        default = None if self.root is None else self.root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        if default is not None:
            yield default

    def look(self, run: etree._Element | None, paragraph_style: str | None) -> Look:
        """The look of a run with the properties ``run`` (an ``rPr`` or None) in a paragraph of that style."""
        levels = [
            [] if run is None else [run],
            _run_properties(self.chain(value(run, "rStyle"), "character")),
            _run_properties(self.chain(paragraph_style, "paragraph")),
            self._default_run(),
        ]
        return Look(
            bold=_toggle(levels, "b"),
            italic=_toggle(levels, "i"),
            capitals=_toggle(levels, "caps"),
            hidden=_toggle(levels, "vanish"),
            size=_size(levels),
        )

    def _default_run(self) -> list[etree._Element]:
        default = None if self.root is None else self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        return [] if default is None else [default]


def value(parent: etree._Element | None, tag: str) -> str | None:
    """``w:val`` of the child ``tag``; None where parent, child or attribute is missing."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(W + "val")


def is_on(element: etree._Element) -> bool:
    """The value of an on/off property that is present."""
    return element.get(W + "val", "1").lower() not in _OFF


def _run_properties(styles: Iterator[etree._Element]) -> list[etree._Element]:
    return [properties for style in styles if (properties := style.find(W + "rPr")) is not None]


def _first(properties: list[etree._Element], tag: str) -> etree._Element | None:
    return next((found for one in properties if (found := one.find(W + tag)) is not None), None)


def _toggle(levels: list[list[etree._Element]], tag: str) -> bool:
    """An on/off property: direct formatting decides; styles of different levels cancel each other out (17.7.3)."""
    direct, *styled, default = (_first(level, tag) for level in levels)
    if direct is not None:
        return is_on(direct)
    if default is not None and is_on(default):
        return True
    return sum(found is not None and is_on(found) for found in styled) % 2 == 1


def _size(levels: list[list[etree._Element]]) -> float:
    for level in levels:
        found = _first(level, "sz")
        if found is not None and found.get(W + "val", "").isdigit():
            return int(found.get(W + "val", "")) / 2
    return DEFAULT_SIZE
