"""Time per file and peak memory on samples/: ``make bench``. Figures depend on the machine; compare runs on the same one."""

import resource
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from pipeline.process import process

SAMPLES = Path(__file__).parent.parent / "samples"
ROUNDS = 5


def main() -> int:
    """Print one line per file: first run (with loading of libraries), median of the others, pages per second."""
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".docx", ".doc"})
    print(f"{'file':28}{'first s':>9}{'median s':>10}{'pages':>7}{'pages/s':>9}{'tasks':>7}")
    for path in files:
        seconds = [measured(path) for _ in range(ROUNDS)]
        typical, notice = median(seconds[1:]), process(path)
        pages = notice.document.pages
        rate = f"{pages / typical:9.1f}" if pages else f"{'–':>9}"
        print(f"{path.name:28}{seconds[0]:9.3f}{typical:10.3f}{pages or '–':>7}{rate}{len(notice.tasks):7}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def measured(path: Path) -> float:
    """Seconds that one reading takes."""
    start = perf_counter()
    process(path)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
