"""An office's own Word form, filled in: placeholders as docxtpl (Jinja2) has them.

A template is a document of the office, but it may have been sent to it: it runs in Jinja2's sandbox, and what it prints is
escaped. The names are Vietnamese without diacritics, for clerks write them: docs/templates.md lists them.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from models.tracked import TrackedTask
from pipeline.errors import UsageError
from pipeline.render.archive import timeless
from pipeline.render.forms import cells
from pipeline.render.forms.choosing import Group, by_deadline, by_leader, by_unit
from pipeline.render.forms.due import due_day, state
from pipeline.render.forms.letterhead import dated
from pipeline.render.forms.lists import summary
from pipeline.render.forms.setting import Setting
from pipeline.render.printable import UNSEEN, capital, listed, printable


def fill_template(template: bytes, name: str, form: str, tasks: Sequence[TrackedTask], setting: Setting) -> bytes:
    """The template filled in with the tasks, grouped as the form of that name groups them.

    Raises UsageError if the file is no DOCX, or names or says something that cannot be understood.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    buffer = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context(form, tasks, setting), environment, autoescape=True)
        document.save(buffer)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UsageError(f"Mẫu “{name}” không phải tệp Word (.docx) đọc được. Hãy mở bằng Word và lưu lại thành .docx.") from error
    except TemplateError as error:
        raise UsageError(f"Mẫu “{name}” có chỗ không hiểu được ({error}). Hãy đối chiếu các tên trong docs/templates.md.") from error
    return timeless(buffer.getvalue())


def context(form: str, tasks: Sequence[TrackedTask], setting: Setting) -> dict[str, Any]:
    """What a template can print."""
    numbered = enumerate(tasks, start=1)
    return {
        "co_quan": setting.office[-1] if setting.office else "",
        "co_quan_chu_quan": setting.office[0] if len(setting.office) > 1 else "",
        "ngay_lap": cells.shown(setting.today),
        "dia_danh_ngay_thang": dated(setting.place, setting.today),
        "tong_hop": summary(tasks, setting.today),
        "so_nhiem_vu": len(tasks),
        "nhiem_vu": [described(number, task, setting) for number, task in numbered],
        "nhom": [
            {"ten": name, "nhiem_vu": [described(number, task, setting) for number, task in enumerate(found, start=1)]}
            for name, found in groups(form, tasks, setting)
        ],
    }


def groups(form: str, tasks: Sequence[TrackedTask], setting: Setting) -> Sequence[Group]:
    """The tasks in the groups of the form of that name; in one where it has none."""
    match form:
        case "theo-don-vi" | "phieu-giao-viec":
            return by_unit(tasks, setting.unit)
        case "theo-thoi-han":
            return by_deadline(tasks, setting.today)
        case "theo-lanh-dao":
            return by_leader(tasks)
    return [("", tuple(tasks))]


def described(number: int, task: TrackedTask, setting: Setting) -> dict[str, str | int]:
    """One task, every value a printable text."""
    header = task.notice.header
    values = {
        "noi_dung": cells.work(task),
        "tieu_de": capital(printable(task.task.title)),
        "chu_tri": cells.lead(task),
        "phoi_hop": cells.coordinating(task),
        "bao_cao": listed(unit.name for unit in task.task.report_to),
        "thoi_han": cells.deadline(task),
        "ngay_den_han": cells.shown(due_day(task)),
        "san_pham": cells.product(task),
        "van_ban": cells.source(task),
        "so_van_ban": printable(header.number or ""),
        "trich_yeu": capital(printable(header.subject or "")),
        "tien_do": cells.progress(task, setting.today),
        "trang_thai": state(task, setting.today),
        "ngay_hoan_thanh": cells.shown(task.progress.done_on),
        "van_ban_ket_qua": printable(task.progress.by_document or ""),
        "ghi_chu": cells.remarks(task),
    }
    return {"stt": number, **{name: UNSEEN.sub("", text) for name, text in values.items()}}
