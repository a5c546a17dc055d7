"""Word files (DOCX): the body in order, list numbers computed, tables with their spans, notes and running heads apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from models.document import Document, ReadBy, Region
from pipeline.errors import EmptyFile
from pipeline.read.blocks import Block, Grid, Strip, lay_out, mark_broken, strips_of
from pipeline.read.letterhead import is_head
from pipeline.read.typed_columns import part_columns
from pipeline.read.word_legacy import to_unicode
from pipeline.read.word_numbering import Numbering
from pipeline.read.word_package import Package, R, W, open_package
from pipeline.read.word_paragraphs import Setting, mark_is_deleted, mark_is_hidden
from pipeline.read.word_pictures import has_text, pages_in, read_pictures
from pipeline.read.word_runs import shown
from pipeline.read.word_styles import Styles
from pipeline.read.word_tables import cells_of, is_ruled, read_grid

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TRANSPARENT = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")}


def read_word(data: bytes, *, name: str, media_type: str = MEDIA_TYPE, read_by: ReadBy = "docx") -> Document:
    """Read a DOCX file; one that holds only scans is recognised. Raises DamagedFile, EmptyFile, TooLarge and what OCR raises."""
    package = open_package(data, name)
    document = _typed(package, data, name, media_type, read_by)
    if not has_text(document) and (scans := pages_in(package)):
        return read_pictures(scans, data=data, name=name, media_type=media_type)
    if not document.body_end:
        raise EmptyFile(f"Tệp Word “{name}” không có chữ nào đọc được. Hãy kiểm tra tệp gốc hoặc dùng bản PDF.")
    return document


def _typed(package: Package, data: bytes, name: str, media_type: str, read_by: ReadBy) -> Document:
    """What is typed in the file."""
    story = _Story.of(package)
    heads = list(story.running_heads())
    body = [*_above_body(heads), *mark_broken([*_with_columns(story.body())])]
    notes = [*story.notes("footnote"), *story.notes("endnote")]
    blocks = [*body, *notes, *(strip for head in heads if not _is_letterhead(head) for strip in _apart(head, "furniture"))]
    return lay_out(blocks, data=data, name=name, media_type=media_type, read_by=read_by)


@dataclass(slots=True)
class _Story:
    """A Word file being read; list counters move on with every paragraph.

    ``apart`` holds the stories whose lists count by themselves: text boxes, running heads, footnotes, endnotes.
    """

    package: Package
    root: etree._Element
    setting: Setting
    pending: list[etree._Element] = field(default_factory=list)
    apart: dict[str, "_Story"] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> "_Story":
        styles = Styles(next(package.related("styles"), None))
        to_unicode(package, styles)
        return cls(package, package.document(), _setting(package, styles))

    def aside(self, kind: str) -> "_Story":
        """The story of all text boxes ("box"), running heads ("head"), footnotes or endnotes."""
        if kind not in self.apart:
            self.apart[kind] = replace(self, setting=_setting(self.package, self.setting.styles), pending=[])
        return self.apart[kind]

    def body(self) -> Iterator[Block]:
        for body in self.root.iterfind(W + "body"):
            yield from self.blocks(body)

    def blocks(self, parent: etree._Element, *, in_cell: bool = False) -> Iterator[Block]:
        """Paragraphs and tables in order; a paragraph without text is a strip without text."""
        for child in parent:
            if child.tag == W + "p":
                yield from self.paragraph(child, in_cell=in_cell)
            elif child.tag == W + "tbl":
                yield from self.table(child)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child, in_cell=in_cell)

    def table(self, table: etree._Element) -> Iterator[Block]:
        """The table; a table that is there only to place others on the page gives way to them."""
        styles = self.setting.styles
        ruled = is_ruled(table, styles)
        if not ruled and any(is_ruled(inner, styles) for inner in table.iterdescendants(W + "tbl")):
            for cell in cells_of(table):
                yield from self.blocks(cell)
        else:
            yield read_grid(table, lambda cell: tuple(strips_of(self.blocks(cell, in_cell=True))), ruled=ruled)

    def paragraph(self, paragraph: etree._Element, *, in_cell: bool) -> Iterator[Block]:
        self.pending.append(paragraph)
        if mark_is_deleted(paragraph):
            return
        content = shown(self.pending, self.setting.styles)
        self.pending.clear()
        empty = not any(span.text.strip() for span in content.spans)
        label = None if empty and mark_is_hidden(paragraph) else self.setting.numbering.label(paragraph)
        for box in content.boxes_before:
            yield from self.aside("box").blocks(box)
        if not empty:
            yield from self.setting.strips(paragraph, content, label)
        elif label and in_cell and any(map(str.isalnum, label.text)):
            yield Strip(label.text, whole=True, label=label.text, list_level=label.level)  # a column of running numbers (STT)
        else:
            yield Strip("")
        for box in content.boxes_after:
            yield from self.aside("box").blocks(box)

    def notes(self, kind: str) -> Iterator[Strip]:
        """Footnotes or endnotes in the order in which the text refers to them."""
        notes = {note.get(W + "id"): note for root in self.package.related(kind + "s") for note in root.iterfind(W + kind)}
        for reference in self.root.iter(W + kind + "Reference"):
            note = notes.pop(reference.get(W + "id"), None)
            if note is not None:
                yield from _apart(self.aside(kind).blocks(note), "footnote")

    def running_heads(self) -> Iterator[list[Block]]:
        """Headers and footers, each once."""
        references = self.root.iter(W + "headerReference", W + "footerReference")
        for relation in dict.fromkeys(reference.get(R + "id", "") for reference in references):
            root = self.package.target(relation)
            if root is not None:
                yield list(self.aside("head").blocks(root))


def _setting(package: Package, styles: Styles) -> Setting:
    return Setting(styles, Numbering(next(package.related("numbering"), None), styles))


def _above_body(heads: list[list[Block]]) -> Iterator[Block]:
    """A letterhead that stands in the header of the first page belongs to the text."""
    for head in heads:
        if _is_letterhead(head):
            yield from _with_columns(head)
            return


def _is_letterhead(head: list[Block]) -> bool:
    return any(is_head(strip.text) for strip in strips_of(head))


def _with_columns(blocks: Iterable[Block]) -> Iterator[Block]:
    """Paragraphs that set two columns with tabs or blanks are taken apart; other wide blanks are narrowed."""
    for is_grid, group in groupby(blocks, key=lambda block: isinstance(block, Grid)):
        if is_grid:
            yield from group
        else:
            rows = [strip if strip.text else None for strip in strips_of(group)]
            for row in part_columns(rows):
                if row is not None:
                    yield replace(row, text=re.sub(r"\s{2,}", " ", row.text))


def _apart(blocks: Iterable[Block], region: Region) -> Iterator[Strip]:
    return (replace(strip, region=region) for strip in strips_of(blocks))
