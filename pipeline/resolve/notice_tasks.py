"""All tasks of a notice: from its paragraphs, its assignment tables and its activities, in the order of the text."""

from models.document import Document
from models.mention import Reading, UnitMention
from models.notice import Header, Task
from models.outline import Outline, TableRow
from pipeline.extract.assigner import find_assigner
from pipeline.extract.language import Syllables
from pipeline.resolve.activity_tasks import activity_tasks, only_dated, spoken_for, with_times
from pipeline.resolve.dates import Reference
from pipeline.resolve.leaves import Leaf, find_leaves
from pipeline.resolve.minutes import agreed
from pipeline.resolve.table_tasks import row_tasks
from pipeline.resolve.tasks import build_task
from pipeline.rules.book import load
from pipeline.segment.activity import activity_groups, role_lines

UPWARD = ("BC", "TTr")  # reports and submissions propose, they do not assign (GUIDELINES, "Not tasks")
INVITING = ("GM",)  # "Chủ trì: …" names who chairs the meeting
MINUTES = ("BB",)


def find_tasks(
    s: Syllables,
    document: Document,
    header: Header,
    outline: Outline,
    readings: tuple[Reading, ...],
    rows: tuple[TableRow, ...],
    addressees: tuple[UnitMention, ...],
    reference: Reference,
) -> tuple[Task, ...]:
    """The tasks that the notice assigns, numbered t1, t2 … in reading order."""
    kind = header.type.code if header.type else None
    if kind in UPWARD:
        return ()
    groups = () if kind in INVITING else activity_groups(document, outline.paragraphs)
    dated = only_dated(readings, groups)
    used = spoken_for(outline, groups, dated) | set(role_lines(document, outline.paragraphs))
    leaves = find_leaves(s, document, outline, readings, addressees, fragment=_is_fragment(header))
    if kind in MINUTES:
        leaves = agreed(document, outline, leaves)
    leaves = with_times(s, leaves, dated)
    leaves = tuple(leaf for leaf in leaves if not _of_writer(s, header, outline, leaf))
    if _answers(header):
        leaves = tuple(leaf for leaf in leaves if leaf.cue == "assigned" or _dated(leaf))
    tasks = [build_task(s, document, outline, readings, leaf, reference) for leaf in leaves if leaf.index not in used]
    tasks += activity_tasks(s, document, outline, readings, tuple(group for group in groups if group not in dated), reference)
    tasks += row_tasks(s, document, rows, reference)
    assigner = find_assigner(s, outline, readings) or header.issuer
    tasks.sort(key=lambda task: task.evidence["text"].start)
    return tuple(task.model_copy(update={"id": f"t{number}", "assigned_by": assigner}) for number, task in enumerate(tasks, start=1))


def _answers(header: Header) -> bool:
    """A letter that answers a question tells what the law says: only what it assigns outright, or by a date, is work."""
    letter = header.type is not None and header.type.code == "CV"
    return letter and load("directing")["subject.answers"].regex.search(header.subject or "") is not None


def _of_writer(s: Syllables, header: Header, outline: Outline, leaf: Leaf) -> bool:
    """What the writer of a letter says that it does or will do itself: "Sở A sẽ tổng hợp …", "Sở A mong nhận được …"."""
    if header.issuer is None or header.type is None or header.type.code != "CV" or outline.paragraphs[leaf.index].label is not None:
        return False
    lead = leaf.passage.lead
    return leaf.cue == "subject" and len(lead) == 1 and _short(header.issuer).startswith(_short(lead[0].name))


def _short(name: str) -> str:
    return f"{name.lower().replace('ủy ban nhân dân', 'ubnd').replace('uỷ ban nhân dân', 'ubnd')} "


def _dated(leaf: Leaf) -> bool:
    return any(mention.kind not in ("relative", "event", "recurring") for mention in leaf.passage.deadlines)


def _is_fragment(header: Header) -> bool:
    """Pages from the middle of a notice: nothing of the head is there (Decree 30/2020, annex I: issuer, number, name of the type)."""
    return header.type is None and header.number is None and header.issuer is None
