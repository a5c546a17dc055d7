"""The same notice read from two files: one list of decisions."""

import re

import pytest

from pipeline.process import process
from pipeline.register.record import save
from pipeline.register.rows import record_of
from pipeline.register.sources import Source, add_stems
from pipeline.review.shelf import open_notice
from tests.review.conftest import LETTER
from tests.review.test_corrected import FIELDS
from tests.review.test_decisions import items, judge, path

SHIFTED = LETTER.replace("Kết luận của", "Kết luận mới của")  # every passage stands four letters further down
FOURTH = "4. Giao Sở Y tế kiểm tra chất lượng nước, báo cáo trước ngày 30/6/2026.\n"


def put(place, name, text):
    """Another file, as good as can be, in the register: it speaks for its notice from now on."""
    engine, _, folder = place
    file = folder / name
    file.write_text(text, encoding="utf-8")
    notice = process(file)
    add_stems(engine, str(folder / "outputs"), {str(file): file.stem})
    save(engine, record_of(notice).model_copy(update={"rank": -1}), Source(folder=str(folder / "outputs"), path=str(file)))
    return notice


@pytest.fixture
def copy(place, notice):
    """The notice once more, its passages further down."""
    found = put(place, "ban-sao.txt", SHIFTED)
    assert record_of(found).notice == record_of(notice).notice
    return found


def states(engine, notice):
    return [item.state for item in items(engine, notice)]


def seen(browser, notice):
    return re.search(r'data-latest="(\d+)"', browser.get(path(notice, "")).text)[1]


def test_decisions_hold_for_both_files_at_the_place_of_each(browser, engine, notice, copy):
    first, second, _ = items(engine, notice)
    judge(browser, notice, "reject", second)
    browser.post(path(notice, "/sua"), {"key": first.key, "seen": seen(browser, notice)} | FIELDS)
    assert states(engine, copy) == ["corrected", "rejected", "open"]
    there = items(engine, copy)[0]
    assert there.lead == ("Sở Y tế",)
    assert (there.start, there.end) == (first.start + 4, first.end + 4)
    assert browser.get(path(copy, f"/bang?seen={seen(browser, notice)}")).status_code == 204


def test_each_page_leads_to_the_other_and_says_how_far_it_is(browser, engine, notice, copy):
    judge(browser, notice, "accept", items(engine, notice)[0])
    page = browser.get(path(copy, "")).text
    assert f'<a href="{path(notice, "")}">thong-bao.txt</a> (còn 2 việc chưa xem)' in page
    assert "là bản trong danh sách" in browser.get(path(notice, "")).text
    assert "ở tệp thong-bao.txt" in browser.get(path(copy, "/lich-su")).text


def test_a_notice_of_one_file_has_no_such_note(browser, notice):
    assert "Văn bản này còn có ở" not in browser.get(path(notice, "")).text


def test_a_decision_can_be_taken_back_before_the_other_file(browser, engine, notice, copy):
    was = items(engine, notice), items(engine, copy)
    judge(browser, notice, "reject", items(engine, notice)[1])
    browser.post(path(copy, "/hoan-tac"))
    assert (items(engine, notice), items(engine, copy)) == was
    browser.post(path(notice, "/hoan-tac"), {"again": "true"})
    assert states(engine, copy) == states(engine, notice) == ["open", "rejected", "open"]


def test_a_file_that_comes_later_has_been_reviewed_already(browser, engine, notice, place):
    for item in items(engine, notice):
        judge(browser, notice, "accept", item, seen=10**6)
    browser.post(path(notice, "/ket-thuc"), {"seen": 10**6})
    late = put(place, "den-sau.txt", SHIFTED)
    page = browser.get("/?view=da-xong").text
    assert path(late, "") in page
    assert path(notice, "") not in page
    assert open_notice(engine, late.document.sha256).reviewed.finished


def test_a_later_file_with_another_task_is_not_finished(browser, engine, notice, place):
    for item in items(engine, notice):
        judge(browser, notice, "accept", item, seen=10**6)
    browser.post(path(notice, "/ket-thuc"), {"seen": 10**6})
    late = put(place, "den-sau.txt", LETTER + FOURTH)
    assert states(engine, late) == ["accepted"] * 3 + ["open"]
    assert path(late, "") not in browser.get("/?view=da-xong").text
    assert "1/4" in browser.get("/?view=chua-xong").text
    assert not open_notice(engine, late.document.sha256).reviewed.finished
    assert open_notice(engine, notice.document.sha256).reviewed.finished


def test_parts_and_added_tasks_show_before_the_other_file_too(browser, engine, notice, copy):
    first, _, third = items(engine, notice)
    browser.post(path(notice, "/tach"), {"key": first.key, "seen": 0, "at": first.text.index(" báo cáo")})
    browser.post(path(notice, "/them"), {"start": third.start, "end": third.start + 30, "title": "Việc sót"})
    there = items(engine, copy)
    assert {item.title for item in there} == {item.title for item in items(engine, notice)}
    parts = [item for item in there if item.text in first.text]
    assert [(item.start, item.end) for item in parts] == [(first.start + 4, first.end + 4)] * 2
    assert browser.get(path(copy, "")).status_code == 200


def test_what_somebody_added_stands_once_where_the_machine_finds_it(browser, engine, notice, place):
    first = items(engine, notice)[0]
    cut = first.text.index(" báo cáo")
    added = {"start": first.start + cut, "end": first.end, "title": "Việc sót"}
    assert browser.post(path(notice, "/them"), added).status_code == 200
    [passage] = [item.text for item in items(engine, notice) if item.title == "Việc sót"]
    there = put(place, "tach-dong.txt", LETTER.replace("nước, báo cáo", "nước.\n4. báo cáo"))
    texts = [item.text for item in items(engine, there)]
    assert texts.count(passage) == 1


def test_joining_holds_where_both_passages_stand(browser, engine, notice, copy):
    judge(browser, notice, "merge", items(engine, notice)[1])
    assert len(items(engine, copy)) == len(items(engine, notice)) == 2
    assert items(engine, copy)[0].lead == items(engine, notice)[0].lead


def test_what_does_not_stand_in_this_file_is_not_cut_here(browser, engine, notice, copy):
    third = items(engine, notice)[2]
    browser.post(path(notice, "/them"), {"start": third.start, "end": third.start + 30, "title": "Việc sót"})
    [added] = [item for item in items(engine, copy) if item.title == "Việc sót"]
    was = items(engine, copy)
    answer = browser.post(path(copy, "/tach"), {"key": added.key, "seen": 10**6, "at": 12})
    assert (answer.status_code, "tệp kia" in answer.text) == (422, True)
    assert items(engine, copy) == was
