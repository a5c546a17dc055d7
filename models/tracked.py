"""A task being followed up: the task, the notice that gives it, and how far it has come. The forms are made from these values."""

from datetime import date
from typing import Literal

from pydantic import Field

from models.notice import Header, Task
from models.value import Value

State = Literal["done-in-time", "done-late", "open-in-time", "open-late"]


class NoticeReference(Value):
    """The notice that a task comes from.

    Số đến and ngày đến (``arrival_number``, ``arrived_on``) come from the office that receives it, or from its electronic envelope.
    """

    key: str = Field(description="Identity: number, issuer and year, or the file's SHA-256 where one of them is not known.")
    name: str = Field(description="Name of the file.")
    header: Header
    arrival_number: str | None = None
    arrived_on: date | None = None


class Progress(Value):
    """What is known of the work: nothing (all fields None) until somebody says so."""

    done_on: date | None = Field(default=None, description="The day on which it was finished.")
    by_document: str | None = Field(default=None, description="The document that proves it, or answers: số, ký hiệu.")
    note: str | None = None


class TrackedTask(Value):
    """A task with its notice and its progress. ``key`` is the same whenever the same passage of the same notice is read again."""

    key: str
    number: int = Field(ge=1, description="Place among the tasks of its notice, from 1.")
    task: Task
    notice: NoticeReference
    progress: Progress = Progress()
