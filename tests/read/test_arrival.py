"""Số đến and ngày đến in an electronic envelope: what the receiving office's system put in, and nothing else."""

import json

import pytest

from pipeline.cli_forms import as_kept
from pipeline.process import process
from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.setting import Setting
from tests.read.enclosed_files import envelope, notice

BODY = "Giao Phòng Kinh tế rà soát các hồ chứa trong 05 ngày làm việc kể từ ngày nhận được văn bản này."


def read(**values):
    return process(envelope({"a.txt": notice(body=BODY)}, Subject="Phòng, chống thiên tai", **values), name="a.edxml")


def rows(form, *notices):
    tasks, listed = as_kept(notices, None)
    setting = Setting(today="2026-03-20", notices=listed)
    return json.loads(render_form(form, tasks, setting, "json"))[0]["groups"][0]["rows"]


def test_an_arrival_in_the_envelope_has_its_place_and_fills_both_registers():
    found = read(ArrivalNumber="1045", ArrivalDate="2026/03/10")
    header = found.header
    assert (header.arrival_number, header.arrived_on) == ("1045", "2026-03-10")
    assert header.evidence["arrived_on"].quote == "2026-03-10"
    [row] = rows("so-dang-ky", found)
    assert (row["Ngày đến"], row["Số đến"]) == ("2026-03-10", "1045")
    [row] = rows("so-theo-doi", found)
    assert row["Số đến"] == "1045"
    assert row["Thời hạn giải quyết"] == "Chậm nhất ngày 17/3/2026 (trong 05 ngày làm việc, tính từ ngày đến 10/3/2026)"
    assert found.tasks[0].deadlines[0].due is None


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"ArrivalNumber": "N/A", "ArrivalDate": ""},
        {"ArrivalNumber": "0", "ArrivalDate": "31/02/2026"},
        {"TraceHeaderList_TraceHeader_Timestamp": "2026/03/10 08:15:00"},
        {"PromulgationInfo_PromulgationDate": "2026/03/05"},
    ],
)
def test_what_is_no_arrival_is_left_to_the_office(values):
    found = read(**values)
    assert (found.header.arrival_number, found.header.arrived_on) == (None, None)
    [row] = rows("so-dang-ky", found)
    assert (row["Ngày đến"], row["Số đến"]) == (None, None)
    assert "/2026" not in rows("so-theo-doi", found)[0]["Thời hạn giải quyết"]
