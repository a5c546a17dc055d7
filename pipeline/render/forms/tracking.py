"""The tasks of notices as tasks to be followed up."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from models.notice import Notice
from models.tracked import NoticeReference, TrackedTask
from pipeline.identity import folded, notice_key
from pipeline.render.dates import whole_day


def track(notices: Iterable[Notice]) -> tuple[TrackedTask, ...]:
    """Every task of every notice, once, without progress. Of files that hold the same notice the first counts."""
    tracked: dict[str, TrackedTask] = {}
    known: set[str] = set()
    for notice in notices:
        reference = referred(notice)
        if reference.key not in known:
            tracked |= {task.key: task for task in tasks_of(notice, reference)}
        known.add(reference.key)
    return tuple(tracked.values())


def referred(notice: Notice) -> NoticeReference:
    """The notice as the forms name it."""
    header = notice.header
    return NoticeReference(
        key=notice_key(header, notice.document.sha256),
        name=notice.document.name,
        header=header,
        arrival_number=header.arrival_number,
        arrived_on=whole_day(header.arrived_on),
    )


def tasks_of(notice: Notice, reference: NoticeReference) -> list[TrackedTask]:
    """The tasks of one notice; a passage that it holds twice gets a key of its own each time."""
    seen: Counter[str] = Counter()
    found = []
    for number, task in enumerate(notice.tasks, start=1):
        passage = folded(task.text)
        seen[passage] += 1
        identity = f"{reference.key}\n{passage}\n{seen[passage]}"
        key = hashlib.sha256(identity.encode()).hexdigest()[:16]
        found.append(TrackedTask(key=key, number=number, task=task, notice=reference))
    return found
