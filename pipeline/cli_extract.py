"""The commands that show one result: extract, checklist, schema."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import typer

from models.notice import Notice, schema
from pipeline.batch.gather import gather, one_file, stems
from pipeline.batch.run import attempt, exit_code
from pipeline.batch.vocabulary import named_by_office
from pipeline.cli_terminal import deliver, kind_by_name
from pipeline.errors import ExitCode
from pipeline.process import process
from pipeline.render.checklist import FORMATS, render
from pipeline.render.writer import write_outputs

OFFLINE = "review-html"
"""A format of its own: it shows the pages of the file, not the notice alone."""


def extract(files: Sequence[Path], *, one_line: bool, folder: Path | None, allow_secret: bool = False) -> int:
    """Print each notice as JSON, or write it into the folder; a single file's error is raised, several are reported."""
    paths = gather(files)
    names = stems(paths)
    deliver: Callable[[Path, Notice], None] = partial(show, one_line=one_line)
    if folder is not None:
        deliver = partial(store, names=names, folder=folder)
    if len(paths) == 1:
        deliver(paths[0], named_by_office(process(paths[0], allow_secret=allow_secret)))
        return ExitCode.OK
    outcomes = [attempt(partial(extract_one, deliver=deliver, allow_secret=allow_secret), path) for path in paths]
    for outcome in outcomes:
        if outcome.error is not None:
            typer.echo(f"Lỗi: {outcome.path}: {outcome.error}", err=True)
    return exit_code(outcomes)


def extract_one(path: Path, deliver: Callable[[Path, Notice], None], *, allow_secret: bool) -> None:
    """Read one file and hand its notice on."""
    deliver(path, named_by_office(process(path, allow_secret=allow_secret)))


def show(_: Path, notice: Notice, *, one_line: bool) -> None:
    """Print the notice: a line of JSON, or JSON to be read by people."""
    typer.echo(notice.model_dump_json() if one_line else render(notice, "json").decode(), nl=one_line)


def store(path: Path, notice: Notice, *, names: dict[Path, str], folder: Path) -> None:
    """Write the notice into the folder."""
    write_outputs(notice, folder, (), names[path])


def checklist(file: Path, kind: str | None, output: Path | None, *, allow_secret: bool = False) -> int:
    """Print the checklist of one notice, or write it to the file named."""
    kind = kind or kind_by_name(output, FORMATS)
    if kind == OFFLINE:
        content = offline(one_file(file), allow_secret=allow_secret)
    else:
        content = render(named_by_office(process(one_file(file), allow_secret=allow_secret)), kind)
    return deliver(content, kind, output)


def offline(file: Path, *, allow_secret: bool) -> bytes:
    """The notice beside its tasks, as one page to pass on."""
    from pipeline.review.offline import offline

    return offline(file, allow_secret=allow_secret)


def schema_text() -> str:
    """The JSON Schema of a notice, as docs/schema.json holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
