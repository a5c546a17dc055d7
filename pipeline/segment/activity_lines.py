"""Lines that say who does an activity and when, and the runs in which they stand below one another."""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.document import Document
from models.outline import Paragraph
from models.value import Value
from pipeline.segment.activity_labels import LabelledValue, labelled_values

SHORT_LABEL = re.compile(r"[^:.;]{2,40}:\s")


class Reading(Value):
    """A paragraph with the labelled values in it. ``line``: it begins with a label and is nothing but values."""

    index: int
    paragraph: Paragraph
    values: tuple[LabelledValue, ...]
    line: bool


Run = tuple[Reading, ...]


def read_paragraph(document: Document, index: int, paragraph: Paragraph) -> Reading:
    """The paragraph with its labelled values; ``index`` is its place in the outline."""
    values = labelled_values(document, paragraph.text_start, paragraph.end)
    line = bool(values) and not document.text[paragraph.text_start : values[0].label].strip(" \t\n-–+•*")
    return Reading(index=index, paragraph=paragraph, values=values, line=line)


def find_runs(document: Document, readings: list[Reading]) -> Iterator[Run]:
    """The runs of lines, each with what stands below a line; a short label that no rule knows does not break a run."""
    lines = [reading.index for reading in readings if reading.line]
    run: list[int] = []
    for index, following in pairwise([*lines, len(readings)]):
        run.append(index)
        between = range(index + 1, following)
        below = [each for each in between if _is_below(readings, each, index)]
        if following < len(readings) and all(each in below or _is_akin(document, readings, each, index) for each in between):
            run += between
            continue
        run += _leading(below, index)
        yield tuple(readings[each] for each in run)
        run = []


def _leading(below: list[int], index: int) -> list[int]:
    """Of the paragraphs below a line those that follow it without a gap."""
    return [each for place, each in enumerate(below) if each == index + 1 + place]


def _is_below(readings: list[Reading], index: int, line: int) -> bool:
    """Whether the paragraph stands below the line in the tree, and the line's value is the list that begins with it."""
    parent = readings[index].paragraph.parent
    while parent is not None and parent > line:
        parent = readings[parent].paragraph.parent
    return parent == line and any(value.start == value.end for value in readings[line].values)


def _is_akin(document: Document, readings: list[Reading], index: int, line: int) -> bool:
    """Whether the paragraph looks like the line beside it: the same place in the tree, and a short label of its own."""
    one, other = readings[index].paragraph, readings[line].paragraph
    return one.parent == other.parent and one.label == other.label and bool(SHORT_LABEL.match(document.text, one.text_start, one.end))
