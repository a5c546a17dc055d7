"""How far tasks have come, and the calendar of their last days."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from models.tracked import Progress
from pipeline import clock
from pipeline.process import process
from pipeline.register.arrivals import received, record_arrival
from pipeline.register.arrived import Arrival
from pipeline.register.progress import kept_tasks
from pipeline.register.record import save
from pipeline.register.rows import record_of
from tests.review.test_decisions import items, path

NOTHING = Progress().model_dump_json()


def note(browser, notice, key, before=NOTHING, **fields):
    return browser.post(path(notice, f"/viec/{key}/tien-do"), {"before": before} | fields)


def progress(engine):
    return kept_tasks(engine)[0].tracked.progress


def test_progress_is_noted_and_shown(browser, engine, notice):
    key = items(engine, notice)[0].key
    assert "Ngày hoàn thành" in browser.get(path(notice, f"/viec/{key}/tien-do")).text
    page = note(browser, notice, key, done_on="2026-04-12", by_document=" 55/BC-SXD ", note="Xong").text
    assert "Hoàn thành 12/04/2026" in page
    assert "55/BC-SXD" in page
    assert progress(engine) == Progress(done_on=date(2026, 4, 12), by_document="55/BC-SXD", note="Xong")


@pytest.mark.parametrize("day", ["12/4/2026", " 12/04/2026 ", "12.4.2026", "12-04-2026", "12042026", "2026-04-12"])
def test_days_are_written_as_in_vietnam(browser, engine, notice, day):
    key = items(engine, notice)[0].key
    assert note(browser, notice, key, done_on=day).status_code == 200
    assert progress(engine).done_on == date(2026, 4, 12)
    assert 'value="12/04/2026"' in browser.get(path(notice, f"/viec/{key}/tien-do")).text


def test_progress_can_be_taken_back(browser, engine, notice):
    key = items(engine, notice)[0].key
    note(browser, notice, key, done_on="2026-04-12")
    note(browser, notice, key, before=progress(engine).model_dump_json())
    assert progress(engine) == Progress()


def test_the_second_writer_is_told(browser, engine, notice):
    key = items(engine, notice)[0].key
    note(browser, notice, key, done_on="2026-04-12")
    answer = note(browser, notice, key, done_on="2026-04-13")
    assert answer.status_code == 409
    assert "người khác" in answer.text
    assert progress(engine).done_on == date(2026, 4, 12)


@pytest.mark.parametrize("fields", [{"done_on": "31/4/2026"}, {"done_on": str(clock.today() + timedelta(days=1))}, {"before": "{"}])
def test_what_makes_no_sense_is_refused(browser, engine, notice, fields):
    assert note(browser, notice, items(engine, notice)[0].key, **fields).status_code == 422
    assert progress(engine) == Progress()


def test_a_rejected_task_is_not_followed_up(browser, engine, notice):
    key = items(engine, notice)[0].key
    browser.post(path(notice, "/quyet-dinh"), {"kind": "reject", "key": key, "seen": 0})
    assert browser.get(path(notice, f"/viec/{key}/tien-do")).status_code == 404
    assert note(browser, notice, key).status_code == 404


def test_progress_needs_proof(browser, engine, notice):
    address = path(notice, f"/viec/{items(engine, notice)[0].key}/tien-do")
    assert browser.client.post(address, data={"before": NOTHING, "done_on": "2026-04-12"}).status_code == 403
    assert progress(engine) == Progress()


def day(page, number):
    """What the calendar has on a day of its month."""
    return re.search(rf'<span class="day">{number}<span.*?</td>', page, re.S)[0]


def test_the_calendar_has_tasks_on_their_last_day(browser, engine, notice):
    page = browser.get("/lich?thang=2026-04").text
    assert "Sở Xây dựng" in day(page, 19)  # before the 20th
    assert f"/van-ban/{notice.document.sha256}#viec-{items(engine, notice)[0].key}" in page
    assert "duty" not in browser.get("/lich?thang=2026-08").text


def test_finished_and_rejected_tasks_in_the_calendar(browser, engine, notice):
    first = items(engine, notice)[0].key
    note(browser, notice, first, done_on="2026-04-12")
    assert "duty done" in browser.get("/lich?thang=2026-04").text
    browser.post(path(notice, "/quyet-dinh"), {"kind": "reject", "key": items(engine, notice)[1].key, "seen": 0})
    assert "duty" not in browser.get("/lich?thang=2026-05").text


@pytest.mark.parametrize("query", [{"unit": "Sở Y tế"}, {"q": "cap dien"}, {"issuer": "Sở Y tế"}, {"type": "CV"}])
def test_the_calendar_has_the_filters_of_the_list(browser, query):
    assert 'class="duty' in browser.get("/lich", params={"thang": "2026-04", "unit": "Sở Tài chính"}).text
    assert 'class="duty' not in browser.get("/lich", params={"thang": "2026-04"} | query).text


def test_the_month_may_be_written_as_in_vietnam(browser):
    assert browser.get("/lich", params={"thang": "4/2026"}).text == browser.get("/lich", params={"thang": "2026-04"}).text


@pytest.mark.parametrize("month", ["2026-13", "13/2026", "4/26", "x", "0001-01", "9999-12", "2026-04-01"])
def test_a_month_that_is_none_is_missing(browser, month):
    assert browser.get("/lich", params={"thang": month}).status_code == 404


def test_the_calendar_and_what_is_late_go_by_the_day_in_vietnam(browser, engine, notice, monkeypatch):
    """On a machine that keeps the world's time it is still the day before."""
    key = items(engine, notice)[0].key
    for hour, day, late in ((16, 19, False), (18, 20, True)):
        now = datetime(2026, 4, 19, hour, tzinfo=UTC).astimezone(clock.HERE)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        assert re.search(r'<td class="today[^>]*><span class="day">(\d+)<', browser.get("/lich").text)[1] == str(day)
        assert ("đã qua" in browser.get("/?view=tat-ca").text) is late
        assert (note(browser, notice, key, done_on="20/04/2026").status_code == 200) is late


RECEIPT = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 52/TB-UBND
An Hải, ngày 06 tháng 3 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh về trường học

1. Giao Sở Y tế kiểm tra bếp ăn trong 05 ngày làm việc kể từ ngày nhận được văn bản này.
"""


def test_a_period_from_receipt_is_counted_on_card_and_calendar(browser, engine):
    found = process(RECEIPT.encode(), name="bep-an.txt")
    save(engine, record_of(found))
    sha = found.document.sha256
    assert "tính từ ngày đến" not in browser.get(f"/van-ban/{sha}").text
    assert "iểm tra bếp ăn" not in browser.get("/lich?thang=2026-03").text
    [one] = received(engine, "52/TB-UBND")
    record_arrival(engine, one, Arrival(arrived_on=date(2026, 3, 10)), author="vanthu", version="0")
    page = " ".join(browser.get(f"/van-ban/{sha}").text.split())
    assert "(17/03/2026, tính từ ngày đến 10/03/2026)" in page
    assert "Cần biết ngày đến" not in page
    assert "iểm tra bếp ăn" in browser.get("/lich?thang=2026-03").text
