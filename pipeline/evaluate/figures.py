"""The figures over several notices.

found P/R/F1   a found task covers the start or the end of a labelled one, one to one, and is at most three times as long
exact          of the found: covers both ends and is at most 1.6 times as long (or ten syllables longer)
lead, coord    of the found: the same set of names
deadline       of the found: the same set of dates, recurrences, durations; a deadline by an event does not count
path           of the found: the same labels
no-edit F1     2 x (tasks exact with lead, coord and deadline right) / (labelled + found + spurious):
               the share of the work that an analyst need not touch, with missed and spurious tasks counted
header         share of the labelled header fields that are right
no-look        of the tasks found: the share marked "không cần xem", and how many of these are right in every field
"""

import random
from collections.abc import Sequence

from models.value import Value
from pipeline.evaluate.scoring import Counts

SAMPLES = 1000


class Figures(Value):
    """The figures; shares from 0 to 1. The confidence interval is drawn over notices, not tasks: errors of one notice belong together."""

    documents: int
    gold_tasks: int
    found_precision: float
    found_recall: float
    found_f1: float
    exact: float
    lead: float
    coord: float
    deadline: float
    dated_deadline: float
    path: float
    no_edit_f1: float
    header: float
    no_look: float
    no_look_right: float
    no_edit_f1_ci95: tuple[float, float]


def figures(rows: Sequence[Counts]) -> Figures:
    """The figures over these notices (at least one), with the 95 % interval of the no-edit F1 from notices drawn with replacement."""
    draw = random.Random(0)  # noqa: S311 - a fixed seed, so that a measurement can be repeated
    drawn = sorted(no_edit_f1(total(draw.choices(rows, k=len(rows)))) for _ in range(SAMPLES))
    one = total(rows)
    predicted = one["found"] + one["spurious"]
    return Figures(
        documents=len(rows),
        gold_tasks=one["gold"],
        found_precision=share(one["found"], predicted),
        found_recall=share(one["found"], one["gold"]),
        found_f1=share(2 * one["found"], one["gold"] + predicted),
        exact=share(one["exact"], one["found"]),
        lead=share(one["lead"], one["found"]),
        coord=share(one["coord"], one["found"]),
        deadline=share(one["deadline"], one["found"]),
        dated_deadline=share(one["dated_right"], one["dated"]),
        path=share(one["path"], one["found"]),
        no_edit_f1=no_edit_f1(one),
        header=share(one["header"], one["header_all"]),
        no_look=share(one["unlooked"], one["judged"]),
        no_look_right=share(one["unlooked_right"], one["unlooked"]),
        no_edit_f1_ci95=(drawn[SAMPLES // 40], drawn[SAMPLES - SAMPLES // 40]),
    )


def total(rows: Sequence[Counts]) -> dict[str, int]:
    """The counts of all notices added up."""
    return {name: sum(getattr(row, name) for row in rows) for name in Counts.model_fields}


def no_edit_f1(one: dict[str, int]) -> float:
    """The share of the work that need not be touched."""
    return share(2 * one["no_edit"], one["gold"] + one["found"] + one["spurious"])


def share(part: int, whole: int) -> float:
    """The part of the whole; 1 where there was nothing to do."""
    return part / whole if whole else 1.0
