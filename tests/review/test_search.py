"""The search of the inbox: it finds what was read, and what stands after corrections."""

import pytest

from pipeline.process import process
from pipeline.register.record import save
from pipeline.register.rows import record_of
from tests.review.test_corrected import add, correct, undo
from tests.review.test_decisions import items, judge

READ = ("cap nuoc nong thon", "Sở Xây dựng", "45/tb-ubnd")
FIELDS = {"title": "Xây dựng đề án giếng khoan", "lead": "Ban Quản lý hồ chứa Đá Xanh", "coordinating": [], "deadline": "trước 15/10"}
WORDS = ("Đá Xanh", "da xanh", "ĐÁ XANH", "gieng khoan", "giếng khoan")


def found(browser, words):
    return "45/TB-UBND" in browser.get("/", params={"view": "tat-ca", "q": words}).text


@pytest.mark.parametrize("words", WORDS)
def test_corrected_values_are_found_until_they_are_taken_back(browser, engine, notice, words):
    assert not found(browser, words)
    correct(browser, engine, notice, **FIELDS)
    assert found(browser, words)
    undo(browser, notice)
    assert not found(browser, words)


@pytest.mark.parametrize("words", READ)
def test_what_was_read_is_found_whatever_is_decided(browser, engine, notice, words):
    correct(browser, engine, notice, **FIELDS)
    judge(browser, notice, "reject", items(engine, notice)[1], seen=10**6)
    assert found(browser, words)


def test_an_added_task_is_found(browser, notice):
    assert not found(browser, "viec sot")
    add(browser, notice)
    assert found(browser, "viec sot so y te")


def test_a_new_reading_forgets_nothing(browser, engine, notice, place):
    correct(browser, engine, notice, **FIELDS)
    save(engine, record_of(process(place[2] / "thong-bao.txt")))
    assert found(browser, "da xanh")


def test_a_notice_without_tasks_leaves_that_view_when_somebody_adds_one(browser, engine, place):
    file = place[2] / "moi-hop.txt"
    lines = ["UBND TỈNH AN HẢI", "Số: 9/GM-UBND", "An Hải, ngày 2 tháng 4 năm 2026", "GIẤY MỜI", "Trời hôm nay đẹp, gió nhẹ."]
    file.write_text("\n".join(lines), encoding="utf-8")
    invitation = process(file)
    assert invitation.tasks == ()
    save(engine, record_of(invitation))
    from pipeline.register.sources import Source, add_stems, enter

    add_stems(engine, "o", {str(file): "moi-hop"})
    with engine.begin() as connection:
        enter(connection, Source(folder="o", path=str(file)), invitation.document.sha256)
    address = f"/van-ban/{invitation.document.sha256}"
    assert address in browser.get("/?view=khong-viec").text
    browser.post(f"{address}/them", {"start": 0, "end": 20, "title": "Đi họp"})
    assert address not in browser.get("/?view=khong-viec").text
    page = browser.get("/?view=chua-xong").text
    assert address in page
    assert "0/1" in page
    browser.post(f"{address}/hoan-tac")
    assert address in browser.get("/?view=khong-viec").text
