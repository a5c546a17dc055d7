"""Tasks as a table for the screen, as JSON, CSV or a worksheet."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.register.questions import Answer
from pipeline.render.sheet_parts import harmless, put

COLUMNS = ("Văn bản", "Ngày", "Cơ quan ban hành", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hạn (theo văn bản)", "Ngày cuối", "Trạng thái")
WIDTHS = (18, 12, 28, 8, 60, 32, 32, 28, 12, 12)
STATES = {"open": "đang thực hiện", "done": "hoàn thành", "rejected": "không phải nhiệm vụ"}


def cells(answer: Answer) -> tuple[str, ...]:
    """The texts of a row, in the order of ``COLUMNS``."""
    known = (answer.notice or "", vietnamese(answer.issued_on), answer.issuer or "", answer.section, " ".join(answer.text.split()))
    parties = tuple("; ".join(party.phrase for party in group) for group in (answer.lead, answer.coordinating))
    due = (answer.deadline or "", vietnamese(answer.due), STATES.get(answer.state, answer.state))
    return (*known, *parties, *due)


def vietnamese(day: str | None) -> str:
    """An ISO day as it is written in Vietnam; a month or year alone likewise."""
    return "/".join(reversed((day or "").split("-")))


def as_json(answers: Iterable[Answer]) -> str:
    """A list of objects."""
    return json.dumps([answer.model_dump(mode="json") for answer in answers], ensure_ascii=False, indent=2) + "\n"


def as_csv(answers: Iterable[Answer]) -> str:
    """Comma-separated, with a mark by which Excel knows that it is UTF-8; no cell is a formula."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(text) for text in cells(answer)] for answer in answers)
    return "\ufeff" + target.getvalue()


def as_sheet(answers: Iterable[Answer]) -> bytes:
    """A worksheet with a filter on every column; days are days."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Nhiệm vụ"
    for at, (heading, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        put(sheet.cell(1, at), heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, answer in enumerate(answers, start=2):
        for at, value in enumerate(values(answer), start=1):
            cell = put(sheet.cell(row, at), value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, date):
                cell.number_format = "DD/MM/YYYY"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def values(answer: Answer) -> Sequence[str | date]:
    """The cells of a row, whole days as days."""
    row: list[str | date] = list(cells(answer))
    for at, day in ((1, answer.issued_on), (8, answer.due)):
        if day and len(day) == len("2026-03-20"):
            row[at] = date.fromisoformat(day)
    return row
