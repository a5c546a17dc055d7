"""What reading scans costs beside recognition alone, and what a second worker saves: ``python -m benchmarks.ocr [FILE.pdf …]``.

In one run, wall time, and processor time with that of all programs started, for: Tesseract alone on the same pictures of the pages
(drawn at the resolution that the reader uses, nothing else done), the whole processing of the files by one worker, and by two.
Best of so many rounds. Starting a worker counts, five seconds with all that the first scan needs; each file is therefore taken
``--times`` over, as in a run of some length. Two ratios come last:

    whole run / Tesseract alone     at most 1.15 is wanted
    one worker / two workers        at least 1.7 is wanted, in wall time, on a machine with two free processors

On a busy machine only the processor times mean anything.

Without paths: the labelled scans in ../shared, else the sample scan, four times.
"""

import argparse
import json
import os
import resource
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pypdfium2

from pipeline.batch.many import process_many
from pipeline.read.scan import DPI, picture_of

ROOT = Path(__file__).parent.parent
COMMAND = ("tesseract", "stdin", "stdout", "-l", "vie", "--oem", "1", "--psm", "3", "--dpi", f"{DPI:.0f}", "hocr")

ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "PATH": os.defpath}


class Time(NamedTuple):
    """Seconds by the clock, and seconds of processor time."""

    wall: float
    processor: float


def main() -> int:
    """Print the times and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=usual())
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many rounds counts")
    parser.add_argument("--times", type=int, default=2, help="how often each file is read in a round")
    options = parser.parse_args()
    files: list[Path] = options.paths * options.times
    pages = sum(map(page_count, files))
    print(f"{len(files)} scans, {pages} pages, best of {options.rounds} rounds\n")
    taken = {name: best([timed(work, files) for _ in range(options.rounds)]) for name, work in WORK.items()}
    print(f"{'':28}{'wall s':>10}{'s/page':>10}{'processor s':>14}")
    for name, time in taken.items():
        print(f"{name:28}{time.wall:>10.1f}{time.wall / pages:>10.2f}{time.processor:>14.1f}")
    alone, one, two = taken.values()
    print(f"\nwhole run / Tesseract alone {one.wall / alone.wall:.2f} (processor time {one.processor / alone.processor:.2f})")
    print(f"one worker / two workers {one.wall / two.wall:.2f}")
    return 0


def usual() -> list[Path]:
    """The labelled scans, where they stand beside the project; else the sample, several times."""
    shared = ROOT.parent / "shared"
    labels = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold" / "dev").glob("*.json"))]
    files = [shared / "corpus" / "dev" / gold["file"] for gold in labels if gold.get("scan") and gold["file"].endswith(".pdf")]
    return files or [ROOT / "samples" / "thong-bao-ban-quet.pdf"] * 4


def page_count(path: Path) -> int:
    """How many pages the PDF has."""
    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def pictures(path: Path) -> Iterator[bytes]:
    """The pages as the reader draws them, as portable pixmaps."""
    with pypdfium2.PdfDocument(path) as file:
        for number in range(1, len(file) + 1):
            picture = picture_of(file, number)
            height, width = picture.shape[:2]
            yield b"P6 %d %d 255\n" % (width, height) + picture.tobytes()


def recognition_alone(files: Sequence[Path]) -> None:
    """Tesseract on every page, one after the other, each with one thread."""
    for path in files:
        for picture in pictures(path):
            subprocess.run(COMMAND, input=picture, capture_output=True, check=True, env=ONE_THREAD)


def whole(files: Sequence[Path], *, jobs: int) -> None:
    """From the files to the notices, as ``giaoviec run --jobs`` does it."""
    for outcome in process_many(files, jobs=jobs):
        if outcome.error is not None:
            raise outcome.error


WORK: dict[str, Callable[[Sequence[Path]], None]] = {
    "Tesseract alone": recognition_alone,
    "whole run, one worker": partial(whole, jobs=1),
    "whole run, two workers": partial(whole, jobs=2),
}


def timed(work: Callable[[Sequence[Path]], None], files: Sequence[Path]) -> Time:
    """The time of the work, with that of the processes that it starts."""
    start, used = perf_counter(), processor_seconds()
    work(files)
    return Time(perf_counter() - start, processor_seconds() - used)


def best(times: Sequence[Time]) -> Time:
    """The least of each kind."""
    return Time(min(time.wall for time in times), min(time.processor for time in times))


def processor_seconds() -> float:
    """What this process and those that it started and that have ended have used."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    raise SystemExit(main())
