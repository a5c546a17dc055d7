"""The checklist as a value: every phrase that a reader sees, before any layout."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from models.notice import Deadline, Notice, Task, Unit
from models.value import Value
from pipeline.render.dates import deadline_phrase, whole_day
from pipeline.render.notes import notes
from pipeline.render.origin import basis, cited
from pipeline.render.printable import capital, listed, printable, sentence

TITLE = "DANH MỤC NHIỆM VỤ ĐƯỢC GIAO"
NOTHING_ASSIGNED = (
    "Qua rà soát, văn bản nêu trên không giao nhiệm vụ cụ thể cho cơ quan, đơn vị hoặc cá nhân nào, "
    "nên không có nội dung cần đưa vào danh mục theo dõi. Trân trọng đề nghị Quý cơ quan, đơn vị đối chiếu với văn bản gốc khi cần."
)
NO_LEAD = "Chưa nêu"
NO_DEADLINE = "Không nêu"
MARK = " (*)"
LOOK = " (?)"
LOOK_LEGEND = "(?) Chương trình chưa chắc chắn về {count} nhiệm vụ đánh dấu này; đề nghị đối chiếu với văn bản gốc trước khi sử dụng."
LOOKS = {True: "Cần xem", False: "Không cần xem"}
LEGEND = "(*) Không ghi ngay tại nhiệm vụ mà lấy từ mục cấp trên, phần mở đầu hoặc nơi “Kính gửi”; nguồn cụ thể ghi tại cột Ghi chú."


# A title that was cut after so many words may end in the air: "… và", "… của các".
LINKING = re.compile(r"(?:\s+(?:và|hoặc|của|các|những|về|với|trong|để|tại|theo|cho|từ|đến|là|do|bằng|có|được|trên|ngày|số))+$")


class Row(Value):
    """One task of the checklist; texts are printable but not escaped.

    ``strong`` opens the content, ``rest`` follows it. ``due`` is the earliest day that is known, for sorting; ``last_day`` the last day
    on which the task is not late (None for recurring work). ``needs_look``: a clerk should compare it with the notice.
    """

    number: int
    strong: str
    rest: str
    lead: str
    lead_named: bool
    coordinating: str
    dated: bool
    deadlines: tuple[str, ...]
    due: date | None
    last_day: date | None
    as_written: str
    products: str
    basis: str
    cited: str
    notes: tuple[str, ...]
    confidence: float
    needs_look: bool

    @property
    def content(self) -> str:
        """Strong part and rest in one."""
        return f"{self.strong}{self.rest}"

    @property
    def where(self) -> str:
        """The basis, with a mark where the task should be compared with it."""
        return self.basis + LOOK * self.needs_look

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the printed row, in the order of ``layout.COLUMNS``; the last is the tick box."""
        deadlines, notes = "\n".join(self.deadlines), "\n".join(self.notes)
        return (str(self.number), self.content, self.lead, self.coordinating, deadlines, self.products, self.where, notes, "")


def empty_columns(rows: tuple[Row, ...]) -> frozenset[str]:
    """The headings of the columns that no task fills."""
    filled = {
        "Phối hợp": any(row.coordinating for row in rows),
        "Sản phẩm": any(row.products for row in rows),
        "Ghi chú": any(row.notes for row in rows),
    }
    return frozenset(heading for heading, any_row in filled.items() if not any_row)


class Checklist(Value):
    """A checklist ready to be laid out. ``office`` has the lines of the letterhead of whoever prints it; empty: to be filled in by hand."""

    office: tuple[str, ...]
    title: str
    source: str
    subject: str
    signer: str
    urgency: str
    summary: str
    rows: tuple[Row, ...]
    legend: str
    remarks: tuple[str, ...]
    provenance: str


def checklist(notice: Notice, office: tuple[str, ...] = ()) -> Checklist:
    """The checklist of a notice; ``office`` names the body that prints it, parent first."""
    header = notice.header
    issuer = f" của {printable(header.issuer)}" if header.issuer else ""
    return Checklist(
        office=tuple(printable(line) for line in office),
        title=TITLE,
        source=f"Theo {cited(header)}{issuer}",
        subject=capital(printable(header.subject or "")),
        signer=signer(notice),
        urgency=printable(header.urgency or ""),
        summary=summary(notice.tasks),
        rows=tuple(row(number, task, notice) for number, task in enumerate(notice.tasks, start=1)),
        legend=" ".join(marks(notice.tasks)),
        remarks=tuple(sentence(printable(finding.message)) for finding in notice.findings),
        provenance=provenance(notice),
    )


