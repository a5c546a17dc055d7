"""The same notice in two forms: how well a scan is read, and whether both give the same tasks (``make pairs``).

Each pair is a scan (or another awkward form) and the same document as a Word file or with text, in ../shared, which is no part of
the project. Two tables: characters that are wrong against the original, before and after correction; and tasks that are equal.

    character error rate = changes, insertions and deletions that make one text the other / characters of the original

Blanks and line breaks count as one blank, marks set aside (page numbers, stamps) do not count. Two tasks are equal where they have the
same leading and coordinating units and the same dates, and their passages agree in 85 of 100 characters.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from models.document import Document
from models.notice import Deadline, Task, Unit
from pipeline.process import understand
from pipeline.read.correction import undone
from pipeline.read.reader import read
from pipeline.segment.bare import unmark

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
PAIRS = (("022", "088"), ("068", "095"), ("069", "096"), ("074", "126"), ("016", "122"))
"""The form to be tried, and the one to go by."""
ALIKE = 85  # of 100 characters of two passages that are the same passage


class Pair(NamedTuple):
    """Both forms as read, and their tasks."""

    names: tuple[str, str]
    tried: Document
    original: Document
    tasks: tuple[tuple[Task, ...], tuple[Task, ...]]


def main() -> int:
    """Print both tables; ``--differences`` lists the tasks that have no equal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", help="first names of the pairs to read (default: all)")
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print("No notices here (shared/corpus is not beside the project): nothing to compare.")
        return 0
    pairs = [pair_of(*names) for names in PAIRS if not options.pairs or names[0] in options.pairs]
    print(*characters(pairs), "", *tasks(pairs, differences=options.differences), sep="\n")
    return 0


def pair_of(tried: str, original: str) -> Pair:
    """Both forms, read."""
    one, two = (read(path_of(name)) for name in (tried, original))
    return Pair((tried, original), one, two, (understand(one).tasks, understand(two).tasks))


def path_of(name: str) -> Path:
    """The file of that name, labelled or not."""
    return next(path for folder in ("dev", "unlabelled") for path in sorted((CORPUS / folder).glob(f"{name}.*")) if path.suffix != ".md")


def characters(pairs: Sequence[Pair]) -> Iterator[str]:
    """The table of character error rates."""
    yield f"{'pair':12}{'read by':24}{'characters':>11}{'CER as read':>13}{'CER corrected':>15}{'corrections':>13}"
    for pair in pairs:
        right = plain(pair.original)
        before, after = (Levenshtein.distance(plain(one), right) / len(right) for one in (undone(pair.tried), pair.tried))
        how = ", ".join(dict.fromkeys(pair.tried.read_by))
        yield f"{' / '.join(pair.names):12}{how:24}{len(right):>11}{before:>13.4f}{after:>15.4f}{len(pair.tried.corrections):>13}"


def plain(document: Document) -> str:
    """The body's text with single blanks."""
    return " ".join(unicodedata.normalize("NFC", document.text[: document.body_end]).split())


def tasks(pairs: Sequence[Pair], *, differences: bool) -> Iterator[str]:
    """The table of tasks, with those that have no equal where these are asked for."""
    yield f"{'pair':12}{'tasks':>9}{'':3}{'in the original':>16}{'equal':>7}{'agreement':>11}"
    for pair in pairs:
        one, two = pair.tasks
        rest = [(task, at) for at, task in enumerate(two)]
        missing = []
        for task in one:
            found = next(((other, at) for other, at in rest if are_equal(task, other)), None)
            rest.remove(found) if found else missing.append(task)
        equal = len(one) - len(missing)
        agreement = 2 * equal / (len(one) + len(two)) if one or two else 1.0
        yield f"{' / '.join(pair.names):12}{len(one):>9}{'':3}{len(two):>16}{equal:>7}{agreement:>11.3f}"
        if differences:
            yield from (f"    only in {pair.names[0]}: {told(task)}" for task in missing)
            yield from (f"    only in {pair.names[1]}: {told(task)}" for task, _ in rest)


def are_equal(one: Task, two: Task) -> bool:
    """Whether both say that the same units do the same by the same dates."""
    return (
        names(one.lead) == names(two.lead)
        and names(one.coordinating) == names(two.coordinating)
        and dates(one.deadlines) == dates(two.deadlines)
        and fuzz.ratio(one.text, two.text) >= ALIKE
    )


def names(units: Sequence[Unit]) -> set[str]:
    """The units' names without marks, dashes and case: a tone mark that a scan lost makes no other unit."""
    return {" ".join(re.findall(r"\w+", unmark(unit.name).lower())) for unit in units}


def dates(deadlines: Sequence[Deadline]) -> set[tuple[object, ...]]:
    """What the deadlines say, however they are written."""
    return {(one.kind, one.start, one.due, one.every, one.days, one.months) for one in deadlines}


def told(task: Task) -> str:
    """The task in one line."""
    when = ", ".join(deadline.as_written for deadline in task.deadlines)
    lead, coordinating = ("; ".join(sorted(names(units))) for units in (task.lead, task.coordinating))
    return f"[{lead}] [{coordinating}] [{when}] {' '.join(task.text.split())[:100]}"


if __name__ == "__main__":
    sys.exit(main())
