"""The labelled paragraphs as a tree of sections, for the notice's JSON."""

from models.document import Document
from models.notice import SectionNode
from models.outline import Outline, Paragraph


def section_nodes(document: Document, outline: Outline) -> tuple[SectionNode, ...]:
    """The sections in reading order, nested; ``start``/``end`` of each span all that it contains."""
    children: dict[int | None, list[int]] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.label or paragraph.heading:
            children.setdefault(_section_above(outline, paragraph), []).append(index)
    return tuple(_node(document, outline, children, index) for index in children.get(None, []))


def _section_above(outline: Outline, paragraph: Paragraph) -> int | None:
    """The nearest ancestor that is a section itself (an opening sentence is none)."""
    above = paragraph.parent
    while above is not None and not (outline.paragraphs[above].label or outline.paragraphs[above].heading):
        above = outline.paragraphs[above].parent
    return above


def _node(document: Document, outline: Outline, children: dict[int | None, list[int]], index: int) -> SectionNode:
    paragraph = outline.paragraphs[index]
    below = tuple(_node(document, outline, children, child) for child in children.get(index, []))
    plain = [p.end for p in outline.paragraphs[index + 1 :] if p.parent == index]
    heading = " ".join(document.text[paragraph.text_start : paragraph.end].split()) if paragraph.heading else None
    return SectionNode(
        path=paragraph.path,
        label=paragraph.label,
        heading=heading,
        kind=paragraph.kind,
        start=paragraph.start,
        end=max([paragraph.end, *plain, *(node.end for node in below)]),
        children=below,
    )
