"""Runs of ``giaoviec`` as processes of their own that start at once: they are forked from one that has loaded everything."""

import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.batch.work import KNOWN, nothing, remembered

LOADED = ["pipeline.cli", "pipeline.cli_run", "pipeline.register.database", "alembic.command", "rich.progress", "tests.batch.runs"]


@dataclass
class Run:
    """A run, the head of a process group of its own, and where it says what it has to say."""

    process: ForkServerProcess
    told: Path

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.process.exitcode is not None

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the run alone."""
        os.kill(self.process.pid, number)

    def kill_group(self) -> None:
        """End the run and all that it started, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def finish(self) -> tuple[int, str]:
        """Its exit code, the negative of a signal's number, and what it said, when it has ended."""
        self.process.join()
        return self.process.exitcode, self.told.read_text(encoding="utf-8")


def start(words: list[str], told: Path, *, known: Path | None = None) -> Run:
    """Start ``giaoviec`` with these words; with ``known``, a register, files are not read but taken from there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    process = context.Process(target=giaoviec, args=(words, told, known))
    process.start()
    return Run(process, told)


def giaoviec(words: list[str], told: Path, known: Path | None) -> None:
    """The life of the process."""
    from pipeline import cli_run
    from pipeline.cli import main

    os.setsid()
    with told.open("wb") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    os.environ |= {"COLUMNS": "120", KNOWN: str(known)}
    os.environ.pop("GIAOVIEC_DATABASE_URL", None)
    if known:
        cli_run.do, cli_run.warm = remembered, nothing
    sys.argv = ["giaoviec", *words]
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - those of the server are not ours
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the server is deaf to it
    main()
