"""The command ``done``: progress of one task, or of many by an edited bảng theo dõi; shown first, written after a yes."""

import getpass
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from sqlalchemy import Engine

from models.tracked import Progress
from models.value import Value
from pipeline.cli_options import RESULTS
from pipeline.cli_terminal import agreed, change
from pipeline.errors import ExitCode, UsageError
from pipeline.identity import number_key
from pipeline.register.database import open_register, register_url
from pipeline.register.progress import Change, Kept, kept_tasks, record_progress
from pipeline.render.forms.cells import work
from pipeline.render.forms.sheet_changes import EDITED, edits
from pipeline.render.printable import printable
from pipeline.version import VERSION


class Request(Value):
    """What is to be noted of one task; ``again``: it is not finished after all."""

    task: str
    done_on: date
    by_document: str | None
    note: str | None
    again: bool


def done(request: Request | None, workbook: Path | None, register: str | None, *, yes: bool) -> int:
    """Show what would change, ask, and record it."""
    engine = open_register(register_url(register, Path(RESULTS)), must_exist=True)
    try:
        return apply(engine, wanted(kept_tasks(engine), request, workbook), yes=yes)
    finally:
        engine.dispose()


def wanted(tasks: Sequence[Kept], request: Request | None, workbook: Path | None) -> list[Change]:
    """The changes asked for. Raises UsageError if neither or both of a task and a workbook are named."""
    if (request is None) == (workbook is None):
        raise UsageError("Hãy nêu một nhiệm vụ (ví dụ 214/TB-UBND#3) hoặc một bảng theo dõi với --from, không nêu cả hai.")
    return from_workbook(tasks, workbook) if workbook else [asked(tasks, request)] if request else []


def asked(tasks: Sequence[Kept], request: Request) -> Change:
    """The change of one task."""
    task = named(tasks, request.task)
    before = task.tracked.progress
    told = {"by_document": request.by_document, "note": request.note}
    fields = before.model_dump() | {name: text for name, text in told.items() if text is not None}
    fields |= {"done_on": None, "by_document": None} if request.again else {"done_on": request.done_on}
    return Change(task=task, before=before, after=Progress.model_validate(fields))


def named(tasks: Sequence[Kept], name: str) -> Kept:
    """The task called "214/TB-UBND#3" (third task of that notice), or by its code. Raises UsageError if it is not one task."""
    number, _, place = name.rpartition("#")
    found = [one for one in tasks if one.tracked.key == name or (place.isdecimal() and is_called(one, number, int(place)))]
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(f"{one.tracked.key} ({printable(one.tracked.notice.header.issuer or '')})" for one in found)
        raise UsageError(f"Có {len(found)} nhiệm vụ “{name}”: {codes}. Hãy nêu mã của nhiệm vụ.")
    raise UsageError(f"Không có nhiệm vụ “{name}” trong sổ theo dõi. Hãy nêu số văn bản và số thứ tự, ví dụ 214/TB-UBND#3.")


def is_called(task: Kept, number: str, place: int) -> bool:
    """Whether it is this task of a notice of this number."""
    return number_key(task.tracked.notice.header.number or "") == number_key(number) and task.tracked.number == place


def from_workbook(tasks: Sequence[Kept], workbook: Path) -> list[Change]:
    """What was edited in the workbook. Raises UsageError for a task that the register does not have."""
    known = {task.tracked.key: task for task in tasks}
    found = edits(workbook.read_bytes(), workbook.name)
    for edit in found:
        if edit.key not in known:
            raise UsageError(f"Dòng {edit.line} của “{workbook.name}” là nhiệm vụ không có trong sổ theo dõi. Hãy xuất lại bảng.")
    return [Change(task=known[edit.key], before=edit.before, after=edit.after) for edit in found]


def apply(engine: Engine, changes: list[Change], *, yes: bool) -> int:
    """Show the changes, ask for a yes unless it was given, record them."""
    changes = [one for one in changes if one.before != one.after]
    if not changes:
        typer.echo("Không có gì thay đổi.")
        return ExitCode.OK
    for one in changes:
        typer.echo(described(one))
    if not agreed(f"Ghi thay đổi của {len(changes)} nhiệm vụ vào sổ theo dõi?", yes=yes):
        return ExitCode.OK
    count = record_progress(engine, changes, author=getpass.getuser(), version=VERSION)
    typer.echo(f"Đã ghi {count} thay đổi.")
    return ExitCode.OK


def described(edit: Change) -> str:
    """A change in words, a line for each field."""
    task = edit.task.tracked
    text = " ".join(work(task).split())
    title = f"{printable(task.notice.header.number or task.notice.name)}#{task.number}: {text[:100]}{'…' if len(text) > 100 else ''}"
    lines = [
        change(heading, getattr(edit.before, field), getattr(edit.after, field))
        for field, heading in EDITED.items()
        if getattr(edit.before, field) != getattr(edit.after, field)
    ]
    return "\n".join([title, *lines])
