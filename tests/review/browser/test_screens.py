"""Every main page on an office screen and on a telephone, and for those who do not see it: axe-core finds nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pipeline.review import edits
from pipeline.review.shelf import open_notice
from pipeline.review.steps import decide

SIZES = {"1366x768": (1366, 768), "phone": (390, 844)}
PAGES = (
    "/",
    "/?view=tat-ca",
    "/?q=khong-co-gi-ca",
    "{pdf}",
    "{txt}",
    "{pdf}/lich-su",
    "/nhat-ky",
    "/do-chinh-xac?theo=tuan",
    "/khong-co-trang-nay",
)


@pytest.fixture(scope="package")
def notices(house):
    """One with pages and one of text, which somebody has begun to decide about."""
    found = {"pdf": house.notice(), "txt": house.notice("txt")}
    for address in found.values():
        opened = open_notice(house.engine, address.rpartition("/")[2])
        first = opened.reviewed.items[0]
        decide(house.engine, opened.notice, 0, "accept", "minh", lambda _, first=first: edits.accept(first))
    return found


def serious(page):
    """What axe-core finds: rule and the first element, where it keeps somebody from working."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], one["nodes"][0]["target"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_can_be_read_by_all(screen, notices, size):
    width, height = SIZES[size]
    page = screen("quan", {"width": width, "height": height})
    page.goto("/")
    linked = page.eval_on_selector_all(".top nav a", "links => links.map(one => one.getAttribute('href'))")
    for address in dict.fromkeys((*PAGES, *linked)):
        page.goto(address.format_map(notices))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert serious(page) == [], address


def test_the_login_fits_and_can_be_read_by_all(screen):
    page = screen(size={"width": 390, "height": 844})
    page.goto("/dang-nhap")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []


def test_forms_and_windows_can_be_read_by_all(lan, notices):
    lan.goto(notices["pdf"])
    lan.locator(".card.on .why summary").click()
    lan.keyboard.press("e")
    lan.locator('form.edit input[name="lead"]').first.press_sequentially(" ")
    lan.locator('form.edit input[name="lead"]').first.fill("so")
    expect(lan.get_by_role("option").first).to_be_visible()
    assert serious(lan) == []
    lan.keyboard.press("Escape")
    lan.keyboard.press("Escape")
    lan.keyboard.press("?")
    expect(lan.locator("#keys")).to_be_visible()
    assert serious(lan) == []


def test_the_first_decisions_are_in_sight_on_an_office_screen(lan, notices):
    lan.goto(notices["pdf"])
    button = lan.locator('.card.on [data-do="accept"]').first.bounding_box()
    assert button["y"] + button["height"] <= 768
    picture = lan.locator(".sheet").first.bounding_box()
    assert picture["width"] >= 600


def test_tab_reaches_what_can_be_pressed(lan, notices):
    lan.goto(notices["txt"])
    reached = []
    for _ in range(40):
        lan.keyboard.press("Tab")
        reached.append(lan.evaluate("document.activeElement.dataset.do || document.activeElement.id || document.activeElement.tagName"))
    assert {"bulk", "add", "keys", "accept", "edit", "reject", "split", "sheets"} <= set(reached)
