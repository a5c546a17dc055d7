"""Checklists over many notices: by unit, by deadline, by the leader who assigned."""

from collections.abc import Callable, Sequence
from datetime import date

from models.tracked import TrackedTask
from pipeline.identity import name_key
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import Group, by_deadline, by_leader, by_unit, leads
from pipeline.render.forms.due import due_day, ends, state
from pipeline.render.forms.form import Cell, Column, Form, Row, RowGroup
from pipeline.render.forms.setting import Setting
from pipeline.render.layout import SIGNATURES
from pipeline.render.rows import marks, units

ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


DUE = Column(heading="Ngày đến hạn", width=24, kind="date", printed=False)
LOOK = Column(heading="Đối chiếu", width=26, printed=False)
KEY = Column(heading="Mã nhiệm vụ", width=30, kind="key", printed=False)

UNIT_COLUMNS = (
    Column(heading="STT", width=12, kind="number"),
    Column(heading="Nội dung nhiệm vụ", width=84),
    Column(heading="Vai trò", width=14),
    Column(heading="Cùng thực hiện", width=40),
    Column(heading="Thời hạn", width=23),
    Column(heading="Sản phẩm", width=21),
    Column(heading="Văn bản giao", width=37),
    Column(heading="Tiến độ", width=21, kind="state"),
    DUE,
    LOOK,
    KEY,
)
COLUMNS = (
    Column(heading="STT", width=12, kind="number"),
    Column(heading="Nội dung nhiệm vụ", width=84),
    Column(heading="Chủ trì", width=29),
    Column(heading="Phối hợp", width=27),
    Column(heading="Thời hạn", width=23),
    Column(heading="Sản phẩm", width=21),
    Column(heading="Văn bản giao", width=35),
    Column(heading="Tiến độ", width=21, kind="state"),
    DUE,
    LOOK,
    KEY,
)


