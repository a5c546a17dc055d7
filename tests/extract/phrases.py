"""Reading tests/data/deadline_*.toml: invented phrases, and what they mean in a notice of a known day."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from models.mention import DeadlineMention
from models.notice import Deadline
from models.place import Evidence
from pipeline.extract.deadlines import find_cell_deadlines, find_deadlines
from pipeline.resolve.dates import Reference, resolve_mention

DATA = Path(__file__).parents[1] / "data"
ISSUED = "2026-05-20"


class Case(NamedTuple):
    """A phrase in a sentence, with its meaning as the data file writes it."""

    group: str
    sentence: str
    meaning: str
    issued: str
    cell: bool


def groups(file: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DATA / file).read_text(encoding="utf-8"))["group"])


def cases() -> list[Case]:
    return [
        Case(group["name"], frame.replace("{}", phrase), meaning, group.get("issued", ISSUED), group.get("cell", False))
        for group in groups("deadline_phrases.toml")
        for phrase, meaning in group["phrases"]
        for frame in group["frames"]
    ]


def find(case: Case) -> tuple[DeadlineMention, ...]:
    finder = find_cell_deadlines if case.cell else find_deadlines
    return finder(case.sentence, 0, len(case.sentence))


def resolve(mention: DeadlineMention, issued: str | None = ISSUED, arrived: str | None = None) -> Deadline:
    place = Evidence(start=mention.start, end=mention.end, quote=mention.as_written)
    return resolve_mention(mention, Reference(issued_on=issued, arrived_on=arrived), place)


def meanings(case: Case) -> list[str]:
    return [meaning(resolve(mention, case.issued)) for mention in find(case)]


def meaning(deadline: Deadline) -> str:
    """The deadline in the words of the data file."""
    if deadline.kind == "event":
        return "event"
    if deadline.kind == "relative":
        count = f"months {deadline.months}" if deadline.months else f"{'working' if deadline.working else 'days'} {deadline.days}"
        return count + (f" due {deadline.due}" if deadline.due else "")
    if deadline.kind == "recurring":
        parts = ["every", deadline.every, deadline.day, f"/{deadline.month}" if deadline.month else None, deadline.weekday]
        return " ".join(str(part) for part in parts if part)
    return " ".join(part for part in (deadline.kind, deadline.start, deadline.due, deadline.time) if part)
