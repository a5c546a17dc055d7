"""The commands that look behind a result: evaluate (how often it is right) and explain (why it came out so)."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from models.notice import Notice
from pipeline.batch.gather import one_file
from pipeline.batch.many import each
from pipeline.batch.run import Outcome, attempt
from pipeline.batch.work import warm
from pipeline.errors import ExitCode, UnreadableInput, UsageError
from pipeline.evaluate.labels import LabelledNotice, parse_labels
from pipeline.evaluate.marking import all_differences
from pipeline.evaluate.page import page
from pipeline.evaluate.reading import ReadNotice, read_notice
from pipeline.evaluate.report import Measured, Report, measure, report
from pipeline.evaluate.scoring import Difference
from pipeline.evaluate.table import FIELDS, Row, overview, reading_rows, total_rows
from pipeline.explain.explanation import explain as explanation
from pipeline.explain.told import told
from pipeline.process import process
from pipeline.read.reader import read
from pipeline.render.printable import printable
from pipeline.render.writer import write_file

FEW = 4
"""So few files are read one after the other: starting processes would take longer."""


def evaluate(
    gold: Path,
    *,
    predicted: Path | None,
    source: Path | None,
    json_file: Path | None,
    html_file: Path | None,
    allow_secret: bool = False,
) -> int:
    """Print how well the labelled notices are read, and write it as JSON and as a page; PARTIAL if some could not be read."""
    for folder in (gold, predicted, source):
        if folder is not None and not folder.is_dir():
            raise UsageError(f"Không có thư mục “{folder}”. Hãy kiểm tra lại đường dẫn.")
    labels = read_labels(gold)
    found, errors = ready(labels, predicted, source) if predicted else read_all(labels, source or gold, allow_secret=allow_secret)
    measured = measure(labels, found)
    whole = report(measured)
    show(whole, measured, Console())
    if json_file:
        write_file(json_file, as_json(whole))
    if html_file:
        write_file(html_file, page(measured))
    for error in errors:
        typer.echo(f"Lỗi: {error}", err=True)
    return ExitCode.PARTIAL if errors else ExitCode.OK


def read_labels(folder: Path) -> list[LabelledNotice]:
    """The label files of a folder by name; raises UsageError if there are none, or if two are of the same id."""
    labels = [parse_labels(path.read_bytes(), path.name) for path in sorted(folder.glob("*.json"))]
    if not labels:
        raise UsageError(f"Thư mục “{folder}” không có tệp nhãn JSON nào. Hãy chọn thư mục chứa văn bản đã được rà soát.")
    ids = [one.id for one in labels]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise UsageError(f"Trong thư mục “{folder}” có hai tệp nhãn cùng mã “{twice}”. Hãy đổi mã của một tệp.")
    return labels


def read_all(labels: Sequence[LabelledNotice], folder: Path, *, allow_secret: bool) -> tuple[dict[str, ReadNotice], list[Exception]]:
    """What is found in each labelled notice's file, by id, and what went wrong."""
    files = {one.id: source_of(one, folder) for one in labels}
    errors: list[Exception] = [missing(one, folder) for one in labels if files[one.id] is None]
    paths = dict.fromkeys(path for path in files.values() if path)
    reader = partial(read_notice, allow_secret=allow_secret)
    outcomes = {outcome.path: outcome for outcome in (each(reader, paths, warm=warm) if len(paths) > FEW else one_by_one(reader, paths))}
    errors += [outcome.error for path in paths if (outcome := outcomes[path]).error]
    return {name: result for name, path in files.items() if path and (result := outcomes[path].result)}, errors


def one_by_one(reader: Callable[[Path], ReadNotice], paths: Iterable[Path]) -> Iterator[Outcome[ReadNotice]]:
    """Read the files here."""
    return (attempt(reader, path) for path in paths)


def ready(labels: Sequence[LabelledNotice], folder: Path, source: Path | None) -> tuple[dict[str, ReadNotice], list[Exception]]:
    """Results that are there already, by the labels' ids, with the text of the notice where its file is at hand."""
    found: dict[str, ReadNotice] = {}
    errors: list[Exception] = []
    for one in labels:
        path = next((path for stem in (one.id, Path(one.file).stem) if (path := folder / f"{stem}.json").is_file()), None)
        if path is None:
            errors.append(
                UnreadableInput(f"Không có kết quả của “{one.id}” trong thư mục “{folder}”; văn bản này được tính là bỏ sót hết.")
            )
        else:
            found[one.id] = ReadNotice(notice=parse_result(path), body=body_of(one, source))
    return found, errors


