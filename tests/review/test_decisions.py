"""Decisions through the pages: recorded, taken back, and never lost to somebody else's."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from pipeline.register.review_tables import steps
from pipeline.register.tables import tasks
from pipeline.review import edits
from pipeline.review.shelf import open_notice
from pipeline.review.steps import Conflict, decide, undo


def path(notice, rest):
    return f"/van-ban/{notice.document.sha256}{rest}"


def items(engine, notice):
    return open_notice(engine, notice.document.sha256).reviewed.items


def judge(browser, notice, kind, item, seen=0):
    return browser.post(path(notice, "/quyet-dinh"), {"kind": kind, "key": item.key, "seen": seen})


@pytest.mark.parametrize(("kind", "state", "work"), [("accept", "accepted", "open"), ("reject", "rejected", "rejected")])
def test_a_task_is_decided_about(browser, engine, notice, kind, state, work):
    first = items(engine, notice)[0]
    assert judge(browser, notice, kind, first).status_code == 200
    assert items(engine, notice)[0].state == state
    with engine.connect() as connection:
        assert connection.execute(select(tasks.c.state).where(tasks.c.number == 1)).scalar() == work  # accepted work is still to be done


def test_the_inbox_counts_what_is_undecided(browser, engine, notice):
    was = items(engine, notice)
    for at, item in enumerate(was, start=1):
        judge(browser, notice, "accept", item, seen=at)
    assert "0/3" in browser.get("/?view=tat-ca").text
    browser.post(path(notice, "/hoan-tac"))
    assert "1/3" in browser.get("/?view=tat-ca").text


def test_fields_are_corrected(browser, engine, notice):
    first = items(engine, notice)[0]
    fields = {"title": "Lập kế hoạch", "lead": ["Sở Y tê\u0301", ""], "coordinating": ["  Sở  Tài chính "], "deadline": ["trước 15/10"]}
    answer = browser.post(path(notice, "/sua"), {"key": first.key, "seen": 0} | fields)
    assert answer.status_code == 200
    now = items(engine, notice)[0]
    assert (now.title, now.lead, now.coordinating) == ("Lập kế hoạch", ("Sở Y tế",), ("Sở Tài chính",))
    assert [(due.kind, due.due) for due in now.deadlines] == [("before", "2026-10-15")]


def test_a_deadline_that_means_nothing_is_refused(browser, engine, notice):
    first = items(engine, notice)[0]
    answer = browser.post(path(notice, "/sua"), {"key": first.key, "seen": 0, "title": "Việc", "deadline": "hôm nào đó"})
    assert answer.status_code == 422
    assert items(engine, notice)[0] == first


def test_a_day_that_no_calendar_has_is_refused_with_the_reason(browser, engine, notice):
    first = items(engine, notice)[0]
    fields = {"key": first.key, "seen": 0, "title": first.title, "deadline": "trước 31/2"}
    answer = browser.post(path(notice, "/sua"), fields)
    assert answer.status_code == 422
    assert "Lịch không có ngày 31/02/2026" in answer.text
    assert items(engine, notice)[0] == first
    relative = "10 ngày làm việc kể từ ngày nhận được văn bản"
    assert browser.post(path(notice, "/sua"), fields | {"deadline": relative}).status_code == 200


def test_a_missed_task_is_added_where_it_was_marked(browser, engine, notice):
    start = notice.tasks[0].evidence["text"].start
    added = {"start": start, "end": start + 30, "title": "Việc sót", "lead": "Sở Y tế"}
    assert browser.post(path(notice, "/them"), added).status_code == 200
    [new] = [item for item in items(engine, notice) if item.key.startswith("them-")]
    assert notice.tasks[0].text.startswith(new.text)
    assert new.path == ("1",)


def test_a_task_is_split_and_the_parts_joined_again(browser, engine, notice):
    first = items(engine, notice)[0]
    cut = first.text.index(" báo cáo")
    assert browser.post(path(notice, "/tach"), {"key": first.key, "seen": 0, "at": cut}).status_code == 200
    one, two = items(engine, notice)[:2]
    assert two.text.startswith("báo cáo")
    assert judge(browser, notice, "merge", two, seen=1).status_code == 200
    assert items(engine, notice)[0].text == first.text
    assert len(items(engine, notice)) == 3
    assert one.key == first.key


def test_undo_and_redo(browser, engine, notice):
    was = items(engine, notice)
    for item in was[:2]:
        judge(browser, notice, "accept", item)
    browser.post(path(notice, "/hoan-tac"))
    assert [item.state for item in items(engine, notice)] == ["accepted", "open", "open"]
    browser.post(path(notice, "/hoan-tac"))
    assert items(engine, notice) == was
    browser.post(path(notice, "/hoan-tac"), {"again": "true"})
    assert [item.state for item in items(engine, notice)] == ["accepted", "open", "open"]


def test_the_second_writer_is_told(browser, engine, notice):
    first, second = items(engine, notice)[:2]
    decide(engine, notice, 0, "reject", "Chị Lan", lambda standing: edits.reject(standing.item(first.key)))
    answer = judge(browser, notice, "accept", first)
    assert answer.status_code == 409
    assert "Chị Lan" in answer.text
    assert items(engine, notice)[0].state == "rejected"
    assert judge(browser, notice, "accept", second).status_code == 200  # another task: nobody is in the way


def test_nobody_takes_back_what_others_have_built_on(engine, notice):
    first = items(engine, notice)[0]
    decide(engine, notice, 0, "accept", "Anh Minh", lambda standing: edits.accept(standing.item(first.key)))
    decide(engine, notice, 1, "reject", "Chị Lan", lambda standing: edits.reject(standing.item(first.key)))
    with pytest.raises(Conflict):
        undo(engine, notice, "Anh Minh")


def test_decisions_can_be_neither_changed_nor_removed(browser, engine, notice):
    judge(browser, notice, "accept", items(engine, notice)[0])
    with pytest.raises(DBAPIError, match="only ever added"), engine.begin() as connection:
        connection.execute(delete(steps))


def test_a_review_ends_when_everything_is_decided(browser, engine, notice):
    assert browser.post(path(notice, "/ket-thuc"), {"seen": 0}).status_code == 422
    for item in items(engine, notice):
        judge(browser, notice, "accept", item)
    assert browser.post(path(notice, "/ket-thuc"), {"seen": 3}).status_code == 200
    assert "45/TB-UBND" in browser.get("/?view=da-xong").text


def test_easy_tasks_are_accepted_together(browser, engine, notice):
    easy = sum(not task.needs_look and not task.findings for task in notice.tasks)
    answer = browser.post(path(notice, "/hang-loat"), {"seen": 0})
    assert answer.status_code == (200 if easy else 422)
    assert sum(item.state == "accepted" for item in items(engine, notice)) >= easy


def test_a_request_without_proof_changes_nothing(browser, engine, notice):
    first = items(engine, notice)[0]
    fields = {"kind": "accept", "key": first.key, "seen": 0}
    assert browser.client.post(path(notice, "/quyet-dinh"), data=fields).status_code == 403
    assert browser.client.post(path(notice, "/quyet-dinh"), data=fields, headers={"X-CSRF-Token": "0" * 64}).status_code == 403
    assert items(engine, notice)[0].state == "open"


def test_the_history_can_be_taken_away(browser, engine, notice):
    judge(browser, notice, "accept", items(engine, notice)[0])
    [step] = browser.get(path(notice, "/lich-su.json")).json()
    assert step["document"] == notice.document.sha256
    assert step["author"]
    assert {item["state"] for item in step["after"].values()} == {"accepted"}
    assert "Chấp nhận" in browser.get(path(notice, "/lich-su")).text


def test_nothing_is_sent_again_as_long_as_nobody_decides(browser, engine, notice):
    assert browser.get(path(notice, "/bang?seen=0")).status_code == 204
    judge(browser, notice, "accept", items(engine, notice)[0])
    assert browser.get(path(notice, "/bang?seen=0")).status_code == 200
    assert browser.get(path(notice, "/bang?seen=1")).status_code == 204
