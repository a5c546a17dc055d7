"""Correcting the header of a notice."""

import re

import pytest
from sqlalchemy import select

from benchmarks.invented import pdf
from models.notice import Finding
from models.place import Box
from pipeline.process import process
from pipeline.register.database import reading
from pipeline.register.headings import headings_by_document
from pipeline.register.progress import kept_tasks
from pipeline.register.questions import Question, find
from pipeline.register.record import save
from pipeline.register.rows import record_of
from pipeline.register.sources import Source, add_stems
from pipeline.register.tables import documents
from pipeline.review.gold import labels_of
from pipeline.review.shelf import open_notice
from tests.review.conftest import LETTER

RIGHT = {
    "number": "54/TB-UBND",
    "issued_on": "13/3/2026",
    "issuer": "Ủy ban nhân dân tỉnh An Hải",
    "subject": "Kết luận về cấp nước",
    "signer": "Trần Văn Nước",
}


def path(notice, rest=""):
    return f"/van-ban/{notice.document.sha256}{rest}"


def seen(browser, notice):
    return re.search(r'data-latest="(\d+)"', browser.get(path(notice)).text)[1]


def correct(browser, notice, **fields):
    return browser.post(path(notice, "/dau"), RIGHT | fields | {"seen": seen(browser, notice)})


def listed(engine, notice):
    with reading(engine) as connection:
        columns = (documents.c.number, documents.c.issued_on, documents.c.issuer, documents.c.subject)
        return tuple(connection.execute(select(*columns).where(documents.c.sha256 == notice.document.sha256)).one())


def test_the_form_shows_what_was_read(browser, notice):
    form = browser.get(path(notice, "/dau")).text
    assert 'value="45/TB-UBND"' in form
    assert 'value="12/03/2026"' in form


def test_a_corrected_header_is_shown_beside_what_was_read(browser, notice):
    page = correct(browser, notice).text
    assert "54/TB-UBND" in page
    assert "máy đọc: 45/TB-UBND" in page


def test_the_list_knows_the_corrected_header_and_finds_by_both(browser, engine, notice):
    correct(browser, notice)
    assert listed(engine, notice) == ("54/TB-UBND", "2026-03-13", "Ủy ban nhân dân tỉnh An Hải", "Kết luận về cấp nước")
    for words in ("54/TB-UBND", "45/TB-UBND", "tran van nuoc"):
        assert "54/TB-UBND" in browser.get("/", params={"view": "tat-ca", "q": words}).text


def test_questions_and_forms_know_it(browser, engine, notice):
    known = kept_tasks(engine)[0].tracked.key
    correct(browser, notice)
    assert [answer.issued_on for answer in find(engine, Question(notice="54/TB-UBND"))] == ["2026-03-13"] * 3
    task = kept_tasks(engine)[0].tracked
    assert (task.notice.header.number, task.notice.header.signer, task.key) == ("54/TB-UBND", "Trần Văn Nước", known)


def test_labels_have_the_corrected_header(browser, engine, notice):
    correct(browser, notice)
    header = labels_of(open_notice(engine, notice.document.sha256), "a.txt").header
    assert (header["number"], header["issued_on"], header["signer"], header["type"]) == ("54/TB-UBND", "2026-03-13", "Trần Văn Nước", "TB")


def test_an_undo_brings_back_what_was_read_and_the_history_keeps_both(browser, engine, notice):
    before = listed(engine, notice)
    correct(browser, notice)
    browser.post(path(notice, "/hoan-tac"))
    assert listed(engine, notice) == before
    assert headings_by_document(engine) == {}
    history = browser.get(path(notice, "/lich-su")).text
    assert "54/TB-UBND" in history
    assert "như máy đọc" in history


def test_it_outlasts_a_new_reading(browser, engine, notice, place):
    correct(browser, notice)
    save(engine, record_of(process(place[2] / "thong-bao.txt")))
    assert listed(engine, notice)[0] == "54/TB-UBND"


def test_a_field_may_be_empty(browser, engine, notice):
    correct(browser, notice, issued_on="", signer="  ")
    header = open_notice(engine, notice.document.sha256).header
    assert (header.issued_on, header.signer) == (None, None)


@pytest.mark.parametrize("day", ["31/02/2026", "hôm qua", "12/3/26", "2026/3/12/1"])
def test_a_day_that_is_none_is_refused(browser, engine, notice, day):
    assert correct(browser, notice, issued_on=day).status_code == 422
    assert listed(engine, notice)[1] == "2026-03-12"


@pytest.mark.parametrize(("day", "kept"), [("3/2026", "2026-03"), ("2026", "2026"), ("13.3.2026", "2026-03-13")])
def test_a_month_or_year_may_stand_alone(browser, engine, notice, day, kept):
    correct(browser, notice, issued_on=day)
    assert listed(engine, notice)[1] == kept


def test_phrases_are_reckoned_by_the_corrected_day(browser, notice):
    correct(browser, notice, issued_on="13/3/2027")
    assert "15/10/2027" in browser.get(path(notice, "/han"), params={"deadline": "trước 15/10"}).text


def test_it_needs_proof(browser, notice):
    assert browser.client.post(path(notice, "/dau"), data=RIGHT | {"seen": 0}).status_code == 403


def test_a_number_that_could_not_be_read_shows_where_it_stands(browser, place):
    engine, _, folder = place
    file = folder / "quet.pdf"
    file.write_bytes(pdf(LETTER.splitlines()))
    read = process(file)
    written_by_hand = Box(page=1, x0=100, top=60, x1=160, bottom=80)
    header = read.header.model_copy(update={"number": None, "evidence": {}})
    finding = Finding(code="number-unread", severity="warning", message="Xin xem số.", field="header.number", box=written_by_hand)
    notice = read.model_copy(update={"header": header, "findings": (finding,)})
    results = str(folder / "outputs")
    add_stems(engine, results, {str(file): "quet"})
    save(engine, record_of(notice), Source(folder=results, path=str(file)))
    [crop] = re.findall(r'<svg class="crop" viewBox="([^"]*)".*?data-page="(\d+)"', browser.get(path(notice)).text)
    assert crop == ("76.0 56.0 96.0 28.0", "1")
