"""Accuracy on the labelled notices in ../shared, which are not part of the project: ``make score``.

Reads every labelled notice into .predicted/ and hands over to the scoring program beside the labels: first those born digital,
then the scans, which take most of the time (``--no-scans`` leaves them out). Other words go to the scoring program.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.batch.many import each
from pipeline.batch.work import warm
from pipeline.process import process
from pipeline.render.writer import write_file

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PREDICTED = ROOT / ".predicted"


def main() -> int:
    """Score, passing the command line's other words on (--errors, --json); the first exit code that is not 0, if any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-scans", action="store_true", help="leave out the scans, which take most of the time")
    options, words = parser.parse_known_args()
    labels = SHARED / "gold" / "dev"
    if not labels.is_dir():
        print(f"No labelled notices here ({SHARED.name}/gold/dev is not beside the project): nothing to score.")
        return 0
    for old in PREDICTED.glob("*.json"):
        old.unlink()
    groups = [labelled_files(labels, scans=scans) for scans in ((False,) if options.no_scans else (False, True))]
    codes = [scored(labels, files, words) for files in groups if files]
    return next((code for code in codes if code), 0)


def scored(labels: Path, files: dict[str, Path], words: Sequence[str]) -> int:
    """Read the files and score them; the scoring program's exit code."""
    for outcome in each(predict, files.values(), warm=warm):
        if outcome.error is not None:
            print(f"{outcome.path.name}: {outcome.error}", *getattr(outcome.error, "__notes__", ()), file=sys.stderr)
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(labels), str(PREDICTED), "--only", ",".join(files)]
    return subprocess.run([*command, *words], check=False).returncode


def labelled_files(labels: Path, *, scans: bool) -> dict[str, Path]:
    """The files of the labelled notices by id: the scans, or the others."""
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(labels.glob("*.json"))]
    return {one["id"]: SHARED / "corpus" / "dev" / one["file"] for one in gold if bool(one.get("scan")) == scans}


def predict(path: Path) -> None:
    """Write what is found in one file."""
    write_file(PREDICTED / f"{path.stem}.json", process(path).model_dump_json().encode())


if __name__ == "__main__":
    sys.exit(main())
