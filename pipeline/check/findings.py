"""The check of a notice: what should be looked at, what each task says clearly, and how sure the extraction is."""

from models.document import Document
from models.notice import Finding, Header, Task
from pipeline.check.catalogue import finding
from pipeline.check.completeness import completeness
from pipeline.check.confidence import confidence, needs_look
from pipeline.check.deadlines import deadline_findings
from pipeline.check.header import header_findings
from pipeline.check.signals import is_recognised, signals
from pipeline.check.tasks import repeated, task_findings


def check(document: Document, header: Header, tasks: tuple[Task, ...]) -> tuple[tuple[Task, ...], tuple[Finding, ...]]:
    """The tasks with findings, completeness and confidence, and the findings on the notice as a whole (docs/findings.md)."""
    notice_findings = list(header_findings(document, header))
    if not tasks:
        notice_findings.append(finding("notice.nothing-assigned"))
    originals, recognised = repeated(tasks), is_recognised(document.read_by)
    return tuple(checked(task, header, tasks, originals.get(task.id), recognised=recognised) for task in tasks), tuple(notice_findings)


def checked(task: Task, header: Header, others: tuple[Task, ...], original: str | None, *, recognised: bool) -> Task:
    """The task with all that the check adds; ``others`` are all tasks, ``original`` is the id of an earlier task with the same passage."""
    found = [*task_findings(task, header), *(each for deadline in task.deadlines for each in deadline_findings(deadline))]
    if original:
        found.append(finding("task.repeated", other=original))
    distinct = tuple(dict.fromkeys(found))
    judged = task.model_copy(update={"findings": distinct, "completeness": completeness(task)})
    sure = confidence(signals(judged, others, recognised=recognised))
    return judged.model_copy(update={"confidence": sure, "needs_look": needs_look(sure)})
