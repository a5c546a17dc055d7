"""The column Ghi chú: where inherited values come from, whom to report to, and what a reader should check."""

from collections.abc import Sequence

from models.notice import Deadline, Task, Unit
from pipeline.render.origin import inherited_phrase
from pipeline.render.printable import listed, printable, sentence


def notes(task: Task) -> tuple[str, ...]:
    """The notes of a task, one sentence each; what is only good to know (severity info) is left to the result itself."""
    lines = [
        *inheritance("Chủ trì", task.lead),
        *inheritance("Phối hợp", task.coordinating),
        *inheritance("Thời hạn", task.deadlines),
    ]
    if task.report_to:
        lines.append(f"Báo cáo: {listed(unit.name for unit in task.report_to)}")
    if task.recurring_duty:
        lines.append("Nhiệm vụ thường xuyên")
    lines += [f"Lưu ý: {printable(finding.message)}" for finding in task.findings if finding.severity != "info"]
    return tuple(sentence(line) for line in lines)


def inheritance(role: str, values: Sequence[Unit | Deadline]) -> list[str]:
    """For the role "Chủ trì": "Chủ trì theo mục 2", once per source, in order."""
    sources = dict.fromkeys(value.inherited_from for value in values if value.inherited_from)
    return [f"{role} theo {inherited_phrase(source)}" for source in sources]
