"""How fast PDFs with text are processed: ``python -m benchmarks.reading [FILE.pdf | FOLDER …]``.

In one run, pages per second of processor time for: PDFium's bare text (no boxes, no order: the floor), ``read_pdf`` (every
character placed, columns, tables, stamps, furniture), ``process`` (the whole way to the notice), and pdfplumber's
``extract_text``. Scans are left out. Without paths: the labelled born-digital PDFs in ../shared, else samples/.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.process import process
from pipeline.read.pdf import read_pdf

LEFT_OUT = 20  # characters on the first page below which a file is a scan


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=usual())
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many rounds counts")
    options = parser.parse_args()
    files = [path for path in found(options.paths) if has_text(path)]
    pages = sum(map(page_count, files))
    print(f"{len(files)} files with text, {pages} pages, best of {options.rounds} rounds, processor time\n")
    if files:
        report({name: best(reader, files, options.rounds) for name, reader in READERS.items()}, pages)
    return 0


def usual() -> list[Path]:
    """The labelled PDFs that are no scans, where they stand beside the project; else the samples."""
    root = Path(__file__).parents[1]
    shared = root.parent / "shared"
    labels = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold" / "dev").glob("*.json"))]
    files = [shared / "corpus" / "dev" / gold["file"] for gold in labels if not gold.get("scan") and gold["file"].endswith(".pdf")]
    return files or [root / "samples"]


def found(paths: Sequence[Path]) -> list[Path]:
    """The PDFs among the paths and in the folders among them."""
    return sorted(file for path in paths for file in (path.glob("*.pdf") if path.is_dir() else [path]))


def page_count(path: Path) -> int:
    """How many pages the PDF has."""
    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def has_text(path: Path) -> bool:
    """Whether the first page has so many characters that it is no scan."""
    with pypdfium2.PdfDocument(path) as file:
        return bool(file[0].get_textpage().count_chars() >= LEFT_OUT)


def bare_text(path: Path) -> None:
    """PDFium's text of every page, without places or order: the least that reading can take."""
    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            page.get_textpage().get_text_range()


def placed_text(path: Path) -> None:
    """The document with the place of every character; nothing is recognised."""
    read_pdf(path.read_bytes(), name=path.name, ocr=lambda image: ())


def whole(path: Path) -> None:
    """The whole way to the notice."""
    process(path)


def plumbed_text(path: Path) -> None:
    """Pdfplumber's text of every page."""
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()


READERS: dict[str, Callable[[Path], None]] = {
    "PDFium, bare text": bare_text,
    "giaoviec, read_pdf": placed_text,
    "giaoviec, whole processing": whole,
    "pdfplumber, extract_text": plumbed_text,
}


def best(reader: Callable[[Path], None], files: Sequence[Path], rounds: int) -> float:
    """The shortest time, in seconds, that reading all files took."""
    return min(timed(reader, files) for _ in range(rounds))


def timed(reader: Callable[[Path], None], files: Sequence[Path]) -> float:
    """Seconds of processor time that reading all files takes once."""
    start = time.process_time()
    for path in files:
        reader(path)
    return time.process_time() - start


def report(seconds: dict[str, float], pages: int) -> None:
    """One row per reader: pages per second, and how its time compares with that of the whole processing."""
    ours = seconds["giaoviec, whole processing"]
    print(f"{'reader':28}{'ms/page':>10}{'pages/s':>10}{'its time / whole processing':>30}")
    for name, time_taken in seconds.items():
        print(f"{name:28}{1000 * time_taken / pages:>10.1f}{pages / time_taken:>10.0f}{time_taken / ours:>30.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
