"""What falls due when, in the report: which period, which days, in a picture and in words."""

import io
import json
import re
import shutil
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from models.tracked import Progress
from pipeline.render.forms.agenda import agenda, days_of, period, stretches_of
from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.due import days_due
from pipeline.render.forms.plot_days import Due, named
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import TODAY, setting, tasks
from tests.render.notices import deadline, notice, task, unit

ALWAYS = (date(2000, 1, 1), date(2100, 12, 31))


def due_on(*days, lead="Sở Tài chính"):
    parts = (task(f"Lập hồ sơ {at}.", lead=(unit(lead),), deadlines=(deadline("by", "chậm nhất", due=day),)) for at, day in enumerate(days))
    return track([notice(*parts)])


def recurring(every, rrule, **fields):
    one = deadline("recurring", "định kỳ", every=every, rrule=rrule, **fields)
    return track([notice(task("Báo cáo tình hình.", lead=(unit("Sở Y tế"),), deadlines=(one,)))])[0]


def spoken(found, **fields):
    return agenda(found, setting(**fields)).lines


def test_this_month_where_something_falls_due_in_it_else_this_year():
    assert period(due_on("2023-10-30"), setting()) == (date(2023, 10, 1), date(2023, 10, 31))
    assert period(due_on("2023-11-01"), setting()) == (date(2023, 1, 1), date(2023, 12, 31))
    assert period((), setting()) == (date(2023, 1, 1), date(2023, 12, 31))


def test_the_period_that_was_asked_for():
    found = due_on("2023-09-05", "2024-02-10")
    both = setting(since=date(2023, 9, 1), until=date(2023, 12, 1))
    assert period(found, both) == (date(2023, 9, 1), date(2023, 12, 1))
    assert period(found, setting(since=date(2023, 8, 1))) == (date(2023, 8, 1), date(2024, 2, 10))
    assert period(found, setting(until=date(2023, 12, 31))) == (date(2023, 9, 5), date(2023, 12, 31))
    assert period((), setting(until=date(2020, 1, 1))) == (date(2020, 1, 1), date(2020, 1, 1))
    first, last = period((), setting(since=date(2099, 1, 1)))
    assert first <= last


def test_a_task_stands_on_its_last_day_in_time():
    [before] = track([notice(task("Nộp.", deadlines=(deadline("before", "trước ngày", due="2023-10-15"),)))])
    assert days_due(before, *ALWAYS) == [date(2023, 10, 14)]
    assert days_due(before, date(2023, 10, 15), ALWAYS[1]) == []


def test_recurring_work_stands_on_every_time_but_not_on_every_day():
    weekly = recurring("week", "FREQ=WEEKLY;BYDAY=FR", due="2023-10-06")
    assert days_due(weekly, date(2023, 10, 1), date(2023, 10, 20)) == [date(2023, 10, day) for day in (6, 13, 20)]
    assert days_due(recurring("day", "FREQ=DAILY", due="2023-10-06"), date(2023, 10, 1), date(2023, 10, 20)) == []
    finished = weekly.model_copy(update={"progress": Progress(done_on=date(2023, 10, 10))})
    assert days_due(finished, date(2023, 10, 1), date(2023, 10, 20)) == []


def test_days_name_who_leads_and_the_state():
    found = days_of(tasks(), date(2023, 10, 1), date(2023, 10, 31), TODAY)
    assert list(found) == sorted(found)
    assert found[date(2023, 10, 10)] == [Due("Công an tỉnh", "open-late")]


def test_a_short_period_is_told_day_by_day():
    assert spoken(due_on("2023-10-10", "2023-10-30", "2023-10-30")) == (
        "Ngày 10/10/2023: 1 nhiệm vụ, 1 quá hạn (Sở Tài chính)",
        "Ngày 30/10/2023: 2 nhiệm vụ (Sở Tài chính)",
    )


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2023, 10, 1), date(2024, 3, 31), "Từ ngày 23/10/2023 đến ngày 29/10/2023: 1 nhiệm vụ (Sở Tài chính)"),
        (date(2023, 1, 1), date(2025, 12, 31), "Tháng 10/2023: 1 nhiệm vụ (Sở Tài chính)"),
        (date(2010, 1, 1), date(2030, 12, 31), "Năm 2023: 1 nhiệm vụ (Sở Tài chính)"),
    ],
)
def test_the_longer_the_period_the_longer_the_stretches(since, until, expected):
    assert spoken(due_on("2023-10-27"), since=since, until=until) == (expected,)


