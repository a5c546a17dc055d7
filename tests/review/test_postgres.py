"""The review page over a register in PostgreSQL: everything that asks or changes the database, once."""

import uuid

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError

from pipeline.register.database import register_url
from pipeline.register.review_tables import steps
from pipeline.review.accounts import log_in, set_account, visitor
from pipeline.review.shelf import open_notice
from tests.register.postgres import new_database, server
from tests.review.conftest import Browser, client_for, shelved
from tests.review.test_decisions import items, path

PASSWORD = "nước chảy đá mòn"
NOTHING = '{"done_on":null,"by_document":null,"note":null}'


@pytest.fixture(scope="module")
def postgres():
    """A PostgreSQL started for these tests."""
    with server() as url:
        yield url


@pytest.fixture
def place(postgres, tmp_path):
    """The register with its notice, in a database of its own."""
    yield from shelved(tmp_path, register_url(new_database(postgres, f"r{uuid.uuid4().hex}"), None))


@pytest.fixture
def browser(place):
    with client_for(place) as client:
        found = Browser(client)
        found.get("/")
        yield found


@pytest.mark.parametrize(
    "query", [{}, {"q": "cap nuoc"}, {"unit": "Sở Tài chính"}, {"type": "TB"}, {"since": "2026-01-01", "until": "2026-12-31"}]
)
def test_the_list_and_the_calendar_are_asked(browser, query):
    assert "45/TB-UBND" in browser.get("/", params={"view": "tat-ca"} | query).text
    assert "duty" in browser.get("/lich", params={"thang": "2026-04"} | query).text
    assert "Sở Tài chính" in browser.get("/goi-y?q=so tai").text


def test_decisions_are_kept_taken_back_and_counted(browser, engine, notice):
    first, second, third = (item.key for item in items(engine, notice))
    browser.post(path(notice, "/quyet-dinh"), {"kind": "accept", "key": first, "seen": 0})
    browser.post(path(notice, "/quyet-dinh"), {"kind": "reject", "key": second, "seen": 1})
    browser.post(path(notice, "/hoan-tac"))
    browser.post(path(notice, "/dau"), {"seen": 3, "number": "54/TB-UBND", "issued_on": "13/3/2026"})
    browser.post(path(notice, f"/viec/{third}/tien-do"), {"before": NOTHING, "done_on": "2026-05-01"})
    assert [item.state for item in items(engine, notice)] == ["accepted", "open", "open"]
    assert "54/TB-UBND" in browser.get("/", params={"view": "tat-ca", "q": "54/TB"}).text
    assert "Hoàn thành 01/05/2026" in browser.get(path(notice, "")).text
    assert "1/1" in browser.get("/do-chinh-xac").text
    assert open_notice(engine, notice.document.sha256).header.issued_on == "2026-03-13"


def test_steps_are_only_added(browser, engine, notice):
    browser.post(path(notice, "/quyet-dinh"), {"kind": "accept", "key": items(engine, notice)[0].key, "seen": 0})
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(delete(steps))


def test_accounts(browser, engine):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    assert visitor(engine, log_in(engine, "lan", PASSWORD, "10.0.0.2")).role == "quan-tri"
    assert browser.get("/").status_code == 303
