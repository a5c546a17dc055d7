"""Two people at one notice, each before a browser of their own."""

import re

from playwright.sync_api import expect


def test_the_second_writer_is_told(house, screen):
    address = house.notice("txt")
    lan, minh = screen("lan"), screen("minh")
    lan.goto(address)
    minh.goto(address)
    lan.locator('.card >> nth=0 >> [data-do="accept"]').click()
    expect(lan.locator(".card").first).to_have_class(re.compile("accepted"))
    minh.locator('.card >> nth=0 >> [data-do="reject"]').click()
    expect(minh.get_by_role("alert")).to_contain_text("lan vừa thay đổi")
    expect(minh.locator(".card").first).to_have_class(re.compile("accepted"))
    assert [item.state for item in house.items(address)] == ["accepted", "open", "open"]


def test_each_sees_what_the_other_does(house, screen):
    address = house.notice("txt")
    lan, minh = screen("lan"), screen("minh")
    lan.goto(address)
    minh.goto(address)
    lan.locator('.card >> nth=0 >> [data-do="reject"]').click()
    expect(minh.locator(".card").first).to_have_class(re.compile("rejected"))
    expect(minh.locator(".other")).to_contain_text("lan vừa làm: bỏ")
    minh.locator(".card").nth(1).click()
    minh.locator('.card >> nth=1 >> [data-do="accept"]').click()
    expect(lan.locator(".card").nth(1)).to_have_class(re.compile("accepted"))


def test_who_may_only_look_finds_nothing_to_press(house, screen):
    hoa = screen("hoa")
    hoa.goto(house.notice("txt"))
    hoa.locator(".card").first.click()
    expect(hoa.locator('[data-do="accept"], [data-do="edit"], [data-do="add"]')).to_have_count(0)
    hoa.keyboard.press("a")
    expect(hoa.locator(".card.open")).to_have_count(3)