@pytest.mark.parametrize("days", [40, 400, 401, 2000, 2001, 9000])
def test_stretches_cover_the_period_without_gap(days):
    first = date(2021, 3, 17)
    last = date.fromordinal(first.toordinal() + days)
    found = list(stretches_of(first, last))
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(one.last.toordinal() + 1 == other.first.toordinal() for one, other in pairwise(found))
    assert len(found) < 70


def test_of_many_units_the_first_are_named():
    crowd = tuple(one for at in range(5) for one in due_on("2023-10-30", lead=f"Sở Số {at}")[:1])
    assert spoken(crowd) == ("Ngày 30/10/2023: 5 nhiệm vụ (Sở Số 0; Sở Số 1; Sở Số 2; và 2 đơn vị khác)",)


def test_a_day_of_the_calendar_has_two_lines_for_names():
    assert named([Due("Sở Y tế", "open-late"), Due("Sở Y tế", "open-late")]) == [("Sở Y tế", "open-late")]
    assert [line for line, _ in named([Due(f"Sở {at}", "open-late") for at in "ABC"])] == ["Sở A", "và 2 đơn vị khác"]
    assert [line for line, _ in named([Due("Ban Quản lý các khu công nghiệp", "done-late")])] == ["Ban Quản lý các khu", "công nghiệp"]
    assert named([]) == []


@pytest.mark.parametrize("fields", [{}, {"since": date(2023, 1, 1), "until": date(2023, 12, 31)}, {"since": date(2001, 1, 1)}])
@pytest.mark.parametrize("found", [(), tasks()])
def test_the_picture_can_be_drawn(found, fields):
    picture = agenda(found, setting(**fields))
    assert picture.png.startswith(b"\x89PNG")
    assert picture.svg.startswith("<svg")
    assert picture.svg == agenda(found, setting(**fields)).svg


def test_every_format_of_the_report_has_the_calendar():
    html = render_form("bao-cao", tasks(), setting(), "html").decode()
    [about] = re.findall(r'aria-label="(Lịch đến hạn[^"]+)"', html)
    assert about == "Lịch đến hạn tháng 10/2023: 4 lượt nhiệm vụ"
    line = "Ngày 12/10/2023: 1 nhiệm vụ (Sở Công thương)"
    word = Document(io.BytesIO(render_form("bao-cao", tasks(), setting(), "docx")))
    assert about in [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    for kind in ("md", "txt"):
        text = render_form("bao-cao", tasks(), setting(), kind).decode()
        assert about in text
        assert f"- {line}" in text
    assert line in json.loads(render_form("bao-cao", tasks(), setting(), "json"))[0]["calendar"]
    sheet = load_workbook(io.BytesIO(render_form("bao-cao", tasks(), setting(), "xlsx"))).worksheets[0]
    assert any(line in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_report_says_which_period_was_asked_for():
    told = "Nhiệm vụ có hạn từ ngày 01/10/2023 đến ngày 31/12/2023"
    asked = setting(since=date(2023, 10, 1), until=date(2023, 12, 31))
    assert told in render_form("bao-cao", tasks(), asked, "md").decode()
    assert "Nhiệm vụ có hạn" not in render_form("bao-cao", tasks(), setting(), "md").decode()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_month_of_six_weeks_leaves_the_report_on_one_page():
    found = due_on("2026-08-04", "2026-08-31", *(f"2026-0{month}-12" for month in range(1, 8)), lead="Sở Nông nghiệp và Môi trường")
    page = pypdfium2.PdfDocument(render_form("bao-cao", found, setting(today=date(2026, 8, 15)), "pdf"))
    assert len(page) == 1
