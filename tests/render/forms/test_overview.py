"""The one-page report, the digest and the calendar of the month."""

import io
import json
import re
import shutil
from datetime import date

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docx import Document

from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.overview import month_view, percent, period_counts, unit_counts
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import TODAY, setting, tasks
from tests.render.notices import hostile, notice, task, unit


def groups(name, **fields):
    values = setting(**fields)
    found = json.loads(render_form(name, chosen(tasks(), Wanted(), values.today), values, "json"))[0]["groups"]
    return {group["heading"]: [row["Nội dung nhiệm vụ"].split()[0] for row in group["rows"]] for group in found}


def test_the_digest_names_each_task_once_under_the_nearest_reminder():
    assert groups("nhac-viec") == {
        "Quá hạn (1 nhiệm vụ)": ["Diễn"],
        "Còn không quá 1 ngày (1 nhiệm vụ)": ["Kiểm"],
        "Còn không quá 3 ngày (1 nhiệm vụ)": ["Rà"],
    }


def test_the_digest_reminds_of_recurring_work_and_not_of_what_is_finished():
    found = groups("nhac-viec", today=date(2024, 3, 24))
    assert found["Còn không quá 1 ngày (1 nhiệm vụ)"] == ["Tổng"]
    assert "Bố" not in [opening for openings in found.values() for opening in openings]


def test_a_digest_of_nothing_says_so():
    text = render_form("nhac-viec", (), setting(), "md").decode()
    assert "không có nhiệm vụ quá hạn hoặc sắp đến hạn" in text
    assert render_form("nhac-viec", (), setting(), "xlsx").startswith(b"PK")


def test_counts_by_unit_and_state():
    counts = unit_counts(tasks(), setting())
    assert dict(counts["Sở Công Thương"]) == {"open-in-time": 3}
    assert dict(counts["Công an tỉnh"]) == {"open-late": 1}
    assert dict(counts["Sở Tài chính"]) == {"done-late": 1}
    assert next(iter(counts)) == "Sở Công Thương"
    assert list(counts)[-1] == "Chưa nêu cơ quan chủ trì"


def test_what_the_bars_leave_out_is_told():
    found = track([notice(*(task(f"Lập hồ sơ {number}.", lead=(unit(f"Sở Số {number}"),)) for number in range(12)))])
    assert len(unit_counts(found, setting())) == 12
    assert "4 đơn vị khác có 4 lượt nhiệm vụ" in render_form("bao-cao", found, setting(), "md").decode()


def test_counts_by_quarter():
    counts = period_counts(tasks(), TODAY)
    assert {name: sum(one.values()) for name, one in counts.items()} == {"Quý IV/2023": 4, "Sau năm 2023": 1, "Không có ngày đến hạn": 3}
    later = period_counts(tasks(), date(2025, 5, 1))
    assert {name: sum(one.values()) for name, one in later.items()} == {"Trước năm 2025": 5, "Không có ngày đến hạn": 3}


@pytest.mark.parametrize(("part", "whole", "expected"), [(2, 3, "66,7%"), (0, 5, "0,0%"), (0, 0, "0%"), (4, 4, "100,0%")])
def test_shares(part, whole, expected):
    assert percent(part, whole) == expected


def test_the_month_has_its_own_tasks_only():
    [form] = month_view(tasks(), setting())
    assert len(form.groups[0].rows) == 4  # three with a day in October, one that recurs on the 25th
    assert form.pictures[0].about == "Lịch tháng 10/2023: 4 nhiệm vụ đến hạn"


@pytest.mark.parametrize("name", ["bao-cao", "lich-thang"])
def test_pictures_are_described_and_cannot_run(name):
    soup = BeautifulSoup(render_form(name, track([hostile()]), setting(notices=()), "html"), "html.parser")
    assert all(figure["aria-label"] for figure in soup.find_all("figure"))
    assert len(soup.find_all("svg")) == len(soup.find_all("figure")) > 0
    assert not soup.find_all(["script", "foreignobject", "image"])
    assert not re.search(r"\son\w+=", " ".join(str(figure) for figure in soup.find_all("figure")))
    document = Document(io.BytesIO(render_form(name, tasks(), setting(), "docx")))
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    assert len(document.inline_shapes) == len(soup.find_all("figure"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_report_is_one_page():
    crowd = track(
        [
            notice(
                *(
                    one.model_copy(
                        update={"text": f"{one.text} Việc số {number}.", "lead": (unit(f"Sở Số {number} và những đơn vị khác"),)}
                    )
                    for number in range(15)
                    for one in (tracked.task for tracked in tasks())
                )
            )
        ]
    )
    assert len(pypdfium2.PdfDocument(render_form("bao-cao", crowd, setting(today=date(2025, 1, 1)), "pdf"))) == 1


def test_pictures_are_drawn_only_for_formats_that_show_them(monkeypatch):
    def refuse(*_):
        raise AssertionError("drawn")

    monkeypatch.setattr("pipeline.render.forms.plots.saved", refuse)
    for kind in ("md", "csv", "json", "xlsx"):
        assert render_form("bao-cao", tasks(), setting(), kind)
    with pytest.raises(AssertionError, match="drawn"):
        render_form("bao-cao", tasks(), setting(), "html")
