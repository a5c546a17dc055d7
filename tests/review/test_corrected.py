"""What people decided about tasks is what lists, calendar, forms and reminders show; the machine's answer stays as it was."""

import json
import re
import uuid
from datetime import date

import pytest

from pipeline.cli import call
from pipeline.errors import ExitCode
from pipeline.process import process
from pipeline.register.database import register_url
from pipeline.register.progress import kept_tasks
from pipeline.register.questions import Question, find
from pipeline.register.record import save
from pipeline.register.rows import record_of
from pipeline.review.shelf import notice_of
from tests.register.postgres import new_database, server
from tests.review.conftest import shelved
from tests.review.test_decisions import items, judge, path
from tests.review.test_work import note

FIELDS = {"title": "Xây dựng kế hoạch cấp nước nông thôn", "lead": "Sở Y tế", "coordinating": ["Sở Nội vụ"], "deadline": "trước 15/10"}


@pytest.fixture(scope="module")
def postgres():
    """A PostgreSQL started for these tests."""
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """The notice in a register of each kind in turn."""
    if request.param == "sqlite":
        yield from shelved(tmp_path, register_url(str(tmp_path / "register.sqlite"), None))
    else:
        yield from shelved(tmp_path, register_url(new_database(request.getfixturevalue("postgres"), f"r{uuid.uuid4().hex}"), None))


def seen(browser, notice):
    return re.search(r'data-latest="(\d+)"', browser.get(path(notice, "")).text)[1]


def correct(browser, engine, notice, at=0, **fields):
    key = items(engine, notice)[at].key
    answer = browser.post(path(notice, "/sua"), {"key": key, "seen": seen(browser, notice)} | FIELDS | fields)
    assert answer.status_code == 200


def add(browser, notice):
    start = notice.tasks[2].evidence["text"].start
    fields = {"start": start, "end": start + 40, "title": "Việc sót", "lead": "Sở Y tế", "deadline": "trước ngày 20/8/2026"}
    assert browser.post(path(notice, "/them"), fields).status_code == 200


def undo(browser, notice):
    assert browser.post(path(notice, "/hoan-tac")).status_code == 200


def numbers(engine, **question):
    return sorted(answer.number for answer in find(engine, Question(**question)))


def read_again(place):
    save(place[0], record_of(process(place[2] / "thong-bao.txt")))


def shown(engine):
    """All that lists and forms are made from."""
    return list(find(engine, Question())), [one.model_copy(update={"document": ""}) for one in kept_tasks(engine)]


def test_a_corrected_lead_is_found_and_the_old_one_is_not(browser, engine, notice):
    assert numbers(engine, unit="Sở Xây dựng") == [1]
    correct(browser, engine, notice)
    assert (numbers(engine, unit="so y te"), numbers(engine, unit="Sở Nội vụ"), numbers(engine, unit="Sở Xây dựng")) == ([1], [1], [])
    assert 'class="duty' in browser.get("/lich", params={"thang": "2026-10", "unit": "Sở Y tế"}).text
    assert notice_of(engine, notice.document.sha256) == notice


def test_a_corrected_deadline_moves_the_task(browser, engine, notice):
    assert numbers(engine, due_before=date(2026, 4, 30)) == [1]
    correct(browser, engine, notice)
    assert numbers(engine, due_before=date(2026, 4, 30)) == []
    [answer] = [answer for answer in find(engine, Question()) if answer.number == 1]
    assert (answer.deadline, answer.due) == ("trước 15/10", "2026-10-14")
    assert 'class="duty' not in browser.get("/lich?thang=2026-04").text
    assert "Sở Y tế" in browser.get("/lich?thang=2026-10").text


def test_a_corrected_content_is_shown(browser, engine, notice):
    correct(browser, engine, notice)
    assert next(find(engine, Question(unit="Sở Y tế"))).text == FIELDS["title"]
    assert kept_tasks(engine)[0].tracked.task.text == FIELDS["title"]


def test_a_recurring_deadline_has_its_rule(browser, engine, notice):
    correct(browser, engine, notice, deadline="hằng tháng")
    [deadline] = kept_tasks(engine)[0].tracked.task.deadlines
    assert deadline.rrule == "FREQ=MONTHLY"
    assert next(find(engine, Question(unit="Sở Y tế"))).recurring


def test_a_rejected_task_leaves_and_an_undo_brings_it_back(browser, engine, notice):
    was = shown(engine)
    judge(browser, notice, "reject", items(engine, notice)[1])
    assert (numbers(engine), numbers(engine, state="rejected")) == ([1, 3], [2])
    assert [one.tracked.number for one in kept_tasks(engine)] == [1, 3]
    undo(browser, notice)
    assert shown(engine) == was


