"""What somebody has edited in an exported bảng theo dõi: read back cell by cell, against what stood there when it was exported."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from models.tracked import Progress
from models.value import Value
from pipeline.errors import DamagedFile, UsageError
from pipeline.render.forms.due import STATES
from pipeline.render.forms.follow_up import BY_DOCUMENT, DONE_ON, EXPORTED, NOTE, STATE
from pipeline.render.forms.lists import KEY

EDITED = {"done_on": DONE_ON.heading, "by_document": BY_DOCUMENT.heading, "note": NOTE.heading}
NEEDED = (KEY.heading, EXPORTED.heading, STATE.heading, *EDITED.values())


class Edit(Value):
    """A row that was edited: the task, its progress as exported, and as it stands in the sheet now; ``line`` as Excel counts."""

    key: str
    line: int
    before: Progress
    after: Progress


def edits(workbook: bytes, name: str) -> tuple[Edit, ...]:
    """The rows that differ from what was exported, in order.

    Raises DamagedFile if the file is no workbook, UsageError if it is no bảng theo dõi or a cell cannot be understood.
    """
    found = [edit_of(line, cells, name) for line, cells in rows(workbook, name)]
    twice = {edit.key for at, edit in enumerate(found) if edit.key in {other.key for other in found[:at]}}
    if twice:
        raise UsageError(f"Tệp “{name}” có nhiều dòng của cùng một nhiệm vụ. Hãy xoá dòng bị lặp rồi nhập lại.")
    return tuple(edit for edit in found if edit.before != edit.after)


def rows(workbook: bytes, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The rows that have a task's key, by heading."""
    from openpyxl import load_workbook

    try:
        page = load_workbook(io.BytesIO(workbook), data_only=True).worksheets[0]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:  # OSError: a package without a workbook
        raise DamagedFile(f"Tệp “{name}” không phải bảng tính Excel (.xlsx) đọc được. Hãy mở bằng Excel và lưu lại rồi thử lại.") from error
    lines = list(page.iter_rows(values_only=True))
    head = next((at for at, line in enumerate(lines) if set(NEEDED) <= set(line)), None)
    if head is None:
        raise UsageError(f"Tệp “{name}” không phải bảng theo dõi do chương trình xuất ra. Hãy xuất bằng “giaoviec forms bang-theo-doi”.")
    headings = [str(heading) for heading in lines[head]]
    numbered = [(at + 1, dict(zip(headings, line, strict=True))) for at, line in enumerate(lines[head + 1 :], start=head + 1)]
    return [(line, cells) for line, cells in numbered if cells[KEY.heading]]


def edit_of(line: int, cells: dict[str, Any], name: str) -> Edit:
    """One row, edited or not."""
    where = f"Dòng {line} của tệp “{name}”"
    try:
        before = Progress.model_validate_json(str(cells[EXPORTED.heading]))
    except ValidationError as error:
        raise UsageError(f"{where}: cột ẩn “{EXPORTED.heading}” đã bị sửa. Hãy xuất lại bảng theo dõi.") from error
    texts = {field: plain(cells[heading]) for field, heading in EDITED.items() if field != "done_on"}
    after = Progress.model_validate(texts | {"done_on": day(cells[DONE_ON.heading], where)})
    refuse_contradiction(str(cells[STATE.heading] or ""), after, where)
    return Edit(key=str(cells[KEY.heading]), line=line, before=before, after=after)


def refuse_contradiction(state: str, after: Progress, where: str) -> None:
    """Raise UsageError where the state says finished and no day does, or the other way round."""
    if state and state not in STATES.values():
        raise UsageError(f"{where}: không có trạng thái “{state}”. Hãy chọn một trong: {', '.join(STATES.values())}.")
    if state.startswith("Hoàn thành") and after.done_on is None:
        raise UsageError(f"{where}: tiến độ là “{state}” nhưng chưa có ngày hoàn thành. Hãy ghi cột “{DONE_ON.heading}”.")
    if state.startswith("Chưa") and after.done_on is not None:
        raise UsageError(f"{where}: có ngày hoàn thành nhưng tiến độ là “{state}”. Hãy chọn lại cột “{STATE.heading}”.")


def plain(value: object) -> str | None:
    """A text cell; an empty one is None."""
    return str(value).strip() or None if value is not None else None


def day(value: object, where: str) -> date | None:
    """A day, whether Excel holds it as a date or somebody typed "25/3/2026". Raises UsageError for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(str(value).strip(), form).date()
        except ValueError:
            continue
    raise UsageError(f"{where}: “{value}” không phải ngày. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 25/3/2026.")
