"""“6 rõ”: what notices leave unclear, so that one can ask before work begins."""

from collections import Counter
from collections.abc import Sequence

from models.notice import Completeness
from models.tracked import TrackedTask
from pipeline.render.forms import cells
from pipeline.render.forms.form import Column, Form, Row, RowGroup
from pipeline.render.forms.registers import named, per_notice
from pipeline.render.forms.setting import Setting
from pipeline.render.layout import SIGNATURES
from pipeline.render.printable import capital, printable

CLEAR, UNCLEAR = "x", "Chưa"
ASPECTS = {
    "person": ("Rõ người", "chưa nêu người, đơn vị thực hiện"),
    "work": ("Rõ việc", "chưa nêu cụ thể việc phải làm"),
    "time": ("Rõ thời gian", "chưa có thời hạn xác định"),
    "responsibility": ("Rõ trách nhiệm", "chưa xác định một đơn vị chủ trì duy nhất"),
    "product": ("Rõ sản phẩm", "chưa nêu sản phẩm, kết quả"),
    "authority": ("Rõ thẩm quyền", "chưa nêu người giao hoặc cấp quyết định"),
}
COLUMNS = (
    Column(heading="STT", width=12, kind="number"),
    Column(heading="Nội dung nhiệm vụ", width=85),
    *(Column(heading=heading, width=16 if heading != "Rõ trách nhiệm" else 18, kind="number") for heading, _ in ASPECTS.values()),
    Column(heading="Nội dung cần làm rõ", width=57),
)


def clarity_report(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """For each notice its tasks, and for each of them which of the six are clear."""
    groups = [RowGroup(heading=heading(found), rows=tuple(row(task) for task in found)) for found in per_notice(tasks).values()]
    form = Form(
        name="6 rõ",
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title="BÁO CÁO RÀ SOÁT NHIỆM VỤ THEO YÊU CẦU “6 RÕ”",
        lines=("(Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền)",),
        notes=(summary([task.task.completeness for task in tasks]),),
        columns=COLUMNS,
        groups=tuple(groups),
        remarks=(f"“{CLEAR}”: văn bản đã nêu rõ; “{UNCLEAR}”: văn bản chưa nêu rõ, cần hỏi lại cơ quan ban hành hoặc lãnh đạo giao việc.",),
        signatures=SIGNATURES,
    )
    return (form,)


def heading(tasks: Sequence[TrackedTask]) -> str:
    """The notice, and how many of its tasks are clear in all respects."""
    whole = sum(not missing(task.task.completeness) for task in tasks)
    subject = printable(tasks[0].notice.header.subject or "")
    about = f" – {capital(subject)}" if subject else ""
    return f"{named(tasks[0].notice)}{about} (rõ cả 6 nội dung: {whole}/{len(tasks)} nhiệm vụ)"


def row(task: TrackedTask) -> Row:
    """One task; the tasks are numbered as in their notice."""
    found = task.task.completeness
    marks = (CLEAR if getattr(found, aspect) else UNCLEAR for aspect in ASPECTS)
    return Row(cells=(task.number, cells.work(task), *marks, capital("; ".join(missing(found)))))


def missing(found: Completeness) -> list[str]:
    """What is unclear, in words."""
    return [words for aspect, (_, words) in ASPECTS.items() if not getattr(found, aspect)]


def summary(found: Sequence[Completeness]) -> str:
    """How many tasks are clear, and how often each of the six is not."""
    whole = sum(not missing(one) for one in found)
    counts = Counter(aspect for one in found for aspect in ASPECTS if not getattr(one, aspect))
    often = "; ".join(f"{ASPECTS[aspect][0].lower()}: {count}" for aspect, count in counts.most_common())
    return f"Tổng số: {len(found)} nhiệm vụ; rõ cả 6 nội dung: {whole}." + (
        f" Số nhiệm vụ chưa đạt từng yêu cầu: {often}." if often else ""
    )