def marks(tasks: Sequence[Task]) -> tuple[str, ...]:
    """What the marks mean that are used."""
    doubtful = sum(task.needs_look for task in tasks)
    legends = {LEGEND: any(map(inherits, tasks)), LOOK_LEGEND.format(count=doubtful): doubtful}
    return tuple(text for text, used in legends.items() if used)


def signer(notice: Notice) -> str:
    """Name and title, as far as they are on the page: "Nguyễn Văn A, CHÁNH VĂN PHÒNG"."""
    return ", ".join(printable(part) for part in (notice.header.signer, notice.header.signer_title) if part)


def summary(tasks: tuple[Task, ...]) -> str:
    """How many tasks there are, how many with a deadline, and how many name no lead."""
    if not tasks:
        return NOTHING_ASSIGNED
    dated = sum(bool(task.deadlines) for task in tasks)
    orphans = sum(not task.lead for task in tasks)
    parts = [f"Tổng số: {len(tasks)} nhiệm vụ", f"{dated} nhiệm vụ có thời hạn"]
    if orphans:
        parts.append(f"{orphans} nhiệm vụ chưa nêu cơ quan chủ trì")
    return "; ".join(parts) + "."


def row(number: int, task: Task, notice: Notice) -> Row:
    """One row of the checklist."""
    strong, rest = content(task)
    return Row(
        number=number,
        strong=strong,
        rest=rest,
        lead=capital(units(task.lead)) or NO_LEAD,
        lead_named=bool(task.lead),
        coordinating=capital(units(task.coordinating)),
        dated=bool(task.deadlines),
        deadlines=tuple(capital(marked(deadline_phrase(one), one)) for one in task.deadlines) or (NO_DEADLINE,),
        due=earliest(whole_day(one.due) for one in task.deadlines),
        last_day=earliest(one.last_day for one in task.deadlines if not one.recurs),
        as_written="\n".join(marked(printable(one.as_written), one) for one in task.deadlines) or NO_DEADLINE,
        products=capital(listed(product.name for product in task.products)),
        basis=basis(task, notice),
        cited=listed(document.as_written for document in task.legal_basis),
        notes=notes(task),
        confidence=task.confidence,
        needs_look=task.needs_look,
    )


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of the days that are known."""
    return min((day for day in days if day), default=None)


def content(task: Task) -> tuple[str, str]:
    """The passage in two parts: what it opens with (the title, where the passage begins with it) and the rest.

    A title that is not the passage's own beginning stands before it, on a line of its own.
    """
    text = printable(task.text)
    title = printable(task.title).rstrip("…. ")
    if text.lower().startswith(title.lower()):
        opening = len(LINKING.sub("", text[: len(title)])) if len(title) < len(text) else len(text)
        return capital(text[:opening]), text[opening:]
    return capital(title), f"\n{capital(text)}"


def units(named: tuple[Unit, ...]) -> str:
    """The units of a cell, the inherited ones marked."""
    return "; ".join(marked(printable(unit.name), unit) for unit in named)


def marked(phrase: str, value: Unit | Deadline) -> str:
    """The phrase, with the mark of an inherited value if it is one."""
    return phrase + MARK if value.inherited_from else phrase


def inherits(task: Task) -> bool:
    """Whether any value of the task stands elsewhere in the notice."""
    values: tuple[Unit | Deadline, ...] = (*task.lead, *task.coordinating, *task.deadlines)
    return any(value.inherited_from for value in values)


def provenance(notice: Notice) -> str:
    """The file and the software, so that a printed list can be traced."""
    document = notice.document
    software = f"giaoviec {document.software.version}, bộ quy tắc {document.software.rules}"
    return f"Tệp nguồn: {printable(document.name)} ({document.pages} trang; SHA-256 {document.sha256[:16]}…). Trích bằng {software}."
