"""What holds for every address, present and future: who may call it, with what proof, and what each answer says to the browser."""

import re

import pytest
from fastapi.openapi.utils import get_openapi
from fastapi.testclient import TestClient

from pipeline.review import accounts
from pipeline.review.accounts import set_account, visitor
from pipeline.review.security import HEADERS
from pipeline.review.shelf import open_notice
from tests.review.test_accounts import PASSWORD, enter

ATTACK = "<script>alert(1)</script>"
OPEN_TO_ALL = {"/dang-nhap", "/static/{name}"}
"""What one may ask for before logging in."""
OWN = {"/dang-nhap", "/dang-xuat", "/tai-khoan/mat-khau"}
"""What one may change with any role: one's own session and password."""


@pytest.fixture
def addresses(place):
    """Every address of the application with its method and its route, each parameter filled in with something that exists."""
    engine, notice, _ = place
    [item, *_] = open_notice(engine, notice.document.sha256).reviewed.items
    known = {"sha256": notice.document.sha256, "number": "1", "key": item.key, "form": "sua", "name": "review.css"}

    def filled(path):
        return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: known.get(found[1], "1"), path)

    def listed(app, method):
        paths = get_openapi(title="giaoviec", version="1", routes=app.routes)["paths"]
        found = [(path, filled(path)) for path, methods in paths.items() if method.lower() in methods]
        assert len(found) > 8
        return found

    return listed


def test_nobody_sees_anything_before_logging_in(guarded, addresses):
    for path, address in addresses(guarded.client.app, "GET"):
        answer = guarded.client.get(address)
        if path not in OPEN_TO_ALL:
            assert answer.status_code == 303, path
            assert answer.headers["location"].partition("?")[0] == "/dang-nhap", path


def test_nobody_changes_anything_before_logging_in(guarded, addresses):
    for path, address in addresses(guarded.client.app, "POST"):
        if path not in OWN:
            assert guarded.post(address, {"seen": 0}).status_code == 401, path


def test_nothing_changes_without_proof(browser, addresses):
    for path, address in addresses(browser.client.app, "POST"):
        for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": ""}):
            assert browser.client.post(address, data={"seen": 0}, headers=headers).status_code == 403, path


def test_nothing_changes_by_looking(browser, addresses):
    app = browser.client.app
    both = {path for path, _ in addresses(app, "GET")} & {path for path, _ in addresses(app, "POST")}
    for path in {path for path, _ in addresses(app, "POST")} - both:
        assert browser.client.get(path).status_code in (404, 405, 422), path


def test_proof_of_another_session_is_none(browser, addresses, place):
    foreign = browser.token
    browser.client.cookies.clear()
    browser.get("/")
    assert browser.token != foreign
    for path, address in addresses(browser.client.app, "POST"):
        assert browser.client.post(address, data={"seen": 0, "csrf": foreign}).status_code == 403, path


def test_who_may_only_look_changes_nothing(guarded, engine, addresses):
    set_account(engine, "lan", PASSWORD, "xem")
    enter(guarded)
    guarded.get("/")
    for path, address in addresses(guarded.client.app, "POST"):
        if path not in OWN:
            assert guarded.post(address, {"seen": 0}).status_code == 403, path


def test_every_answer_tells_the_browser_to_be_careful(browser, addresses):
    for path, address in [*addresses(browser.client.app, "GET"), ("none", "/khong-co"), ("none", "/van-ban/xyz")]:
        answer = browser.client.get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        assert "unsafe" not in answer.headers["content-security-policy"]
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.headers["cache-control"] == "no-store", path


@pytest.mark.parametrize(("headers", "kind"), [({}, "text/html"), ({"HX-Request": "true"}, "text/plain")])
def test_a_failure_nobody_foresaw_is_told_in_words_and_as_careful(browser, monkeypatch, headers, kind):
    def broken(*_):
        raise RuntimeError("/etc/secret")

    monkeypatch.setattr("pipeline.review.routes_inbox.listing", broken)
    answer = TestClient(browser.client.app, raise_server_exceptions=False).get("/", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (500, f"{kind}; charset=utf-8")
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Máy chủ gặp lỗi" in answer.text
    assert "secret" not in answer.text


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(guarded, engine):
    set_account(engine, "lan", PASSWORD, "xem")
    for answer in (guarded.client.get("/dang-nhap", headers={"Cookie": ""}), enter(guarded)):
        for cookie in answer.headers.get_list("set-cookie"):
            assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.lower().split("; "))


