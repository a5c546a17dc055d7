"""Whether confidence ranks wrong tasks below right ones: ``python -m benchmarks.confidence GOLD PREDICTED [--fit]``.

GOLD holds labelled notices (ID.json), PREDICTED the notices found in the same files. A task is right if its passage, lead,
coordinating units and deadlines all are; a task that is not in the labels is wrong; an optional one does not count.

Printed: AUROC (the chance that a right task has more confidence than a wrong one), how many tasks of each band of
confidence are right, and how many of those marked "không cần xem". ``--fit`` estimates the weights anew, also leaving one notice
out at a time and judging it by the others (docs/confidence.md).
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from models.notice import Notice
from pipeline.check.confidence import confidence, weights
from pipeline.check.signals import is_recognised, signals
from pipeline.evaluate.figures import share
from pipeline.evaluate.labels import LabelledNotice, parse_labels
from pipeline.evaluate.scoring import score

RIDGE = 64.0  # how strongly weights are held near what was judged: many signals, and a dozen wrong tasks among the labelled ones
WANTED = 0.98  # of the tasks marked "không cần xem", so many must be right
FREE = 1e-3  # the bias is hardly held: only so that labels of one kind alone have an answer
MARGIN = 0.995  # what is asked for where the mark is set, for notices that nobody has seen


class Judged:
    """The predicted tasks of all notices with their signals, whether they are right, and which notice they are of."""

    def __init__(self) -> None:
        self.signals: list[dict[str, float]] = []
        self.right: list[bool] = []
        self.notice: list[str] = []

    def add(self, labels: LabelledNotice, notice: Notice) -> None:
        """Take in the tasks of a notice that the labels judge."""
        for one in score(labels, notice).judgements:
            if one.task is not None and one.outcome != "optional":
                task = notice.tasks[one.task]
                self.signals.append(signals(task, notice.tasks, recognised=is_recognised(notice.document.read_by)))
                self.right.append(one.outcome == "right")
                self.notice.append(labels.id)


class NoLook(BaseModel):
    """How the mark "không cần xem" does: how many tasks, how many have it, how many of these are right."""

    tasks: int
    marked: int
    right: int

    def __str__(self) -> str:
        return f"{self.marked} of {self.tasks} ({share(self.marked, self.tasks):.1%}), right {share(self.right, self.marked):.1%}"


class Unseen(BaseModel):
    """Weights and threshold taken from all notices but one, and tried on that one."""

    auroc: float
    no_look: NoLook


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--fit", action="store_true", help="estimate the weights anew and print them")
    options = parser.parse_args()
    judged = judge_all(options.gold, options.predicted)
    if not judged.right:
        print("No labelled notice with a result: nothing to measure.")
        return 0
    values, right = np.array([confidence(held) for held in judged.signals]), np.array(judged.right)
    report("confidence as it is", values, right)
    print(f"  không cần xem, from {weights().no_look_from}: {no_look(values >= weights().no_look_from, right)}")
    if options.fit:
        fit_and_report(judged)
    return 0


def judge_all(gold: Path, predicted: Path) -> Judged:
    """Every predicted task of every labelled notice, judged."""
    judged = Judged()
    for path in sorted(gold.glob("*.json")):
        mine = predicted / path.name
        if mine.exists():
            judged.add(parse_labels(path.read_bytes(), path.name), Notice.model_validate_json(mine.read_bytes()))
    return judged


def no_look(marked: np.ndarray, right: np.ndarray) -> NoLook:
    """How many tasks have the mark "không cần xem", and how many of these are right in every field."""
    return NoLook(tasks=len(right), marked=int(marked.sum()), right=int(right[marked].sum()))


def auroc(values: np.ndarray, right: np.ndarray) -> float:
    """The chance that a right task has more confidence than a wrong one; ties count half. NaN if all are right, or all wrong."""
    if right.all() or not right.any():
        return float("nan")
    above = values[right][:, None] > values[~right][None, :]
    equal = values[right][:, None] == values[~right][None, :]
    return float((above + 0.5 * equal).mean())


def report(title: str, values: np.ndarray, right: np.ndarray) -> None:
    """AUROC and the share of right tasks per band of confidence."""
    print(f"{title}: {len(right)} tasks, {int((~right).sum())} wrong, AUROC {auroc(values, right):.3f}")
    for low in (0.0, 0.5, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.5, 0.5: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 0.95, 0.95: 1.01}[low]
        band = (values >= low) & (values < high)
        if band.any():
            print(
                f"  {low:.2f}-{min(high, 1):.2f}: {int(band.sum()):4} tasks, said {values[band].mean():.2f}, right {right[band].mean():.2f}"
            )


def matrix_of(judged: Judged) -> np.ndarray:
    """A row per task, a column per signal, in the order of the file of weights."""
    return np.array([[held[signal.id] for signal in weights().signal] for held in judged.signals])


def leave_one_out(judged: Judged) -> tuple[np.ndarray, np.ndarray]:
    """For every task its confidence and whether it would be marked, by weights and threshold from the other notices."""
    matrix, right, notices = matrix_of(judged), np.array(judged.right), np.array(judged.notice)
    values, marked = np.zeros(len(right)), np.zeros(len(right), dtype=bool)
    for name in sorted(set(judged.notice)):
        out = notices == name
        bias, weight = fit(matrix[~out], right[~out])
        values[out] = chance(bias, weight, matrix[out])
        marked[out] = values[out] >= threshold(chance(bias, weight, matrix[~out]), right[~out])
    return values, marked


def unseen(judged: Judged) -> Unseen:
    """How confidence and mark do on notices left out."""
    values, marked = leave_one_out(judged)
    right = np.array(judged.right)
    return Unseen(auroc=auroc(values, right), no_look=no_look(marked, right))


def threshold(values: np.ndarray, right: np.ndarray) -> float:
    """The least confidence, in hundredths, from which on enough tasks are right; above 1 if there is none."""
    good = [step / 100 for step in range(50, 100) if (high := values >= step / 100).any() and right[high].mean() >= MARGIN]
    return min(good, default=1.01)


def fit_and_report(judged: Judged) -> None:
    """How weights from the other notices do on each; then the weights from all, a line per signal."""
    values, marked = leave_one_out(judged)
    right = np.array(judged.right)
    report("fitted, on notices left out", values, right)
    print(f"  không cần xem, threshold from the other notices: {no_look(marked, right)} (wanted: {WANTED:.0%} right, half of all)")
    matrix = matrix_of(judged)
    bias, weight = fit(matrix, right)
    print(f"bias = {bias:.2f}  # now {weights().bias}\nno_look_from = {threshold(chance(bias, weight, matrix), right)}")
    describe(weight, matrix, right)


def describe(weight: np.ndarray, matrix: np.ndarray, right: np.ndarray) -> None:
    """A line per signal: its weight, and how often it goes with a wrong task."""
    for at, signal in enumerate(weights().signal):
        held = matrix[:, at] > 0
        wrong = f"{1 - right[held].mean():.2f}" if held.any() else "-"
        known = f"now {signal.weight:+.1f}  judged {signal.judged:+.1f}"
        print(f"{signal.id:26} {weight[at]:+.1f}  {known}  tasks {int(held.sum()):4}  wrong {wrong}")


def chance(bias: float, weight: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """The confidence of each row."""
    return np.asarray(1 / (1 + np.exp(-(bias + matrix @ weight))))


def fit(matrix: np.ndarray, right: np.ndarray) -> tuple[float, np.ndarray]:
    """Ridge logistic regression by Newton's method, held near the weights that were judged; the bias is free."""
    judged = np.array([0.0, *(signal.judged for signal in weights().signal)])
    design = np.hstack([np.ones((len(matrix), 1)), matrix])
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[0, 0] = FREE
    beta = judged.copy()
    for _ in range(60):
        said = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (right - said) - penalty @ (beta - judged)
        curve = (design * (said * (1 - said))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        beta = beta + step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))  # a full step may leap over the top
    return float(beta[0]), beta[1:]


if __name__ == "__main__":
    sys.exit(main())
