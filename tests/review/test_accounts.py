"""Who may come in, and what they may do."""

import re

import pytest

from pipeline.errors import UsageError
from pipeline.review import accounts
from pipeline.review.accounts import Throttled, any_account, close_account, log_in, set_account, visitor
from pipeline.review.users import reset_password
from tests.review.conftest import Browser

PASSWORD = "nước chảy đá mòn"


def enter(browser, name="lan", password=PASSWORD, to=""):
    browser.get("/dang-nhap")
    return browser.client.post("/dang-nhap", data={"name": name, "password": password, "csrf": browser.token, "to": to})


def test_without_a_session_every_page_leads_to_the_login(guarded, notice):
    own = f"/van-ban/{notice.document.sha256}"
    for address, login in (("/", "/dang-nhap"), (own, f"/dang-nhap?to={own}"), ("/nhat-ky", "/dang-nhap")):
        answer = guarded.get(address)
        assert (answer.status_code, answer.headers.get("location")) == (303, login)


@pytest.mark.parametrize(
    "to", ["", "//evil.example", "https://evil.example/van-ban/" + "0" * 64, "/dang-xuat", "/van-ban/" + "0" * 64 + "/../.."]
)
def test_the_login_leads_back_to_a_notice_and_nowhere_else(guarded, engine, notice, to):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    assert enter(guarded, to=to).headers["location"] == "/"
    own = f"/van-ban/{notice.document.sha256}"
    guarded.post("/dang-xuat")
    assert f'name="to" value="{own}"' in guarded.get(f"/dang-nhap?to={own}").text
    assert enter(guarded, to=own).headers["location"] == own


def test_logging_in_begins_a_new_session(guarded, engine):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    before = guarded.client.cookies.get("giaoviec")
    assert enter(guarded).status_code == 303
    assert guarded.client.cookies.get("giaoviec") != before
    assert guarded.get("/").status_code == 200


def test_a_session_that_somebody_else_chose_is_none(guarded, engine):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    guarded.client.cookies.set("giaoviec", "x" * 43)
    assert guarded.get("/").status_code == 303


def test_logging_out_ends_the_session(guarded, engine):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    enter(guarded)
    secret = guarded.client.cookies.get("giaoviec")
    guarded.get("/")
    assert guarded.client.post("/dang-xuat", data={"csrf": guarded.token}).status_code == 303
    assert visitor(engine, secret) is None


@pytest.mark.parametrize(("name", "password"), [("lan", "sai mật khẩu"), ("ai đó", PASSWORD), ("", "")])
def test_wrong_passwords_are_refused(guarded, engine, name, password):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    assert enter(guarded, name, password).status_code in (401, 422)
    assert guarded.get("/").status_code == 303


def test_letters_count_however_they_are_composed(engine):
    set_account(engine, "lan", "nu\u031bo\u031b\u0301c chảy đá mòn", "xem")
    assert log_in(engine, "lan", PASSWORD, "127.0.0.1")


def test_guessing_is_slowed_down(guarded, engine):
    set_account(engine, "lan", PASSWORD, "ra-soat")
    assert [enter(guarded, "lan", "sai mật khẩu").status_code for _ in range(accounts.TRIES)] == [401] * accounts.TRIES
    answer = enter(guarded)
    assert answer.status_code == 429
    assert "Xin chờ 15 phút" in answer.text
    assert 'name="password"' in answer.text  # on the page where one tries again
    with pytest.raises(Throttled):
        log_in(engine, "lan", PASSWORD, "10.0.0.9")


def test_who_forgets_shuts_nobody_else_out_and_is_let_in_again_by_an_administrator(guarded, engine):
    for name in ("lan", "minh"):
        set_account(engine, name, PASSWORD, "ra-soat")
    for _ in range(accounts.TRIES):
        enter(guarded, "minh", "sai mật khẩu")
    assert enter(guarded, "minh").status_code == 429
    assert enter(guarded, "lan").status_code == 303  # at the same machine
    reset_password(engine, "minh", "mật khẩu do quản trị đặt", "quan")
    assert enter(guarded, "minh", "mật khẩu do quản trị đặt").status_code == 303


