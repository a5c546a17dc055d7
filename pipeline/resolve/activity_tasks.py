"""Activities of a plan as tasks: "2.1. Hội thi … / Đơn vị chủ trì: …" is one task, as a table row (GUIDELINES, section 5)."""

from models.document import Document
from models.mention import Reading
from models.notice import Task
from models.outline import ActivityGroup, Outline, TableRow
from pipeline.extract.language import Syllables
from pipeline.resolve.dates import Reference
from pipeline.resolve.inheritance import ancestors, context_of
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
                tasks.append(task.model_copy(update={"lead": lead}))
    return tasks


def spoken_for(outline: Outline, groups: tuple[ActivityGroup, ...]) -> set[int]:
    """The paragraphs that the activities have used up: themselves, their lines, and all that stands below them."""
    used = {index for group in groups for index in (group.activity, *group.lines)}
    below = {index for index in range(len(outline.paragraphs)) if used.intersection(ancestors(outline, index))}
    return used | below


def _as_row(outline: Outline, group: ActivityGroup) -> TableRow:
    paragraph = outline.paragraphs[group.activity]
    columns = {"content": ((paragraph.text_start, group.end),), **group.columns}
    return TableRow(path=paragraph.path, columns=columns, start=paragraph.start, end=paragraph.end)
