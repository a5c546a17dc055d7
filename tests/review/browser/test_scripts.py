"""A notice, a file name or a user's words that want to be a script stay words; and no page lets a script in."""

import pytest
from playwright.sync_api import expect

from tests.review.browser.conftest import LETTER

ATTACK = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'


def hit(page):
    return page.evaluate("window.hit")


def test_a_script_in_a_notice_stays_text(house, lan):
    path = house.folder / "kich-ban.txt"
    path.write_text(
        LETTER.format(number=9001).replace("cấp nước nông thôn", f"cấp nước {ATTACK}").replace("kế hoạch", f"kế hoạch {ATTACK}")
    )
    lan.goto(f"/van-ban/{house.shelve(path)}")
    expect(lan.locator("#text")).to_contain_text("<script>")
    lan.keyboard.press("e")
    expect(lan.locator("form.edit")).to_be_visible()
    lan.goto("/?view=tat-ca&q=9001")
    assert lan.locator("img[onerror], td script").count() == 0
    assert hit(lan) is None


def test_a_script_in_a_file_name_stays_text(lan):
    name = '"><img src=x onerror=window.hit=1>.txt'
    lan.goto("/")
    lan.set_input_files("#files", {"name": name, "mimeType": "text/plain", "buffer": b""})
    lan.get_by_role("button", name="Đọc").click()
    expect(lan.get_by_role("status")).to_contain_text("onerror_window.hit")  # an empty file is refused by its name
    lan.reload()
    expect(lan.locator(".uploads .failed")).to_contain_text("onerror_window.hit")
    assert lan.locator("img[onerror]").count() == 0
    assert hit(lan) is None


def test_a_script_in_a_correction_stays_text(house, lan):
    address = house.notice("txt")
    lan.goto(address)
    lan.keyboard.press("e")
    lan.locator('form.edit input[name="lead"]').first.fill(ATTACK)
    lan.keyboard.press("Control+Enter")
    expect(lan.locator(".card").first).to_contain_text("onerror")
    lan.goto(f"{address}/lich-su")
    expect(lan.locator("tbody")).to_contain_text("onerror")
    assert lan.locator("img[onerror]").count() == 0
    assert hit(lan) is None


@pytest.mark.parametrize("address", ["/", "/dang-nhap"])
def test_no_page_runs_a_script_that_was_slipped_in(chromium, house, address):
    page = chromium.new_page(base_url=house.url)
    page.goto(address)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hit=1' }))")
    assert hit(page) is None
    page.close()
