"""The command ``run``: many files into a folder and the register, with progress, a summary and an exit code."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from models.value import Value
from pipeline.batch import places, stream
from pipeline.batch.limits import Limits
from pipeline.batch.manifest import sweep, write_lists
from pipeline.batch.pool import Pool
from pipeline.batch.stream import Event, Workers
from pipeline.batch.work import do, warm
from pipeline.cli_interrupt import interruptible
from pipeline.cli_summary import Tally
from pipeline.errors import ExitCode
from pipeline.processors import processors
from pipeline.register.database import open_register, register_url


class Options(Value):
    """What the user asked for; ``folder`` is a path or a URL."""

    folder: str
    formats: tuple[str, ...]
    jobs: int = 0
    again: bool = False
    register_at: str | None = None
    limits: Limits = Limits()
    engine: str = "local"
    address: str | None = None
    allow_secret: bool = False

    @property
    def target(self) -> str:
        """The folder of results, absolute."""
        return self.folder if places.is_url(self.folder) else str(Path(self.folder).absolute())

    @property
    def processes(self) -> int:
        """How many files are read at the same time."""
        return self.jobs or processors()


def run(paths: Sequence[str], options: Options) -> int:
    """Read every file, write its JSON and checklists, print the summary; the exit code says how many failed."""
    files = places.find(paths, without=options.target)
    register = open_register(register_url(options.register_at, None if places.is_url(options.folder) else Path(options.folder)))
    tally, finished = Tally(files), False
    how = {"again": options.again, "allow_secret": options.allow_secret}
    with workers(options, len(files)) as pool, interruptible() as check_pressed:
        sweep(options.target)
        try:
            for event in shown_progress(stream.run(register, pool, files, options.target, options.formats, **how), len(files)):
                tally.add(event)
                check_pressed()
            finished = True
        except KeyboardInterrupt:
            tally.stopped = True
    write_lists(register, options.target)
    register.dispose()
    tally.show(options.folder, Console())
    return tally.exit_code if finished else ExitCode.STOPPED


@contextmanager
def workers(options: Options, files: int) -> Iterator[Workers]:
    """The processes that read, on this machine or on those of a Ray cluster."""
    if options.engine == "ray":
        from pipeline.batch.ray_workers import RayWorkers

        with RayWorkers(options.address, options.jobs, options.limits) as cluster:
            yield cluster
        return
    with Pool(do, min(options.processes, files), warm=warm, limits=options.limits) as pool:
        yield pool


class Rate(ProgressColumn):
    """Files per minute."""

    def render(self, task: Task) -> Text:
        """The column's text."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed * 60:.0f} tệp/phút" if speed else "")


def shown_progress(events: Iterator[Event], total: int) -> Iterator[Event]:
    """The same events, with a bar on stderr: how many, how fast, how long still."""
    columns = (TextColumn("Đang đọc"), BarColumn(), MofNCompleteColumn(), Rate(), TextColumn("còn"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120) as progress:
        task = progress.add_task("", total=total)
        for event in events:
            progress.advance(task)
            yield event
