"""The registers of incoming documents, column by column as in Decree 30/2020/NĐ-CP, annex IV (VI and VIII).

Số đến and ngày đến are given by the office that receives a document; where they are not known they are left to be filled in.
"""

from collections.abc import Sequence
from datetime import date

from models.tracked import NoticeReference, TrackedTask
from pipeline.render.dates import whole_day
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import NOBODY, by_unit
from pipeline.render.forms.due import STATES, ends, is_open, state
from pipeline.render.forms.form import Cell, Column, Cover, Form, Row, RowGroup
from pipeline.render.forms.setting import Setting
from pipeline.render.origin import cited
from pipeline.render.printable import capital, printable
from pipeline.render.rows import NO_DEADLINE

FOLLOWING_COLUMNS = (
    Column(heading="Số đến", width=16),
    Column(heading="Tên loại, số và ký hiệu, ngày tháng và tên cơ quan ban hành văn bản", width=82),
    Column(heading="Đơn vị hoặc người nhận", width=46),
    Column(heading="Thời hạn giải quyết", width=34),
    Column(heading="Tiến độ giải quyết", width=30, kind="state"),
    Column(heading="Số, ký hiệu văn bản trả lời", width=26),
    Column(heading="Ghi chú", width=18),
)
ENTRY_COLUMNS = (
    Column(heading="Ngày đến", width=24, kind="date"),
    Column(heading="Số đến", width=13),
    Column(heading="Tác giả", width=27),
    Column(heading="Số, ký hiệu", width=25),
    Column(heading="Ngày tháng", width=24),
    Column(heading="Tên loại và trích yếu nội dung", width=53),
    Column(heading="Đơn vị hoặc người nhận", width=40),
    Column(heading="Ngày chuyển", width=17, kind="date"),
    Column(heading="Ký nhận", width=13),
    Column(heading="Ghi chú", width=16),
)

MOST_UNITS = 5  # named in a row of the sổ đăng ký


def following_register(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """Sổ theo dõi giải quyết văn bản đến: a row for each notice and each unit that leads work in it (annex IV, VIII)."""
    rows = [row for found in per_notice(tasks).values() for row in following_rows(found, setting)]
    return (register("SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN", "Theo dõi giải quyết", FOLLOWING_COLUMNS, rows, setting),)


def per_notice(tasks: Sequence[TrackedTask]) -> dict[str, list[TrackedTask]]:
    """The tasks of each notice, notices in the order in which they came in."""
    found: dict[str, list[TrackedTask]] = {}
    for task in sorted(tasks, key=lambda task: (*arrival(task.notice), task.number)):
        found.setdefault(task.notice.key, []).append(task)
    return found


def arrival(notice: NoticeReference) -> tuple[date, str, str]:
    """What orders notices: the day of arrival, else the day of issue."""
    return (notice.arrived_on or whole_day(notice.header.issued_on) or date.max, notice.arrival_number or "", notice.key)


def following_rows(tasks: Sequence[TrackedTask], setting: Setting) -> list[Row]:
    """The rows of one notice."""
    leading = [task.model_copy(update={"task": task.task.model_copy(update={"coordinating": ()})}) for task in tasks]
    return [following_row(unit, found, setting.today) for unit, found in by_unit(leading, setting.unit)]


def following_row(unit: str, tasks: Sequence[TrackedTask], today: date) -> Row:
    """What one unit has to do by one notice; of several tasks the state of the one that is worst off."""
    notice = tasks[0].notice
    order = ["open-late", "open-in-time", "done-late", "done-in-time"]
    worst = min((state(task, today) for task in tasks), key=order.index)
    done = sum(not is_open(task) for task in tasks)
    answers = dict.fromkeys(task.progress.by_document for task in tasks if task.progress.by_document)
    deadlines = dict.fromkeys(
        line
        for task in sorted(tasks, key=lambda one: ends(one) or date.max)
        if task.task.deadlines
        for line in cells.deadline(task).split("\n")
    )
    note = f"{len(tasks)} nhiệm vụ" + (f", xong {done}" if done else "")
    content: tuple[Cell, ...] = (
        notice.arrival_number,
        named(notice),
        "" if unit == NOBODY else unit,
        "\n".join(deadlines) or NO_DEADLINE,
        STATES[worst],
        "; ".join(answers),
        note,
    )
    return Row(cells=content, last_day=min((day for task in tasks if (day := ends(task))), default=None), state=worst)


def named(notice: NoticeReference) -> str:
    """Type, number, day and issuer of a notice."""
    issuer = f" của {printable(notice.header.issuer)}" if notice.header.issuer else ""
    return f"{cited(notice.header)}{issuer}"


def entry_register(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """Sổ đăng ký văn bản đến: a row for each notice, also for those that assign nothing (annex IV, VI)."""
    found = per_notice(tasks)
    notices = {notice.key: notice for notice in (*setting.notices, *(task.notice for task in tasks))}
    rows = [entry_row(notice, found.get(notice.key, [])) for notice in sorted(notices.values(), key=arrival)]
    return (register("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Đăng ký văn bản đến", ENTRY_COLUMNS, rows, setting),)


def entry_row(notice: NoticeReference, tasks: Sequence[TrackedTask]) -> Row:
    """One incoming document."""
    header = notice.header
    kind = printable(header.type.name) if header.type else ""
    subject = printable(header.subject or "")
    units = dict.fromkeys(capital(printable(unit.name)) for task in tasks for unit in task.task.lead)
    notes = [printable(header.urgency or ""), f"{len(tasks)} nhiệm vụ" if tasks else ""]
    content: tuple[Cell, ...] = (
        notice.arrived_on,
        notice.arrival_number,
        printable(header.issuer or ""),
        printable(header.number or header.symbol or ""),
        cells.shown(whole_day(header.issued_on)) or header.issued_on,
        "\n".join(part for part in (kind, capital(subject)) if part) or printable(notice.name),
        units_in_short(list(units)),
        None,
        None,
        "; ".join(note for note in notes if note),
    )
    return Row(cells=content)


def units_in_short(units: Sequence[str]) -> str:
    """The units in one line; of many the first few, for the other register has a row for each."""
    if len(units) <= MOST_UNITS:
        return "; ".join(units)
    return f"{'; '.join(units[:MOST_UNITS])}; và {len(units) - MOST_UNITS} cơ quan, đơn vị khác"


def register(title: str, name: str, columns: tuple[Column, ...], rows: Sequence[Row], setting: Setting) -> Form:
    """A register: its cover, then its pages, the columns numbered."""
    lines = (f"Năm: {setting.today.year}", "Từ ngày ……………… đến ngày ………………", "Từ số ……………… đến số ………………", "Quyển số: ………")
    return Form(
        name=name,
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title=title,
        columns=columns,
        groups=(RowGroup(rows=tuple(rows)),),
        letterhead=False,
        numbered=True,
        cover=Cover(title=title, lines=lines),
    )
