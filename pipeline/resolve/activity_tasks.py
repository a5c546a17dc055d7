"""Activities of a plan as tasks: "2.1. Hội thi … / Đơn vị chủ trì: …" is one task, as a table row (GUIDELINES, section 5)."""

from models.document import Document
from models.mention import Reading, UnitMention
from models.notice import Deadline, Task, Unit
from models.outline import ActivityGroup, Outline, TableRow
from pipeline.extract.clauses import unit_key
from pipeline.extract.deadlines import find_cell_deadlines, find_deadlines
from pipeline.extract.language import Syllables
from pipeline.resolve.dates import Reference, resolve_deadlines
from pipeline.resolve.inheritance import ancestors, context_of
from pipeline.resolve.leaves import Leaf
from pipeline.resolve.names import resolve_units
from pipeline.resolve.table_tasks import row_tasks


def activity_tasks(
    s: Syllables,
    document: Document,
    outline: Outline,
    readings: tuple[Reading, ...],
    groups: tuple[ActivityGroup, ...],
    reference: Reference,
) -> list[Task]:
    """One task per activity; one that names nobody is led by whoever its section names, and without that it assigns nothing."""
    tasks = []
    for group in groups:
        for task in row_tasks(s, document, (_as_row(outline, group),), reference):
            context = context_of(outline, readings, group.activity)
            lead = task.lead or resolve_units(document, context.lead, "section")
            if lead:
                own = () if task.lead else _own_deadlines(document, outline, group, reference)
                helping = task.coordinating or resolve_units(document, _helping(readings[group.activity], group, lead))
                tasks.append(task.model_copy(update={"lead": lead, "coordinating": helping, "deadlines": own or task.deadlines}))
    return tasks


def _own_deadlines(document: Document, outline: Outline, group: ActivityGroup, reference: Reference) -> tuple[Deadline, ...]:
    """What an activity says itself of its time: it goes before the lines that date its whole group."""
    start = outline.paragraphs[group.activity].text_start
    return resolve_deadlines(document, find_deadlines(document.text, start, group.end), reference)


def _helping(reading: Reading, group: ActivityGroup, lead: tuple[Unit, ...]) -> tuple[UnitMention, ...]:
    """Whom the activity's own words name as helpers, where its lines only say when: "Mở lớp tập huấn, phối hợp với Phòng A …"."""
    if reading.role != "order" or group.columns.keys() & {"lead", "coordinating"}:
        return ()
    leads = {unit_key(unit.name) for unit in lead}
    return tuple(
        {key: unit for clause in reading.clauses for unit in clause.coordinating if (key := unit_key(unit.name)) not in leads}.values()
    )


def only_dated(readings: tuple[Reading, ...], groups: tuple[ActivityGroup, ...]) -> tuple[ActivityGroup, ...]:
    """The activities that name their own units, so that their lines only say when: they are orders like any other."""
    return tuple(group for group in groups if not group.columns.keys() & {"lead", "coordinating"} and _told(readings[group.activity]))


def _told(reading: Reading) -> bool:
    return reading.role == "order" and any(clause.lead and not clause.past for clause in reading.clauses)


def with_times(document: Document, leaves: tuple[Leaf, ...], groups: tuple[ActivityGroup, ...]) -> tuple[Leaf, ...]:
    """The leaves of such activities with the deadline that their lines say, where they have none of their own."""
    times = {group.activity: group.columns.get("deadline", ()) for group in groups}
    return tuple(
        leaf.model_copy(update={"common": tuple(mention for span in spans for mention in find_cell_deadlines(document.text, *span))})
        if (spans := times.get(leaf.index)) and not leaf.passage.deadlines
        else leaf
        for leaf in leaves
    )


def spoken_for(outline: Outline, groups: tuple[ActivityGroup, ...], dated: tuple[ActivityGroup, ...]) -> set[int]:
    """The paragraphs that the activities have used up: themselves (but for those only ``dated``), their lines, and all below them."""
    used = {index for group in groups for index in group.lines} | {group.activity for group in groups if group not in dated}
    below = {index for index in range(len(outline.paragraphs)) if used.intersection(ancestors(outline, index))}
    return used | below


def _as_row(outline: Outline, group: ActivityGroup) -> TableRow:
    paragraph = outline.paragraphs[group.activity]
    columns = {"content": ((paragraph.text_start, group.end),), **group.columns}
    return TableRow(path=paragraph.path, columns=columns, start=paragraph.start, end=paragraph.end)
