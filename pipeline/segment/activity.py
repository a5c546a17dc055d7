"""Activities of a plan with the lines below them that say who does them and when (GUIDELINES.md, section 5): each is like a table row.

    2.1. Tổ chức hội thi ghe ngo             the activity
    - Đơn vị chủ trì: Sở A                   its lines: one run
    - Thời gian thực hiện: quý II

Lines at the end of a group of items serve every item of the group; values may also stand in the activity's own paragraph. A section may
be cut into what, who and when (activity_sections.py).
"""

import re
from collections.abc import Iterator

from models.document import Document
from models.outline import ActivityGroup, Paragraph
from pipeline.segment.activity_labels import label_rule
from pipeline.segment.activity_lines import Reading, Run, find_runs, read_paragraph
from pipeline.segment.activity_sections import section_runs
from pipeline.segment.table_grid import Span

SECTIONS = {"part", "chapter", "section", "subsection", "article", "letter_upper", "roman"}
NAMES = re.compile(r"(?:gồm|do|các|những|ông|bà|đồng\s+chí|đ/c|là|có)\b")
ROLES = ("lead", "coordinating", "role", "meeting")
VALUES = ("lead", "coordinating", "deadline", "product")


def activity_groups(document: Document, paragraphs: tuple[Paragraph, ...]) -> tuple[ActivityGroup, ...]:
    """The activities in reading order.

    A group without "lead" (its lines only say when, or who helps) is done by whoever the section names.
    """
    readings = _readings(document, paragraphs)
    runs = [run for run in find_runs(document, readings) if _tells(run)]
    holders = {run[0].paragraph.parent for run in runs}
    served: dict[int, Run] = {}
    last = -1
    for run in runs:
        served |= dict.fromkeys(_served_by(document, readings, run, last, holders), run)
        last = run[-1].index
    for items, run in section_runs(document, readings):
        served |= {item: run for item in items if item not in served}
    groups = (_group(document, reading, served.get(reading.index, ())) for reading in readings if not reading.line)
    return tuple(group for group in groups if group)


def role_lines(document: Document, paragraphs: tuple[Paragraph, ...]) -> tuple[int, ...]:
    """Indices of lines that name a part in the whole plan or a meeting ("3. Đơn vị chủ trì: …" under "II."): they order nothing."""
    served = {index for group in activity_groups(document, paragraphs) for index in group.lines}
    readings = _readings(document, paragraphs)
    named = (each for each in readings if each.index not in served and each.line and each.values[0].meaning in ROLES)
    return tuple(each.index for each in named if not _orders(document, each))


def _orders(document: Document, reading: Reading) -> bool:
    """“1. Ban Tổ chức: theo dõi, tổng hợp kết quả.”: behind the label of a part stands, in lower case, what it is to do and no name."""
    value = reading.values[0]
    said = document.text[value.start : value.end].lstrip()
    return value.meaning == "role" and said[:1].islower() and not NAMES.match(said)


def _readings(document: Document, paragraphs: tuple[Paragraph, ...]) -> list[Reading]:
    """The paragraphs with their labelled values; the title of a section ("2. Phân công thực hiện:") is no line of an activity."""
    found = [read_paragraph(document, index, paragraph) for index, paragraph in enumerate(paragraphs)]
    holders = {paragraph.parent for paragraph in paragraphs}
    sections = {paragraph.parent for index, paragraph in enumerate(paragraphs) if index in holders}
    return [each.model_copy(update={"values": (), "line": False}) if each.index in sections else each for each in found]


def _tells(run: Run) -> bool:
    """Whether the lines tell who or when, and not of a meeting."""
    meanings = {value.meaning for reading in run for value in reading.values}
    return bool(meanings & set(VALUES)) and "meeting" not in meanings


def _served_by(document: Document, readings: list[Reading], run: Run, last: int, holders: set[int | None]) -> list[int]:
    """The activities that a run of lines serves; ``last`` is where the run before it ended, ``holders`` have lines of their own."""
    first = run[0].paragraph
    parent = None if first.parent is None else readings[first.parent]
    if first.kind == "number" and (parent is None or parent.paragraph.kind in SECTIONS):
        return []  # "3. Đơn vị chủ trì: …" under "II." tells of the whole plan
    items = _before(readings, first.parent, last, run[0].index)
    if parent and (not items or any(readings[index].line for index in items)):
        closes = first.label is None or (first.label == "*" and parent.paragraph.label != "*")  # "* Đơn vị thực hiện: …" below items "- …"
        elders = _elders(readings, parent, last, holders) if closes else []
        items = [index for index in [*elders, parent.index] if _is_activity(document, readings[index].paragraph)]
    elif parent and _goes_on_as(readings, parent, items):
        items = [parent.index, *items]
    items = _bullets_below(readings, items) or items
    return items if _is_work(readings, run, items) else []