def test_a_viewer_cannot_decide_nor_see_the_log(guarded, engine, notice):
    set_account(engine, "lan", PASSWORD, "xem")
    enter(guarded)
    assert 'data-do="accept"' not in guarded.get(f"/van-ban/{notice.document.sha256}").text
    answer = guarded.post(f"/van-ban/{notice.document.sha256}/hang-loat", {"seen": 0})
    assert answer.status_code == 403
    assert guarded.get("/nhat-ky").status_code == 403


def test_an_administrator_sees_the_log(guarded, engine):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    enter(guarded, password="sai mật khẩu")
    enter(guarded)
    log = guarded.get("/nhat-ky").text
    assert "Sai mật khẩu" in log
    assert "Đăng nhập" in log


def test_sessions_run_out(engine, monkeypatch):
    set_account(engine, "lan", PASSWORD, "xem")
    secret = log_in(engine, "lan", PASSWORD, "127.0.0.1")
    assert visitor(engine, secret).name == "lan"
    monkeypatch.setattr(accounts, "IDLE", -1.0)
    assert visitor(engine, secret) is None


def test_a_closed_account_is_shut_out_at_once(engine):
    set_account(engine, "lan", PASSWORD, "xem")
    secret = log_in(engine, "lan", PASSWORD, "127.0.0.1")
    close_account(engine, "lan")
    assert visitor(engine, secret) is None
    assert not any_account(engine)
    assert log_in(engine, "lan", PASSWORD, "127.0.0.1") is None


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a\x00b", PASSWORD), ("lan", "ngắn"), ("lan", "x" * 300)])
def test_names_and_passwords_of_no_use_are_refused(engine, name, password):
    with pytest.raises(UsageError):
        set_account(engine, name, password, "xem")


def test_nobody_reads_a_password_in_the_register(engine, place):
    set_account(engine, "lan", PASSWORD, "xem")
    kept = b"".join(path.read_bytes() for path in place[2].glob("register.sqlite*"))
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$" in kept


def test_two_people_see_each_other(place, guarded, engine, notice):
    for name in ("lan", "minh"):
        set_account(engine, name, PASSWORD, "ra-soat")
    enter(guarded)
    other = Browser(guarded.client.__class__(guarded.client.app, follow_redirects=False))
    enter(other, "minh")
    page = f"/van-ban/{notice.document.sha256}"
    guarded.get(page)
    other.get(page)
    key = re.search(r'id="viec-([\w-]+)"', guarded.get(page).text)[1]
    assert guarded.post(f"{page}/quyet-dinh", {"kind": "accept", "key": key, "seen": 0}).status_code == 200
    assert "lan vừa làm" in other.get(f"{page}/bang?seen=0").text
    assert other.post(f"{page}/quyet-dinh", {"kind": "reject", "key": key, "seen": 0}).status_code == 409


def test_the_first_account_ends_the_time_without_login(browser, engine, notice):
    assert browser.get("/tai-khoan").status_code == 200
    assert browser.post("/tai-khoan/them", {"name": "lan", "password": PASSWORD, "role": "quan-tri"}).status_code == 303
    assert browser.get("/").headers["location"] == "/dang-nhap"
    enter(browser)
    assert browser.get("/").status_code == 200


def test_the_first_account_must_be_able_to_keep_others(browser, engine):
    answer = browser.post("/tai-khoan/them", {"name": "lan", "password": PASSWORD, "role": "xem"})
    assert (answer.status_code, any_account(engine)) == (422, False)


