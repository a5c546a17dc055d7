"""The command ``run``: many files into a folder, with progress, a summary table and an exit code."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from models.notice import Notice
from pipeline.batch import run as batch
from pipeline.batch.gather import gather, stems
from pipeline.batch.run import Outcome
from pipeline.process import process
from pipeline.render.printable import printable
from pipeline.render.writer import write_outputs


def run(paths: Sequence[Path], folder: Path, *, jobs: int, formats: tuple[str, ...]) -> int:
    """Read every file, write its JSON and checklists, print the summary; the exit code says how many failed."""
    files = gather(paths)
    work = partial(read_and_write, names=stems(files), folder=folder, formats=formats)
    outcomes = batch.run(work, files, jobs=jobs)
    progress = track(outcomes, "Đang đọc", total=len(files), console=Console(stderr=True), transient=True)
    done = sorted(progress, key=lambda outcome: files.index(outcome.path))
    summarise(done, folder, Console())
    return batch.exit_code(done)


def read_and_write(path: Path, *, names: dict[Path, str], folder: Path, formats: tuple[str, ...]) -> Notice:
    """One file's work: JSON always, checklists only where there is something to follow up."""
    notice = process(path)
    write_outputs(notice, folder, formats if notice.tasks else (), names[path])
    return notice


def summarise(outcomes: Sequence[Outcome[Notice]], folder: Path, console: Console) -> None:
    """The table of files, the errors in full, and the totals."""
    table = Table(box=box.SIMPLE_HEAD, title="Kết quả", title_justify="left", padding=(0, 1, 0, 0))
    for heading in ("Tệp", "Loại"):
        table.add_column(heading, overflow="fold")
    for heading in ("Số, ký hiệu", "Ngày"):
        table.add_column(heading, no_wrap=True)
    for heading in ("Nhiệm vụ", "Có hạn", "Xem lại"):
        table.add_column(heading, justify="right")
    for outcome in outcomes:
        table.add_row(shown(outcome.path.name), *(cells(outcome.result) if outcome.result else ["[red]lỗi[/]"]))
    console.print(table)
    for outcome in outcomes:
        if outcome.error is not None:
            console.print(f"[red]{shown(outcome.path.name)}[/]: {shown(str(outcome.error))}", highlight=False)
    console.print(totals([outcome.result for outcome in outcomes if outcome.result], len(outcomes), folder), highlight=False)


def cells(notice: Notice) -> list[str]:
    """What the table says about a notice that could be read."""
    header, tasks = notice.header, notice.tasks
    known = (header.type and header.type.code, header.number, header.issued_on)
    counts = (len(tasks), sum(bool(task.deadlines) for task in tasks), sum(bool(task.findings) for task in tasks))
    return [*(shown(value or "–") for value in known), *map(str, counts)]


def shown(text: str) -> str:
    """Text from a file or its name, which nobody vouches for, as text and nothing else on a terminal."""
    return escape(printable(text))


def totals(notices: Sequence[Notice], files: int, folder: Path) -> str:
    """The last line."""
    tasks = sum(len(notice.tasks) for notice in notices)
    failed = f", {files - len(notices)} tệp không đọc được" if files > len(notices) else ""
    return f"{len(notices)} văn bản, {tasks} nhiệm vụ{failed}. Kết quả ở thư mục “{folder}”."
