"""A notice as rows of the register: made where the notice was read, so that the one writer has nothing left to compute."""

import hashlib
import zlib
from functools import lru_cache
from typing import Literal

from models.notice import Deadline, Notice, Task, Unit
from models.value import Value
from pipeline.identity import folded, notice_key
from pipeline.register.arrived import as_arrived

Role = Literal["lead", "coordinating"]
SEVERITIES = {"info": 1, "warning": 2, "error": 3}


class UnitRow(Value):
    """A unit's part in a task."""

    role: Role
    position: int
    name: str
    kind: str


class TaskRow(Value):
    """A task, flat; ``due`` is the last day on which it is not late (the day before, for "trước ngày")."""

    number: int
    digest: str
    section: str
    title: str
    text: str
    deadline: str | None
    due: str | None
    recurring: bool
    confidence: float
    units: tuple[UnitRow, ...]


class Look(Value):
    """How much a document needs a look, and the folded words that it can be found by; ``worst`` is 0 without findings, 3 for an error."""

    worst: int
    to_look: int
    lowest: float | None
    words: str


class Record(Value):
    """All that the register keeps of a document that could be read; ``result`` is the notice as compressed JSON."""

    sha256: str
    name: str
    version: str
    rules: str
    media_type: str
    pages: int
    rank: int
    notice: str
    type: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    subject: str | None
    dated: int
    doubtful: int
    result: bytes
    tasks: tuple[TaskRow, ...]
    look: Look


def record_of(notice: Notice) -> Record:
    """The notice as rows."""
    document, header = notice.document, notice.header
    return Record(
        sha256=document.sha256,
        name=document.name,
        version=document.software.version,
        rules=document.software.rules,
        media_type=document.media_type,
        pages=document.pages,
        rank=rank(notice),
        notice=notice_key(header, document.sha256),
        type=header.type and header.type.code,
        number=header.number,
        issuer=header.issuer,
        issued_on=header.issued_on,
        subject=header.subject,
        dated=sum(bool(task.deadlines) for task in notice.tasks),
        doubtful=sum(bool(task.findings) for task in notice.tasks),
        result=packed(notice),
        tasks=tuple(task_row(as_arrived(task, header, None), number) for number, task in enumerate(notice.tasks, start=1)),
        look=look_of(notice),
    )


def look_of(notice: Notice) -> Look:
    """What the inbox orders and searches by."""
    findings = (*notice.findings, *(finding for task in notice.tasks for finding in task.findings))
    header, named = notice.header, [unit.name for task in notice.tasks for unit in (*task.lead, *task.coordinating)]
    told = (header.number, header.issuer, header.subject, header.signer, notice.document.name, *dict.fromkeys(named))
    return Look(
        worst=max((SEVERITIES[finding.severity] for finding in findings), default=0),
        to_look=sum(task.needs_look for task in notice.tasks),
        lowest=min((task.confidence for task in notice.tasks), default=None),
        words=folded(" ".join(part for part in (*told, *(task.text for task in notice.tasks)) if part)),
    )


def packed(notice: Notice) -> bytes:
    """The notice as compressed JSON."""
    return zlib.compress(notice.model_dump_json().encode(), 6)


def unpacked(result: bytes) -> Notice:
    """The notice that ``packed`` was given."""
    return Notice.model_validate_json(zlib.decompress(result))


parsed = lru_cache(maxsize=64)(unpacked)
"""The same, remembered: for those who come back to a notice again and again."""


def rank(notice: Notice) -> int:
    """How far the document is from the notice as signed and typed: of several, the lowest speaks for the notice.

    A signed file before one without signature, text before recognised text.
    """
    recognised = any("ocr" in way for way in notice.document.read_by)
    return 2 * recognised + (not notice.document.signatures)


def task_row(task: Task, number: int) -> TaskRow:
    """The task as a row."""
    due = min((day for deadline in task.deadlines if (day := deadline.last_day)), default=None)
    return TaskRow(
        number=number,
        digest=passage_digest(task.text),
        section="/".join(task.section_path),
        title=task.title,
        text=task.text,
        deadline="; ".join(map(said, task.deadlines)) or None,
        due=due and due.isoformat(),
        recurring=task.recurring_duty or any(deadline.kind == "recurring" for deadline in task.deadlines),
        confidence=task.confidence,
        units=(*unit_rows(task.lead, "lead"), *unit_rows(task.coordinating, "coordinating")),
    )


def said(deadline: Deadline) -> str:
    """The deadline as written; where it was counted from the notice's arrival, that day behind it."""
    day = "/".join(reversed((deadline.counted_from or "").split("-")))
    return f"{deadline.as_written} (tính từ ngày đến {day})" if day else deadline.as_written


@lru_cache(maxsize=4096)
def passage_digest(text: str) -> str:
    """What a passage is known by: the same however its letters and spaces are written."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:16]


def unit_rows(units: tuple[Unit, ...], role: Role) -> tuple[UnitRow, ...]:
    """The units in this role, in the order of the notice."""
    return tuple(UnitRow(role=role, position=at, name=unit.name, kind=unit.kind) for at, unit in enumerate(units))
