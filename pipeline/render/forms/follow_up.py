"""Bảng theo dõi nhiệm vụ and phiếu giao việc."""

from collections.abc import Sequence
from datetime import date

from models.tracked import TrackedTask
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import by_unit, leads
from pipeline.render.forms.due import due_day
from pipeline.render.forms.form import Cell, Column, Form, RowGroup
from pipeline.render.forms.lists import DUE, KEY, LOOK, as_of, legend, partners, role, rows, summary
from pipeline.render.forms.setting import Setting
from pipeline.render.layout import SIGNATURES
from pipeline.render.rows import MARK

STATE = Column(heading="Tiến độ", width=21, kind="state")
DONE_ON = Column(heading="Ngày hoàn thành", width=26, kind="date", printed=False)
BY_DOCUMENT = Column(heading="Văn bản kết quả", width=32, printed=False)
EXPORTED = Column(heading="Dữ liệu đã xuất", width=30, kind="key", printed=False)
NOTE = Column(heading="Tình hình thực hiện", width=40, printed=False)
TRACKING_COLUMNS = (
    Column(heading="STT", width=12, kind="number"),
    Column(heading="Văn bản giao", width=34),
    Column(heading="Nội dung nhiệm vụ", width=63),
    Column(heading="Chủ trì", width=28),
    Column(heading="Phối hợp", width=24),
    Column(heading="Thời hạn", width=23),
    Column(heading="Sản phẩm", width=21),
    STATE,
    Column(heading="Ghi chú", width=26),
    DUE,
    DONE_ON,
    BY_DOCUMENT,
    NOTE,
    LOOK,
    KEY,
    EXPORTED,
)
SLIP_COLUMNS = (
    Column(heading="STT", width=11, kind="number"),
    Column(heading="Nội dung công việc", width=53),
    Column(heading="Vai trò, cùng thực hiện", width=26),
    Column(heading="Thời hạn", width=23),
    Column(heading="Sản phẩm", width=21),
    Column(heading="Văn bản giao", width=31),
    DUE,
    KEY,
)
SLIP_SIGNATURES = ("NGƯỜI GIAO VIỆC", "NGƯỜI NHẬN VIỆC")


def tracking_table(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """Every task with its official state; on the sheet also the columns that are filled in as work goes on."""
    form = Form(
        name="Theo dõi",
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title="BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
        lines=(as_of(setting.today),),
        notes=(summary(tasks, setting.today),),
        columns=TRACKING_COLUMNS,
        groups=(RowGroup(rows=rows(tasks, setting, tracking_cells)),),
        remarks=legend(tasks, "cột Ghi chú"),
        signatures=SIGNATURES,
    )
    return (form,)


def tracking_cells(task: TrackedTask, number: int, today: date) -> tuple[Cell, ...]:
    """The cells of ``TRACKING_COLUMNS``."""
    return (
        number,
        cells.checked(task),
        cells.work(task),
        cells.lead(task),
        cells.coordinating(task),
        cells.deadline(task),
        cells.product(task),
        cells.progress(task, today),
        cells.remarks(task),
        due_day(task),
        task.progress.done_on,
        task.progress.by_document,
        task.progress.note,
        cells.look(task),
        task.key,
        task.progress.model_dump_json(),
    )


def slips(tasks: Sequence[TrackedTask], setting: Setting) -> tuple[Form, ...]:
    """A phiếu giao việc for every unit: what it leads first, then what it takes part in."""
    named = [task for task in tasks if task.task.lead or task.task.coordinating]
    return tuple(slip(unit, found, setting) for unit, found in by_unit(named, setting.unit))


def slip(unit: str, tasks: Sequence[TrackedTask], setting: Setting) -> Form:
    """The phiếu giao việc of one unit."""

    def content(task: TrackedTask, number: int, _: date) -> tuple[Cell, ...]:
        work, deadline, product, source = cells.work(task), cells.deadline(task), cells.product(task), cells.source(task)
        part = "\n".join(text for text in (role(task, unit), partners(task, unit).replace(MARK, "")) if text)
        return (number, work, part, deadline, product, source, due_day(task), task.key)

    ordered = sorted(tasks, key=lambda task: not leads(task, unit))
    office = setting.office[-1] if setting.office else "cơ quan giao việc"
    return Form(
        name=unit,
        office=setting.office,
        place=setting.place,
        made_on=setting.today,
        title="PHIẾU GIAO VIỆC",
        lines=(f"Đơn vị nhận việc: {unit}",),
        notes=("Căn cứ các văn bản nêu trong bảng, đề nghị đơn vị tổ chức thực hiện các nhiệm vụ sau:",),
        columns=SLIP_COLUMNS,
        groups=(RowGroup(rows=rows(ordered, setting, content)),),
        remarks=(f"Kết quả thực hiện (ngày hoàn thành; số, ký hiệu văn bản) đề nghị báo cáo về {office} đúng thời hạn nêu trên.",),
        signatures=SLIP_SIGNATURES,
        landscape=False,
    )
