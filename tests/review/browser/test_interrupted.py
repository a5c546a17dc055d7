"""Nothing that was written is lost: not by a reload, not without a connection, not when the session ends."""

import re

import pytest
from playwright.sync_api import expect

from pipeline.review.accounts import log_out
from pipeline.review.security import COOKIE
from tests.review.browser.conftest import PASSWORD


@pytest.fixture
def writing(house, lan):
    """Somebody in the middle of a correction."""
    lan.goto(house.notice("txt"))
    lan.keyboard.press("e")
    expect(lan.locator('form.edit input[name="title"]')).to_be_focused()
    lan.locator('form.edit input[name="title"]').fill("Lập kế hoạch cấp nước năm 2026")
    lan.locator('form.edit input[name="lead"]').last.press_sequentially("Công an tỉnh")
    return lan


def written(house, page):
    first = house.items(page.url)[0]
    return first.title, first.lead


def test_a_reload_keeps_the_draft(house, writing):
    address = writing.url
    writing.reload()
    expect(writing.locator(".kept")).to_have_text("có bản nháp")
    assert written(house, writing)[1] == ("Sở Xây dựng",)  # nothing is saved by accident
    writing.keyboard.press("e")
    expect(writing.locator('form.edit input[name="title"]')).to_have_value("Lập kế hoạch cấp nước năm 2026")
    writing.keyboard.press("Control+Enter")
    expect(writing.locator(".card").first).to_have_class(re.compile("corrected"))
    assert written(house, writing) == ("Lập kế hoạch cấp nước năm 2026", ("Sở Xây dựng", "Công an tỉnh"))
    writing.goto(address)
    expect(writing.locator(".kept")).to_have_count(0)


def test_a_draft_can_be_thrown_away(house, writing):
    writing.reload()
    writing.keyboard.press("e")
    writing.get_by_role("button", name="Bỏ bản nháp").click()
    expect(writing.locator('form.edit input[name="title"]')).not_to_have_value("Lập kế hoạch cấp nước năm 2026")


def test_a_lost_connection_loses_nothing(house, writing):
    writing.context.set_offline(True)
    writing.keyboard.press("Control+Enter")
    expect(writing.get_by_role("status")).to_contain_text("Mất kết nối")
    expect(writing.locator('form.edit input[name="title"]')).to_have_value("Lập kế hoạch cấp nước năm 2026")
    assert house.items(writing.url)[0].state == "open"
    writing.context.set_offline(False)
    writing.keyboard.press("Control+Enter")
    expect(writing.locator(".card").first).to_have_class(re.compile("corrected"))
    assert written(house, writing)[0] == "Lập kế hoạch cấp nước năm 2026"


def test_the_end_of_a_session_loses_nothing(house, writing):
    [cookie] = [one for one in writing.context.cookies() if one["name"] == COOKIE]
    log_out(house.engine, cookie["value"])
    writing.keyboard.press("Control+Enter")
    expect(writing.get_by_role("status")).to_contain_text("Phiên làm việc đã hết")
    expect(writing.locator('form.edit input[name="title"]')).to_have_value("Lập kế hoạch cấp nước năm 2026")
    address = writing.url
    writing.reload()
    writing.get_by_label("Tên người dùng").fill("lan")
    writing.get_by_label("Mật khẩu").fill(PASSWORD)
    writing.get_by_role("button", name="Đăng nhập").click()
    expect(writing).to_have_url(address)
    expect(writing.locator(".kept")).to_have_text("có bản nháp")
    writing.keyboard.press("e")
    expect(writing.locator('form.edit input[name="title"]')).to_be_focused()
    writing.keyboard.press("Control+Enter")
    expect(writing.locator(".card").first).to_have_class(re.compile("corrected"))
    assert written(house, writing)[0] == "Lập kế hoạch cấp nước năm 2026"


def test_leaving_a_form_saves_nothing(house, writing):
    writing.keyboard.press("Escape")
    expect(writing.locator("form.edit")).to_have_count(0)
    assert house.items(writing.url)[0].state == "open"
