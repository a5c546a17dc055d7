"""From offsets to places: the evidence of any stretch of a document's text."""

from bisect import bisect_right
from typing import Literal

from models.document import Document, Line
from models.place import Box, Evidence


def evidence(
    document: Document,
    start: int,
    end: int,
    *,
    match: Literal["exact", "normalized", "ocr"] = "exact",
    rule: str | None = None,
) -> Evidence:
    """The evidence for ``document.text[start:end]``, with one box per printed line that it touches.

    Offsets are code points into ``document.text``; boxes are in points from the top left corner of their page.
    """
    boxes = tuple(box for line in lines_between(document, start, end) if (box := box_of(line, start, end)))
    return Evidence(
        start=start, end=end, quote=document.text[start:end], page=boxes[0].page if boxes else None, boxes=boxes, match=match, rule=rule
    )


def lines_between(document: Document, start: int, end: int) -> tuple[Line, ...]:
    """The lines that share at least one character with ``start:end`` (``Document.lines`` are in text order)."""
    first = max(0, bisect_right(document.lines, start, key=lambda line: line.start) - 1)
    found = []
    for line in document.lines[first:]:
        if line.start >= end:
            break
        if line.end > start:
            found.append(line)
    return tuple(found)


def box_of(line: Line, start: int, end: int) -> Box | None:
    """The part of the line's box that holds the characters of ``start:end``; None where the file has no pages."""
    if line.box is None:
        return None
    if not line.edges:
        return line.box
    edges = line.edges[max(0, start - line.start) : max(0, end - line.start)]
    if not edges:
        return None
    return line.box.model_copy(update={"x0": min(left for left, _ in edges), "x1": max(right for _, right in edges)})
