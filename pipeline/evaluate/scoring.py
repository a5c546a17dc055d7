"""A notice measured against its labels: what is right, what differs, and where."""

from collections.abc import Sequence
from typing import Literal

from models.notice import Header, Notice, Task
from models.value import Value
from pipeline.evaluate.fields import deadline_keys, header_values, same_units
from pipeline.evaluate.labels import LabelledNotice, LabelledTask
from pipeline.evaluate.matching import Passage, match
from pipeline.evaluate.wording import holds, plain
from pipeline.evaluate.words import deadlines_in_words, names_in_words, passage_in_words, path_in_words

Outcome = Literal["right", "wrong", "missed", "spurious", "optional"]
Field = Literal["text", "lead", "coordinating", "deadlines", "path"]


class Difference(Value):
    """A value that is not as labelled, both in words. A wrong path costs no edit: it does not make the task wrong."""

    field: str
    expected: str
    found: str


class Judgement(Value):
    """A labelled or found task: ``label`` and ``task`` are indices into the labels and the notice's tasks."""

    outcome: Outcome
    label: int | None = None
    task: int | None = None
    differences: tuple[Difference, ...] = ()


class Counts(Value):
    """What is counted in one notice; ``unlooked``: tasks that the software says need no look, and how many of them are right."""

    gold: int
    found: int
    spurious: int
    exact: int = 0
    lead: int = 0
    coord: int = 0
    deadline: int = 0
    path: int = 0
    dated: int = 0
    dated_right: int = 0
    no_edit: int = 0
    header: int = 0
    header_all: int = 0
    judged: int = 0
    unlooked: int = 0
    unlooked_right: int = 0


class Score(Value):
    """A notice measured."""

    counts: Counts
    judgements: tuple[Judgement, ...]
    header: tuple[Difference, ...] = ()

    @property
    def differences(self) -> int:
        """How many values differ."""
        return len(self.header) + sum(len(one.differences) for one in self.judgements)


def score(labels: LabelledNotice, notice: Notice | None) -> Score:
    """The notice against its labels; None: nothing could be read."""
    tasks = notice.tasks if notice else ()
    judgements = judged_tasks(labels, tasks)
    header = header_values(labels, notice.header if notice else Header())
    right = {"header": sum(is_right for _, _, is_right in header.values()), "header_all": len(header)}
    differences = (
        Difference(field=f"header.{field}", expected=label or "", found=found or "")
        for field, (label, found, is_right) in header.items()
        if not is_right
    )
    counts = counted(labels, tasks, judgements).model_copy(update=right)
    return Score(counts=counts, judgements=judgements, header=tuple(differences))


def judged_tasks(labels: LabelledNotice, tasks: Sequence[Task]) -> tuple[Judgement, ...]:
    """A judgement of every labelled task, then of every found one that no label stands for."""
    passages = [Passage(text=task.text, path=task.section_path) for task in tasks]
    pairs = match(labels.tasks, passages, scan=labels.scan)
    used = {at for at, _ in pairs.values()}
    labelled = [
        judge(labels, index, tasks, pairs[index]) if index in pairs else missed(label, index) for index, label in enumerate(labels.tasks)
    ]
    return (*labelled, *(unlabelled(labels, task, at) for at, task in enumerate(tasks) if at not in used))


def judge(labels: LabelledNotice, index: int, tasks: Sequence[Task], pair: tuple[int, bool]) -> Judgement:
    """A labelled task with the one found for it."""
    label, (at, exact) = labels.tasks[index], pair
    task = tasks[at]
    right: dict[Field, bool] = {
        "text": exact,
        "lead": same_units(label.lead, task.lead, scan=labels.scan),
        "coordinating": same_units(label.coordinating, task.coordinating, scan=labels.scan),
        "deadlines": deadline_keys(label.deadlines) == deadline_keys(task.deadlines),
        "path": label.path == task.section_path,
    }
    differences = tuple(difference(field, label, task) for field, ok in right.items() if not ok)
    needs_edit = any(one.field != "path" for one in differences)
    return Judgement(outcome="wrong" if needs_edit else "right", label=index, task=at, differences=differences)


def difference(field: Field, label: LabelledTask, task: Task) -> Difference:
    """A field that is not as labelled."""
    expected, found = {
        "text": (passage_in_words(label.start, label.end), task.text),
        "lead": (names_in_words(label.lead), names_in_words([unit.name for unit in task.lead])),
        "coordinating": (names_in_words(label.coordinating), names_in_words([unit.name for unit in task.coordinating])),
        "deadlines": (deadlines_in_words(label.deadlines), deadlines_in_words(task.deadlines)),
        "path": (path_in_words(label.path), path_in_words(task.section_path)),
    }[field]
    return Difference(field=field, expected=expected, found=found)


def missed(label: LabelledTask, index: int) -> Judgement:
    """A labelled task that was not found."""
    told = Difference(field="missed", expected=passage_in_words(label.start, label.end), found="")
    return Judgement(outcome="missed", label=index, differences=(told,))


def unlabelled(labels: LabelledNotice, task: Task, index: int) -> Judgement:
    """A found task that no label stands for: spurious, unless it is one that may be returned or not."""
    text = plain(task.text)
    anchors = [plain(anchor) for one in labels.optional for anchor in (one.start, one.end)]
    if any(holds(text, anchor, scan=labels.scan) for anchor in anchors):
        return Judgement(outcome="optional", task=index)
    return Judgement(outcome="spurious", task=index, differences=(Difference(field="spurious", expected="", found=task.text),))


def counted(labels: LabelledNotice, tasks: Sequence[Task], judgements: Sequence[Judgement]) -> Counts:
    """The judgements in numbers, the header left out."""
    found = [one for one in judgements if one.outcome in ("right", "wrong")]
    judged = [one for one in judgements if one.task is not None and one.outcome != "optional"]
    unlooked = [one for one in judged if one.task is not None and not tasks[one.task].needs_look]
    dated = [one for one in found if one.label is not None and deadline_keys(labels.tasks[one.label].deadlines)]
    return Counts(
        gold=len(labels.tasks),
        found=len(found),
        spurious=sum(one.outcome == "spurious" for one in judgements),
        exact=right_in(found, "text"),
        lead=right_in(found, "lead"),
        coord=right_in(found, "coordinating"),
        deadline=right_in(found, "deadlines"),
        path=right_in(found, "path"),
        dated=len(dated),
        dated_right=right_in(dated, "deadlines"),
        no_edit=sum(one.outcome == "right" for one in found),
        judged=len(judged),
        unlooked=len(unlooked),
        unlooked_right=sum(one.outcome == "right" for one in unlooked),
    )


def right_in(judgements: Sequence[Judgement], field: Field) -> int:
    """How many are right in this field."""
    return sum(all(difference.field != field for difference in one.differences) for one in judgements)
