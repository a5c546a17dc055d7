"""The text of a Word paragraph as shown: fields by their results, insertions kept, deletions and hidden text left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.word_package import W
from pipeline.read.word_styles import Look, Styles, value
from pipeline.read.word_symbols import symbol

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = W + "txbxContent"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_GRAPHICS = {W + "drawing", W + "pict", W + "object"}
_DROPPED = {W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "rt", MC + "Fallback"}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Shown:
    """What a paragraph shows: its text, and the text boxes anchored before and after its first character."""

    spans: list[Span] = field(default_factory=list)
    boxes_before: list[etree._Element] = field(default_factory=list)
    boxes_after: list[etree._Element] = field(default_factory=list)

    def lines(self) -> Iterator[list[Span]]:
        """The spans, cut at line breaks; a line may be empty."""
        line: list[Span] = []
        for span in self.spans:
            first, *others = span.text.split("\n")
            line.append(Span(first, span.look))
            for other in others:
                yield line
                line = [Span(other, span.look)]
        yield line


@dataclass(slots=True)
class _Reading:
    """A paragraph being read. ``fields`` holds, for every open field, whether its result has begun."""

    styles: Styles
    paragraph_style: str | None
    shown: Shown = field(default_factory=Shown)
    fields: list[bool] = field(default_factory=list)

    def inline(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == W + "r":
                self.run(child)
            elif child.tag == MATH + "t":
                self.add(child.text or "", None)
            elif child.tag == MC + "AlternateContent":
                self.inline(_choice(child))
            elif child.tag not in _DROPPED:
                self.inline(child)

    def run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        for child in run:
            self.piece(child, properties)

    def piece(self, child: etree._Element, properties: etree._Element | None) -> None:
        if child.tag == W + "t":
            self.add(child.text or "", properties)
        elif child.tag in _SIGNS:
            self.add(_SIGNS[child.tag], properties)
        elif child.tag == W + "sym":
            self.add(_symbol(child), properties)
        elif child.tag == W + "fldChar":
            self.turn(child.get(W + "fldCharType"))
        elif child.tag == MC + "AlternateContent":
            for alternative in _choice(child):
                self.piece(alternative, properties)
        elif child.tag in _GRAPHICS:
            self.anchor(child)
        elif child.tag == W + "ruby" or child.tag in {W + "rubyBase"}:
            self.inline(child)

    def turn(self, what: str | None) -> None:
        """Follow a complex field: begin, instruction, separate, result, end."""
        if what == "begin":
            self.fields.append(False)
        elif what == "separate" and self.fields:
            self.fields[-1] = True
        elif what == "end" and self.fields:
            self.fields.pop()

    def add(self, text: str, properties: etree._Element | None) -> None:
        look = self.styles.look(properties, self.paragraph_style)
        if text and all(self.fields) and not look.hidden:
            self.shown.spans.append(Span(text.upper() if look.capitals else text, look))

    def anchor(self, graphic: etree._Element) -> None:
        begun = any(span.text.strip() for span in self.shown.spans)
        boxes = self.shown.boxes_after if begun else self.shown.boxes_before
        boxes.extend(_outermost_boxes(graphic))


def shown(paragraphs: list[etree._Element], styles: Styles) -> Shown:
    """What the paragraphs show as one: several where the marks between them were deleted; the last one's style holds."""
    style = value(paragraphs[-1].find(W + "pPr"), "pStyle")
    reading = _Reading(styles, style)
    for paragraph in paragraphs:
        reading.inline(paragraph)
    return reading.shown


def main_size(spans: list[Span]) -> float | None:
    """The font size, in points, of most of the visible characters."""
    counts: Counter[float] = Counter()
    for span in spans:
        counts[span.look.size] += len(span.text.strip())
    return max(counts, key=lambda size: counts[size]) if counts.total() else None


def _choice(alternatives: etree._Element) -> etree._Element:
    """The first alternative: the same content stands again, in an older form, in the fallback."""
    return next(iter(alternatives), alternatives)


def _outermost_boxes(graphic: etree._Element) -> Iterator[etree._Element]:
    for child in graphic:
        if child.tag == _BOX:
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _outermost_boxes(_choice(child))
        else:
            yield from _outermost_boxes(child)


def _symbol(element: etree._Element) -> str:
    code = element.get(W + "char", "")
    try:
        return symbol(chr(int(code, 16)), element.get(W + "font", ""))
    except (ValueError, OverflowError):
        return ""
