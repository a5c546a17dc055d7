"""What commands show on the terminal and ask there."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from pipeline.errors import ExitCode, UsageError
from pipeline.render.forms.cells import shown
from pipeline.render.printable import printable
from pipeline.render.writer import write_file

FILES = ("docx", "pdf", "xlsx")
"""Formats that a screen cannot show."""


def deliver(content: bytes, kind: str, output: Path | None) -> int:
    """Write the content to the file, or print it where none is named. Raises UsageError for a file on the screen."""
    if output is not None:
        write_file(output, content)
    elif kind in FILES and sys.stdout.isatty():
        raise UsageError(f"Tệp {kind} không in ra màn hình được. Hãy thêm --output TỆP.{kind}.")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return ExitCode.OK


def kind_by_name(output: Path | None, kinds: Sequence[str]) -> str:
    """The format that the file's name asks for, one of ``kinds``; Markdown for the screen. Raises UsageError for other names."""
    if output is None:
        return "md"
    kind = output.suffix.lower().removeprefix(".")
    if kind not in kinds:
        known = ", ".join(kinds)
        raise UsageError(f"Không rõ kiểu của “{output.name}”. Hãy đặt đuôi tệp là một trong các kiểu: {known}; hoặc thêm --format.")
    return kind


def agreed(question: str, *, yes: bool) -> bool:
    """Whether the user says yes, or has said so beforehand; who says no is told that nothing was written."""
    if yes or typer.confirm(question):
        return True
    typer.echo("Chưa ghi gì.")
    return False


def change(heading: str, before: date | str | None, after: date | str | None) -> str:
    """A line that shows how a field will change; nothing is "(trống)"."""
    told = ("(trống)" if one is None else printable(shown(one)) for one in (before, after))
    return f"  {heading}: {' → '.join(told)}"
