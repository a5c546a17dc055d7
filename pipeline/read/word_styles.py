"""How text in a Word file looks once styles, defaults and direct formatting have been put together (ECMA-376 part 1, 17.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.numerals import stated_number
from pipeline.read.word_package import W

DEFAULT_SIZE = 10.0
"""Font size, in points, of text for which the file states none."""
Facts = dict[str, etree._Element]
"""The properties of a run that say how it looks, by name ("b", "i", "sz" …)."""

_TAGS = {W + tag: tag for tag in ("b", "i", "caps", "vanish", "sz", "rFonts")}
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
    _known: dict[tuple[str | None, str], Facts] = field(default_factory=dict)

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
        levels = self._levels(run, paragraph_style)
        return Look(
            bold=_toggle(levels, "b"),
            italic=_toggle(levels, "i"),
            capitals=_toggle(levels, "caps"),
            hidden=_toggle(levels, "vanish"),
            size=_size(levels),
        )

    def font(self, run: etree._Element | None, paragraph_style: str | None) -> str | None:
        """The name of the font that a run with the properties ``run`` has for letters beyond ASCII; None where none is named."""
        levels = self._levels(run, paragraph_style)
        named = (level["rFonts"].get(W + "hAnsi") or level["rFonts"].get(W + "ascii") for level in levels if "rFonts" in level)
        return next((name for name in named if name), None)

    def _levels(self, run: etree._Element | None, paragraph_style: str | None) -> tuple[Facts, Facts, Facts, Facts]:
        """What is said directly, by the run's style, by the paragraph's style and by default."""
        return (
            _facts([] if run is None else [run]),
            self._style_facts(value(run, "rStyle"), "character"),
            self._style_facts(paragraph_style, "paragraph"),
            self._default_facts(),
        )

    def _style_facts(self, identity: str | None, kind: str) -> Facts:
        key = (identity, kind)
        if key not in self._known:
            found = (style.find(W + "rPr") for style in self.chain(identity, kind))
            self._known[key] = _facts([properties for properties in found if properties is not None])
        return self._known[key]

    def _default_facts(self) -> Facts:
        key = (None, "default")
        if key not in self._known:
            default = None if self.root is None else self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._known[key] = _facts([] if default is None else [default])
        return self._known[key]


def value(parent: etree._Element | None, tag: str) -> str | None:
    """``w:val`` of the child ``tag``; None where parent, child or attribute is missing."""
    child = None if parent is None else parent.find(W + tag)
    return None if child is None else child.get(W + "val")


def is_on(element: etree._Element) -> bool:
    """The value of an on/off property that is present."""
    return element.get(W + "val", "1").lower() not in _OFF


def _facts(properties: list[etree._Element]) -> Facts:
    """What the properties, nearest first, say about the look."""
    facts: Facts = {}
    for one in properties:
        for child in one:
            if child.tag in _TAGS:
                facts.setdefault(_TAGS[child.tag], child)
    return facts


def _toggle(levels: tuple[Facts, ...], tag: str) -> bool:
    """An on/off property: direct formatting decides; styles of different levels cancel each other out (17.7.3)."""
    direct, *styled, default = (level.get(tag) for level in levels)
    if direct is not None:
        return is_on(direct)
    if default is not None and is_on(default):
        return True
    return sum(found is not None and is_on(found) for found in styled) % 2 == 1


def _size(levels: tuple[Facts, ...]) -> float:
    stated = (stated_number(level["sz"].get(W + "val")) for level in levels if "sz" in level)
    return next((size / 2 for size in stated if size is not None), DEFAULT_SIZE)
