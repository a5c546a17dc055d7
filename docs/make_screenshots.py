#!/usr/bin/env python3
"""Renew the pictures of the review page: ``make screenshots`` (needs Chromium; nothing leaves the machine).

The samples, all invented, are read into a register of their own; two people decide about some of the tasks; then each main page is taken
in a window of 1366 x 768, two of them on a telephone. The pictures go to docs/review/ in 256 colours.
"""

import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright
from sqlalchemy import Engine, select

from pipeline.cli import call
from pipeline.register.database import open_register, register_url
from pipeline.register.tables import documents
from pipeline.review import edits
from pipeline.review.accounts import log_in, set_account
from pipeline.review.security import COOKIE
from pipeline.review.shelf import open_notice
from pipeline.review.steps import decide

HERE = Path(__file__).parent
TARGET = HERE / "review"
PASSWORD = "trang rà soát để chụp"
PEOPLE = {"Lan": "quan-tri", "Minh": "ra-soat", "Hoa": "xem"}
FLAT = 96  # colours that a picture keeps exactly: those that it has most of
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SHOWN = "58/KH-UBND"
SCREEN, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def main() -> None:
    """Read the samples, let people decide, take the pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as driver:
        call(["run", str(HERE.parent / "samples"), "--output", work, "--jobs", "1"])
        engine = open_register(register_url(None, Path(work)))
        for name, role in PEOPLE.items():
            set_account(engine, name, PASSWORD, role)
        decided(engine)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with served(work, browser) as url:
            taken(engine, browser, url)
        browser.close()
        engine.dispose()


def decided(engine: Engine) -> None:
    """What the pages show has partly been decided: by two people, not all of it as the machine had it."""
    with engine.connect() as connection:
        notices = connection.execute(select(documents.c.sha256).where(documents.c.tasks > 0).order_by(documents.c.number)).scalars().all()
    for at, sha256 in enumerate(notices):
        opened = open_notice(engine, sha256)
        who = ("Minh", "Lan")[at % 2]
        many = 1 if opened.notice.header.number == SHOWN else 3 * (at % 3) + 1
        for number, item in enumerate(opened.reviewed.items[:many]):
            if number % 5 == 4:
                decide(engine, opened.notice, 10**9, "reject", who, lambda _, item=item: edits.reject(item))
            elif number % 3 == 2:
                changed = edits.Changes(
                    title=item.title, lead=item.lead or ("Văn phòng UBND tỉnh",), coordinating=(), deadlines=item.deadlines
                )
                decide(engine, opened.notice, 10**9, "correct", who, lambda _, item=item, changed=changed: edits.correct(item, changed))
            else:
                decide(engine, opened.notice, 10**9, "accept", who, lambda _, item=item: edits.accept(item))


@contextmanager
def served(folder: str, browser: Browser) -> Iterator[str]:
    """``giaoviec review`` on loopback: its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "review", "--output", folder, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        page = browser.new_page()
        for _ in range(300):
            try:
                page.goto(f"http://127.0.0.1:{port}/static/icon.svg")
                break
            except Error:
                time.sleep(0.2)
        page.close()
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def taken(engine: Engine, browser: Browser, url: str) -> None:
    """All pictures."""
    page = window(engine, browser, url, SCREEN)
    page.goto(f"{url}/?view=tat-ca")
    save(page, "danh-sach")
    linked = page.eval_on_selector_all(".top nav a", "links => links.map(one => one.getAttribute('href'))")
    for address in dict.fromkeys((*linked, "/nhat-ky")):  # every page that the menu leads to
        if address != "/":
            page.goto(url + address)
            save(page, address.strip("/"))
    notice(page, url)
    small = window(engine, browser, url, PHONE)
    small.goto(f"{url}/?view=tat-ca")
    save(small, "dien-thoai-danh-sach")
    small.get_by_role("link", name="214/TB-UBND").first.click()
    small.wait_for_load_state("networkidle")
    save(small, "dien-thoai-van-ban")
    stranger = browser.new_page(viewport=SCREEN)
    stranger.goto(url)
    save(stranger, "dang-nhap")


def notice(page: Page, url: str) -> None:
    """The page of a notice: as it opens, while correcting, while marking, its keys, its history."""
    page.goto(f"{url}/?view=tat-ca&q={SHOWN}")
    page.get_by_role("link", name=SHOWN).click()
    page.wait_for_load_state("networkidle")
    page.locator(".card.on .chip.placed").first.hover()
    save(page, "van-ban")
    correcting(page)
    marking(page)
    page.keyboard.press("?")
    save(page, "phim-tat")
    page.keyboard.press("Escape")
    page.goto(f"{url}/?view=tat-ca&q=09/c")
    page.get_by_role("link", name="09/CĐ-UBND").click()
    page.get_by_role("link", name="Lịch sử").click()
    save(page, "lich-su")


def correcting(page: Page) -> None:
    """A task being corrected, with units suggested."""
    page.keyboard.press("e")
    lead = page.locator('form.edit input[name="lead"]').last
    lead.press_sequentially("so")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    save(page, "sua")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def marking(page: Page) -> None:
    """A missed task, whose text was marked with the mouse."""
    page.keyboard.press("n")
    place = page.locator("rect.task").first.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 60, place["y"] - 60)
    page.mouse.down()
    page.mouse.move(place["x"] + 320, place["y"] - 20, steps=3)
    page.mouse.up()
    expect(page.locator("form.add")).to_be_visible()
    save(page, "them-viec-sot")
    page.keyboard.press("Escape")


def window(engine: Engine, browser: Browser, url: str, size: dict[str, int]) -> Page:
    """A window in which Lan has logged in."""
    context = browser.new_context(viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")  # type: ignore[arg-type]
    secret = log_in(engine, "Lan", PASSWORD, "127.0.0.1")
    context.add_cookies([{"name": COOKIE, "value": secret or "", "url": url}])
    return context.new_page()


def save(page: Page, name: str) -> None:
    """The window as a small PNG."""
    page.wait_for_timeout(600)  # transitions are over, pictures of pages have come
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    counted = sorted(shot.getcolors(shot.width * shot.height), reverse=True)[:FLAT]
    rest = shot.quantize(256 - FLAT, Image.Quantize.FASTOCTREE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(part for _, colour in counted for part in colour), *rest])
    shot.quantize(palette=palette, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
