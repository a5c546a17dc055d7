"""The file that is passed on: opened from the disk, without a server."""

import re

import pytest
from playwright.sync_api import expect

from pipeline.review.offline import offline
from tests.review.browser.test_screens import serious
from tests.review.browser.test_telephone import PHONE


@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_it_works_without_a_server_and_fetches_nothing(house, screen, kind):
    _, path = house.letter(kind)
    file = path.with_suffix(".html")
    file.write_bytes(offline(path))
    page = screen()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    card = page.locator(".card").nth(1)
    key = card.get_attribute("data-key")
    place = page.locator(f'rect.task[data-key="{key}"], .text .task[data-keys~="{key}"]').first
    card.hover()
    expect(place).to_have_class(re.compile(r"\bon\b"))
    page.locator("header").hover()
    expect(place).not_to_have_class(re.compile(r"\bon\b"))
    card.focus()
    expect(place).to_have_class(re.compile(r"\bon\b"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    assert serious(page) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_on_a_telephone_card_and_place_are_seen_together(house, screen, kind):
    _, path = house.letter(kind)
    file = path.with_suffix(".html")
    file.write_bytes(offline(path))
    page = screen(size=PHONE)
    page.goto(file.as_uri())
    for card in page.locator(".card").all():
        card.click()
        key = card.get_attribute("data-key")
        expect(card).to_be_in_viewport()
        expect(page.locator(f'rect.task[data-key="{key}"], .text .task[data-keys~="{key}"]').first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
