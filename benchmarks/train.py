"""Whether learning beats the rules: ``python -m benchmarks.train [--gold DIR …] [--files DIR …] [--examples FILE]`` (``make train``).

Makes a training set of labelled notices (one example per paragraph: does a task begin here?), learns from all notices but one, judges
that one, and prints how the rules alone, what was learned alone, and both together decide, each of every notice. Nothing is drawn by lot:
the same labels give the same figures. ``--examples`` writes the training set, a JSON object a line. Several folders of labels, each with
its folder of files, give a table each; what judges a notice has learned from all the others.

What is learned is a ridge logistic regression over the words that say what is known of a paragraph (``benchmarks.paragraphs``). It is not
part of the program: docs/accuracy.md says why.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from benchmarks.paragraphs import Example, examples_of
from pipeline.batch.many import each
from pipeline.batch.work import warm
from pipeline.cli_evaluate import read_labels
from pipeline.evaluate.figures import share
from pipeline.evaluate.labels import LabelledNotice
from pipeline.read.reader import read
from pipeline.render.writer import write_file

SHARED = Path(__file__).parents[2] / "shared"
RIDGE = 0.1  # how strongly weights are held near 0; a hundredth of it gives the same F1 within 0.01
ROUNDS, STILL = 12, 1e-3  # of Newton's method; log odds that no longer move
SURE = 0.9  # chance, of one answer or the other, from which on what was learned is sure
HELD = 1e-6  # the least curvature: a paragraph far on the right side still counts a little


class Decided(BaseModel):
    """How a way of deciding does: tasks found, found where none is, and missed; ``mended`` and ``broken``: against the rules."""

    right: int
    spurious: int
    missed: int
    mended: int
    broken: int

    @property
    def f1(self) -> float:
        """Of the decision "a task begins in this paragraph"."""
        return share(2 * self.right, 2 * self.right + self.spurious + self.missed)


class Learned:
    """What is learned from examples: a weight for each word that stands in two of them or more."""

    def __init__(self, examples: Sequence[Example]) -> None:
        counts = Counter(word for one in examples for word in one.features)
        self.column = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
        rows = self.rows(examples)
        self.weights = rows.T @ duals(rows @ rows.T, np.array([one.task for one in examples], float))

    def rows(self, examples: Sequence[Example]) -> np.ndarray:
        """A row per example: its words, together of length 1, and a 1 for the bias."""
        rows = np.zeros((len(examples), len(self.column) + 1))
        for row, one in zip(rows, examples, strict=True):
            known = [self.column[word] for word in one.features if word in self.column]
            row[known] = 1 / np.sqrt(max(1, len(known)))
            row[-1] = 1
        return rows

    def chances(self, examples: Sequence[Example]) -> list[float]:
        """For each paragraph the chance that a task begins in it."""
        return [float(chance) for chance in 1 / (1 + np.exp(-self.rows(examples) @ self.weights))]


def duals(likeness: np.ndarray, task: np.ndarray) -> np.ndarray:
    """The share of each example in the weights, by Newton's method in its dual form: fewer examples than words."""
    found = np.zeros(len(task))
    for _ in range(ROUNDS):
        odds = likeness @ found
        said = 1 / (1 + np.exp(-odds))
        curve = np.maximum(said * (1 - said), HELD)
        found = np.linalg.solve(likeness + np.diag(RIDGE / curve), odds + (task - said) / curve)
        if np.abs(likeness @ found - odds).max() < STILL:
            break
    return found


def leave_one_out(examples: Sequence[Example]) -> list[float]:
    """For each paragraph the chance by what was learned from the other notices; there must be two notices at least."""
    chances = dict[int, float]()
    for name in sorted({one.notice for one in examples}):
        held = [at for at, one in enumerate(examples) if one.notice == name]
        learned = Learned([one for one in examples if one.notice != name])
        chances |= dict(zip(held, learned.chances([examples[at] for at in held]), strict=True))
    return [chances[at] for at in range(len(examples))]


