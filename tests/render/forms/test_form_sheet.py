"""The workbook: real dates, states to choose from, colours, filter, and what of it is printed."""

import io
from datetime import datetime

import openpyxl
import pytest

from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.due import STATES
from pipeline.render.forms.form_sheet import free_name, heading_lines
from tests.render.forms.desk import setting, tasks


@pytest.fixture(scope="module")
def page():
    return openpyxl.load_workbook(io.BytesIO(render_form("bang-theo-doi", tasks(), setting(), "xlsx"))).active


@pytest.fixture(scope="module")
def head(page):
    [row] = [row for row in page.iter_rows() if row[0].value == "STT"]
    return {cell.value: cell for cell in row}


def column(page, head, heading):
    cell = head[heading]
    return [page.cell(line, cell.column) for line in range(cell.row + 1, page.max_row + 1)]


def test_dates_are_dates(page, head):
    found = [cell for cell in column(page, head, "Ngày đến hạn") if cell.value]
    assert len(found) == 5
    assert all(isinstance(cell.value, datetime) and cell.number_format == "DD/MM/YYYY" for cell in found)


def test_only_the_four_states_can_be_chosen(page, head):
    [choice] = page.data_validations.dataValidation
    assert choice.formula1.strip('"').split(",") == list(STATES.values())
    assert choice.showErrorMessage
    assert str(choice.sqref) == f"{head['Tiến độ'].column_letter}{head['Tiến độ'].row + 1}:{head['Tiến độ'].column_letter}{page.max_row}"
    assert {cell.value for cell in column(page, head, "Tiến độ")} <= set(STATES.values())


def test_states_have_colours_and_what_becomes_late_turns_red(page):
    [rules] = [one.rules for one in page.conditional_formatting]
    assert sum(rule.dxf.fill is not None for rule in rules) == 3
    assert "TODAY()" in rules[0].formula[0]


def test_filter_frozen_heading_and_print_area(page, head):
    line = head["STT"].row
    assert page.auto_filter.ref.startswith(f"A{line}:")
    assert page.freeze_panes == f"C{line + 1}"
    assert page.print_title_rows == f"${line}:${line}"
    assert page.print_area.endswith(f"${head['Ghi chú'].column_letter}${page.max_row}")
    assert page.column_dimensions[head["Mã nhiệm vụ"].column_letter].hidden


def test_a_sheet_for_every_unit_with_names_that_excel_accepts():
    book = openpyxl.load_workbook(io.BytesIO(render_form("phieu-giao-viec", tasks(), setting(), "xlsx")))
    assert len(book.sheetnames) == 7
    assert all(len(name) <= 31 for name in book.sheetnames)


@pytest.mark.parametrize(("name", "orientation"), [("phieu-giao-viec", "portrait"), ("bang-theo-doi", "landscape")])
def test_a_sheet_lies_as_the_form_does(name, orientation):
    book = openpyxl.load_workbook(io.BytesIO(render_form(name, tasks(), setting(), "xlsx")))
    assert {page.page_setup.orientation for page in book} == {orientation}


def test_what_marks_mean_stands_above_the_table(page, head):
    texts = [page.cell(line, 1).value or "" for line in range(1, head["STT"].row)]
    assert [text[:3] for text in texts if text.startswith("(")] == ["(Tí", "(*)", "(?)"]


def test_a_long_heading_takes_as_many_lines_as_it_needs():
    text = "Thông báo về các công trình; " * 20
    lines = heading_lines(text, 100)
    assert " ".join(lines) == text.strip()
    assert max(map(len, lines)) < 100
    assert heading_lines("", 100) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sở Y tế", "Sở Y tế"), ("Tổ [1]: a/b", "Tổ  1   a b"), ("x" * 40, "x" * 31), ("sở tài chính", "sở tài chính (2)"), ("///", "Bảng")],
)
def test_names_of_sheets(name, expected):
    assert free_name(name, {"sở tài chính"}) == expected
