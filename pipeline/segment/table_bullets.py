"""A row whose cell lists several actions that have their own leads beside them: one row for each."""

import re
from itertools import pairwise

from models.document import Document
from models.place import Box
from pipeline.place import lines_between
from pipeline.segment.labels import find_label
from pipeline.segment.table_grid import Span, trimmed
from pipeline.segment.table_rows import Row

BESIDE = 0.6  # of a line's height: how far the tops of two lines may lie apart to stand beside each other


def split_bullets(document: Document, row: Row) -> tuple[Row, ...]:
    """The row, or one row for each bullet of its content if the lead's cell has as many, or has its leads level with the bullets."""
    content, lead = row.columns.get("content", ()), row.columns.get("lead", ())
    if row.heading or len(content) != 1 or len(lead) != 1:
        return (row,)
    actions = _bullets(document, content[0])
    leads = _parts(document, lead[0], actions) if len(actions) > 1 else []
    if not leads:
        return (row,)
    shared = {meaning: spans for meaning, spans in row.columns.items() if meaning not in ("content", "lead")}
    parts = {meaning: found for meaning, spans in shared.items() if len(found := _parts_of_all(document, spans, actions)) == len(actions)}
    return tuple(
        _one(document, row, shared | {meaning: (found[index],) for meaning, found in parts.items()} | {"lead": (leads[index],)}, action)
        for index, action in enumerate(actions)
    )


def _one(document: Document, row: Row, columns: dict[str, tuple[Span, ...]], action: Span) -> Row:
    label = find_label(document.text[slice(*action)])
    start = action[0] + (label.length if label else 0)
    path = (*row.path, label.path) if label else row.path
    return row.model_copy(update={"columns": columns | {"content": ((start, action[1]),)}, "path": path, "label": label})


def _bullets(document: Document, span: Span) -> list[Span]:
    """The stretches that begin with a bullet at the start of a line; none if text without one stands before them."""
    starts = [start for start in _line_starts(document.text, span) if _bullet_length(document.text[start : span[1]])]
    if not starts or starts[0] != span[0]:
        return []
    ends = [*starts[1:], span[1]]
    return [trimmed(document.text, start, end) for start, end in zip(starts, ends, strict=True)]


def _bullet_length(text: str) -> int:
    """The length of the bullet or letter that the text begins with, also before a number ("- 12/4"); 0 without one."""
    dash = re.match(r"[-–+•]\s+", text)
    label = find_label(text)
    return dash.end() if dash else label.length if label and label.kind in ("bullet", "letter") else 0


def _line_starts(text: str, span: Span) -> list[int]:
    starts = [span[0], *(span[0] + found.end() for found in re.finditer(r"\n\s*", text[span[0] : span[1]]))]
    return [start for start in starts if start < span[1]]


def _parts_of_all(document: Document, spans: tuple[Span, ...], actions: list[Span]) -> list[Span]:
    return _parts(document, spans[0], actions) if len(spans) == 1 else []


def _parts(document: Document, span: Span, actions: list[Span]) -> list[Span]:
    """A cell cut like the cell of actions: by its own bullets, or where its lines stand level with the actions' first lines."""
    own = _bullets(document, span)
    if len(own) == len(actions) > 0:
        return [_without_label(document, part) for part in own]
    return _level_parts(document, span, actions)


def _without_label(document: Document, span: Span) -> Span:
    return span[0] + _bullet_length(document.text[slice(*span)]), span[1]


def _level_parts(document: Document, span: Span, actions: list[Span]) -> list[Span]:
    """The cell's lines in groups that begin level with each action, if blank lines part the groups; else nothing."""
    boxes = {line.start: line.box for line in lines_between(document, *span) if line.box}
    tops = [line.box.top for action in actions for line in lines_between(document, *action)[:1] if line.box]
    starts = [start for start, box in boxes.items() if any(_beside(box, top) for top in tops)]
    gaps = sum(after.top - before.bottom > BESIDE * (after.bottom - after.top) for before, after in pairwise(boxes.values()))
    if not starts or len(starts) != len(actions) or starts[0] != next(iter(boxes)) or gaps < len(actions) - 1:
        return []
    ends = [*starts[1:], span[1]]
    return [trimmed(document.text, max(start, span[0]), end) for start, end in zip(starts, ends, strict=True)]


def _beside(box: Box, top: float) -> bool:
    return abs(box.top - top) < BESIDE * (box.bottom - box.top)