def ways(examples: Sequence[Example], chances: Sequence[float]) -> dict[str, list[bool]]:
    """The ways to decide whether a task begins in each paragraph."""
    pairs = list(zip(examples, chances, strict=True))
    return {
        "rules": [one.ruled for one in examples],
        "learned": [chance >= 0.5 for chance in chances],
        "rules; learned where they are unsure": [chance >= 0.5 if one.unsure else one.ruled for one, chance in pairs],
        "the same, if what was learned is sure": [chance >= 0.5 if one.unsure and sure(chance) else one.ruled for one, chance in pairs],
    }


def sure(chance: float) -> bool:
    """Whether a chance leaves little doubt."""
    return max(chance, 1 - chance) >= SURE


def decided(examples: Sequence[Example], decisions: Sequence[bool]) -> Decided:
    """The decisions against the labels: right, spurious and missed ones, and those that mend or break what the rules decided."""
    kinds = Counter((one.task, decision) for one, decision in zip(examples, decisions, strict=True))
    changed = Counter(one.task == decision for one, decision in zip(examples, decisions, strict=True) if one.ruled != decision)
    return Decided(
        right=kinds[True, True],
        spurious=kinds[False, True],
        missed=kinds[True, False],
        mended=changed[True],
        broken=changed[False],
    )


def table(examples: Sequence[Example], chances: Sequence[float]) -> str:
    """A row per way of deciding."""
    rows = [(name, decided(examples, decisions)) for name, decisions in ways(examples, chances).items()]
    head = "| | F1 | spurious | missed | mended | broken |\n|---|--:|--:|--:|--:|--:|\n"
    return head + "\n".join(
        f"| {name} | {one.f1:.3f} | {one.spurious} | {one.missed} | {one.mended} | {one.broken} |" for name, one in rows
    )


def read_examples(files: dict[Path, LabelledNotice], path: Path) -> tuple[Example, ...]:
    """The examples in a labelled file."""
    return examples_of(files[path], read(path))


def examples_in(gold: Path, folder: Path) -> list[Example]:
    """The examples of every labelled notice in the folder; a file that cannot be read is told and gives none."""
    files = {folder / one.file: one for one in read_labels(gold)}
    found: dict[Path, tuple[Example, ...]] = {}
    for outcome in each(partial(read_examples, files), files, warm=warm):
        if outcome.result is None:
            print(f"{outcome.path.name}: {outcome.error}", file=sys.stderr)
        else:
            found[outcome.path] = outcome.result
    return [example for path in files for example in found.get(path, ())]


def as_lines(examples: Iterable[Example]) -> bytes:
    """The training set, a JSON object a line."""
    return "".join(one.model_dump_json() + "\n" for one in examples).encode()


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=[SHARED / "gold" / "dev"], help="folders of label files")
    parser.add_argument("--files", type=Path, nargs="+", default=[SHARED / "corpus" / "dev"], help="the folder of files of each")
    parser.add_argument("--examples", type=Path, help="write the training set here")
    options = parser.parse_args()
    if len(options.gold) != len(options.files):
        parser.error("each folder of labels needs its folder of files")
    if not all(folder.is_dir() for folder in options.gold):
        print("No labelled notices here: nothing to learn from.")
        return 0
    groups = [examples_in(gold, files) for gold, files in zip(options.gold, options.files, strict=True)]
    if options.examples:
        write_file(options.examples, as_lines(one for group in groups for one in group))
    tell(options.gold, groups)
    return 0


def tell(folders: Sequence[Path], groups: Sequence[Sequence[Example]]) -> None:
    """Print a table per folder of labels."""
    whole = [one for group in groups for one in group]
    if len({one.notice for one in whole}) < 2:
        print("Fewer than two notices could be read: nothing to leave out.")
        return
    chances = iter(leave_one_out(whole))
    for folder, group in zip(folders, groups, strict=True):
        notices, tasks = len({one.notice for one in group}), sum(one.task for one in group)
        print(f"\n{folder}: {notices} notices, {len(group)} paragraphs, in {tasks} of them a task begins")
        print(table(group, [next(chances) for _ in group]))


if __name__ == "__main__":
    sys.exit(main())
