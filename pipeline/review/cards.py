"""A notice as its page shows it: cards beside boxes, and how the two refer to each other."""

from collections.abc import Iterable
from itertools import pairwise

from models.notice import Deadline, Finding, Notice, SectionNode, Task, Unit
from models.place import Box, Evidence
from models.value import Value
from pipeline.explain.explanation import weighed
from pipeline.explain.sentences import sentences
from pipeline.register.arrived import as_arrived
from pipeline.register.item import HEADER_KEY, Due, Item, items_of
from pipeline.render.origin import inherited_phrase
from pipeline.review.shelf import Opened
from pipeline.review.steps import Reviewed


class Named(Value):
    """A value on a card. ``ref`` names its boxes on the page, None where it has none; ``why`` says where it comes from.

    ``counted_from``: the day of the notice's arrival that ``due`` was counted from.
    """

    value: str
    ref: str | None = None
    why: tuple[str, ...] = ()
    due: str | None = None
    kind: str | None = None
    counted_from: str | None = None


class Card(Value):
    """A task under review beside what the machine found; ``task`` is None for one that a person added.

    ``about`` says why the machine takes the passage for a task, and how sure it is.
    """

    item: Item
    number: int
    heading: str | None
    task: Task | None
    lead: tuple[Named, ...]
    coordinating: tuple[Named, ...]
    deadlines: tuple[Named, ...]
    about: tuple[str, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether a person should look at it before accepting it."""
        return self.task is None or self.task.needs_look or any(finding.severity != "info" for finding in self.findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the machine found doubtful."""
        return self.task.findings if self.task else ()


class Mark(Value):
    """A box on a page: of a task (``ref`` None), or of one of its values."""

    key: str
    ref: str | None
    box: Box


class Segment(Value):
    """A stretch of text that the same tasks and values hold."""

    at: int
    text: str
    keys: tuple[str, ...]
    refs: tuple[str, ...]


def cards_of(opened: Opened) -> tuple[Card, ...]:
    """The cards in the order of the notice."""
    machine = items_of(opened.notice)
    sections = tuple(headed(opened.notice.sections))
    cards: list[Card] = []
    for number, item in enumerate(opened.reviewed.items, start=1):
        task = machine[item.key][1] if item.key in machine else None
        counted = as_arrived(task, opened.notice.header, opened.arrival) if task else None
        card = card_of(item, number, heading_above(sections, item), counted)
        cards.append(card.model_copy(update={"about": told_of(task, opened.notice)}) if task else card)
    return tuple(cards)


def card_of(item: Item, number: int, heading: str | None, task: Task | None) -> Card:
    """The card of an item."""
    return Card(
        item=item,
        number=number,
        heading=heading,
        task=task,
        lead=tuple(named_unit(name, task.lead if task else ()) for name in item.lead),
        coordinating=tuple(named_unit(name, task.coordinating if task else ()) for name in item.coordinating),
        deadlines=tuple(named_due(due, task.deadlines if task else ()) for due in item.deadlines),
    )


def named_unit(name: str, units: Iterable[Unit]) -> Named:
    """The unit with its place, if the machine found it."""
    for unit in units:
        if unit.name == name:
            return Named(value=name, ref=ref_of(unit.evidence), why=reasons(unit.as_written, name, unit.inherited_from, unit.evidence))
    return Named(value=name, why=("Do người rà soát ghi.",))


def named_due(due: Due, deadlines: Iterable[Deadline]) -> Named:
    """The deadline with its place, if the machine found it."""
    told = {"value": due.as_written, "due": due.due, "kind": due.kind}
    for deadline in deadlines:
        counted = {"due": deadline.due, "counted_from": deadline.counted_from} if deadline.counted_from and due.due is None else {}
        if deadline.as_written == due.as_written and (deadline.due == due.due or counted):
            why = (*meaning(deadline.evidence), *taken_from(deadline.inherited_from), *deadline.why, *deadline.warnings)
            return Named.model_validate(told | counted | {"ref": ref_of(deadline.evidence), "why": why})
    return Named.model_validate(told | {"why": ("Do người rà soát ghi.",)})


def reasons(as_written: str, name: str, inherited: str | None, evidence: Evidence) -> tuple[str, ...]:
    """Why a unit is taken to be meant."""
    written = " ".join(as_written.split())
    return (
        *((f"Trong văn bản ghi “{written}”.",) if written != name else ()),
        *(taken_from(inherited) or ("Nêu ngay trong đoạn giao việc.",)),
        *meaning(evidence),
    )


def taken_from(inherited: str | None) -> tuple[str, ...]:
    """Where an inherited value stands, in words."""
    return (f"Lấy theo {inherited_phrase(inherited)}, vì bản thân nhiệm vụ không nêu.",) if inherited else ()


def meaning(evidence: Evidence) -> tuple[str, ...]:
    """What the rule that found the value means; its name only where nobody has put it into words."""
    if evidence.rule is None:
        return ()
    return (sentences().rules.get(evidence.rule, f"Theo quy tắc {evidence.rule}."),)


def told_of(task: Task, notice: Notice) -> tuple[str, ...]:
    """Why the passage is taken for a task, and what makes the machine sure of it or not."""
    signs = weighed(task, notice)
    sides = {
        "Tin hơn vì": [one.meaning for one in reversed(signs) if one.adds > 0],
        "Kém tin hơn vì": [one.meaning for one in signs if one.adds < 0],
    }
    return (
        *(words for place in [task.evidence["text"]] for words in meaning(place)),
        f"Độ tin cậy {task.confidence * 100:.0f} %: {'cần' if task.needs_look else 'không cần'} xem lại.",
        *(f"{side}: {'; '.join(words)}." for side, words in sides.items() if words),
    )


def ref_of(evidence: Evidence) -> str:
    """What the boxes of a value are called."""
    return f"{evidence.start}-{evidence.end}"


def headed(sections: Iterable[SectionNode]) -> Iterable[SectionNode]:
    """The sections with a heading, the outer before the inner."""
    for node in sections:
        if node.heading:
            yield node
        yield from headed(node.children)


def heading_above(sections: Iterable[SectionNode], item: Item) -> str | None:
    """The heading of the nearest section that has one: the labels alone do not tell, an annex begins again with I."""
    above = [node for node in sections if node.start <= item.start < node.end and item.path[: len(node.path)] == node.path]
    return " ".join((above[-1].heading or "").split()) if above else None


def marks_of(notice: Notice, reviewed: Reviewed) -> tuple[Mark, ...]:
    """All boxes: of tasks, of their values, of the header."""
    found = [Mark(key=item.key, ref=None, box=box) for item in reviewed.items for box in item.boxes]
    for key, (_, task) in items_of(notice).items():
        for evidence in values_of(task):
            found += [Mark(key=key, ref=ref_of(evidence), box=box) for box in evidence.boxes]
    for evidence in notice.header.evidence.values():
        found += [Mark(key=HEADER_KEY, ref=ref_of(evidence), box=box) for box in evidence.boxes]
    return tuple(dict.fromkeys(found))


def values_of(task: Task) -> Iterable[Evidence]:
    """The places of a task's values."""
    units, deadlines = (*task.lead, *task.coordinating), task.deadlines
    return [*(unit.evidence for unit in units), *(deadline.evidence for deadline in deadlines)]


def segments(text: str, notice: Notice, reviewed: Reviewed) -> tuple[Segment, ...]:
    """The text cut wherever a task or a value begins or ends."""
    spans = [(item.start, item.end, item.key, "") for item in reviewed.items]
    for key, (_, task) in items_of(notice).items():
        spans += [(one.start, one.end, key, ref_of(one)) for one in values_of(task)]
    spans += [(one.start, one.end, HEADER_KEY, ref_of(one)) for one in notice.header.evidence.values()]
    cuts = sorted({0, len(text), *(at for span in spans for at in span[:2] if 0 <= at <= len(text))})
    found = []
    for start, end in pairwise(cuts):
        here = [span for span in spans if span[0] <= start and end <= span[1]]
        keys = tuple(dict.fromkeys(key for _, _, key, ref in here if not ref))
        found.append(Segment(at=start, text=text[start:end], keys=keys, refs=tuple(dict.fromkeys(ref for *_, ref in here if ref))))
    return tuple(found)