def unit_list(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """Everything that each unit leads or coordinates, over all notices, by deadline."""
    groups = by_unit(tasks, setting.unit)
    parts = [
        RowGroup(heading=f"{numbered(at, name)} {shares(found, name)}", rows=unit_rows(found, name, setting))
        for at, (name, found) in enumerate(groups, 1)
    ]
    return (listing("DANH MỤC NHIỆM VỤ THEO ĐƠN VỊ", "Theo đơn vị", tasks, setting, UNIT_COLUMNS, parts),)


def deadline_list(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """Overdue, this week, this month, later."""
    groups = by_deadline(tasks, setting.today)
    return (listing("DANH MỤC NHIỆM VỤ THEO THỜI HẠN", "Theo thời hạn", tasks, setting, COLUMNS, grouped(groups, setting)),)


def leader_list(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """What each leader assigned."""
    groups = by_leader(tasks)
    return (listing("DANH MỤC NHIỆM VỤ THEO LÃNH ĐẠO GIAO VIỆC", "Theo lãnh đạo", tasks, setting, COLUMNS, grouped(groups, setting)),)


def listing(
    title: str, name: str, tasks: Sequence[TrackedTask], setting: Setting, columns: tuple[Column, ...], groups: Sequence[RowGroup]
) -> Form:
    """A checklist with these groups."""
    return Form(
        name=name,
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title=title,
        lines=(as_of(setting.today),),
        notes=(summary(tasks, setting.today),),
        columns=columns,
        groups=tuple(groups),
        remarks=legend(tasks, "bảng theo dõi nhiệm vụ"),
        signatures=SIGNATURES,
    )


def legend(tasks: Sequence[TrackedTask], where: str) -> tuple[str, ...]:
    """What the marks mean that are used; ``where`` the source of inherited values is told."""
    return tuple(line.replace("cột Ghi chú", where) for line in marks([one.task for one in tasks]))


def as_of(day: date) -> str:
    """The line below the title that says when the states hold."""
    return f"(Tính đến ngày {cells.shown(day)})"


def summary(tasks: Sequence[TrackedTask], today: date) -> str:
    """How many tasks, of how many notices, in which states."""
    notices = len({task.notice.key for task in tasks})
    states = [state(task, today) for task in tasks]
    done = sum(one.startswith("done") for one in states)
    undated = sum(not task.task.deadlines for task in tasks)
    parts = [f"Tổng số: {len(tasks)} nhiệm vụ của {notices} văn bản", f"đã hoàn thành {done}", f"chưa hoàn thành {len(tasks) - done}"]
    parts.append(f"trong đó quá hạn {states.count('open-late')}")
    return "; ".join(parts) + (f"; {undated} nhiệm vụ không nêu thời hạn." if undated else ".")


def grouped(groups: Sequence[Group], setting: Setting) -> list[RowGroup]:
    """Groups of tasks as groups of rows."""
    return [
        RowGroup(heading=f"{numbered(at, name)} ({len(found)} nhiệm vụ)", rows=rows(found, setting, ordinary_cells))
        for at, (name, found) in enumerate(groups, start=1)
    ]


def rows(tasks: Sequence[TrackedTask], setting: Setting, content: Callable[[TrackedTask, int, date], tuple[Cell, ...]]) -> tuple[Row, ...]:
    """One row per task, numbered from 1, with what ``content`` says of it."""
    return tuple(
        Row(cells=content(task, number, setting.today), last_day=ends(task), state=state(task, setting.today))
        for number, task in enumerate(tasks, start=1)
    )


def ordinary_cells(task: TrackedTask, number: int, today: date) -> tuple[Cell, ...]:
    """The cells of ``COLUMNS``."""
    return (
        number,
        cells.work(task),
        cells.lead(task),
        cells.coordinating(task),
        cells.deadline(task),
        cells.product(task),
        cells.checked(task),
        cells.progress(task, today),
        due_day(task),
        cells.look(task),
        task.key,
    )


def unit_rows(tasks: Sequence[TrackedTask], unit: str, setting: Setting) -> tuple[Row, ...]:
    """The rows of one unit, in the order of ``UNIT_COLUMNS``."""

    def content(task: TrackedTask, number: int, today: date) -> tuple[Cell, ...]:
        _, work, _, _, *rest = ordinary_cells(task, number, today)
        return (number, work, role(task, unit), partners(task, unit), *rest)

    return rows(tasks, setting, content)


def role(task: TrackedTask, unit: str) -> str:
    """The unit's part in the task."""
    if not task.task.lead and not task.task.coordinating:
        return ""
    return "Chủ trì" if leads(task, unit) else "Phối hợp"


def partners(task: TrackedTask, unit: str) -> str:
    """Who else takes part: who leads besides the unit or instead of it, and who coordinates."""
    if not leads(task, unit):
        return f"Chủ trì: {units(task.task.lead)}" if task.task.lead else ""
    others = tuple(one for one in task.task.lead if name_key(one.name) != name_key(unit))
    lines = [f"Cùng chủ trì: {units(others)}" if others else "", f"Phối hợp: {units(task.task.coordinating)}"]
    return "\n".join(lines if task.task.coordinating else lines[:1]).strip()


def shares(tasks: Sequence[TrackedTask], unit: str) -> str:
    """How much the unit leads and how much it coordinates."""
    if not any(task.task.lead or task.task.coordinating for task in tasks):
        return f"({len(tasks)} nhiệm vụ)"
    led = sum(leads(task, unit) for task in tasks)
    parts = [f"{role} {count}" for role, count in (("chủ trì", led), ("phối hợp", len(tasks) - led)) if count]
    return f"({len(tasks)} nhiệm vụ: {', '.join(parts)})"


def numbered(at: int, name: str) -> str:
    """The heading of a group: "IV. Sở Tài chính"."""
    return f"{roman(at)}. {name}"


def roman(number: int) -> str:
    """The number in Roman figures."""
    text = ""
    for sign, value in ROMAN.items():
        count, number = divmod(number, value)
        text += sign * count
    return text