def test_a_secret_from_before_the_login_opens_nothing(guarded, engine):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    planted = "k" * 43
    guarded.client.cookies.set("giaoviec", planted)
    guarded.get("/dang-nhap")
    guarded.client.post("/dang-nhap", data={"name": "lan", "password": PASSWORD, "csrf": guarded.token})
    assert visitor(engine, planted) is None


def test_guessing_many_names_from_one_place_is_slowed_down(guarded, engine):
    set_account(engine, "lan", PASSWORD, "xem")
    tried = [enter(guarded, f"ai{at}", "sai mật khẩu").status_code for at in range(accounts.TRIES_FROM_ONE_PLACE)]
    assert tried == [401] * accounts.TRIES_FROM_ONE_PLACE
    assert enter(guarded).status_code == 429


def test_a_login_that_is_a_script_stays_text_in_the_log(guarded, engine):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    enter(guarded, ATTACK, "sai mật khẩu")
    enter(guarded)
    log = guarded.get("/nhat-ky").text
    assert "&lt;script&gt;" in log
    assert ATTACK not in log


def test_a_correction_that_is_a_script_stays_text(browser, engine, notice):
    page = f"/van-ban/{notice.document.sha256}"
    [item, *_] = open_notice(engine, notice.document.sha256).reviewed.items
    fields = {"key": item.key, "seen": 0, "title": ATTACK, "lead": ATTACK, "coordinating": ATTACK}
    assert browser.post(f"{page}/sua", fields).status_code == 200
    for address in (page, f"{page}/lich-su", f"{page}/bang", f"{page}/viec/{item.key}/sua", f"/goi-y?q={ATTACK}", f"/?q={ATTACK}"):
        assert ATTACK not in browser.get(address).text, address


@pytest.mark.parametrize(
    "name", ["../../../../tmp/evil.txt", "..\\..\\evil.txt", "/etc/cron.d/evil", "a/../../evil.txt", "\x00evil.txt", "..."]
)
def test_no_name_leads_out_of_the_folder(browser, place, name):
    browser.post("/tai-len", files={"files": (name, b"ABC", "text/plain")})
    kept = [path for path in place[2].rglob("*evil*") if path.is_file()]
    assert all((place[2] / "outputs" / "da-nhan") in path.parents for path in kept)


@pytest.mark.parametrize("part", ["%2e%2e", "..%2f..%2fregister.sqlite", "..%5cregister.sqlite", "%00", "0" * 64 + "%2f.."])
def test_no_address_leads_out_of_the_register(browser, notice, part):
    sha = notice.document.sha256
    for address in (f"/van-ban/{part}", f"/van-ban/{sha}/trang/{part}.jpg", f"/van-ban/{sha}/viec/{part}/sua", f"/static/{part}"):
        answer = browser.get(address)
        assert answer.status_code in (303, 404, 409, 422), address
        assert b"SQLite" not in answer.content


def test_a_large_upload_is_refused_before_it_is_read(browser, place):
    headers = {"X-CSRF-Token": browser.token, "Content-Length": str(10**12), "Content-Type": "multipart/form-data; boundary=x"}
    assert browser.client.post("/tai-len", content=b"--x", headers=headers).status_code == 413
    assert not (place[2] / "outputs" / "da-nhan").exists()


def test_an_upload_larger_than_it_says_is_refused(browser, place, monkeypatch):
    guard = browser.client.app.user_middleware[0]
    assert guard.kwargs["most_upload_bytes"] == 100 * 1024**2
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'

    def pieces():
        yield head
        yield from (b"x" * 1024**2 for _ in range(101))

    headers = {"X-CSRF-Token": browser.token, "Content-Type": "multipart/form-data; boundary=x"}
    assert browser.client.post("/tai-len", content=pieces(), headers=headers).status_code == 413
    assert not (place[2] / "outputs" / "da-nhan").exists()