def _bullets_below(readings: list[Reading], items: list[int]) -> list[int]:
    """“… yêu cầu các phòng:” without a label, and bullets below: a line behind them serves the bullets, nothing before them."""
    if not items or readings[items[-1]].paragraph.label is not None:
        return []
    below = [each for each in readings if each.paragraph.parent == items[-1]]
    return [each.index for each in below if each.paragraph.label is not None and not each.line]


def _before(readings: list[Reading], parent: int | None, after: int, before: int) -> list[int]:
    """The paragraphs under ``parent`` that stand between two runs, titles left out."""
    start = max(after, -1 if parent is None else parent) + 1
    return [each.index for each in readings[start:before] if each.paragraph.parent == parent and not each.paragraph.heading]


def _goes_on_as(readings: list[Reading], parent: Reading, items: list[int]) -> bool:
    """Whether the items are further paragraphs, without labels, of a labelled sentence."""
    sentence = parent.paragraph.label is not None and not parent.paragraph.heading and parent.paragraph.kind not in SECTIONS
    return sentence and all(readings[each].paragraph.label is None for each in items)


def _elders(readings: list[Reading], item: Reading, last: int, holders: set[int | None]) -> list[int]:
    """The items before this one that its lines serve too: lines without a label close a group, unless its items have their own."""
    paragraph = item.paragraph
    if paragraph.heading or paragraph.label is None:
        return []
    akin = [each.index for each in readings if each.paragraph.parent == paragraph.parent and each.paragraph.kind == paragraph.kind]
    if holders & set(akin) != {item.index} or any(readings[index].values for index in akin if index != item.index):
        return []
    return [index for index in akin if last < index < item.index and not readings[index].line]


def _is_work(readings: list[Reading], run: Run, items: list[int]) -> bool:
    """False for lines that only give a time and a place, or a bare time below running text: a meeting's."""
    values = [value for reading in run for value in reading.values]
    if any(value.meaning in ("lead", "coordinating", "product") for value in values):
        return True
    if any(value.meaning == "other" for value in values):
        return False
    return not any(value.bare for value in values) or all(readings[index].paragraph.label for index in items)


def _is_activity(document: Document, paragraph: Paragraph) -> bool:
    """Not a section of the document, nor a title such as "Đơn vị thực hiện"."""
    text = document.text[paragraph.text_start : paragraph.end].strip(" \n.:;")
    return paragraph.kind not in SECTIONS and label_rule(text) is None


def _group(document: Document, activity: Reading, run: Run) -> ActivityGroup | None:
    own = {value.meaning for value in activity.values}
    if not run and ("lead" not in own or "meeting" in own):
        return None
    columns: dict[str, tuple[Span, ...]] = {}
    for meaning, span in (*_values(document, (activity,)), *_values(document, run)):
        if meaning in VALUES:
            columns[meaning] = (*columns.get(meaning, ()), span)
    words = document.text[activity.paragraph.start : activity.paragraph.end].rstrip()
    return ActivityGroup(
        activity=activity.index,
        end=activity.paragraph.start + len(words),
        columns=columns,
        lines=tuple(reading.index for reading in run),
    )


def _values(document: Document, run: Run) -> Iterator[tuple[str, Span]]:
    """Meaning and span of every value; a paragraph below a line is a value of that line."""
    meaning, indices = "other", {reading.index for reading in run}
    for reading in run:
        for value in reading.values:
            meaning = value.meaning
            if value.start < value.end:
                yield meaning, (value.start, value.end)
        if not reading.values and reading.paragraph.parent in indices:
            yield meaning, _bare(document, reading.paragraph)


def _bare(document: Document, paragraph: Paragraph) -> Span:
    """The paragraph without its bullet and the stop at its end."""
    text = document.text[paragraph.text_start : paragraph.end]
    end = paragraph.text_start + len(text.rstrip(" \n.;,"))
    return min(end, paragraph.text_start + len(text) - len(text.lstrip(" -–+•*"))), end
