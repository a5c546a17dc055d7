"""Sections cut into what, who and when: "1. Nội dung" with its items, "2. Cơ quan chủ trì", "3. Thời gian thực hiện: …"."""

from collections.abc import Iterator

from models.document import Document
from pipeline.segment.activity_labels import LabelledValue, label_rule
from pipeline.segment.activity_lines import Reading, Run

CONTENT = ("nội dung", "nhiệm vụ", "biện pháp", "công việc", "hoạt động")
TITLE_WORDS = 6


def section_runs(document: Document, readings: list[Reading]) -> Iterator[tuple[list[int], Run]]:
    """The items of each such section, and the lines that serve all of them."""
    for first in readings:
        paragraph = first.paragraph
        if paragraph.kind != "number" or paragraph.parent is None or not _is_content(document, first):
            continue
        parts = (each for each in readings[first.index + 1 :] if each.paragraph.kind == "number")
        after = [each for each in parts if each.paragraph.parent == paragraph.parent]
        items = [each.index for each in readings if each.paragraph.parent == first.index and each.paragraph.label and not each.line]
        lines = [line for line in (_as_line(document, each) for each in after) if line]
        if items and len(lines) == len(after) and "lead" in {line.values[0].meaning for line in lines}:
            yield items, _with_values(readings, lines)


def _title(document: Document, reading: Reading) -> str:
    """The words of the paragraph before its colon."""
    return document.text[reading.paragraph.text_start : reading.paragraph.end].partition(":")[0].strip(" \n.")


def _is_content(document: Document, reading: Reading) -> bool:
    title = _title(document, reading).lower()
    rest = document.text[reading.paragraph.text_start : reading.paragraph.end].partition(":")[2].strip()
    return title.startswith(CONTENT) and len(title.split()) <= TITLE_WORDS and not rest


def _as_line(document: Document, reading: Reading) -> Reading | None:
    """The paragraph as a line with a label, also if it is a title without a colon whose value stands below it."""
    if reading.line:
        return reading
    rule = label_rule(_title(document, reading))
    if rule is None:
        return None
    end = reading.paragraph.end
    value = LabelledValue(
        meaning=rule.value["meaning"], bare=rule.value.get("bare", False), label=reading.paragraph.text_start, start=end, end=end
    )
    return reading.model_copy(update={"values": (value,), "line": True})


def _with_values(readings: list[Reading], lines: list[Reading]) -> Run:
    """The lines, each followed by the paragraphs right below it."""
    return tuple(part for line in lines for part in (line, *(each for each in readings if each.paragraph.parent == line.index)))
