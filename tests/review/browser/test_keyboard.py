"""Hands on the keyboard: no mouse from the login to the last decision."""

import re

import pytest
from playwright.sync_api import expect

from tests.review.browser.conftest import MISSED, PASSWORD


def wait_for(page, text):
    expect(page.locator("#panel .bar")).to_contain_text(text)
    expect(page.locator(".card.on")).to_have_count(1)


def test_the_whole_work_without_a_mouse(house, screen):
    number, path = house.letter()
    address = f"/van-ban/{house.shelve(path)}"
    page = screen()
    page.goto("/?view=tat-ca")
    expect(page.get_by_label("Tên người dùng")).to_be_focused()
    page.keyboard.insert_text("lan")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".views")).to_be_visible()
    page.goto("/?view=tat-ca")
    find(page, number)
    decide(page, house, address)


def find(page, number):
    """From the list to the notice, by its number."""
    expect(page.locator("#q")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.insert_text(f"{number}/tb-ubnd")
    page.keyboard.press("Enter")
    expect(page.locator(".entries .row")).to_have_count(1)
    expect(page.locator(".entries .row")).to_have_text(f"{number}/TB-UBND")
    page.locator("#q").evaluate("one => one.blur()")
    page.wait_for_load_state("networkidle")  # the list may be put in anew once more while the words are typed
    page.keyboard.press("j")
    expect(page.locator(".entries .row").first).to_be_focused()
    page.keyboard.press("Enter")
    wait_for(page, "3/3 việc chưa xem")


def decide(page, house, address):
    """Every key once."""
    page.keyboard.press("a")
    wait_for(page, "2/3 việc chưa xem")
    expect(page.locator(".card.on")).to_have_attribute("data-state", "open")  # on to the next one
    page.keyboard.press("x")
    wait_for(page, "1/3 việc chưa xem")
    page.keyboard.press("u")
    wait_for(page, "2/3 việc chưa xem")
    page.keyboard.press("Shift+U")
    wait_for(page, "1/3 việc chưa xem")
    page.keyboard.press("e")
    expect(page.locator('form.edit input[name="title"]')).to_be_focused()  # the form is there before it is ready for keys
    correct(page)
    wait_for(page, "0/3 việc chưa xem")
    page.keyboard.press("k")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert [(item.state, item.lead) for item in house.items(address)] == [
        ("accepted", ("Sở Xây dựng",)),
        ("rejected", ("Sở Nông nghiệp và Môi trường",)),
        ("corrected", ("Sở Tài chính",)),
    ]


def correct(page):
    """The lead, chosen from the suggestions."""
    page.keyboard.press("Tab")
    expect(page.locator('form.edit input[name="lead"]').first).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("so tai", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator('form.edit input[name="lead"]').first).to_have_value("Sở Tài chính")
    page.keyboard.press("Control+Enter")
    expect(page.locator("form.edit")).to_have_count(0)


def test_splitting_and_joining(house, lan):
    address = house.notice("txt")
    lan.goto(address)
    lan.keyboard.press("s")
    text = lan.locator("form.edit textarea")
    expect(text).to_be_focused()
    before = text.input_value()
    at = before.index("báo cáo")
    text.evaluate("(one, at) => one.setSelectionRange(at, at)", at)
    lan.keyboard.press("Control+Enter")
    expect(lan.locator(".card")).to_have_count(4)
    expect(lan.locator(".card").nth(1)).to_have_class(re.compile(r"\bon\b"))  # the new one
    lan.keyboard.press("m")
    expect(lan.locator(".card")).to_have_count(3)
    assert house.items(address)[0].text == before


def test_letters_typed_into_a_field_are_no_commands(house, lan):
    address = house.notice("txt")
    lan.goto(address)
    lan.keyboard.press("e")
    field = lan.locator('form.edit input[name="title"]')
    expect(field).to_be_focused()
    lan.keyboard.press("Control+A")
    lan.keyboard.type("axeu jk smn?")
    expect(field).to_have_value("axeu jk smn?")
    lan.keyboard.press("Escape")
    expect(lan.locator("form.edit")).to_have_count(0)
    assert {item.state for item in house.items(address)} == {"open"}


@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_a_missed_task_is_marked_without_a_mouse(house, lan, kind):
    address = house.notice(kind)
    lan.goto(address)
    lan.keyboard.press("n")
    status = lan.get_by_role("status")
    expect(status).to_contain_text("chọn bằng bàn phím")
    lan.keyboard.press("ArrowDown")
    expect(status).to_contain_text("Dòng đầu")
    for _ in range(40):
        if MISSED in status.inner_text():
            break
        words = status.inner_text()
        lan.keyboard.press("ArrowDown")
        expect(status).not_to_have_text(words)
    lan.keyboard.press("Enter")
    expect(status).to_contain_text("Đến hết dòng")
    lan.keyboard.press("Enter")
    expect(lan.locator("form.add blockquote")).to_contain_text(MISSED)
    expect(lan.locator('form.add input[name="title"]')).to_be_focused()
    lan.keyboard.press("Control+Enter")
    expect(lan.locator(".card")).to_have_count(4)
    assert house.items(address)[-1].text.startswith(MISSED)
