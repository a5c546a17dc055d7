"""How a task was found, as signals for and against it: the ground on which its confidence stands.

Each signal is 0 or 1, or a share between them, and has a weight in pipeline/rules/confidence.toml.
"""

from models.document import Document
from models.notice import Task
from pipeline.check.tasks import LONG, found_by, is_far

SHORT = 8  # syllables
MANY = 4  # units


def signals(task: Task, document: Document) -> dict[str, float]:
    """Every signal of the task by its id; all that do not hold are 0."""
    held = order_signals(task) | lead_signals(task) | coordination_signals(task) | deadline_signals(task) | text_signals(task, document)
    return {name: float(value) for name, value in held.items()}


def order_signals(task: Task) -> dict[str, float]:
    """How the order was given."""
    rule = found_by(task)
    return {f"order.{cue}": rule == f"order.{cue}" for cue in ("assigned", "subject", "verb", "none", "row")}


def lead_signals(task: Task) -> dict[str, float]:
    """Where the lead comes from, and whether it is one unit."""
    source = task.lead[0].inherited_from if task.lead else None
    section = source if source not in (None, "opening", "addressee", "row above") else None
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
    }


def coordination_signals(task: Task) -> dict[str, float]:
    """Who helps."""
    return {
        "coordinating.some": bool(task.coordinating),
        "coordinating.many": len(task.coordinating) >= MANY,
        "coordinating.inherited": any(unit.inherited_from for unit in task.coordinating),
    }


def deadline_signals(task: Task) -> dict[str, float]:
    """By when."""
    return {
        "deadline.some": bool(task.deadlines),
        "deadline.several": len(task.deadlines) > 1,
        "deadline.inherited": any(deadline.inherited_from for deadline in task.deadlines),
        "deadline.doubted": any(deadline.warnings for deadline in task.deadlines),
        "deadline.period": any(deadline.kind == "during" for deadline in task.deadlines),
    }


def text_signals(task: Task, document: Document) -> dict[str, float]:
    """The passage itself, and how it was read."""
    count = len(task.text.split())
    place = task.evidence.get("text")
    start, end = (place.start, place.end) if place else (0, 0)
    return {
        "text.short": count < SHORT,
        "text.long": min(1.0, count / LONG),
        "text.clauses": min(1.0, task.text.count(";") / 4),
        "text.units": min(1.0, task.text.count("Sở ") / 3 + task.text.count("UBND") / 3),
        "text.unlabelled": not task.section_path,
        "text.recognised": any(page.read_by in ("pdf-ocr", "image-ocr") for page in document.pages),
        "text.corrected": any(start <= correction.start < end for correction in document.corrections),
        "finding.warning": any(finding.severity == "warning" and finding.field != "deadlines" for finding in task.findings),
    }
