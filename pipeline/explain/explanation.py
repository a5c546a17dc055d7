"""The explanation of a task, from its evidence and the signals of its confidence alone."""

from collections.abc import Iterator

from models.notice import Deadline, Notice, Task, Unit
from models.place import Evidence
from models.value import Value
from pipeline.check.confidence import weights
from pipeline.check.signals import is_recognised, signals
from pipeline.explain.sentences import definition, sentences

Field = str


class Reason(Value):
    """Why one value came out.

    ``field``: the value's name in ``models.notice.Task``. ``start``/``end``: offsets into the document's text. ``rule`` is the id of
    the rule that found it, ``meaning`` what it means in Vietnamese, ``definition`` its sentence in the rule file.
    """

    field: Field
    value: str
    quote: str
    start: int
    end: int
    page: int | None = None
    match: str = "exact"
    rule: str | None = None
    meaning: str | None = None
    definition: str | None = None
    inherited_from: str | None = None
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Weighed(Value):
    """A signal that holds, and what it adds to the logarithm of the odds."""

    signal: str
    meaning: str
    adds: float


class Explanation(Value):
    """Why a task is as it is. ``signals`` are those that hold, what tells against the task first."""

    task: str
    title: str
    section_path: tuple[str, ...]
    reasons: tuple[Reason, ...]
    confidence: float
    needs_look: bool
    no_look_from: float
    starts_from: float
    signals: tuple[Weighed, ...]
    findings: tuple[str, ...]


def explain(task: Task, notice: Notice) -> Explanation:
    """The explanation of one of the notice's tasks."""
    return Explanation(
        task=task.id,
        title=task.title,
        section_path=task.section_path,
        reasons=tuple(reasons(task)),
        confidence=task.confidence,
        needs_look=task.needs_look,
        no_look_from=weights().no_look_from,
        starts_from=weights().bias,
        signals=weighed(task, notice),
        findings=tuple(f"{finding.code}: {finding.message}" for finding in task.findings),
    )


def reasons(task: Task) -> Iterator[Reason]:
    """Why each value of the task came out, in the order of the contract."""
    for name, place in sorted(task.evidence.items()):
        if name.partition(".")[0] == "text":
            yield reason("text", " ".join(place.quote.split()), place)
    for field, units in (("lead", task.lead), ("coordinating", task.coordinating), ("report_to", task.report_to)):
        yield from (of_unit(field, unit) for unit in units)
    yield from (of_deadline(deadline) for deadline in task.deadlines)
    yield from (reason("products", product.name, product.evidence) for product in task.products)
    yield from (reason("legal_basis", basis.as_written, basis.evidence) for basis in task.legal_basis)


def of_unit(field: Field, unit: Unit) -> Reason:
    """Why a unit is named."""
    return reason(field, unit.name, unit.evidence).model_copy(update={"inherited_from": unit.inherited_from})


def of_deadline(deadline: Deadline) -> Reason:
    """Why a deadline is as it is, with the steps that led to its dates."""
    kept = {"inherited_from": deadline.inherited_from, "why": deadline.why, "warnings": deadline.warnings}
    return reason("deadlines", deadline.as_written, deadline.evidence).model_copy(update=kept)


def reason(field: Field, value: str, place: Evidence) -> Reason:
    """A value and its place."""
    return Reason(
        field=field,
        value=value,
        quote=place.quote,
        start=place.start,
        end=place.end,
        page=place.page,
        match=place.match,
        rule=place.rule,
        meaning=sentences().rules.get(place.rule) if place.rule else None,
        definition=definition(place.rule) if place.rule else None,
    )


def weighed(task: Task, notice: Notice) -> tuple[Weighed, ...]:
    """The signals that hold of the task, with what each adds."""
    held = signals(task, notice.tasks, recognised=is_recognised(notice.document.read_by))
    found = [
        Weighed(signal=one.id, meaning=sentences().signals[one.id], adds=round(one.weight * held[one.id], 2))
        for one in weights().signal
        if held[one.id]
    ]
    return tuple(sorted(found, key=lambda one: one.adds))
