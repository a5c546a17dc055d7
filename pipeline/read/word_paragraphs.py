"""A Word paragraph as lines: its list number first, its look, its indents, its breaks where they part something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.read.blocks import POINTS_PER_COLUMN, Strip
from pipeline.read.numerals import stated_number
from pipeline.read.word_numbering import Label, Numbering
from pipeline.read.word_package import W
from pipeline.read.word_runs import Shown, Span, main_size
from pipeline.read.word_styles import Styles, is_on, value
from pipeline.read.word_tabs import expand, tab_stops

LEAST_FULL_LINE = 40
"""A break after fewer characters than this was meant; after more it may be a line of the page, broken by hand."""

_ENDS = (".", ";", ":", "!", "?", "…", "/")
_ITEM = re.compile(r"[-–—+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]{1,3}|[IVX]{1,5})[.)/](?![\da-zđ])")  # "- ", "1.2. ", "a) ", "II."


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph's look is computed from."""

    styles: Styles
    numbering: Numbering

    def strips(self, paragraph: etree._Element, content: Shown, label: Label | None) -> list[Strip]:
        """The lines of the paragraph; the first has the label. None at all for a paragraph without text."""
        indent, centred = self.indent(paragraph), self.is_centred(paragraph)
        stops = tab_stops(self.styles.paragraph_properties(paragraph))
        strips: list[Strip] = []
        for line in lines_of(content, centred=centred):
            text = expand("".join(span.text for span in line), indent, stops)
            leading = len(text) - len(text.lstrip())
            strip = Strip(
                text=text.strip(),
                size=main_size(line),
                bold=_all(line, "bold"),
                italic=_all(line, "italic"),
                indent=indent + POINTS_PER_COLUMN * leading,
                centred=centred,
                whole=True,
            )
            strips.append(_labelled(strip, label) if label and not strips else strip)
        return strips

    def indent(self, paragraph: etree._Element) -> float:
        """Left edge of the first line in points from the margin: by the paragraph's indents, its list level's, its style's."""
        properties = list(self.styles.paragraph_properties(paragraph))
        level = self.numbering.properties(paragraph)
        if level is not None:
            properties.insert(1 if paragraph.find(W + "pPr") is not None else 0, level)
        found: dict[str, float] = {}
        for one in properties:
            for key, points in _indents(one):
                found.setdefault(key, points)
        return found.get("left", 0.0) + found.get("first", 0.0)

    def is_centred(self, paragraph: etree._Element) -> bool:
        """True if the nearest alignment stated is "center"."""
        stated = (value(properties, "jc") for properties in self.styles.paragraph_properties(paragraph))
        return next((one for one in stated if one), "left") == "center"


def lines_of(content: Shown, *, centred: bool) -> list[list[Span]]:
    """The lines that have text; a break that only wraps a sentence counts as a blank."""
    lines: list[list[Span]] = []
    for line in content.lines():
        if not _text(line).strip():
            continue
        if lines and not centred and _wraps(_text(lines[-1]), _text(line)):
            lines[-1] = [*lines[-1], Span(" ", line[0].look), *line]
        else:
            lines.append(line)
    return lines


def mark_is_deleted(paragraph: etree._Element) -> bool:
    """True if the end of the paragraph was deleted (tracked): it goes on in the next one."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def mark_is_hidden(paragraph: etree._Element) -> bool:
    """True if the paragraph's end is hidden text: without other text, neither it nor its number is shown."""
    vanish = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
    return vanish is not None and is_on(vanish)


def _wraps(before: str, after: str) -> bool:
    """True if the break between the two stands in mid-sentence."""
    last, first = before.rstrip(), after.lstrip()
    if last.isupper() or first.isupper() or last.endswith(_ENDS) or _ITEM.match(first):
        return False
    return first[:1].islower() or len(last) >= LEAST_FULL_LINE


def _labelled(strip: Strip, label: Label) -> Strip:
    """The list's tab counts as one blank; so does none at all, because then a blank is typed before the text."""
    return replace(strip, text=f"{label.text} {strip.text}", label=label.text, list_level=label.level)


def _text(line: list[Span]) -> str:
    return "".join(span.text for span in line)


def _all(line: list[Span], what: str) -> bool:
    return all(getattr(span.look, what) for span in line if span.text.strip())


def _indents(properties: etree._Element) -> Iterator[tuple[str, float]]:
    """("left", points) and ("first", points) where stated; a hanging indent is a negative first one."""
    ind = properties.find(W + "ind")
    if ind is None:
        return
    for key, attribute, sign in (("left", "left", 1), ("left", "start", 1), ("first", "hanging", -1), ("first", "firstLine", 1)):
        stated = stated_number(ind.get(W + attribute), signed=True)
        if stated is not None:
            yield key, sign * stated / 20
