"""How a task was found, as signals for and against it: the ground on which its confidence stands.

Each signal is 0 or 1, or a share between them, and has a weight in pipeline/rules/confidence.toml, which also says what it means.
"""

from collections.abc import Iterable

from models.document import ReadBy
from models.notice import Task
from pipeline.check.tasks import LONG, ROW, found_by, is_far, matches

SHORT = 8  # syllables
MANY = 4  # units, clauses
LONG_NAME = 10  # syllables: names of units rarely have more
NO_SECTION = (None, "opening", "addressee", "row above")


def signals(task: Task, others: Iterable[Task], *, recognised: bool) -> dict[str, float]:
    """Every signal of the task by its id; those that do not hold are 0.

    ``others``: all tasks of the notice. ``recognised``: the text was read from an image.
    """
    groups = (order(task), lead(task), coordination(task), deadline(task), passage(task), neighbours(task, others))
    held = {name: float(value) for group in groups for name, value in group.items()}
    return held | {"text.recognised": float(recognised)}


def is_recognised(read_by: Iterable[ReadBy]) -> bool:
    """Whether a document, or part of it, was read from images."""
    return any(way in ("pdf-ocr", "image-ocr") for way in read_by)


def order(task: Task) -> dict[str, float]:
    """How the order was given."""
    rule = found_by(task)
    return {f"order.{cue}": rule == f"order.{cue}" for cue in ("assigned", "subject", "verb", "none", "row")}


def lead(task: Task) -> dict[str, float]:
    """Where the lead comes from, and what it looks like."""
    source = task.lead[0].inherited_from if task.lead else None
    section = source if source not in NO_SECTION else None
    sizes = [len(unit.name.split()) for unit in task.lead]
    return {
        "lead.none": not task.lead,
        "lead.from-section": section is not None,
        "lead.from-far": section is not None and is_far(section, task.section_path),
        "lead.from-opening": source == "opening",
        "lead.from-addressee": source == "addressee",
        "lead.from-row-above": source == "row above",
        "lead.several": len(task.lead) > 1,
        "lead.many": len(task.lead) >= MANY,
        "lead.group": any(unit.kind == "group" for unit in task.lead),
        "lead.person": any(unit.kind == "person" for unit in task.lead),
        "lead.bare": bool(sizes) and min(sizes) <= 2 and any(matches("unit.bare-noun", unit.name) for unit in task.lead),
        "lead.capitals": any(unit.name.isupper() for unit in task.lead),
        "lead.long-name": bool(sizes) and max(sizes) > LONG_NAME,
    }


def coordination(task: Task) -> dict[str, float]:
    """Who helps."""
    return {
        "coordinating.some": bool(task.coordinating),
        "coordinating.many": len(task.coordinating) >= MANY,
        "coordinating.inherited": any(unit.inherited_from for unit in task.coordinating),
        "coordinating.unread": not task.coordinating and matches("text.cooperation", task.text),
    }


def deadline(task: Task) -> dict[str, float]:
    """By when."""
    return {
        "deadline.some": bool(task.deadlines),
        "deadline.several": len(task.deadlines) > 1,
        "deadline.inherited": any(one.inherited_from for one in task.deadlines),
        "deadline.doubted": any(one.warnings for one in task.deadlines),
        "deadline.unread": not task.deadlines and matches("text.time", task.text),
    }


def passage(task: Task) -> dict[str, float]:
    """The passage itself."""
    count = len(task.text.split())
    found = {finding.code for finding in task.findings}
    return {
        "text.no-action": not matches("text.action", task.text),
        "text.short": count < SHORT,
        "text.long": min(1.0, count / LONG),
        "text.clauses": min(1.0, task.text.count(";") / MANY),
        "text.other-subject": matches("text.other-subject", task.text),
        "text.no-end": found_by(task) != ROW and not task.text.rstrip().endswith((".", ";", "!")),
        "path.none": not task.section_path,
        "finding.candidates": "lead.candidates" in found,
        "finding.issuer": "lead.issuer" in found,
        "finding.unknown-kind": "unit.unknown-kind" in found,
        "finding.repeated": "task.repeated" in found,
    }


def neighbours(task: Task, others: Iterable[Task]) -> dict[str, float]:
    """Whether the item that the task stands in was cut into several, or has tasks below it."""
    numbered = task.section_path[-1:] not in (("-",), ("+",), ("•",))
    rest = [other.section_path for other in others if other.id != task.id]
    depth = len(task.section_path)
    return {
        "item.cut": numbered and depth > 0 and task.section_path in rest,
        "item.parent": depth > 0 and any(path[:depth] == task.section_path and len(path) > depth for path in rest),
    }
