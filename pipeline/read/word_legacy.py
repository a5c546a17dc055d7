"""Word files whose text is in TCVN3, VNI or VPS: brought to Unicode before anything else looks at them.

Judged stretch by stretch (text of one font within a paragraph), in the light of all text in that font: one file may mix
encodings, and a word may be cut into several runs.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from pipeline.read.legacy import aligned, encoding_of, tally_of, words_of
from pipeline.read.legacy_codes import Encoding, encodings
from pipeline.read.word_package import Package, W
from pipeline.read.word_styles import Styles, value

_PARTS = ("header", "footer", "footnotes", "endnotes")
_TEXT = {W + "t", W + "softHyphen"}  # TCVN3 has ư where Windows has the soft hyphen
_SEPARATORS = {W + tag: " " for tag in ("tab", "br", "cr", "ptab")}
_SYMBOLS = ("symbol", "wingdings", "webdings")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring elements of one paragraph that hold text in one font."""

    font: str | None
    elements: tuple[etree._Element, ...]

    @property
    def text(self) -> str:
        return "".join(map(_text, self.elements))


def to_unicode(package: Package, styles: Styles) -> None:
    """Convert, in place, what the parts of the file hold in older encodings. Raises DamagedFile where a part is broken."""
    roots = [package.document(), *(root for part in _PARTS for root in package.related(part))]
    if not any(map(_is_suspect, roots)):
        return
    stretches = [stretch for root in roots for stretch in _stretches(root, styles)]
    texts: defaultdict[str | None, list[str]] = defaultdict(list)
    for stretch in stretches:
        texts[stretch.font].append(stretch.text)
    found = {font: encoding_of(parts, font) for font, parts in texts.items()}
    if not any(found.values()):
        return
    whole = encoding_of(text for font, encoding in found.items() if encoding for text in texts[font]) or next(filter(None, found.values()))
    for stretch in stretches:
        _convert(stretch, found[stretch.font] or _expected(whole, stretch.font, texts[stretch.font]))
    for numbering in package.related("numbering"):
        _convert_labels(numbering, whole)


def _is_suspect(root: etree._Element) -> bool:
    """Whether a single word of the part would become Vietnamese in any encoding: far quicker to tell than where."""
    words = words_of("\n".join("".join(map(str, paragraph.itertext(W + "t"))) for paragraph in root.iter(W + "p")))
    return any(tally_of(encoding, words).gains for encoding in encodings())


def _stretches(root: etree._Element, styles: Styles) -> Iterator[_Stretch]:
    """The text of a part, cut where font or paragraph changes; symbol fonts are left out."""
    elements = ((_place(element, styles), element) for element in root.iter(*_TEXT, *_SEPARATORS))
    for (_, font), group in groupby(elements, key=lambda one: one[0]):
        if font is None or not font.casefold().startswith(_SYMBOLS):
            yield _Stretch(font, tuple(element for _, element in group))


def _place(element: etree._Element, styles: Styles) -> tuple[etree._Element | None, str | None]:
    """The paragraph that the element stands in, and its font."""
    run = element.getparent()
    paragraph = next(element.iterancestors(W + "p"), None)
    style = value(None if paragraph is None else paragraph.find(W + "pPr"), "pStyle")
    return paragraph, styles.font(None if run is None else run.find(W + "rPr"), style)


def _expected(whole: Encoding, font: str | None, texts: list[str]) -> Encoding | None:
    """The encoding of the file for a font made for it whose few words prove nothing."""
    plausible = whole.is_named_by(font) and not tally_of(whole, (word for text in texts for word in words_of(text))).losses
    return whole if plausible else None


def _convert(stretch: _Stretch, within: Encoding | None) -> None:
    """Give each element the letters that began in it."""
    converted = aligned(stretch.text, stretch.font, within=within)
    if converted.text == stretch.text:
        return
    start = at = 0
    for element in stretch.elements:
        end, first = start + len(_text(element)), at
        while at < len(converted.text) and converted.origins[at] < end:
            at += 1
        if element.tag in _TEXT:
            element.tag, element.text = W + "t", converted.text[first:at]
        start = end


def _convert_labels(numbering: etree._Element, encoding: Encoding) -> None:
    """Words in list numbers ("§iÒu %1.")."""
    for level in numbering.iter(W + "lvlText"):
        label = level.get(W + "val", "")
        if tally_of(encoding, words_of(label)).gains:
            level.set(W + "val", aligned(label, within=encoding).text)


def _text(element: etree._Element) -> str:
    return (element.text or "") if element.tag == W + "t" else _SEPARATORS.get(element.tag, "\u00ad")
