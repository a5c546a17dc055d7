"""Accuracy on the labelled notices in ../shared, which are not part of the project: ``make score``.

Reads every labelled notice that is no scan into .predicted/ and hands over to the scoring program beside the labels.
"""

import json
import subprocess
import sys
from pathlib import Path

from pipeline.batch.run import run
from pipeline.process import process
from pipeline.render.writer import write_file

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PREDICTED = ROOT / ".predicted"


def main() -> int:
    """Score, passing the command line's words on (--errors, --json)."""
    labels = SHARED / "gold" / "dev"
    if not labels.is_dir():
        print(f"No labelled notices here ({SHARED.name}/gold/dev is not beside the project): nothing to score.")
        return 0
    files = labelled_files(labels)
    for old in PREDICTED.glob("*.json"):
        old.unlink()
    for outcome in run(predict, list(files.values())):
        if outcome.error is not None:
            print(f"{outcome.path.name}: {outcome.error}", *getattr(outcome.error, "__notes__", ()), file=sys.stderr)
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(labels), str(PREDICTED), "--only", ",".join(files)]
    return subprocess.run([*command, *sys.argv[1:]], check=False).returncode


def labelled_files(labels: Path) -> dict[str, Path]:
    """The files of the labelled notices by id, without scans."""
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(labels.glob("*.json"))]
    return {one["id"]: SHARED / "corpus" / "dev" / one["file"] for one in gold if not one.get("scan")}


def predict(path: Path) -> None:
    """Write what is found in one file."""
    write_file(PREDICTED / f"{path.stem}.json", process(path).model_dump_json().encode())


if __name__ == "__main__":
    sys.exit(main())
