"""Labels made by hand: what the software should have found in a notice.

A label file is one of two things:

- short labels: the file's name, the header, and for each task its path, its first and last words, its length and its fields;
- a result of giaoviec itself (``models.notice.Notice``) that somebody has corrected.
"""

import json
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from models.notice import Deadline, DeadlineKind, Every, Notice, Task
from models.value import Value
from pipeline.errors import UsageError
from pipeline.evaluate.wording import plain

ANCHOR = 8  # words
HEADER = ("type", "number", "issuer", "issued_on", "subject", "signer", "place")
"""The fields of the header that are measured."""


class Label(Value):
    """A value of a label file; what an office notes beside it is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class LabelledDeadline(Label):
    """By when, as ``models.notice.Deadline`` has it."""

    kind: DeadlineKind
    as_written: str = ""
    start: str | None = None
    due: str | None = None
    every: Every | None = None
    day: int | None = None
    days: int | None = None
    months: int | None = None
    working: bool | None = None


class LabelledTask(Label):
    """A task: ``start`` and ``end`` are the first and last words of its passage, ``words`` its length in syllables.

    A unit is a name, or several names of which each is right.
    """

    path: tuple[str, ...] = ()
    start: str
    end: str
    words: int = Field(ge=1)
    lead: tuple[str | tuple[str, ...], ...] = ()
    coordinating: tuple[str | tuple[str, ...], ...] = ()
    deadlines: tuple[LabelledDeadline, ...] = ()


class OptionalPassage(Label):
    """A passage that may be returned as a task or not."""

    start: str
    end: str = ""


class LabelledNotice(Label):
    """The labels of one notice. ``scan``: its text is recognised, so that single letters may differ."""

    id: str
    file: str
    genre: str | None = None
    scan: bool = False
    header: dict[str, str | None] = Field(default_factory=dict)
    issuer_alt: tuple[str, ...] = ()
    tasks: tuple[LabelledTask, ...] = ()
    optional: tuple[OptionalPassage, ...] = ()


def parse_labels(source: bytes, name: str) -> LabelledNotice:
    """The labels in a file; raises UsageError naming it if it is neither kind of label file."""
    try:
        content: Any = json.loads(source)
        if isinstance(content, dict) and "schema_version" in content:
            return from_notice(Notice.model_validate(content), name)
        return LabelledNotice.model_validate(content)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UsageError(f"Tệp nhãn “{name}” không đúng định dạng ở “{where}”. Hãy sửa theo docs/accuracy.md rồi chạy lại.") from error
    except ValueError as error:
        raise UsageError(f"Tệp nhãn “{name}” không phải JSON hợp lệ ({error}). Hãy sửa tệp rồi chạy lại.") from error


def from_notice(notice: Notice, name: str) -> LabelledNotice:
    """A corrected result as labels."""
    header = {field: getattr(notice.header, field) for field in HEADER if field != "type"}
    return LabelledNotice(
        id=name.removesuffix(".json"),
        file=notice.document.name,
        genre=notice.header.type.name if notice.header.type else None,
        scan=any(way.endswith("ocr") for way in notice.document.read_by),
        header=header | {"type": notice.header.type.code if notice.header.type else None},
        tasks=tuple(labelled(task) for task in notice.tasks),
    )


def labelled(task: Task) -> LabelledTask:
    """A task as a label."""
    words = task.text.split()
    return LabelledTask(
        path=task.section_path,
        start=" ".join(words[:ANCHOR]),
        end=" ".join(words[-ANCHOR:]),
        words=max(1, len(plain(task.text).split())),
        lead=tuple(unit.name for unit in task.lead),
        coordinating=tuple(unit.name for unit in task.coordinating),
        deadlines=tuple(labelled_deadline(one) for one in task.deadlines),
    )


def labelled_deadline(deadline: Deadline) -> LabelledDeadline:
    """A deadline as a label."""
    return LabelledDeadline.model_validate(deadline.model_dump(include=set(LabelledDeadline.model_fields)))
