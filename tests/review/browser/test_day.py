"""A clerk's work in a real browser, by mouse: from a file to labels, and everything on the way."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from benchmarks.invented import pdf
from pipeline.cli import call
from pipeline.errors import ExitCode
from pipeline.evaluate.labels import parse_labels
from pipeline.review.accounts import log_in
from pipeline.review.security import COOKIE
from tests.review.browser.conftest import LETTER, MISSED, PASSWORD
from tests.review.browser.test_screens import serious


def test_a_file_becomes_labels(house, lan, tmp_path):
    number, path = house.letter()
    lan.goto("/?view=tat-ca")
    lan.set_input_files("#files", path)
    lan.get_by_role("button", name="Đọc").click()
    expect(lan.locator(".uploads")).to_contain_text("3 nhiệm vụ")
    expect(lan.locator("#list")).to_contain_text(f"{number}/TB-UBND")  # without its being asked for
    lan.get_by_role("link", name="Mở").click()
    expect(lan.locator(".card")).to_have_count(3)
    address = lan.url
    correct_the_lead(lan)
    assert house.items(address)[0].lead == ("Sở Tài chính",)
    lan.locator('[data-do="bulk"]').click()
    expect(lan.locator(".card.open")).to_have_count(0)
    lan.locator('[data-do="undo"]').click()
    expect(lan.locator(".card.open")).to_have_count(2)
    lan.locator('[data-do="redo"]').click()
    expect(lan.locator(".card.open")).to_have_count(0)
    lan.get_by_role("button", name="Hoàn tất văn bản").click()
    expect(lan.get_by_role("button", name="Mở lại văn bản")).to_be_visible()
    assert call(["export-gold", str(tmp_path), "--register", str(house.folder / "register.sqlite")]) == ExitCode.OK
    [labels] = [parse_labels(file.read_bytes(), file.name) for file in tmp_path.glob("*.json")]
    assert labels.header["number"] == f"{number}/TB-UBND"
    assert [task.lead for task in labels.tasks] == [("Sở Tài chính",), ("Sở Nông nghiệp và Môi trường",), ("UBND xã Bình Lâm",)]


def correct_the_lead(page):
    """Of the first task, with the help of a suggestion."""
    page.locator(".card").first.click()
    page.locator(".card").first.get_by_role("button", name="Sửa").click()
    lead = page.locator('form.edit input[name="lead"]').first
    lead.fill("")
    lead.press_sequentially("so tai")
    page.get_by_role("option", name="Sở Tài chính").click()
    expect(lead).to_have_value("Sở Tài chính")
    page.get_by_role("button", name="Ghi").click()
    expect(page.locator(".card").first).to_have_class(re.compile("corrected"))


def test_pointing_shows_places_both_ways(house, lan):
    lan.goto(house.notice())
    second = lan.locator(".card").nth(1)
    second.click()
    second.locator(".chip.placed").first.hover()
    expect(lan.locator("rect.value.hover")).not_to_have_count(0)
    lan.locator("#sheets .tools").hover()
    expect(lan.locator("rect.hover")).to_have_count(0)
    key = lan.locator(".card").nth(2).get_attribute("data-key")
    place = lan.locator(f'rect.task[data-key="{key}"]').first
    place.hover()
    expect(lan.locator(".card").nth(2)).to_have_class(re.compile("hover"))
    place.click()
    expect(lan.locator(".card").nth(2)).to_have_class(re.compile(r"\bon\b"))
    expect(second).not_to_have_class(re.compile(r"\bon\b"))


def test_a_lead_named_once_for_several_tasks_stays_readable_when_pointed_at(house, lan):
    path = house.folder / "nhieu-viec.pdf"
    words = "1. Giao Sở Tài chính:\na) Lập dự toán cấp nước trước ngày 20/4/2026.\nb) Rà soát nguồn vốn trước ngày 15/5/2026.\n"
    head, _, _ = LETTER.format(number=9002).partition("1. Giao")
    path.write_bytes(pdf((head + words).splitlines()))
    lan.goto(f"/van-ban/{house.shelve(path)}")
    expect(lan.locator(".card")).to_have_count(2)
    refs = lan.locator(".chip.placed").evaluate_all("chips => chips.map(one => one.dataset.ref)")
    assert refs.count(refs[0]) == 2  # both inherit it
    lan.locator(".card").nth(1).locator(".chip.placed").first.hover()
    expect(lan.locator("rect.value.hover")).to_have_count(1)  # one colour upon another would be dark


def test_a_missed_task_is_marked_on_the_page(house, lan):
    address = house.notice()
    lan.goto(address)
    expect(lan.locator(".sheet img").first).to_have_js_property("complete", True)
    below = lan.locator("rect.task").last.bounding_box()
    lan.get_by_role("button", name="Thêm việc sót").click()
    lan.mouse.move(below["x"] + 2, below["y"] + below["height"] * 1.6)
    lan.mouse.down()
    lan.mouse.move(below["x"] + 300, below["y"] + below["height"] * 1.6, steps=4)
    lan.mouse.up()
    expect(lan.locator("form.add blockquote")).to_contain_text(MISSED)
    lan.locator('form.add input[name="lead"]').fill("Sở Y tế")
    lan.locator('form.add input[name="deadline"]').fill("trước 15/10")
    expect(lan.locator("form.add .preview")).to_contain_text("15/10/2026")
    lan.locator("form.add").get_by_role("button", name="Thêm").click()
    expect(lan.locator(".card")).to_have_count(4)
    added = house.items(address)[-1]
    assert added.text.startswith(MISSED)
    assert (added.lead, added.deadlines[0].due) == (("Sở Y tế",), "2026-10-15")
    assert added.boxes


def test_a_missed_task_is_marked_in_a_text(house, lan):
    address = house.notice("txt")
    lan.goto(address)
    lan.get_by_role("button", name="Thêm việc sót").click()
    lan.evaluate(
        """words => {
            const span = [...document.querySelectorAll("#text span")].find((one) => one.textContent.includes(words));
            const from = span.textContent.indexOf(words), range = document.createRange();
            range.setStart(span.firstChild, from); range.setEnd(span.firstChild, from + words.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            span.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
        }""",
        MISSED,
    )
    expect(lan.locator("form.add blockquote")).to_have_text(MISSED)
    lan.locator("form.add").get_by_role("button", name="Thêm").click()
    expect(lan.locator(".card")).to_have_count(4)
    assert house.items(address)[-1].text == MISSED


@pytest.mark.parametrize("typed", ["Ban Tiếp công dân tỉnh", "Ban Tie\u0302\u0301p co\u0302ng da\u0302n ti\u0309nh"])
def test_letters_may_come_in_pieces(house, lan, typed):
    address = house.notice("txt")
    lan.goto(address)
    lan.keyboard.press("e")
    lead = lan.locator('form.edit input[name="lead"]').first
    lead.fill("")
    lan.keyboard.insert_text(typed)
    lan.keyboard.press("Control+Enter")
    expect(lan.locator(".card").first).to_contain_text("Ban Tiếp công dân tỉnh")
    assert house.items(address)[0].lead == ("Ban Tiếp công dân tỉnh",)


def test_the_calendar_writes_a_deadline(house, lan):
    address = house.notice("txt")
    lan.goto(address)
    lan.keyboard.press("e")
    lan.locator('form.edit input[name="deadline"]').last.focus()
    lan.keyboard.press("Tab")
    lan.keyboard.press("Enter")
    today = lan.locator("dialog.days td :focus").get_attribute("data-on")
    lan.keyboard.press("ArrowDown")
    lan.keyboard.press("Enter")
    due = (date.fromisoformat(today) + timedelta(days=7)).isoformat()
    expect(lan.locator('form.edit input[name="deadline"]').last).to_have_value(f"chậm nhất ngày {'/'.join(reversed(due.split('-')))}")
    expect(lan.locator("form.edit .preview")).to_contain_text("/".join(reversed(due.split("-"))))
    lan.keyboard.press("Control+Enter")
    expect(lan.locator(".card").first).to_have_class(re.compile("corrected"))
    assert due in [one.due for one in house.items(address)[0].deadlines]


@pytest.mark.parametrize("language", ["en-US", "vi-VN"])
def test_days_read_the_same_in_every_browser(house, chromium, language):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale=language, base_url=house.url)
    context.add_cookies([{"name": COOKIE, "value": log_in(house.engine, "lan", PASSWORD, "127.0.0.1"), "url": house.url}])
    page = context.new_page()
    page.goto("/?view=tat-ca")
    assert page.locator("input[type=date], input[type=month]").count() == 0
    page.get_by_role("button", name="Bộ lọc khác").click()
    since = page.get_by_role("textbox", name="Từ ngày")
    since.press_sequentially("05032026")  # the slashes come by themselves
    expect(since).to_have_value("05/03/2026")
    since.press("Tab")
    expect(page).to_have_url(re.compile("since=05%2F03%2F2026"))
    since.fill("31/02/2026")
    since.press("Tab")
    assert "Không có ngày này" in since.evaluate("one => one.validationMessage")
    since.fill("5/3/2026")
    page.locator("[data-calendar]").first.click()
    expect(page.locator("dialog.days b")).to_have_text("Tháng 3 năm 2026")
    box = page.locator("dialog.days").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert serious(page) == []
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.days")).to_have_count(0)
    expect(since).to_be_focused()
    expect(since).to_have_value("05/03/2026")
    context.close()
