"""From passages and table rows to tasks: names, dates, evidence, and where inherited values come from."""

from models.document import Document
from models.mention import Reading, UnitMention
from models.notice import Completeness, Deadline, Task, Unit
from models.outline import Outline
from pipeline.extract.actions import find_actions, short_title
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.outcomes import find_legal_basis, find_products, find_report_to, is_standing_duty
from pipeline.place import evidence
from pipeline.resolve.dates import Reference, resolve_deadlines
from pipeline.resolve.leaves import Leaf
from pipeline.resolve.names import resolve_units

UNCHECKED = Completeness(person=False, work=False, time=False, responsibility=False, product=False, authority=False)


def build_task(s: Syllables, document: Document, outline: Outline, readings: tuple[Reading, ...], leaf: Leaf, reference: Reference) -> Task:
    """The task of a passage; ``check`` fills in findings, completeness and confidence."""
    passage, paragraph = leaf.passage, outline.paragraphs[leaf.index]
    start, end = _trimmed(document.text, passage.start, passage.end)
    actions = find_actions(s, passage.clauses)
    deadlines = _deadlines(document, outline, readings, leaf, reference)
    products = find_products(document, s, start, end)
    return Task(
        id="",
        section_path=() if readings[leaf.index].of_notice else paragraph.path,
        text=document.text[start:end],
        title=short_title(actions, document.text[start:end]),
        actions=actions,
        lead=_lead(document, outline, leaf),
        coordinating=_coordinating(document, outline, leaf),
        report_to=resolve_units(document, find_report_to(s, start, end)),
        deadlines=deadlines,
        products=products,
        legal_basis=find_legal_basis(document, start, end),
        recurring_duty=is_standing_duty(document.text[start:end], dated=bool(deadlines), products=products),
        completeness=UNCHECKED,
        confidence=0.0,
        evidence={"text": evidence(document, start, end, rule=f"order.{leaf.cue}")},
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    end = start + len(text[start:end].rstrip())
    end -= len(" và") if text[start:end].endswith((" và", "\nvà")) else 0  # before the second of two dated works
    return start, start + len(text[start:end].rstrip())


def _origin(outline: Outline, leaf: Leaf) -> str:
    if leaf.context.source is None:
        return "addressee"
    return "/".join(outline.paragraphs[leaf.context.source].path) or "opening"


def _lead(document: Document, outline: Outline, leaf: Leaf) -> tuple[Unit, ...]:
    if leaf.passage.lead:
        return resolve_units(document, leaf.passage.lead)
    return resolve_units(document, leaf.context.lead, _origin(outline, leaf))


def _coordinating(document: Document, outline: Outline, leaf: Leaf) -> tuple[Unit, ...]:
    own = resolve_units(document, leaf.passage.coordinating)
    context, lead = leaf.context, leaf.passage.lead or leaf.context.lead
    another = {unit.name for unit in lead} != {unit.name for unit in context.lead}
    above = context.common if another else _once((*context.coordinating, *context.common))
    if _named_first(leaf):
        above = tuple(unit for unit in above if unit.kind != "group")  # "các cơ quan liên quan" above: here it is said who they are
    leads = {unit.name.lower() for unit in lead}
    names = {unit.name.lower() for unit in own} | leads
    inherited = tuple(unit for unit in above if unit.name.lower() not in names)
    own = own if another else tuple(unit for unit in own if unit.name.lower() not in leads)
    return own + resolve_units(document, inherited, _origin(outline, leaf))


def _named_first(leaf: Leaf) -> bool:
    """Whether the first clause of the passage says itself who is to help."""
    first = leaf.passage.clauses[0]
    return any(first.start <= unit.start < first.end for unit in leaf.passage.coordinating)


def _once(units: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    return tuple({unit.name.lower(): unit for unit in reversed(units)}.values())[::-1]


def _deadlines(
    document: Document, outline: Outline, readings: tuple[Reading, ...], leaf: Leaf, reference: Reference
) -> tuple[Deadline, ...]:
    own = leaf.passage.deadlines or leaf.common
    if own:
        return resolve_deadlines(document, own, reference)
    for index in leaf.context.deadline_sources:
        paragraph = outline.paragraphs[index]
        begin = readings[index].clauses[-1].start if readings[index].clauses else paragraph.text_start
        found = find_deadlines(document.text, begin, paragraph.end)
        if found:
            origin = "/".join(paragraph.path) or "opening"
            common = resolve_deadlines(document, found, reference)
            return tuple(deadline.model_copy(update={"inherited_from": origin}) for deadline in common)
    return ()
