"""What the page says about how often the machine was right."""

import re
from datetime import date

import pytest

from pipeline.review.accuracy import Period, Share, accuracy, first_day
from pipeline.review.headers import header_shares
from pipeline.review.plot import HEIGHT, TOP, plot
from tests.review.test_decisions import items, path

MORNING = 1_772_325_000.0  # 1 March 2026, 07:30 in Vietnam; still February in Greenwich


def keys_of(engine, notice):
    return [item.key for item in items(engine, notice)]


def decide(browser, notice, kind, key, seen=0):
    return browser.post(path(notice, "/quyet-dinh"), {"kind": kind, "key": key, "seen": seen})


def total(engine):
    return accuracy(engine, "thang")[1]


def test_without_decisions_the_page_says_so(browser):
    assert "Chưa có quyết định nào" in browser.get("/do-chinh-xac").text


def test_each_fate_is_counted_once(browser, engine, notice):
    first, second, third = keys_of(engine, notice)
    decide(browser, notice, "accept", first)
    decide(browser, notice, "reject", second)
    browser.post(path(notice, "/sua"), {"key": third, "seen": 0, "title": "Tuyên truyền tiết kiệm nước", "lead": ["UBND xã Bình Lâm"]})
    found = total(engine)
    assert (found.found, found.rejected, found.missed) == (3, 1, 0)
    assert found.shares["content"] == Share(right=1, of=3)
    assert found.shares["unedited"] == Share(right=1, of=3)
    assert found.shares["deadlines"] == Share(right=2, of=2)


def test_a_corrected_lead_counts_against_the_lead_alone(browser, engine, notice):
    key = keys_of(engine, notice)[1]
    form = browser.get(path(notice, f"/viec/{key}/sua")).text
    title = re.search(r'name="title" value="([^"]*)"', form)[1]
    phrases = re.findall(r'name="deadline" value="([^"]+)"', form)
    browser.post(path(notice, "/sua"), {"key": key, "seen": 0, "title": title, "lead": ["Sở Công Thương"], "deadline": phrases})
    shares = total(engine).shares
    assert {name: share.right for name, share in shares.items()} == {
        "content": 1, "lead": 0, "coordinating": 1, "deadlines": 1, "unedited": 0,
    }  # fmt: skip


def test_a_missed_task_counts_against_what_needs_no_edit(browser, engine, notice):
    browser.post(path(notice, "/them"), {"start": 10, "end": 60, "title": "Một việc còn sót"})
    found = total(engine)
    assert (found.found, found.missed, found.shares["unedited"]) == (0, 1, Share(right=0, of=1))


def test_what_was_undone_is_not_counted(browser, engine, notice):
    decide(browser, notice, "reject", keys_of(engine, notice)[0])
    browser.post(path(notice, "/hoan-tac"))
    assert total(engine).found == 0


def test_a_join_counts_against_both_tasks(browser, engine, notice):
    decide(browser, notice, "merge", keys_of(engine, notice)[1])
    found = total(engine)
    assert (found.found, found.shares["content"].right) == (2, 0)


def test_tasks_accepted_in_bulk_are_told(browser, engine, notice):
    answer = browser.post(path(notice, "/hang-loat"), {"seen": 0})
    accepted = answer.text.count('data-state="accepted"')
    assert total(engine).in_bulk == accepted > 0
    browser.post(path(notice, "/hoan-tac"))
    assert total(engine).in_bulk == 0
    browser.post(path(notice, "/hoan-tac"), {"again": "true"})
    assert total(engine).in_bulk == accepted


def test_headers_count_once_the_review_is_finished(browser, engine, notice):
    browser.post(path(notice, "/dau"), {"seen": 0, "number": "54/TB-UBND", "issued_on": "12/03/2026"})
    assert header_shares(engine)[0] == 0
    for key in keys_of(engine, notice):
        decide(browser, notice, "accept", key)
    browser.post(path(notice, "/ket-thuc"), {"seen": 99})
    finished, shares = header_shares(engine)
    assert (finished, shares["number"].right, shares["issued_on"].right) == (1, 0, 1)


@pytest.mark.parametrize(("by", "day"), [("thang", date(2026, 3, 1)), ("tuan", date(2026, 2, 23))])
def test_days_are_those_of_vietnam(by, day):
    assert first_day(MORNING, by) == day


def test_the_page_has_a_plot_and_its_figures(browser, engine, notice):
    decide(browser, notice, "accept", keys_of(engine, notice)[0])
    for by in ("thang", "tuan"):
        page = browser.get("/do-chinh-xac", params={"theo": by}).text
        assert page.count("<polyline") == 10
        assert "100 %<small>1/1</small>" in page
        assert " style=" not in page
    assert browser.get("/do-chinh-xac", params={"theo": "nam"}).status_code == 422


def test_all_right_is_drawn_on_top_and_the_least_share_within():
    shares = dict.fromkeys(("content", "lead", "coordinating", "deadlines"), Share(right=9, of=9)) | {"unedited": Share(right=1, of=4)}
    drawn = plot([Period(first=date(2026, 3, 1), shares=shares)])
    heights = {line.name: line.points[0].y for line in drawn.lines}
    assert heights["lead"] == TOP
    assert TOP < heights["unedited"] < HEIGHT
