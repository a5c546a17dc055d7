"""Runs over many files: ``python -m benchmarks.stream [--files 2000] [--plots docs] [--only cost|kills|together]``.

On invented files: a run killed at ten random moments, and two runs at once, against one that nobody disturbs; one worker against
two; time by files and by pages; memory. The tables end with what must hold and whether it does, and so does the exit code.
Figures of time depend on the machine and on who else uses it: compare those of one run.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from sqlalchemy import func, select

from benchmarks.invented import make
from benchmarks.kills import Disturbed, kill_and_resume, side_by_side, undisturbed
from pipeline.batch import stream
from pipeline.batch.limits import Limits
from pipeline.batch.pool import Pool
from pipeline.batch.work import do, warm
from pipeline.register.database import open_register, register_url
from pipeline.register.tables import documents

PAGE = os.sysconf("SC_PAGE_SIZE")
RATIO = 1.85
"""How much faster two workers must be than one."""
GROWTH = 1.15
"""How much more memory may be in use after all files than after a tenth of them."""
BEND = 0.15
"""How far times may lie from a straight line, as a part of the longest."""


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, seconds of processor time, pages, and memory (MB) after a tenth and after all of the files.

    Counted from the first results on, so that the loading of libraries is left out.
    """

    files: int
    seconds: float
    used: float
    pages: int
    early: float
    late: float


def main() -> int:
    """Print the tables; 0 if all holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which runs are killed")
    parser.add_argument("--plots", type=Path, help="the folder to draw stream.png into")
    parser.add_argument("--only", choices=("cost", "kills", "together"), help="a part of it")
    options = parser.parse_args()
    held: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="giaoviec-") as work:
        root = Path(work)
        make(root / "mixed", options.files)
        if options.only in (None, "cost"):
            held |= costs(root, options.files, options.plots)
        if options.only != "cost":
            held |= disturbances(root, options.only, options.seed)
    print()
    for sentence, holds in held.items():
        print(f"{'yes' if holds else 'NO':>5}  {sentence}")
    return int(not all(held.values()))


def disturbances(root: Path, only: str | None, seed: int) -> dict[str, bool]:
    """Killed runs and runs at once, against an undisturbed one."""
    reference = undisturbed(root / "mixed", root / "reference")
    print(f"\n{'undisturbed run, seconds':>34}{reference.seconds:8.0f}")
    held = {}
    if only != "together":
        killed = kill_and_resume(root / "mixed", root / "killed", reference, seed)
        print(f"{'killed and resumed, seconds':>34}{killed.seconds:8.0f}\n{'recorded at each kill':>34}   {', '.join(map(str, killed.at))}")
        held["killed at ten moments and resumed: exports, results and manifest are those of the undisturbed run"] = agrees(killed)
    if only != "kills":
        together = side_by_side(root / "mixed", root / "together", reference)
        print(f"{'two runs at once, seconds':>34}{together.seconds:8.0f}")
        held["two runs at once on one register: the same"] = agrees(together)
    return held


def agrees(run: Disturbed) -> bool:
    """Whether the run left what an undisturbed one does; what it left otherwise is printed."""
    if run.differences:
        print(f"{len(run.differences)} differ: {', '.join(run.differences[:10])}")
    return not run.differences


def costs(root: Path, count: int, plots: Path | None) -> dict[str, bool]:
    """Workers, files, pages, memory."""
    one, two = workers_compared(root, count // 2)
    files = by_files(root, count)
    pages = by_pages(root, max(8, count // 20))
    if plots:
        draw(plots / "stream.png", files, pages)
    ratio, growth = one.seconds / two.seconds, files[-1].late / files[-1].early
    bent = {
        "files": bend([(cost.files, cost.seconds) for cost in files]),
        "pages": bend([(cost.pages, cost.seconds) for cost in pages]),
    }
    return {
        f"two workers are {ratio:.2f} times as fast as one (at least {RATIO})": ratio >= RATIO,
        f"memory after all files is {growth:.2f} times that after a tenth (at most {GROWTH})": growth <= GROWTH,
        **{f"time by {what} is off a straight line by {off:.0%} (at most {BEND:.0%})": off <= BEND for what, off in bent.items()},
    }


def workers_compared(root: Path, count: int) -> tuple[Cost, Cost]:
    """Processor time tells how much of the machine was ours: with others at work, wall time alone says nothing."""
    make(root / "pdf", count, kinds=("pdf",), broken=0.0)
    print(f"{'PDFs':>8}{'workers':>9}{'seconds':>10}{'files/s':>9}{'processors':>12}")
    costs = []
    for jobs in (1, 2):
        cost = timed(root / "pdf", root / f"out-{jobs}", jobs)
        print(f"{count:8}{jobs:9}{cost.seconds:10.1f}{count / cost.seconds:9.1f}{cost.used / cost.seconds:12.2f}")
        costs.append(cost)
    return costs[0], costs[1]


def by_files(root: Path, most: int) -> list[Cost]:
    """Time and memory by the number of files, of mixed types."""
    print(f"\n{'files':>8}{'seconds':>10}{'processor ms per file':>23}{'MB after 10 %':>15}{'MB at end':>11}")
    found = []
    for count in (most // 8, most // 4, most // 2, most):
        cost = timed(root / "mixed", root / f"mixed-out-{count}", 2, count)
        print(f"{count:8}{cost.seconds:10.1f}{1000 * cost.used / count:23.1f}{cost.early:15.0f}{cost.late:11.0f}")
        found.append(cost)
    return found


def by_pages(root: Path, count: int) -> list[Cost]:
    """Time by the length of the files."""
    print(f"\n{'files':>8}{'pages':>8}{'seconds':>10}{'processor ms per page':>23}")
    found = []
    for tasks in (10, 20, 40, 80):
        make(root / f"long-{tasks}", count, kinds=("pdf",), tasks=tasks, broken=0.0)
        cost = timed(root / f"long-{tasks}", root / f"long-out-{tasks}", 2)
        print(f"{count:8}{cost.pages:8}{cost.seconds:10.1f}{1000 * cost.used / cost.pages:23.1f}")
        found.append(cost)
    return found


def timed(folder: Path, output: Path, jobs: int, count: int | None = None) -> Cost:
    """What a run over the files (the first ``count`` of them) takes."""
    files = sorted(str(path) for path in folder.iterdir())[:count]
    register = open_register(register_url(str(output / "register.sqlite"), None))
    with Pool(do, jobs, warm=warm, limits=Limits()) as pool:
        start = spent = early = 0.0
        for done, _ in enumerate(stream.run(register, pool, files, str(output), ("md",)), start=1):
            if done == jobs + 1:
                start, spent = time.perf_counter(), processor_time()
            if done == max(1, len(files) // 10):
                early = resident()
        seconds, used, late = time.perf_counter() - start, processor_time() - spent, resident()
    with register.connect() as connection:
        pages = connection.execute(select(func.sum(documents.c.pages))).scalar() or 0
    register.dispose()
    return Cost(len(files), seconds, used, pages, early, late)


def children() -> Iterator[Path]:
    """The processes that this one started."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return (Path("/proc", pid) for pid in found)


