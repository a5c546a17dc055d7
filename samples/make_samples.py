#!/usr/bin/env python3
"""Make the sample files from samples/notices/*.toml; all persons, places and numbers in them are invented.

    python samples/make_samples.py [-o FOLDER] [FILE…]

Needs the development extras and, for PDF and DOC, LibreOffice and fonts-liberation2. The same sources give the same bytes
(PDF and DOC: with the same LibreOffice).
"""

import argparse
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from making import letter, office, stamp

HERE = Path(__file__).parent


def main() -> None:
    """Make all files, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="file names, e.g. cong-van.doc (default: all)")
    parser.add_argument("-o", "--output", type=Path, default=HERE)
    options = parser.parse_args()
    for source in sorted((HERE / "notices").glob("*.toml")):
        notice = tomllib.loads(source.read_text(encoding="utf-8"))
        for name in notice["files"]:
            if not options.files or name in options.files:
                make(notice, options.output / name)
                print(options.output / name)


def make(notice: dict[str, Any], target: Path) -> None:
    """One file, of the kind that its name says."""
    with tempfile.TemporaryDirectory() as work:
        word = Path(work) / f"{target.stem}.docx"
        letter.write(notice, word)
        office.freeze(word)
        if target.suffix == ".docx":
            target.write_bytes(word.read_bytes())
        else:
            office.convert(word, target)
    if "stamp" in notice:
        stamp.sign(target, notice["stamp"])


if __name__ == "__main__":
    main()
