"""How likely a task needs no correction: a number between 0 and 1 that ranks the doubtful ones first (docs/confidence.md).

    confidence = 1 / (1 + e^-(bias + sum of weight x signal))

The weights (pipeline/rules/confidence.toml) were estimated on notices labelled by hand: of the tasks with confidence 0.8,
about eight in ten had passage, lead, coordinating units and deadlines all right.
"""

import math
from collections.abc import Mapping
from functools import cache

from models.value import Value
from pipeline.rules.tables import load_table


class Signal(Value):
    """A signal and what it adds to the logarithm of the odds; ``sentence`` says when it holds.

    ``judged``: the weight that a person gave it before anything was measured; estimates are held near it.
    """

    id: str
    weight: float
    judged: float = 0.0
    sentence: str


class Weights(Value):
    """The file of weights; from the confidence ``no_look_from`` on a task needs no look."""

    bias: float
    no_look_from: float
    signal: tuple[Signal, ...]


@cache
def weights() -> Weights:
    """The weights; raises ValueError naming the file if it does not fit."""
    return load_table("confidence", Weights)


def needs_look(confidence: float) -> bool:
    """False for a confidence so high that a reviewer may pass the task over ("không cần xem", docs/confidence.md)."""
    return confidence < weights().no_look_from


def confidence(signals: Mapping[str, float]) -> float:
    """The confidence of a task with these signals (``pipeline.check.signals``), rounded to a hundredth."""
    known = weights()
    odds = known.bias + sum(signal.weight * signals.get(signal.id, 0.0) for signal in known.signal)
    return round(1 / (1 + math.exp(-odds)), 2)