def test_an_undone_correction_shows_what_was_read(browser, engine, notice):
    was = shown(engine)
    correct(browser, engine, notice)
    assert shown(engine) != was
    undo(browser, notice)
    assert shown(engine) == was


def test_accepting_changes_nothing_in_the_lists(browser, engine, notice):
    was = shown(engine)
    judge(browser, notice, "accept", items(engine, notice)[0])
    assert shown(engine) == was


def test_an_added_task_is_listed_followed_up_and_taken_back(browser, engine, notice):
    was = shown(engine)
    add(browser, notice)
    assert numbers(engine, unit="Sở Y tế") == [4]
    assert "Việc sót" in browser.get("/lich?thang=2026-08").text
    key = next(item.key for item in items(engine, notice) if item.key.startswith("them-"))
    assert "Hoàn thành 12/03/2026" in note(browser, notice, key, done_on="2026-03-12").text
    assert [(one.number, one.state) for one in find(engine, Question(unit="Sở Y tế"))] == [(4, "done")]
    known = kept_tasks(engine)[-1].tracked.key
    correct(browser, engine, notice, at=[item.key for item in items(engine, notice)].index(key))
    assert (kept_tasks(engine)[-1].tracked.key, kept_tasks(engine)[-1].tracked.progress.done_on) == (known, date(2026, 3, 12))
    undo(browser, notice)
    undo(browser, notice)
    assert shown(engine) == was


def test_the_inbox_does_not_count_an_added_task_as_undecided(browser, engine, notice):
    for item in items(engine, notice):
        judge(browser, notice, "accept", item)
    add(browser, notice)
    assert "45/TB-UBND" not in browser.get("/?view=can-xem").text


def test_progress_outlasts_decisions(browser, engine, notice):
    item = items(engine, notice)[0]
    note(browser, notice, item.key, done_on="2026-03-12")
    correct(browser, engine, notice)
    assert [one.number for one in find(engine, Question(state="done"))] == [1]
    judge(browser, notice, "reject", item, seen(browser, notice))
    undo(browser, notice)
    assert [one.number for one in find(engine, Question(state="done"))] == [1]
    assert kept_tasks(engine)[0].tracked.progress.done_on == date(2026, 3, 12)


def test_parts_of_a_split_task_stand_both(browser, engine, notice):
    first = items(engine, notice)[0]
    known = kept_tasks(engine)[0].tracked.key
    browser.post(path(notice, "/tach"), {"key": first.key, "seen": 0, "at": first.text.index(" báo cáo")})
    assert numbers(engine, unit="Sở Xây dựng") == [1, 4]
    assert kept_tasks(engine)[0].tracked.key == known
    judge(browser, notice, "merge", items(engine, notice)[1], seen(browser, notice))
    assert numbers(engine) == [1, 2, 3]


def test_decisions_outlast_a_new_reading(browser, engine, notice, place):
    correct(browser, engine, notice)
    judge(browser, notice, "reject", items(engine, notice)[1], seen(browser, notice))
    add(browser, notice)
    was = shown(engine)
    read_again(place)
    assert shown(engine) == was
    assert numbers(engine, unit="Sở Y tế") == [1, 4]


def test_another_file_of_the_notice_shows_them_too(browser, engine, notice, place):
    correct(browser, engine, notice)
    copy = place[2] / "ban-sao.txt"
    copy.write_text((place[2] / "thong-bao.txt").read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    again = process(copy)
    record = record_of(again).model_copy(update={"rank": -1})
    assert (record.sha256 != notice.document.sha256, record.notice) == (True, record_of(notice).notice)
    save(engine, record)
    assert {(one.document, one.number) for one in find(engine, Question(unit="Sở Y tế"))} == {(record.sha256, 1)}
    undo(browser, notice)
    assert numbers(engine, unit="Sở Y tế") == []


def test_forms_made_with_the_register_show_them(browser, engine, notice, place, capfd):
    result = place[2] / "thong-bao.json"
    result.write_text(notice.model_dump_json(), encoding="utf-8")
    correct(browser, engine, notice)
    judge(browser, notice, "reject", items(engine, notice)[1], seen(browser, notice))
    add(browser, notice)
    url = engine.url.render_as_string(hide_password=False)
    words = ["forms", "theo-don-vi", str(result), "--format", "json"]
    assert call([*words, "--register", url]) == ExitCode.OK
    told = capfd.readouterr().out
    assert json.loads(told)
    assert "Sở Y tế" in told
    assert "Sở Nông nghiệp và Môi trường" not in told
    assert call(words) == ExitCode.OK
    assert "Sở Y tế" not in capfd.readouterr().out
