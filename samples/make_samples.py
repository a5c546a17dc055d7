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

from making import letter, office, old_writing, packet, scan, stamp

HERE = Path(__file__).parent


def main() -> None:
    """Make all files, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="file names, e.g. cong-van.doc (default: all)")
    parser.add_argument("-o", "--output", type=Path, default=HERE)
    options = parser.parse_args()
    notices = [tomllib.loads(source.read_text(encoding="utf-8")) for source in sorted((HERE / "notices").glob("*.toml"))]
    sources = {name: notice for notice in notices for name in notice["files"]}
    if unknown := set(options.files) - sources.keys():
        parser.error(f"no notice says that it makes {', '.join(sorted(unknown))}")
    for name in options.files or sources:
        make(sources[name], options.output / name)
        print(options.output / name)


def make(notice: dict[str, Any], target: Path) -> None:
    """One file, of the kind that its name says."""
    with tempfile.TemporaryDirectory() as work:
        if "packet" in notice:
            target.write_bytes(packet.pack(notice, parts(notice, Path(work)), target.suffix))
        else:
            print_letter(notice, target, Path(work))
    if "stamp" in notice:
        stamp.sign(target, notice["stamp"])
    if "scan" in notice:
        scan.scan(target, notice["scan"])


def print_letter(notice: dict[str, Any], target: Path, work: Path) -> None:
    """The notice as Word file, or as what LibreOffice makes of it."""
    word = work / f"{target.stem}.docx"
    letter.write(notice, word)
    if notice.get("writing") == "TCVN3":
        old_writing.rewrite(word)
    office.freeze(word)
    if target.suffix == ".docx":
        target.write_bytes(word.read_bytes())
    else:
        office.convert(word, target)


def parts(notice: dict[str, Any], work: Path) -> dict[str, bytes]:
    """The notice and its annex as files of their own, by name."""
    main, annex = (work / notice["packet"][part] for part in ("main", "annex"))
    print_letter({key: value for key, value in notice.items() if key != "annex"}, main, work)
    letter.write_annex(notice["annex"], annex)
    office.freeze(annex)
    return {path.name: path.read_bytes() for path in (main, annex)}


if __name__ == "__main__":
    main()
