"""Activities of a plan as tasks: "2.1. Hội thi … / Đơn vị chủ trì: …" is one task, as a table row (GUIDELINES, section 5)."""

from models.document import Document
from models.mention import Reading, UnitMention
from models.notice import Deadline, Task, Unit
from models.outline import ActivityGroup, Outline, TableRow
from pipeline.extract.cell_units import read_cell_units
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
    """The activities that name themselves who does them, so that their lines only say when and who helps: orders like any other."""
    return tuple(group for group in groups if "lead" not in group.columns and _told(readings[group.activity]))


def _told(reading: Reading) -> bool:
    return reading.role == "order" and any(clause.lead and not clause.past for clause in reading.clauses)


def with_times(s: Syllables, leaves: tuple[Leaf, ...], groups: tuple[ActivityGroup, ...]) -> tuple[Leaf, ...]:
    """The leaves of such activities with those who help and, where they have none of their own, the deadline that their lines say."""
    lines = {group.activity: group.columns for group in groups}
    return tuple(_with_lines(s, leaf, lines[leaf.index]) if leaf.index in lines else leaf for leaf in leaves)


def _with_lines(s: Syllables, leaf: Leaf, columns: dict[str, tuple[tuple[int, int], ...]]) -> Leaf:
    times = tuple(mention for span in columns.get("deadline", ()) for mention in find_cell_deadlines(s.text, *span))
    known = {unit_key(unit.name) for unit in (*leaf.passage.lead, *leaf.passage.coordinating)}
    named = (unit for span in columns.get("coordinating", ()) for unit in read_cell_units(s, *span))
    helping = tuple(unit for unit in named if unit_key(unit.name) not in known)
    passage = leaf.passage.model_copy(update={"coordinating": (*leaf.passage.coordinating, *helping)})
    return leaf.model_copy(update={"passage": passage, "common": leaf.common if leaf.passage.deadlines else times or leaf.common})


def spoken_for(outline: Outline, groups: tuple[ActivityGroup, ...], dated: tuple[ActivityGroup, ...]) -> set[int]:
    """The paragraphs that the activities have used up: themselves (but for those only ``dated``), their lines, and all below them."""
    used = {index for group in groups for index in group.lines} | {group.activity for group in groups if group not in dated}
    below = {index for index in range(len(outline.paragraphs)) if used.intersection(ancestors(outline, index))}
    return used | below


def _as_row(outline: Outline, group: ActivityGroup) -> TableRow:
    paragraph = outline.paragraphs[group.activity]
    columns = {"content": ((paragraph.text_start, group.end),), **group.columns}
    return TableRow(path=paragraph.path, columns=columns, start=paragraph.start, end=paragraph.end)
