"""Renews the tables of docs/accuracy.md and README.md: ``python -m benchmarks.accuracy [--predicted DIR] [--show]``.

Reads every labelled notice in ../shared (which is no part of the project) into .predicted/, as many at a time as there are
processors, or takes the results in DIR; measures them as ``giaoviec evaluate`` does, and writes the figures between the marks
``<!-- figures -->`` and ``<!-- /figures -->`` of the two pages. ``--show`` prints them instead.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.confidence import Judged, unseen
from models.notice import Notice
from pipeline.batch.many import each
from pipeline.batch.work import warm
from pipeline.evaluate.figures import Figures, figures, share
from pipeline.evaluate.labels import LabelledNotice, parse_labels
from pipeline.evaluate.marking import all_differences
from pipeline.evaluate.reading import ReadNotice, read_notice
from pipeline.evaluate.report import Measured, measure
from pipeline.render.writer import write_file

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PREDICTED = ROOT / ".predicted"
OPEN, CLOSE = "<!-- figures -->\n", "<!-- /figures -->"

HEAD = (
    "| | notices | tasks | found F1 | passage | lead | coordinating | deadline | path | header | no-edit F1 | 95 % interval |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
READINGS: tuple[tuple[str, Callable[[Measured], bool]], ...] = (
    ("all", lambda one: True),
    ("**born digital**", lambda one: not one.labels.scan),
    ("– PDF with text", lambda one: one.reading == "pdf"),
    ("– DOCX", lambda one: one.reading == "docx"),
    ("– DOC (by LibreOffice)", lambda one: one.reading == "doc"),
    ("– plain text, Markdown", lambda one: one.reading == "text"),
    ("**scans**", lambda one: one.labels.scan),
)
KINDS = {
    "missed": "task missed",
    "spurious": "task that nobody assigned",
    "text": "passage begins or ends wrongly",
    "lead": "lead",
    "coordinating": "coordinating units",
    "deadlines": "deadline",
    "path": "section path (costs no edit)",
    "header": "header fields",
}


def main() -> int:
    """Renew the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predicted", type=Path, help="take the results (ID.json) in this folder")
    parser.add_argument("--show", action="store_true", help="print the tables, change no page")
    options = parser.parse_args()
    folder = SHARED / "gold" / "dev"
    if not folder.is_dir():
        print(f"No labelled notices here ({SHARED.name}/gold/dev is not beside the project): nothing to measure.")
        return 0
    labels = [parse_labels(path.read_bytes(), path.name) for path in sorted(folder.glob("*.json"))]
    if options.predicted is None:
        read_all(labels, PREDICTED)
    measured = measure(labels, results(labels, options.predicted or PREDICTED))
    ledger, short = page(measured), summary(measured)
    if options.show:
        print(ledger, short, sep="\n")
    else:
        renew(ROOT / "docs" / "accuracy.md", ledger)
        renew(ROOT / "README.md", short)
    return 0


def read_all(labels: Sequence[LabelledNotice], folder: Path) -> None:
    """Read every labelled notice anew into the folder; one that cannot be read is told and counts as missed."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    files = {SHARED / "corpus" / "dev" / one.file: one.id for one in labels}
    for number, outcome in enumerate(each(read_notice, files, warm=warm), start=1):
        print(f"{number}/{len(files)} {outcome.path.name}", file=sys.stderr, flush=True)
        if outcome.result is None:
            print(f"{outcome.path.name}: {outcome.error}", file=sys.stderr)
        else:
            write_file(folder / f"{files[outcome.path]}.json", outcome.result.notice.model_dump_json().encode())


def results(labels: Iterable[LabelledNotice], folder: Path) -> dict[str, ReadNotice]:
    """The results in a folder by the labels' ids."""
    paths = {one.id: folder / f"{one.id}.json" for one in labels}
    return {name: ReadNotice(notice=Notice.model_validate_json(path.read_bytes())) for name, path in paths.items() if path.is_file()}


