"""Forms as an Excel workbook: a sheet per form, real dates, filter, a list of states to choose from, colours by state."""

import io
import textwrap
from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.render.archive import timeless
from pipeline.render.forms.due import STATES
from pipeline.render.forms.form import Column, Form, Row
from pipeline.render.sheet_parts import FORMULA_SIGNS, fit_height, frame, ground, lettered, print_setup, put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MILLIMETRES = 1.95  # of a printed column, per unit of width on the sheet
BOLD_CHARACTERS = 0.85  # of Times New Roman 12 bold, half of them capitals, in a unit of width
LAST = Column(heading="Ngày cuối trong hạn", width=24, kind="date", printed=False)
COLOURS = {"done-in-time": "FFE2F0D9", "done-late": "FFFFF2CC", "open-late": "FFF8CBAD"}


def form_sheet(forms: Sequence[Form]) -> bytes:
    """XLSX; the names of the sheets are those of the forms."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.title, workbook.properties.creator = forms[0].title.capitalize() if forms else "", "giaoviec"
    names: set[str] = set()
    for number, form in enumerate(forms):
        name = free_name(form.name, names)
        page = workbook.worksheets[0] if number == 0 else workbook.create_sheet()
        page.title = name
        write_sheet(page, form)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return timeless(buffer.getvalue())


def free_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts and that no other sheet has: at most 31 characters, no brackets, colons, stars, slashes."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in name).strip()[:31] or "Bảng"
    found, number = plain, 2
    while found.casefold() in taken:
        found, number = f"{plain[:27]} ({number})", number + 1
    taken.add(found.casefold())
    return found


def write_sheet(page: "Worksheet", form: Form) -> None:
    """Title rows, the heading row, the rows of every group."""
    columns = (*form.columns, LAST)
    widths = [column.width / MILLIMETRES for column in columns]
    printed = sum(width for width, column in zip(widths, columns, strict=True) if column.printed)
    line = title_rows(page, form, printed) + 1
    head(page, line, columns, widths)
    prototypes = [prototype(page, column) for column in columns]
    at = line
    for group in form.groups:
        for heading in heading_lines(group.heading, printed):
            at += 1
            group_row(page, at, heading, len(columns))
        for row in group.rows:
            at += 1
            task_row(page, at, row, widths, prototypes)
    if at > line:
        tools(page, columns, line, at)
    print_setup(page, landscape=form.landscape)


def title_rows(page: "Worksheet", form: Form, width: float) -> int:
    """Office, title, lines, notes and remarks above the table, over the printed columns; returns the last row used.

    Below the table remarks would come between the rows as soon as somebody adds one.
    """
    from openpyxl.styles import Alignment

    office = " – ".join(form.office)
    texts = [(office, "left")] if office else []
    texts += [(form.title, "center"), *((line, "center") for line in form.lines)]
    texts += [(note, "left") for note in (*form.notes, *form.remarks)]
    texts += [("\n".join((about, *told)), "left") for about, told in form.told]
    for line, (text, place) in enumerate(texts, start=1):
        size = 14 if text == form.title else 12
        cell = lettered(put(page.cell(line, 1), text), bold=text in (form.title, office), size=size)
        cell.alignment = Alignment(horizontal=place, vertical="center", wrap_text=True)
        page.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(form.printed))
        fit_height(page, line, [(text, width)], size=size)
    return len(texts)


def head(page: "Worksheet", line: int, columns: Sequence[Column], widths: Sequence[float]) -> None:
    """The heading row; what only a program reads is hidden."""
    for number, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        cell = ground(lettered(frame(put(page.cell(line, number), column.heading), centred=True), bold=True))
        page.column_dimensions[cell.column_letter].width = width
        page.column_dimensions[cell.column_letter].hidden = column is LAST or column.kind == "key"
    fit_height(page, line, [(column.heading, width * 0.85) for column, width in zip(columns, widths, strict=True)])


def prototype(page: "Worksheet", column: Column) -> Any:  # noqa: ANN401 - openpyxl keeps styles as an array of its own
    """The style of the column's cells: made once, for making it anew in every cell is what takes the time."""
    from openpyxl.cell import Cell

    value = date(2000, 1, 1) if column.kind == "date" else None
    cell = lettered(frame(Cell(page, row=1, column=1, value=value), centred=column.kind in ("number", "date")))
    return cell._style  # type: ignore[attr-defined]


