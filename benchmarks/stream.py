"""What runs over many files cost: ``python -m benchmarks.stream [--files 2000]``.

In one go on invented files: one worker against two, time by files and by pages, memory of a worker after a tenth and after all of
the files. Figures depend on the machine and on who else uses it:
compare those of one run.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.invented import make
from pipeline.batch import stream
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.work import do, warm
from pipeline.register.database import open_register, register_url

PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        workers_compared(root, options.files)
        by_files(root, options.files)
        by_pages(root, options.files // 10)
    return 0


def workers_compared(root: Path, count: int) -> None:
    """Processor time tells how much of the machine was ours: with others at work, wall time alone says nothing."""
    make(root / "pdf", count, kinds=("pdf",), broken=0.0)
    print(f"{'PDFs':>8}{'workers':>9}{'seconds':>10}{'files/s':>9}{'processors':>12}{'MB after 10 %':>15}{'MB at end':>11}")
    for jobs in (1, 2):
        seconds, used, early, late = timed(root / "pdf", root / f"out-{jobs}", jobs)
        print(f"{count:8}{jobs:9}{seconds:10.1f}{count / seconds:9.1f}{used / seconds:12.2f}{early:15.0f}{late:11.0f}")


def by_files(root: Path, most: int) -> None:
    """Time by the number of files."""
    print(f"\n{'files':>8}{'seconds':>10}{'processor ms per file':>23}")
    for count in (most // 8, most // 4, most // 2, most):
        make(root / f"mixed-{count}", count)
        seconds, used, *_ = timed(root / f"mixed-{count}", root / f"mixed-out-{count}", 2)
        print(f"{count:8}{seconds:10.1f}{1000 * used / count:23.1f}")


def by_pages(root: Path, count: int) -> None:
    """Time by the length of the files."""
    print(f"\n{'tasks':>8}{'seconds':>10}{'processor ms per file':>23}")
    for tasks in (5, 10, 20, 40):
        make(root / f"long-{tasks}", count, kinds=("pdf",), tasks=tasks, broken=0.0)
        seconds, used, *_ = timed(root / f"long-{tasks}", root / f"long-out-{tasks}", 2)
        print(f"{tasks:8}{seconds:10.1f}{1000 * used / count:23.1f}")


def timed(folder: Path, output: Path, jobs: int) -> tuple[float, float, float, float]:
    """Seconds, seconds of processor time, and the memory of the largest worker (MB) after a tenth and after all of the files.

    Counted from the first result on, so that the loading of libraries is left out.
    """
    files = sorted(str(path) for path in folder.iterdir())
    register = open_register(register_url(str(output / "register.sqlite"), None))
    with Pool(do, jobs, warm=warm, limits=Limits()) as pool:
        start = spent = early = 0.0
        for done, _ in enumerate(stream.run(register, pool, files, str(output), ("md",)), start=1):
            if done == jobs + 1:
                start, spent = time.perf_counter(), processor_time()
            if done == max(1, len(files) // 10):
                early = largest()
        figures = time.perf_counter() - start, processor_time() - spent, early, largest()
    register.dispose()
    return figures


def children() -> Iterator[Path]:
    """The processes that this one started."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return (Path("/proc", pid) for pid in found)


def processor_time() -> float:
    """Seconds that this process and its workers have computed."""
    ticks = [sum(map(int, (path / "stat").read_text().rpartition(")")[2].split()[11:13])) for path in (Path("/proc/self"), *children())]
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def largest() -> float:
    """Resident memory of the largest worker, in MB."""
    return max(int((path / "statm").read_text().split()[1]) * PAGE / 1024**2 for path in children())


if __name__ == "__main__":
    sys.exit(main())