def page(measured: Sequence[Measured]) -> str:
    """The tables of docs/accuracy.md."""
    genres = sorted({one.labels.genre or "" for one in measured})
    parts = [
        "### By how the file is read\n\n" + table(measured, READINGS),
        "### By genre\n\n" + table(measured, [(genre, genre_is(genre)) for genre in genres]),
        "Notices that assign nothing: " + nothing_assigned(measured),
        "### Differences by kind\n\n" + differences(measured),
        "### “Không cần xem”\n\n" + no_look(measured),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def genre_is(genre: str) -> Callable[[Measured], bool]:
    """Whether a notice is of the genre."""
    return lambda one: one.labels.genre == genre


def table(measured: Sequence[Measured], groups: Iterable[tuple[str, Callable[[Measured], bool]]]) -> str:
    """A row per group that has notices."""
    rows = [(name, [one.score.counts for one in measured if belongs(one)]) for name, belongs in groups]
    return HEAD + "\n".join(row(name, figures(counts)) for name, counts in rows if counts)


def row(name: str, one: Figures) -> str:
    """A row of figures."""
    shares = (one.found_f1, one.exact, one.lead, one.coord, one.deadline, one.path, one.header)
    low, high = one.no_edit_f1_ci95
    cells = [
        str(one.documents),
        str(one.gold_tasks),
        *map(decimal, shares),
        f"**{decimal(one.no_edit_f1)}**",
        f"{decimal(low)}–{decimal(high)}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


def decimal(share: float) -> str:
    """A share in thousandths."""
    return f"{share:.3f}"


def nothing_assigned(measured: Sequence[Measured]) -> str:
    """How many notices assign nothing, and how many tasks were found in them all the same."""
    counts = [one.score.counts for one in measured if not one.labels.tasks]
    return f"{len(counts)} notice(s), {sum(one.spurious for one in counts)} spurious task(s)."


def differences(measured: Sequence[Measured]) -> str:
    """How many values differ, by kind."""
    found: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for one in measured:
        found[one.labels.scan].update(difference.field.partition(".")[0] for difference in all_differences(one.score))
    rows = [f"| {name} | {found[False][kind]} | {found[True][kind]} |" for kind, name in KINDS.items()]
    return "| | born digital | scans |\n|---|--:|--:|\n" + "\n".join(rows)


def no_look(measured: Sequence[Measured]) -> str:
    """How the mark does as shipped, and on notices left out."""
    judged = Judged()
    for one in measured:
        if one.read is not None:
            judged.add(one.labels, one.read.notice)
    shipped, left_out = figures([one.score.counts for one in measured]), unseen(judged)
    mark = left_out.no_look
    rows = (
        ("as shipped", shipped.no_look, shipped.no_look_right, ""),
        (
            "weights and threshold from all notices but the one measured",
            share(mark.marked, mark.tasks),
            share(mark.right, mark.marked),
            f"{left_out.auroc:.2f}",
        ),
    )
    head = "| | tasks marked | right in every field | AUROC |\n|---|--:|--:|--:|\n"
    return head + "\n".join(f"| {name} | {marked:.1%} | {right:.1%} | {ranks} |" for name, marked, right, ranks in rows)


def summary(measured: Sequence[Measured]) -> str:
    """The table of the README."""
    digital = figures([one.score.counts for one in measured if not one.labels.scan])
    scans = figures([one.score.counts for one in measured if one.labels.scan])
    rows = [
        ("notices; tasks in them", f"{digital.documents}; {digital.gold_tasks}", f"{scans.documents}; {scans.gold_tasks}"),
        ("**no-edit F1**", f"**{decimal(digital.no_edit_f1)}**", f"**{decimal(scans.no_edit_f1)}**"),
        ("its 95 % interval", *("–".join(map(decimal, one.no_edit_f1_ci95)) for one in (digital, scans))),
        ("tasks found (F1)", decimal(digital.found_f1), decimal(scans.found_f1)),
        ("lead", decimal(digital.lead), decimal(scans.lead)),
        ("coordinating units", decimal(digital.coord), decimal(scans.coord)),
        ("deadline", decimal(digital.deadline), decimal(scans.deadline)),
        ("header fields", decimal(digital.header), decimal(scans.header)),
    ]
    return "| | born digital | scans |\n|---|--:|--:|\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"


def renew(path: Path, tables: str) -> None:
    """Put the tables between the page's marks; raises ValueError if it has none."""
    before, mark, rest = path.read_text(encoding="utf-8").partition(OPEN)
    _, close, after = rest.partition(CLOSE)
    if not mark or not close:
        raise ValueError(f"{path.name} has no marks {OPEN.strip()} … {CLOSE}")
    path.write_text(f"{before}{OPEN}{tables}{CLOSE}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
