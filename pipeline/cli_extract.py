"""The commands that show one result: extract, checklist, schema."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from models.notice import Notice, schema
from pipeline.batch.gather import gather, stems
from pipeline.batch.run import Outcome, attempt, exit_code
from pipeline.errors import ExitCode
from pipeline.process import process
from pipeline.render.checklist import render
from pipeline.render.writer import write_file, write_outputs


def extract(files: Sequence[Path], *, one_line: bool, folder: Path | None) -> int:
    """Print each notice as JSON, or write it into the folder; a single file's error is raised, several are counted."""
    paths = gather(files)
    if len(paths) == 1:
        deliver(process(paths[0]), paths[0].stem, one_line, folder)
        return ExitCode.OK
    names = stems(paths)
    outcomes: list[Outcome[Notice]] = []
    for path in paths:
        outcomes.append(attempt(process, path))
        if (notice := outcomes[-1].result) is not None:
            deliver(notice, names[path], one_line, folder)
        else:
            typer.echo(f"Lỗi: {path}: {outcomes[-1].error}", err=True)
    return exit_code(outcomes)


def deliver(notice: Notice, stem: str, one_line: bool, folder: Path | None) -> None:
    """The notice to stdout or, whole or not at all, to ``<folder>/<stem>.json``."""
    if folder is not None:
        write_outputs(notice, folder, (), stem)
    else:
        typer.echo(notice.model_dump_json(indent=None if one_line else 2))


def checklist(file: Path, kind: str, output: Path | None) -> int:
    """The checklist of one notice to stdout or to a file."""
    content = render(process(file), kind)
    if output is not None:
        write_file(output, content)
    else:
        sys.stdout.buffer.write(content)
    return ExitCode.OK


def schema_text() -> str:
    """The JSON Schema of a notice, as docs/schema.json holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
