"""Công văn drafted from the tasks: to assign them, and to press for what is late. Number, day and signature are left to the office."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.tracked import TrackedTask
from models.value import Value
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import Group, by_unit
from pipeline.render.forms.due import REMINDERS, ends, is_open
from pipeline.render.forms.form import Cell, Column, Form, RowGroup
from pipeline.render.forms.lists import rows
from pipeline.render.forms.registers import named
from pipeline.render.forms.setting import Setting
from pipeline.render.printable import capital, listed

LETTERS = "abcdđeghiklmnopqrstuvxy"  # labels of points follow the Vietnamese alphabet
NUMBER_LINE = "Số: ……/……………"
COPIES = ("Như trên;", "……………;", "Lưu: VT, …….")
ENDING = "./."
MOST_POINTS = 12  # tasks in the body; more than that stand in an annex
MOST_ADDRESSEES = 10  # more than that are named by the annex
ANNEXED = "nhiệm vụ nêu tại Phụ lục kèm theo Công văn này"
ALL_NAMED = "Các cơ quan, đơn vị nêu tại Phụ lục kèm theo"
ANNEX_COLUMNS = (
    Column(heading="STT", width=11, kind="number"),
    Column(heading="Nội dung nhiệm vụ", width=72),
    Column(heading="Phối hợp", width=24),
    Column(heading="Thời hạn", width=23),
    Column(heading="Văn bản giao", width=35),
)


class Paragraph(Value):
    """A paragraph; ``heading``: it names the unit that the paragraphs below it are for."""

    text: str
    heading: bool = False


class Letter(Value):
    """A công văn (Decree 30/2020/NĐ-CP, annexes I and III): ``subject`` without "V/v"; ``addressees`` are those of "Kính gửi".

    ``annex`` has the tasks where they are too many for the body.
    """

    office: tuple[str, ...]
    place: str | None
    made_on: date
    subject: str
    addressees: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    copies: tuple[str, ...] = COPIES
    annex: Form | None = None


def assigning(tasks: Sequence[TrackedTask], setting: Setting) -> Letter:
    """Công văn giao nhiệm vụ: the tasks that nobody has finished yet, by the unit that leads them."""
    wanted = [task for task in tasks if is_open(task)]
    groups = by_lead(wanted, setting)
    opening = f"Thực hiện {sources(given(wanted, groups))}, {sender(setting)} giao {whom(groups)} triển khai "
    closing = (
        f"Đề nghị {whom(groups, ' được giao chủ trì')} chủ động phối hợp với các cơ quan liên quan tổ chức thực hiện bảo đảm chất lượng, "
        f"đúng thời hạn; báo cáo kết quả về {sender(setting)} để theo dõi, tổng hợp. "
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh để được xem xét, giải quyết{ENDING}"
    )
    openings = (f"{opening}các nhiệm vụ sau:", f"{opening}{len(given(wanted, groups))} {ANNEXED}.")
    return letter("giao thực hiện nhiệm vụ", openings, closing, groups, setting)


def pressing(tasks: Sequence[TrackedTask], setting: Setting) -> Letter:
    """Công văn đôn đốc: what is overdue, and what will be due within a week."""
    limit = setting.today + timedelta(days=max(REMINDERS))
    wanted = [task for task in tasks if is_open(task) and (end := ends(task)) is not None and end <= limit]
    groups = by_lead(wanted, setting)
    opening = f"Thực hiện {sources(given(wanted, groups))}; qua theo dõi, đến ngày {cells.shown(setting.today)}, "
    lateness = "đã quá hạn hoặc sắp đến hạn nhưng chưa có báo cáo kết quả thực hiện"
    openings = (f"{opening}các nhiệm vụ sau {lateness}:", f"{opening}{len(given(wanted, groups))} {ANNEXED} {lateness}.")
    closing = (
        f"{capital(sender(setting))} đề nghị {whom(groups)} khẩn trương hoàn thành "
        "các nhiệm vụ này, báo cáo kết quả trước ngày ……/……/………; trường hợp chưa hoàn thành, báo cáo rõ nguyên nhân, trách nhiệm "
        f"và thời gian hoàn thành{ENDING}"
    )
    return letter("đôn đốc thực hiện nhiệm vụ được giao", openings, closing, groups, setting)


def by_lead(tasks: Sequence[TrackedTask], setting: Setting) -> list[Group]:
    """The tasks by the unit that leads them; a letter can give to nobody what names no lead."""
    leading = [task.model_copy(update={"task": task.task.model_copy(update={"coordinating": ()})}) for task in tasks if task.task.lead]
    whole = {task.key: task for task in tasks}
    return [(unit, tuple(whole[task.key] for task in found)) for unit, found in by_unit(leading, setting.unit)]


def given(tasks: Sequence[TrackedTask], groups: Sequence[Group]) -> list[TrackedTask]:
    """The tasks that the letter gives to any of the units, each once."""
    keys = {task.key for _, found in groups for task in found}
    return [task for task in tasks if task.key in keys]


def whom(groups: Sequence[Group], which: str = "") -> str:
    """Whom the letter speaks to: by name where it is one unit; else all of them, ``which`` told behind."""
    return groups[0][0] if len(groups) == 1 else f"các cơ quan, đơn vị{which}"


def letter(subject: str, openings: tuple[str, str], closing: str, groups: Sequence[Group], setting: Setting) -> Letter:
    """The letter with one numbered part per unit, its tasks as points; many tasks stand in an annex.

    ``openings``: the words before the points, and those that name the annex.
    """
    if sum(len(found) for _, found in groups) > MOST_POINTS:
        return annexed(subject, openings[1], closing, groups, setting)
    parts = numbered(groups, setting.today)
    return Letter(
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        subject=subject,
        addressees=tuple(unit for unit, _ in groups),
        paragraphs=(Paragraph(text=openings[0]), *parts, Paragraph(text=closing)) if parts else (),
    )


def numbered(groups: Sequence[Group], today: date) -> list[Paragraph]:
    """A part for each unit; the tasks of one unit alone are numbered themselves, for the letter is to nobody else."""
    if len(groups) == 1:
        return [Paragraph(text=f"{at}. {described(task, today)}") for at, task in enumerate(groups[0][1], start=1)]
    return [part for at, (unit, found) in enumerate(groups, start=1) for part in unit_part(at, unit, found, today)]


def annexed(subject: str, opening: str, closing: str, groups: Sequence[Group], setting: Setting) -> Letter:
    """The letter whose tasks stand in its annex, by unit."""
    units = tuple(unit for unit, _ in groups)
    parts = [RowGroup(heading=f"{at}. {unit}", rows=rows(found, setting, annex_cells)) for at, (unit, found) in enumerate(groups, start=1)]
    annex = Form(
        name="Phụ lục",
        made_on=setting.today,
        title=f"Phụ lục\nDANH MỤC NHIỆM VỤ {'ĐƯỢC GIAO' if subject.startswith('giao') else 'CẦN ĐÔN ĐỐC'}",
        lines=(f"(Kèm theo Công văn số ……/…………… ngày …… tháng …… năm {setting.today.year} của {sender(setting)})",),
        columns=ANNEX_COLUMNS,
        groups=tuple(parts),
        landscape=False,
        letterhead=False,
    )
    return Letter(
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        subject=subject,
        addressees=units if len(units) <= MOST_ADDRESSEES else (ALL_NAMED,),
        paragraphs=(Paragraph(text=opening), Paragraph(text=closing)),
        annex=annex,
    )


def annex_cells(task: TrackedTask, number: int, today: date) -> tuple[Cell, ...]:
    """The cells of ``ANNEX_COLUMNS``."""
    lines = [cells.deadline(task)] if task.task.deadlines else []
    if late := overdue(task, today):
        lines.append(f"({late})")
    partners = capital(listed(unit.name for unit in task.task.coordinating))
    return (number, cells.work(task), partners, "\n".join(lines), cells.source(task))


def overdue(task: TrackedTask, today: date) -> str:
    """For how long it has been overdue, in words; empty if it is not."""
    end = ends(task)
    return f"quá hạn {(today - end).days} ngày" if end is not None and end < today else ""


def unit_part(number: int, unit: str, tasks: Sequence[TrackedTask], today: date) -> list[Paragraph]:
    """The part of one unit: its name, then its tasks."""
    points = [Paragraph(text=f"{point(at)} {described(task, today)}") for at, task in enumerate(tasks)]
    return [Paragraph(text=f"{number}. {unit}:", heading=True), *points]


def point(at: int) -> str:
    """The label of a point: a), b) … y), then (24), (25), and so on."""
    return f"{LETTERS[at]})" if at < len(LETTERS) else f"({at + 1})"


def described(task: TrackedTask, today: date) -> str:
    """The task in one paragraph: what, with whom, by when, by which notice."""
    work = " ".join(cells.work(task).split("\n")[-1].split()).rstrip(". ")
    details = [f"phối hợp: {listed(unit.name for unit in task.task.coordinating)}"] if task.task.coordinating else []
    if task.task.deadlines:
        details.append("thời hạn: " + "; ".join(map(small, cells.deadline(task).split("\n"))))
    if late := overdue(task, today):
        details.append(late)
    details.append(small(cells.source(task)))
    return f"{work} ({'; '.join(details)})."


def small(text: str) -> str:
    """The text with its first letter small: it goes on in a sentence."""
    return text[:1].lower() + text[1:]


def sources(tasks: Sequence[TrackedTask]) -> str:
    """The notices: by name where they are few."""
    notices = list({task.notice.key: named(task.notice) for task in tasks}.values())
    if len(notices) <= 3:
        return ", ".join(notices)
    return "các văn bản chỉ đạo, điều hành nêu tại từng nhiệm vụ"


def sender(setting: Setting) -> str:
    """The office that writes."""
    return setting.office[-1] if setting.office else "cơ quan giao nhiệm vụ"
