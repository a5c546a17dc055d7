"""Whether confidence ranks wrong tasks below right ones: ``python -m benchmarks.confidence GOLD PREDICTED [--fit]``.

GOLD holds labelled notices (ID.json), PREDICTED the notices found in the same files; the labels' own scoring program
(score.py in the folder above GOLD) says which predicted task is which labelled one. A task is right if its passage, lead,
coordinating units and deadlines all are; a task that is not in the labels is wrong; an optional one does not count.

Printed: AUROC (the chance that a right task has more confidence than a wrong one), and how many tasks of each band of
confidence are right. ``--fit`` estimates the weights anew (docs/confidence.md).
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from models.notice import Notice, Task
from pipeline.check.confidence import confidence, weights
from pipeline.check.signals import is_recognised, signals

RIDGE = 1.0  # how strongly weights are held near 0: few labels, many signals


class Judged:
    """The predicted tasks of all notices with their signals, whether they are right, and which notice they are of."""

    def __init__(self) -> None:
        self.signals: list[dict[str, float]] = []
        self.right: list[bool] = []
        self.notice: list[str] = []

    def add(self, notice: Notice, verdicts: list[bool | None], name: str) -> None:
        """Take in the tasks of a notice that the labels judge."""
        for task, verdict in zip(notice.tasks, verdicts, strict=True):
            if verdict is not None:
                self.signals.append(signals(task, notice.tasks, recognised=is_recognised(notice.document.read_by)))
                self.right.append(verdict)
                self.notice.append(name)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--fit", action="store_true", help="estimate the weights anew and print them")
    options = parser.parse_args()
    program = options.gold.parent / "score.py"
    if not program.is_file():
        print(f"No scoring program at {program}: nothing to measure.")
        return 0
    judged = judge_all(options.gold, options.predicted, scoring(program))
    report("confidence as it is", np.array([confidence(held) for held in judged.signals]), np.array(judged.right))
    if options.fit:
        fit_and_report(judged)
    return 0


def scoring(program: Path) -> ModuleType:
    """The labels' scoring program as a module."""
    spec = importlib.util.spec_from_file_location("score", program)
    if spec is None or spec.loader is None:
        raise ImportError(str(program))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_all(gold: Path, predicted: Path, score: ModuleType) -> Judged:
    """Every predicted task of every labelled notice, judged."""
    judged = Judged()
    for path in sorted(gold.glob("*.json")):
        mine = predicted / path.name
        if mine.exists():
            notice = Notice.model_validate_json(mine.read_bytes())
            judged.add(notice, verdicts(json.loads(path.read_text(encoding="utf-8")), notice.tasks, score), path.stem)
    return judged


def verdicts(gold: dict[str, Any], tasks: tuple[Task, ...], score: ModuleType) -> list[bool | None]:
    """For each task whether it is right; None where it is an optional one."""
    found = [task.model_dump(mode="json") for task in tasks]
    scan = bool(gold.get("scan"))
    match = matched(gold["tasks"], found, scan, score)
    return [
        right(gold["tasks"][match[j]], one, scan, score) if j in match else spurious(gold, one, scan, score) for j, one in enumerate(found)
    ]


def matched(gold: list[dict[str, Any]], found: list[dict[str, Any]], scan: bool, score: ModuleType) -> dict[int, int]:
    """Predicted index to labelled index, best pairs first, one to one: as the scoring program does."""
    pairs = [(score.pair(g, p, scan)[0], -abs(i - j), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)]
    match: dict[int, int] = {}
    for value, _, i, j in sorted(pairs, key=lambda pair: (pair[0], pair[1]), reverse=True):
        if value > 0 and j not in match and i not in match.values():
            match[j] = i
    return match


def right(gold: dict[str, Any], found: dict[str, Any], scan: bool, score: ModuleType) -> bool:
    """Whether passage, lead, coordinating units and deadlines are all as labelled."""
    return bool(
        score.pair(gold, found, scan)[1]
        and score.same_units(gold["lead"], score.names(found["lead"]), scan)
        and score.same_units(gold.get("coordinating", []), score.names(found["coordinating"]), scan)
        and score.deadline_keys(gold.get("deadlines")) == score.deadline_keys(found["deadlines"])
    )


def spurious(gold: dict[str, Any], found: dict[str, Any], scan: bool, score: ModuleType) -> bool | None:
    """False for a task that nobody assigned, None for one that may be returned or not."""
    text = score.norm(found["text"])
    ends = [score.norm(one.get(end, "")) for one in gold.get("optional", []) for end in ("start", "end")]
    return None if any(score.hit(end, text, scan) for end in ends) else False


def auroc(values: np.ndarray, right: np.ndarray) -> float:
    """The chance that a right task has more confidence than a wrong one; ties count half."""
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


def fit_and_report(judged: Judged) -> None:
    """Weights from all notices; their AUROC on notices left out, one at a time; a TOML line per signal."""
    names = sorted({name for held in judged.signals for name in held})
    matrix = np.array([[held[name] for name in names] for held in judged.signals])
    right, notices = np.array(judged.right), np.array(judged.notice)
    unseen = np.zeros(len(right))
    for name in sorted(set(judged.notice)):
        out = notices == name
        bias, weight = fit(matrix[~out], right[~out])
        unseen[out] = 1 / (1 + np.exp(-(bias + matrix[out] @ weight)))
    report("fitted, on notices left out", unseen, right)
    bias, weight = fit(matrix, right)
    print(f"bias = {bias:.2f}  # now {weights().bias}")
    now = {signal.id: signal.weight for signal in weights().signal}
    for name, value in zip(names, weight, strict=True):
        column = matrix[:, names.index(name)]
        wrong = 1 - right[column > 0].mean() if (column > 0).any() else float("nan")
        print(f"{name:26} {value:+.2f}  now {now.get(name, 0):+.2f}  tasks {int((column > 0).sum()):4}  wrong {wrong:.2f}")


def fit(matrix: np.ndarray, right: np.ndarray) -> tuple[float, np.ndarray]:
    """Ridge logistic regression by Newton's method; the bias is not held."""
    design = np.hstack([np.ones((len(matrix), 1)), matrix])
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[0, 0] = 0
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (right - chance) - penalty @ beta
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        beta = beta + np.linalg.solve(curve, slope)
    return float(beta[0]), beta[1:]


if __name__ == "__main__":
    sys.exit(main())