def processor_time() -> float:
    """Seconds that this process and its workers have computed."""
    ticks = [sum(map(int, (path / "stat").read_text().rpartition(")")[2].split()[11:13])) for path in (Path("/proc/self"), *children())]
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def resident() -> float:
    """Memory of this process and of those that it started, in MB."""
    return sum(int((path / "statm").read_text().split()[1]) for path in (Path("/proc/self"), *children())) * PAGE / 1024**2


def bend(points: Sequence[tuple[float, float]]) -> float:
    """How far the points lie from the straight line that fits them best, at most, as a part of the largest."""
    amounts, seconds = zip(*points, strict=True)
    slope, start = linear_regression(amounts, seconds)
    return float(max(abs(start + slope * amount - second) for amount, second in points) / max(seconds))


def draw(path: Path, files: Sequence[Cost], pages: Sequence[Cost]) -> None:
    """Two plots side by side: seconds by files and by pages, with the straight lines."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.4), layout="constrained")
    for axes, name, points in zip(
        figure.subplots(1, 2),
        ("files", "pages"),
        ([(cost.files, cost.seconds) for cost in files], [(cost.pages, cost.seconds) for cost in pages]),
        strict=True,
    ):
        amounts, seconds = zip(*points, strict=True)
        slope, start = linear_regression(amounts, seconds)
        axes.plot(amounts, seconds, "o", color="#8b1a1a")
        axes.plot([0, max(amounts)], [start, start + slope * max(amounts)], color="#8b1a1a", linewidth=1)
        axes.set(xlabel=name, ylabel="seconds, two workers", xlim=(0, None), ylim=(0, None))
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    sys.exit(main())
