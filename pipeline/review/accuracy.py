"""How often the machine was right, by what people decided: counted from the steps alone, which are only ever added to.

A task counts once, in the period of the last decision about it, and against what the machine had found when it was first
decided about. The measure is kind to the machine: people see its answer first, and what nobody noticed counts as right.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Engine, Row, select

from models.value import Value
from pipeline.clock import then
from pipeline.register.database import reading, streamed
from pipeline.register.item import HEADER_KEY
from pipeline.register.review_tables import steps

By = Literal["thang", "tuan"]
MEASURES = {
    "content": "Nội dung",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "deadlines": "Thời hạn",
    "unedited": "Không phải sửa",
}
FEW = 20
"""Tasks below which a share says little."""


class Judgement(Value):
    """What a person made of one task. ``measures``: what was asked of it, and whether the machine was right."""

    at: float
    fate: Literal["kept", "rejected", "missed"]
    measures: dict[str, bool]
    in_bulk: bool = False


class Share(Value):
    """So many right of so many."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.right / self.of if self.of else None

    def plus(self, *, right: bool) -> "Share":
        """With one more."""
        return Share(right=self.right + right, of=self.of + 1)


class Period(Value):
    """A month or week, by its first day; None: all of them."""

    first: date | None
    found: int = 0
    rejected: int = 0
    missed: int = 0
    in_bulk: int = 0
    shares: dict[str, Share] = dict.fromkeys(MEASURES, Share())

    def plus(self, one: Judgement) -> "Period":
        """With one more task."""
        counts = {
            "found": self.found + (one.fate != "missed"),
            "rejected": self.rejected + (one.fate == "rejected"),
            "missed": self.missed + (one.fate == "missed"),
            "in_bulk": self.in_bulk + one.in_bulk,
        }
        shares = self.shares | {name: self.shares[name].plus(right=right) for name, right in one.measures.items()}
        return self.model_copy(update=counts | {"shares": shares})


def accuracy(engine: Engine, by: By) -> tuple[tuple[Period, ...], Period]:
    """The periods in which something was decided, the oldest first, and all together."""
    total, found = Period(first=None), dict[date, Period]()
    for one in judgements(engine):
        first = first_day(one.at, by)
        found[first] = found.get(first, Period(first=first)).plus(one)
        total = total.plus(one)
    return tuple(found[first] for first in sorted(found)), total


def first_day(at: float, by: By) -> date:
    """The first day of the month, or the Monday of the week, in Vietnam."""
    day = then(at).date()
    return day.replace(day=1) if by == "thang" else day - timedelta(days=day.weekday())


def judgements(engine: Engine) -> Iterator[Judgement]:
    """What people made of every task that they decided about."""
    columns = (steps.c.document, steps.c.kind, steps.c.before, steps.c.after, steps.c.decided_at)
    with reading(engine) as connection, streamed(connection, select(*columns).order_by(steps.c.document, steps.c.id)) as rows:
        for _, of_document in groupby(rows, key=lambda row: row.document):
            yield from judged(of_document)


def judged(rows: Iterable[Row[Any]]) -> Iterator[Judgement]:
    """The same of one document."""
    first: dict[str, Any] = {}
    last: dict[str, tuple[Any, float]] = {}
    in_bulk: dict[tuple[str, str], bool] = {}
    for row in rows:
        before, after = json.loads(row.before), json.loads(row.after)
        for key in after.keys() - {HEADER_KEY}:
            first.setdefault(key, before[key])
            last[key] = after[key], row.decided_at
            if row.kind not in ("undo", "redo"):  # these lead back to what an earlier decision made
                in_bulk[key, json.dumps(after[key])] = row.kind == "bulk"
    for key, (item, at) in last.items():
        if first[key] is None:
            if key.startswith("them-") and item and item["state"] != "rejected":
                yield Judgement(at=at, fate="missed", measures={"unedited": False})
        elif item is None or item["state"] != "open":
            yield compared(first[key], item, at, in_bulk=in_bulk.get((key, json.dumps(item)), False))


def compared(found: Any, item: Any, at: float, *, in_bulk: bool) -> Judgement:  # noqa: ANN401 - items as JSON
    """What the machine found beside what became of it; None: it was joined to another task."""
    if item is None or item["state"] == "rejected":
        return Judgement(at=at, fate="rejected", measures={"content": False, "unedited": False})
    same = {
        "content": all(found[field] == item[field] for field in ("start", "end", "title")),
        "lead": set(found["lead"]) == set(item["lead"]),
        "coordinating": set(found["coordinating"]) == set(item["coordinating"]),
        "deadlines": dues(found) == dues(item),
    }
    return Judgement(at=at, fate="kept", measures=same | {"unedited": all(same.values())}, in_bulk=in_bulk)


def dues(item: Any) -> set[str]:  # noqa: ANN401 - an item as JSON
    """The deadlines of an item, for comparing."""
    return {json.dumps(due, sort_keys=True) for due in item["deadlines"]}
