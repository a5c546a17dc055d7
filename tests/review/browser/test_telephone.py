"""The pages under a finger, on a telephone."""

import pytest
from playwright.sync_api import expect

from pipeline.review.accounts import log_in
from pipeline.review.security import COOKIE
from tests.review.browser.conftest import MISSED, PASSWORD

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(chromium, house):
    """Lan's telephone."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True, base_url=house.url)
    context.add_cookies([{"name": COOKIE, "value": log_in(house.engine, "lan", PASSWORD, "127.0.0.1"), "url": house.url}])
    yield context.new_page()
    context.close()


def drag(page, places):
    """A finger goes from place to place and rests before it is lifted: Chromium takes the next tap after a throw for a halt."""
    session = page.context.new_cdp_session(page)
    for kind, place in [("touchStart", places[0]), *(("touchMove", one) for one in (*places[1:], places[-1])), ("touchEnd", None)]:
        points = [{"x": place[0], "y": place[1]}] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(100)


def test_a_missed_task_is_marked_with_a_finger(house, phone):
    address = house.notice()
    phone.goto(address)
    expect(phone.locator(".sheet img").first).to_have_js_property("complete", True)
    phone.get_by_role("button", name="Thêm việc sót").tap()
    expect(phone.get_by_role("status")).to_contain_text("kéo ngón tay")
    phone.locator("rect.task").last.scroll_into_view_if_needed()
    above = phone.locator("rect.task").last.bounding_box()
    y = above["y"] + above["height"] * 1.6
    drag(phone, [(above["x"] + 2, y), (above["x"] + 60, y), (above["x"] + 120, y)])
    expect(phone.locator("form.add blockquote")).to_contain_text(MISSED)
    phone.locator("form.add").get_by_role("button", name="Thêm").tap()
    expect(phone.locator(".card")).to_have_count(4)
    assert house.items(address)[-1].text.startswith(MISSED)


def test_a_missed_task_is_chosen_in_a_text(house, phone):
    address = house.notice("txt")
    phone.goto(address)
    button = phone.get_by_role("button", name="Thêm việc sót")
    button.tap()
    phone.evaluate(
        """words => {
            const span = [...document.querySelectorAll("#text span")].find((one) => one.textContent.includes(words));
            const from = span.textContent.indexOf(words);
            getSelection().setBaseAndExtent(span.firstChild, from, span.firstChild, from + words.length);
        }""",
        MISSED,
    )
    button.tap()
    expect(phone.locator("form.add blockquote")).to_have_text(MISSED)


def test_marking_is_let_be_by_the_same_button(house, phone):
    phone.goto(house.notice("txt"))
    button = phone.get_by_role("button", name="Thêm việc sót")
    button.tap()
    expect(phone.locator("body")).to_have_class("reviewing marking")
    button.tap()
    expect(phone.locator("body")).to_have_class("reviewing")


def test_the_place_stays_in_sight_while_tasks_are_gone_through(house, phone):
    phone.goto(house.notice())
    phone.locator(".card").last.tap()
    phone.locator(".card").last.scroll_into_view_if_needed()
    place = phone.locator("rect.task.on").last.bounding_box()
    assert 0 <= place["y"] < PHONE["height"] / 2


@pytest.mark.parametrize("address", ["/?view=tat-ca", "/lich", "{notice}"])
def test_what_is_pressed_has_room_for_a_finger(house, phone, address):
    phone.goto(address.format(notice=house.notice()))
    heights = phone.locator("button:visible").evaluate_all(
        "all => all.map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
    )
    assert heights
    assert [one for one in heights if one[1] < 36] == []
