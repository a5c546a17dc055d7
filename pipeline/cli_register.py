"""The commands that ask the register: tasks, export."""

from datetime import datetime
from pathlib import Path

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline import clock
from pipeline.cli_options import RESULTS
from pipeline.cli_terminal import deliver, kind_by_name
from pipeline.errors import ExitCode
from pipeline.register.database import open_register, register_url
from pipeline.register.export import Kind
from pipeline.register.export import export as write_export
from pipeline.register.listing import COLUMNS, as_csv, as_json, as_sheet, cells
from pipeline.register.questions import Answer, Question, find
from pipeline.render.printable import printable

IN_FILES = ("csv", "json", "xlsx")
ON_SCREEN = (0, 3, 4, 5, 8)  # columns that a terminal has room for


def tasks(question: Question, kind: str | None, register: str | None, output: Path | None) -> int:
    """Print the tasks asked for, or write them to a file; without a ``kind``, as its name says. Raises UsageError if it says nothing."""
    kind = kind or (kind_by_name(output, IN_FILES) if output else "table")
    engine = open_register(register_url(register, Path(RESULTS)), must_exist=True)
    found = list(find(engine, question))
    engine.dispose()
    if kind == "table" and output is None:
        show(found, Console())
        return ExitCode.OK
    return deliver(content(found, kind), kind, output)


def content(answers: list[Answer], kind: str) -> bytes:
    """The tasks in this format; a table that is to be a file is CSV."""
    if kind == "xlsx":
        return as_sheet(answers)
    return (as_json(answers) if kind == "json" else as_csv(answers)).encode()


def show(answers: list[Answer], console: Console) -> None:
    """The table and the number of tasks."""
    if answers:
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
        for at in ON_SCREEN:
            table.add_column(COLUMNS[at], overflow="fold", no_wrap=at in {8}, ratio={4: 4, 5: 2}.get(at))
        for answer in answers:
            row = cells(answer.model_copy(update={"text": answer.title}))
            table.add_row(*(escape(printable(row[at])) for at in ON_SCREEN))
        console.print(table)
    console.print(f"{len(answers)} nhiệm vụ.", highlight=False)


def export(folder: Path, kind: Kind, register: str | None) -> int:
    """Write notices and tasks for data people."""
    engine = open_register(register_url(register, Path(RESULTS)), must_exist=True)
    for path in write_export(engine, folder, kind):
        typer.echo(path)
    engine.dispose()
    return ExitCode.OK


def question(
    *, unit: str | None, due_before: datetime | None, overdue: bool, today: datetime | None, notice: str | None, state: str | None
) -> Question:
    """The question that the options ask."""
    on = today.date() if today else clock.today()
    before = due_before.date() if due_before else None
    return Question(unit=unit, due_before=before, overdue_on=on if overdue else None, notice=notice, state=state)
