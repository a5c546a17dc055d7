"""Unit aliases that corrections speak of."""

import pytest

from pipeline.batch.vocabulary import aliases
from pipeline.review.accounts import set_account
from pipeline.review.aliases import abbreviates
from tests.review.test_accounts import PASSWORD, enter
from tests.review.test_decisions import items, path

FULL = "Sở Xây dựng tỉnh An Hải"


@pytest.fixture
def vocabulary(tmp_path, monkeypatch):
    file = tmp_path / "co-quan.toml"
    monkeypatch.setenv("GIAOVIEC_VOCABULARY", str(file))
    return file


def correct(browser, engine, notice, lead):
    item = items(engine, notice)[0]
    phrases = [due.as_written for due in item.deadlines]
    told = {"title": item.title, "lead": [lead], "coordinating": list(item.coordinating), "deadline": phrases}
    return browser.post(path(notice, "/sua"), told | {"key": item.key, "seen": 0})


@pytest.mark.parametrize(
    ("written", "name", "may"),
    [
        ("Sở NN và MT", "Sở Nông nghiệp và Môi trường", True),
        ("STC", "Sở Tài chính", True),
        ("Ban QLDA tỉnh", "Ban Quản lý dự án đầu tư xây dựng tỉnh", True),
        ("Sở Tài chính", "Sở Xây dựng", False),
        ("Sở Tài chính", "Sở Tài chính", False),
        ("Sở Tài chính tỉnh", "Sở Tài chính", False),
        ("S", "Sở Tài chính", False),
    ],
)
def test_what_may_stand_for_a_name(written, name, may):
    assert abbreviates(written, name) is may


def test_a_correction_is_proposed_and_entered_only_when_accepted(browser, engine, notice, vocabulary):
    correct(browser, engine, notice, FULL)
    page = browser.get("/tu-vung").text
    assert FULL in page
    assert aliases() == {}
    assert browser.post("/tu-vung", {"written": "Sở Xây dựng", "name": FULL}).status_code == 303
    assert aliases() == {"sở xây dựng": FULL}
    assert "Chưa có đề xuất nào" in browser.get("/tu-vung").text


def test_another_unit_is_no_alias(browser, engine, notice, vocabulary):
    correct(browser, engine, notice, "Sở Công Thương")
    assert "Chưa có đề xuất nào" in browser.get("/tu-vung").text


def test_only_what_is_proposed_is_entered(browser, vocabulary):
    assert browser.post("/tu-vung", {"written": "Sở Y tế", "name": "Sở Y tế tỉnh An Hải"}).status_code == 422
    assert not vocabulary.exists()


def test_only_administrators_see_it(guarded, engine, vocabulary):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    enter(guarded)
    assert guarded.get("/tu-vung").status_code == 403
    assert guarded.post("/tu-vung", {"written": "a", "name": "b"}).status_code == 403


def test_without_a_file_configured_it_lies_beside_the_results(browser, place, monkeypatch):
    monkeypatch.delenv("GIAOVIEC_VOCABULARY", raising=False)
    page = browser.get("/tu-vung").text
    assert str(place[2] / "outputs" / "tu-vung.toml") in page
    assert "GIAOVIEC_VOCABULARY" in page