def parse_result(path: Path) -> Notice:
    """A result of giaoviec; raises UsageError naming a file that is none."""
    try:
        return Notice.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"Tệp “{path}” không phải kết quả của giaoviec. Hãy chọn thư mục kết quả khác.") from error


def body_of(labels: LabelledNotice, folder: Path | None) -> str | None:
    """The text of a labelled notice, if its file is in the folder."""
    path = source_of(labels, folder) if folder else None
    if path is None:
        return None
    document = read(path)
    return document.text[: document.body_end]


def source_of(labels: LabelledNotice, folder: Path) -> Path | None:
    """The file of a labelled notice."""
    path = folder / labels.file
    return path if path.is_file() else None


def missing(labels: LabelledNotice, folder: Path) -> Exception:
    """The error for a file that is not there."""
    return UnreadableInput(f"Không tìm thấy tệp “{labels.file}” của nhãn “{labels.id}” trong “{folder}”. Hãy chỉ thư mục bằng --source.")


def show(whole: Report, measured: Sequence[Measured], console: Console) -> None:
    """Print the figures, then the notices with differences."""
    figures = Table(show_header=False)
    for name, figure in total_rows(whole.total):
        figures.add_row(name, figure)
    console.print(figures)
    console.print(group_table("Thể loại", overview(whole.by_genre)), group_table("Cách đọc", reading_rows(whole.by_reading)))
    console.print(document_table(measured))
    for one in measured:
        for difference in all_differences(one.score):
            line = f"{printable(one.labels.id)}  {FIELDS[difference.field]} – {both_sides(difference)}"
            console.print(escape(line), soft_wrap=True, highlight=False)


def both_sides(difference: Difference) -> str:
    """What the label says and what was found, each where there is anything."""
    sides = (("theo nhãn", difference.expected), ("chương trình", difference.found))
    return "; ".join(f"{whose}: {short(text)}" for whose, text in sides if text)


def group_table(title: str, rows: Sequence[Row]) -> Table:
    """A table with a row per group."""
    table = Table(title, "Văn bản", "Nhiệm vụ", "Tìm thấy", "Chủ trì", "Phối hợp", "Thời hạn", "Phần đầu", "Không phải sửa")
    for row in rows:
        table.add_row(
            escape(row.name), str(row.documents), str(row.tasks), row.found, row.lead, row.coord, row.deadline, row.header, row.no_edit
        )
    return table


def document_table(measured: Sequence[Measured]) -> Table:
    """A table with a row per notice."""
    table = Table("Văn bản", "Nhãn", "Tìm thấy", "Thừa", "Không phải sửa", "Phần đầu")
    for one in measured:
        counts = one.score.counts
        header = f"{counts.header}/{counts.header_all}"
        table.add_row(escape(printable(one.labels.id)), *map(str, (counts.gold, counts.found, counts.spurious, counts.no_edit)), header)
    return table


def short(text: str, size: int = 120) -> str:
    """The text in one line, its end left out if it is long."""
    line = " ".join(printable(text).split())
    return line if len(line) <= size else f"{line[: size - 1]}…"


def as_json(whole: Report) -> bytes:
    """The report as JSON, with its differences."""
    return (json.dumps(whole.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def explain(file: Path, task: str | None, *, as_data: bool, allow_secret: bool = False) -> int:
    """Print why the values of a task, or of all tasks, came out."""
    notice = parse_result(one_file(file)) if file.suffix.lower() == ".json" else process(one_file(file), allow_secret=allow_secret)
    wanted = [one for one in notice.tasks if task in (None, one.id)]
    if task and not wanted:
        known = ", ".join(one.id for one in notice.tasks) or "không có nhiệm vụ nào"
        raise UsageError(f"Văn bản không có nhiệm vụ “{task}” (có: {known}). Hãy chọn một mã trong số đó.")
    explained = [explanation(one, notice) for one in wanted]
    if as_data:
        typer.echo(json.dumps([one.model_dump(mode="json") for one in explained], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(told(one) for one in explained))
    return ExitCode.OK
