"""Word files (DOCX): the body in order, list numbers computed, tables with their spans, notes and running heads apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from models.document import Document, ReadBy, Region
from pipeline.errors import EmptyFile
from pipeline.read.blocks import Block, Grid, Strip, lay_out
from pipeline.read.word_numbering import Label, Numbering
from pipeline.read.word_package import Package, R, W, open_package
from pipeline.read.word_runs import Shown, Span, main_size, shown
from pipeline.read.word_styles import Styles, value
from pipeline.read.word_tables import read_grid

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAB_POINTS = 36.0
"""Width of a leading tab, in points: Word's default tab stop."""
_TRANSPARENT = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")}


def read_word(data: bytes, *, name: str, media_type: str = MEDIA_TYPE, read_by: ReadBy = "docx") -> Document:
    """Read a DOCX file. Raises DamagedFile, EmptyFile or TooLarge."""
    package = open_package(data, name)
    story = _Story.of(package)
    blocks = [*story.body(), *story.notes("footnote"), *story.notes("endnote"), *story.running_heads()]
    document = lay_out(blocks, data=data, name=name, media_type=media_type, read_by=read_by)
    if not document.body_end:
        raise EmptyFile(f"Tệp Word «{name}» không có chữ nào đọc được (có thể chỉ chứa ảnh). Hãy kiểm tra tệp gốc hoặc dùng bản PDF.")
    return document


@dataclass(slots=True)
class _Story:
    """A Word file being read; list counters move on with every paragraph."""

    package: Package
    root: etree._Element
    styles: Styles
    numbering: Numbering
    pending: list[etree._Element] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> "_Story":
        root = package.document()
        styles = Styles(next(package.related("styles"), None))
        return cls(package, root, styles, Numbering(next(package.related("numbering"), None), styles))

    def body(self) -> Iterator[Block]:
        for body in self.root.iterfind(W + "body"):
            yield from self.blocks(body)

    def blocks(self, parent: etree._Element, region: Region = "body") -> Iterator[Block]:
        for child in parent:
            if child.tag == W + "p":
                yield from self.paragraph(child, region)
            elif child.tag == W + "tbl":
                yield from self.table(child, region)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child, region)

    def table(self, table: etree._Element, region: Region) -> Iterator[Block]:
        grid = read_grid(table, self.styles, lambda cell: tuple(_flat(self.blocks(cell, region))))
        if region == "body":
            yield grid
        else:
            yield from _flat([grid])

    def paragraph(self, paragraph: etree._Element, region: Region) -> Iterator[Block]:
        self.pending.append(paragraph)
        if _mark_is_deleted(paragraph):
            return
        content = shown(self.pending, self.styles)
        self.pending.clear()
        label = self.numbering.label(paragraph)
        for box in content.boxes_before:
            yield from self.blocks(box, region)
        yield from self.strips(paragraph, content, label, region)
        for box in content.boxes_after:
            yield from self.blocks(box, region)

    def strips(self, paragraph: etree._Element, content: Shown, label: Label | None, region: Region) -> Iterator[Strip]:
        lines = [line for line in content.lines() if any(span.text.strip() for span in line)]
        indent, centred = self.indent(paragraph), self.is_centred(paragraph)
        for number, line in enumerate(lines):
            text = "".join(span.text for span in line)
            strip = Strip(
                text=text,
                size=main_size(line),
                bold=_all(line, "bold"),
                italic=_all(line, "italic"),
                indent=indent + TAB_POINTS * _leading_tabs(text),
                centred=centred,
                whole=True,
                region=region,
            )
            yield _labelled(strip, label) if label and number == 0 else strip

    def indent(self, paragraph: etree._Element) -> float:
        """Left edge of the first line in points from the margin: the paragraph's indents, its list level's, its style's."""
        found: dict[str, float] = {}
        direct, *styled = [*self.styles.paragraph_properties(paragraph)] or [None]
        for properties in (direct, self.numbering.properties(paragraph), *styled):
            for key, points in _indents(properties):
                found.setdefault(key, points)
        return found.get("left", 0.0) + found.get("first", 0.0)

    def is_centred(self, paragraph: etree._Element) -> bool:
        stated = (value(properties, "jc") for properties in self.styles.paragraph_properties(paragraph))
        return next((one for one in stated if one), "left") == "center"

    def notes(self, kind: str) -> Iterator[Strip]:
        """Footnotes or endnotes in the order in which the text refers to them."""
        notes = {note.get(W + "id"): note for root in self.package.related(kind + "s") for note in root.iterfind(W + kind)}
        for reference in self.root.iter(W + kind + "Reference"):
            note = notes.pop(reference.get(W + "id"), None)
            if note is not None:
                yield from _flat(self.blocks(note, "footnote"))

    def running_heads(self) -> Iterator[Strip]:
        seen: set[str] = set()
        for reference in self.root.iter(W + "headerReference", W + "footerReference"):
            relation = reference.get(R + "id", "")
            root = self.package.target(relation) if relation not in seen else None
            seen.add(relation)
            if root is not None:
                yield from _flat(self.blocks(root, "furniture"))


def _flat(blocks: Iterator[Block] | list[Block]) -> Iterator[Strip]:
    """The lines of blocks, a nested table cell by cell."""
    for block in blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                yield from cell.strips
        else:
            yield block


def _labelled(strip: Strip, label: Label) -> Strip:
    return replace(strip, text=label.text + label.gap + strip.text.lstrip(), label=label.text, list_level=label.level)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _all(line: list[Span], what: str) -> bool:
    return all(getattr(span.look, what) for span in line if span.text.strip())


def _leading_tabs(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\t")


def _indents(properties: etree._Element | None) -> Iterator[tuple[str, float]]:
    """("left", points) and ("first", points) where stated; a hanging indent is a negative first one."""
    ind = None if properties is None else properties.find(W + "ind")
    if ind is None:
        return
    for key, attribute, sign in (("left", "left", 1), ("left", "start", 1), ("first", "hanging", -1), ("first", "firstLine", 1)):
        stated = ind.get(W + attribute)
        if stated is not None and stated.lstrip("-").isdigit():
            yield key, sign * int(stated) / 20
