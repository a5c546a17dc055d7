"""How fast PDFs with text are read: ``python -m benchmarks.reading [FILE.pdf | FOLDER …]`` (default: samples/).

In one run, pages per second of processor time for: PDFium's bare text (no boxes, no order: the floor), ``read_pdf`` (every
character placed, columns, tables, stamps, furniture), and pdfplumber's ``extract_text``. Scans are left out.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.read.pdf import read_pdf

LEFT_OUT = 20  # characters on the first page below which a file is a scan


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[Path(__file__).parents[1] / "samples"])
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many rounds counts")
    options = parser.parse_args()
    files = [path for path in found(options.paths) if has_text(path)]
    pages = sum(map(page_count, files))
    print(f"{len(files)} files with text, {pages} pages, best of {options.rounds} rounds, processor time\n")
    if files:
        report({name: best(reader, files, options.rounds) for name, reader in READERS.items()}, pages)
    return 0


def found(paths: Sequence[Path]) -> list[Path]:
    """The PDFs among the paths and in the folders among them."""
    return sorted(file for path in paths for file in (path.glob("*.pdf") if path.is_dir() else [path]))


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def has_text(path: Path) -> bool:
    with pypdfium2.PdfDocument(path) as file:
        return bool(file[0].get_textpage().count_chars() >= LEFT_OUT)


def bare_text(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            page.get_textpage().get_text_range()


def placed_text(path: Path) -> None:
    read_pdf(path.read_bytes(), name=path.name, ocr=lambda image: ())


def plumbed_text(path: Path) -> None:
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()


READERS: dict[str, Callable[[Path], None]] = {
    "PDFium, bare text": bare_text,
    "giaoviec, read_pdf": placed_text,
    "pdfplumber, extract_text": plumbed_text,
}


def best(reader: Callable[[Path], None], files: Sequence[Path], rounds: int) -> float:
    """The shortest time, in seconds, that reading all files took."""
    return min(timed(reader, files) for _ in range(rounds))


def timed(reader: Callable[[Path], None], files: Sequence[Path]) -> float:
    start = time.process_time()
    for path in files:
        reader(path)
    return time.process_time() - start


def report(seconds: dict[str, float], pages: int) -> None:
    """One row per reader: pages per second, and how that compares with ours."""
    ours = seconds["giaoviec, read_pdf"]
    print(f"{'reader':28}{'ms/page':>10}{'pages/s':>10}{'times as fast as read_pdf':>28}")
    for name, time_taken in seconds.items():
        print(f"{name:28}{1000 * time_taken / pages:>10.1f}{pages / time_taken:>10.0f}{ours / time_taken:>28.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