def heading_lines(heading: str, width: float) -> list[str]:
    """The heading of a group in parts that the printed columns hold: a text seen across cells does not wrap, it is cut off at the edge."""
    return textwrap.wrap(heading, int(width * BOLD_CHARACTERS)) if heading else []


def group_row(page: "Worksheet", line: int, heading: str, columns: int) -> None:
    """A heading over the rows of a group, in the first cell and seen across: merged cells would not let the rows be sorted."""
    from openpyxl.styles import Alignment, PatternFill

    for number in range(1, columns + 1):
        page.cell(line, number).fill = PatternFill("solid", fgColor="FFF2F2F2")
    cell = lettered(put(page.cell(line, 1), heading), bold=True)
    cell.alignment = Alignment(horizontal="left", vertical="center")
    fit_height(page, line, [("", 1)])


def task_row(page: "Worksheet", line: int, row: Row, widths: Sequence[float], prototypes: Sequence[Any]) -> None:
    """The cells of one row; a row whose text would not fit gets smaller letters."""
    values = (*row.cells, row.last_day)
    size = fit_height(page, line, [(value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str)])
    for number, (value, style) in enumerate(zip(values, prototypes, strict=True), start=1):
        cell = put(page.cell(line, number), value)
        cell._style = copy(style)  # type: ignore[attr-defined]
        cell.quotePrefix = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
        if size != 12:
            lettered(cell, size=size)


def tools(page: "Worksheet", columns: Sequence[Column], head_row: int, last: int) -> None:
    """Frozen heading, filter, heading on every page, the printed part, the states to choose from, colours."""
    from openpyxl.utils import get_column_letter

    first, end = head_row + 1, get_column_letter(len(columns))
    printed = get_column_letter(max(at for at, column in enumerate(columns, start=1) if column.printed))
    page.freeze_panes = f"C{first}"
    page.auto_filter.ref = f"A{head_row}:{end}{last}"
    page.print_title_rows = f"{head_row}:{head_row}"
    page.print_area = f"A1:{printed}{last}"
    for at, column in enumerate(columns, start=1):
        if column.kind == "state":
            letter = get_column_letter(at)
            choose_state(page, f"{letter}{first}:{letter}{last}")
            colour(page, letter, end, first, last)


def choose_state(page: "Worksheet", cells: str) -> None:
    """Only the four official states can be put in."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=f'"{",".join(STATES.values())}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Tiến độ", "Hãy chọn một trong bốn trạng thái trong danh sách."
    choice.add(cells)
    page.add_data_validation(choice)


def colour(page: "Worksheet", letter: str, end: str, first: int, last: int) -> None:
    """A ground for each state, and red letters for what has become overdue since the list was made."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    area = f"{letter}{first}:{letter}{last}"
    unfinished = f'OR(${letter}{first}="{STATES["open-in-time"]}",${letter}{first}="{STATES["open-late"]}")'
    late = f"AND({unfinished},ISNUMBER(${end}{first}),${end}{first}<TODAY())"
    red = DifferentialStyle(font=Font(bold=True, color="FFC00000"))
    page.conditional_formatting.add(area, Rule(type="expression", formula=[late], dxf=red))
    for state, ground_colour in COLOURS.items():
        fill = DifferentialStyle(fill=PatternFill("solid", bgColor=ground_colour))
        formula = f'${letter}{first}="{STATES[state]}"'  # type: ignore[index]
        page.conditional_formatting.add(area, Rule(type="expression", formula=[formula], dxf=fill))
