"""The checklist as an Excel workbook to sort, filter, tick off and print."""

import io
from typing import TYPE_CHECKING

from models.notice import Notice
from pipeline.render import layout
from pipeline.render.archive import timeless
from pipeline.render.printable import capital
from pipeline.render.rows import LOOKS, Checklist, Row
from pipeline.render.sheet_about import about
from pipeline.render.sheet_parts import SheetColumn, Value, fit_height, frame, ground, lettered, print_setup, put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = (
    SheetColumn(heading="STT", width=5.5, centred=True),
    SheetColumn(heading="Nội dung", width=48),
    SheetColumn(heading="Chủ trì", width=18),
    SheetColumn(heading="Phối hợp", width=19),
    SheetColumn(heading="Thời hạn (nguyên văn)", width=15),
    SheetColumn(heading="Ngày đến hạn", width=13, centred=True),
    SheetColumn(heading="Sản phẩm", width=14),
    SheetColumn(heading="Căn cứ", width=17),
    SheetColumn(heading="Ghi chú", width=18),
    SheetColumn(heading="Xong", width=7, centred=True),
    SheetColumn(heading="Văn bản viện dẫn", width=30),
    SheetColumn(heading="Độ tin cậy", width=11, centred=True),
    SheetColumn(heading="Đối chiếu", width=14),
    SheetColumn(heading="Ngày cuối trong hạn", width=13, centred=True),
)
DUE, DONE, LAST_DAY = 6, 10, 14
PRINTED = DONE  # the columns after it are for work on the screen
HEAD_ROW = 4


def sheet(checklist: Checklist, notice: Notice) -> bytes:
    """XLSX: the tasks on the first sheet, the notice's header and findings on the second."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.title, workbook.properties.creator = checklist.title.capitalize(), "giaoviec"
    tasks, facts = workbook.worksheets[0], workbook.create_sheet("Văn bản")
    tasks.title = "Nhiệm vụ"
    title_rows(tasks, checklist)
    if checklist.rows:
        task_rows(tasks, checklist.rows)
        tools(tasks, last=HEAD_ROW + len(checklist.rows))
    about(facts, checklist, notice)
    print_setup(tasks)
    print_setup(facts)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return timeless(buffer.getvalue())


def title_rows(page: "Worksheet", checklist: Checklist) -> None:
    """Title, source and summary above the table, over the printed columns."""
    from openpyxl.styles import Alignment

    width = sum(column.width for column in COLUMNS[:PRINTED])
    source = ". ".join(part for part in (checklist.source, checklist.subject) if part)
    for line, text in enumerate((checklist.title, source, checklist.summary), start=1):
        cell = put(page.cell(line, 1), text)
        lettered(cell, bold=line < 3, size=14 if line == 1 else 12)
        cell.alignment = Alignment(horizontal="center" if line < 3 else "left", vertical="center", wrap_text=True)
        page.merge_cells(start_row=line, end_row=line, start_column=1, end_column=PRINTED)
        fit_height(page, line, [(text, width)], size=14)


def task_rows(page: "Worksheet", rows: tuple[Row, ...]) -> None:
    """The heading row and one row per task."""
    for number, column in enumerate(COLUMNS, start=1):
        cell = ground(lettered(frame(put(page.cell(HEAD_ROW, number), column.heading), centred=True), bold=True))
        page.column_dimensions[cell.column_letter].width = column.width
        page.column_dimensions[cell.column_letter].hidden = number == LAST_DAY
    fit_height(page, HEAD_ROW, [(column.heading, column.width * 0.9) for column in COLUMNS])
    for line, row in enumerate(rows, start=HEAD_ROW + 1):
        filled = list(zip(values(row), COLUMNS, strict=True))
        size = fit_height(page, line, [(value, column.width) for value, column in filled if isinstance(value, str)])
        for number, (value, column) in enumerate(filled, start=1):
            lettered(frame(put(page.cell(line, number), value), centred=column.centred), size=size)


def values(row: Row) -> tuple[Value, ...]:
    """The cells of one task, in the order of ``COLUMNS``."""
    return (
        row.number,
        row.content,
        row.lead,
        row.coordinating,
        capital(row.as_written),
        row.due,
        row.products,
        row.where,
        "\n".join(row.notes),
        layout.TICK_BOX,
        row.cited,
        row.confidence,
        LOOKS[row.needs_look],
        row.last_day,
    )


def tools(page: "Worksheet", last: int) -> None:
    """Frozen heading, filter, a list to tick from, the printed part, and red from the day after the last day in time until it is ticked."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    first, end = HEAD_ROW + 1, get_column_letter(len(COLUMNS))
    due, done, last_day = (get_column_letter(column) for column in (DUE, DONE, LAST_DAY))
    page.freeze_panes = f"C{first}"
    page.auto_filter.ref = f"A{HEAD_ROW}:{end}{last}"
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.print_area = f"A1:{get_column_letter(PRINTED)}{last}"
    choice = DataValidation(type="list", formula1=f'"{layout.TICK_BOX},{layout.TICKED}"', allow_blank=True)
    choice.add(f"{done}{first}:{done}{last}")
    page.add_data_validation(choice)
    late = f'AND(ISNUMBER(${last_day}{first}),${last_day}{first}<TODAY(),${done}{first}<>"{layout.TICKED}")'
    page.conditional_formatting.add(
        f"{due}{first}:{due}{last}", Rule(type="expression", formula=[late], dxf=DifferentialStyle(font=Font(bold=True, color="FFC00000")))
    )