@pytest.mark.parametrize("role", ["xem", "ra-soat"])
@pytest.mark.parametrize("path", ["them", "vai-tro", "dat-lai", "khoa", "mo"])
def test_only_administrators_keep_accounts(guarded, engine, role, path):
    set_account(engine, "lan", PASSWORD, role)
    set_account(engine, "minh", PASSWORD, "xem")
    enter(guarded)
    page = guarded.get("/tai-khoan").text
    assert "minh" not in page
    told = {"name": "minh", "password": PASSWORD, "role": "quan-tri"}
    assert guarded.post(f"/tai-khoan/{path}", told).status_code == 403


@pytest.mark.parametrize("path", ["mat-khau", "them", "vai-tro", "dat-lai", "khoa", "mo"])
def test_accounts_change_only_with_proof(guarded, engine, path):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    enter(guarded)
    told = {"name": "minh", "password": PASSWORD, "role": "xem", "old": PASSWORD, "new": PASSWORD, "again": PASSWORD}
    assert guarded.client.post(f"/tai-khoan/{path}", data=told).status_code == 403


def test_an_administrator_keeps_accounts(guarded, engine):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    enter(guarded)
    guarded.get("/tai-khoan")
    guarded.post("/tai-khoan/them", {"name": "minh", "password": PASSWORD, "role": "xem"})
    secret = log_in(engine, "minh", PASSWORD, "10.0.0.2")
    guarded.post("/tai-khoan/vai-tro", {"name": "minh", "role": "ra-soat"})
    assert visitor(engine, secret).role == "ra-soat"
    guarded.post("/tai-khoan/dat-lai", {"name": "minh", "password": "mật khẩu khác hẳn"})
    assert visitor(engine, secret) is None
    assert log_in(engine, "minh", "mật khẩu khác hẳn", "10.0.0.2")
    guarded.post("/tai-khoan/khoa", {"name": "minh"})
    assert log_in(engine, "minh", "mật khẩu khác hẳn", "10.0.0.2") is None
    guarded.post("/tai-khoan/mo", {"name": "minh"})
    assert log_in(engine, "minh", "mật khẩu khác hẳn", "10.0.0.2")
    assert "Khoá tài khoản" in guarded.get("/nhat-ky").text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("them", {"name": "lan", "password": PASSWORD, "role": "xem"}),
        ("them", {"name": "hoa", "password": "ngắn", "role": "xem"}),
        ("khoa", {"name": "lan"}),
        ("vai-tro", {"name": "lan", "role": "xem"}),
        ("dat-lai", {"name": "ai đó", "password": PASSWORD}),
        ("mat-khau", {"old": "sai mật khẩu", "new": "mật khẩu khác hẳn", "again": "mật khẩu khác hẳn"}),
        ("mat-khau", {"old": PASSWORD, "new": "mật khẩu khác hẳn", "again": "mật khẩu khác nữa"}),
        ("mat-khau", {"old": PASSWORD, "new": "ngắn", "again": "ngắn"}),
        ("them", {"name": "hoa", "password": PASSWORD, "role": "vua"}),
    ],
)
def test_changes_of_no_sense_are_refused(guarded, engine, path, told):
    set_account(engine, "lan", PASSWORD, "quan-tri")
    enter(guarded)
    guarded.get("/tai-khoan")
    assert guarded.post(f"/tai-khoan/{path}", told).status_code == 422
    assert enter(guarded).status_code == 303


def test_ones_own_password_is_changed_and_other_sessions_end(guarded, engine):
    set_account(engine, "lan", PASSWORD, "xem")
    other = log_in(engine, "lan", PASSWORD, "10.0.0.2")
    enter(guarded)
    guarded.get("/tai-khoan")
    told = {"old": PASSWORD, "new": "mật khẩu khác hẳn", "again": "mật khẩu khác hẳn"}
    assert guarded.post("/tai-khoan/mat-khau", told).status_code == 303
    assert visitor(engine, other) is None
    assert guarded.get("/").status_code == 200
    assert log_in(engine, "lan", PASSWORD, "10.0.0.2") is None
