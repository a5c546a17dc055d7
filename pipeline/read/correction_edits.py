"""Changing a document's text with all that points into it: every offset moves along, and every change is recorded."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from models.document import Cell, Correction, Document, Line, Table

Edges = tuple[tuple[float, float], ...]


class Edit(NamedTuple):
    """``text[start:end]`` is to become ``new``; it lies within one line."""

    start: int
    end: int
    new: str
    rule: str


class Shift:
    """Where offsets of the old text are in the new one; offsets inside an edit go to its end."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._ends = [edit.end for edit in edits]
        self._edits = edits
        self._moves = [0]
        for edit in edits:
            self._moves.append(self._moves[-1] + len(edit.new) - (edit.end - edit.start))

    def __call__(self, offset: int) -> int:
        """The new place of an offset."""
        done = bisect_right(self._ends, offset)
        if done < len(self._edits) and self._edits[done].start < offset:
            return self._edits[done].start + self._moves[done] + len(self._edits[done].new)
        return offset + self._moves[done]


def rewritten(document: Document, edits: Sequence[Edit]) -> Document:
    """The document with the edits made, which are in text order and do not overlap; ``corrections`` tells them all."""
    if not edits:
        return document
    shift = Shift(edits)
    earlier = [item.model_copy(update={"start": shift(item.start), "end": shift(item.end)}) for item in document.corrections]
    made = [
        Correction(start=shift(edit.start), end=shift(edit.start) + len(edit.new), was=document.text[edit.start : edit.end], rule=edit.rule)
        for edit in edits
    ]
    return document.model_copy(
        update={
            "text": spliced(document.text, 0, edits),
            "body_end": shift(document.body_end),
            "lines": tuple(_line(line, _within(edits, line.start, line.end), shift) for line in document.lines),
            "tables": tuple(_table(table, shift) for table in document.tables),
            "corrections": tuple(sorted([*earlier, *made], key=lambda item: item.start)),
        }
    )


def spliced(text: str, offset: int, edits: Sequence[Edit]) -> str:
    """The text, which begins at ``offset``, with the edits made."""
    parts, done = [], offset
    for edit in edits:
        parts += [text[done - offset : edit.start - offset], edit.new]
        done = edit.end
    return "".join([*parts, text[done - offset :]])


def _within(edits: Sequence[Edit], start: int, end: int) -> list[Edit]:
    first = bisect_right(edits, start, key=lambda edit: edit.start - 1) if edits else 0
    found = []
    for edit in edits[max(0, first - 1) :]:
        if edit.start >= end:
            break
        if edit.start >= start:
            found.append(edit)
    return found


def _line(line: Line, edits: Sequence[Edit], shift: Shift) -> Line:
    edges = edited_edges(line, edits) if edits and line.edges else line.edges
    return line.model_copy(update={"start": shift(line.start), "end": shift(line.end), "edges": edges})


def edited_edges(line: Line, edits: Sequence[Edit]) -> Edges:
    """The edges of the line's characters after the edits; those of new characters share the room of what they replace."""
    edges: list[tuple[float, float]] = []
    done = line.start
    for edit in edits:
        edges += line.edges[done - line.start : edit.start - line.start]
        old = line.edges[edit.start - line.start : edit.end - line.start]
        edges += old if len(old) == len(edit.new) else evenly(old, len(edit.new))
        done = edit.end
    return (*edges, *line.edges[done - line.start :])


def evenly(old: Sequence[tuple[float, float]], count: int) -> list[tuple[float, float]]:
    """The room of the old characters shared among ``count`` new ones."""
    left, right = old[0][0], old[-1][1]
    step = (right - left) / max(1, count)
    return [(left + index * step, left + (index + 1) * step) for index in range(count)]


def _table(table: Table, shift: Shift) -> Table:
    return table.model_copy(
        update={"start": shift(table.start), "end": shift(table.end), "cells": tuple(_cell(cell, shift) for cell in table.cells)}
    )


def _cell(cell: Cell, shift: Shift) -> Cell:
    return cell.model_copy(update={"start": shift(cell.start), "end": shift(cell.end)})
