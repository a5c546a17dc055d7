"""The command ``watch``: files are read as they arrive, until somebody stops it."""

import signal
import time
from pathlib import Path

import typer
from sqlalchemy import Engine

from pipeline.batch import stream
from pipeline.batch.manifest import sweep, write_lists
from pipeline.batch.watch import Inbox, hand_over
from pipeline.cli_run import Options, workers
from pipeline.errors import ExitCode, GiaoviecError, UsageError
from pipeline.register.database import open_register, register_url
from pipeline.render.printable import printable

PAUSE = 1.0
"""Seconds between two looks into the folder."""


def watch(folder: Path, options: Options, *, quiet: float, archive: Path | None, once: bool) -> int:
    """Read what is there and what arrives; with ``once``, stop when nothing is left. Ctrl+C and SIGTERM end it cleanly."""
    inside = (Path(options.target), *([archive.absolute()] if archive else []))
    if not folder.is_dir():
        raise UsageError(f"Không có thư mục “{folder}”. Hãy tạo thư mục hoặc kiểm tra lại đường dẫn.")
    if any(place.is_relative_to(folder.absolute()) for place in inside):
        raise UsageError("Thư mục kết quả và thư mục lưu phải nằm ngoài thư mục được theo dõi. Hãy chọn thư mục khác.")
    register = open_register(register_url(options.register_at, Path(options.folder)))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    inbox = Inbox(folder.absolute(), quiet)
    try:
        with workers(options, options.processes) as pool:
            sweep(options.target)
            while True:
                ready = inbox.settled(time.monotonic())
                for event in stream.run(register, pool, map(str, ready), options.target, options.formats) if ready else ():
                    tell(event)
                    if archive is not None and not event.failed:
                        file_away(register, options.target, Path(event.path), archive)
                if ready:
                    inbox.taken(ready)
                    write_lists(register, options.target)
                elif once and not waiting(inbox):
                    return ExitCode.OK
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        typer.echo("Đã dừng theo dõi.", err=True)
        return ExitCode.OK
    finally:
        register.dispose()


def file_away(register: Engine, folder: str, path: Path, archive: Path) -> None:
    """Move a file that has been read into the archive; what goes wrong is told, and does not end the watch."""
    try:
        hand_over(register, folder, path, archive)
    except GiaoviecError as error:
        typer.echo(f"Lỗi: {printable(str(error))}", err=True)


def waiting(inbox: Inbox) -> bool:
    """Whether files are there that have not settled yet."""
    return bool(inbox.settled(float("inf")))


def tell(event: stream.Event) -> None:
    """One line per file."""
    name = printable(Path(event.path).name)
    if event.message is not None:
        typer.echo(f"{name}: {printable(event.message)}", err=True)
    elif event.state == "done":
        typer.echo(f"{name}: {printable(event.number or 'không rõ số')}, {event.tasks} nhiệm vụ")
