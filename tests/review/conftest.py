"""A register with invented notices, and browsers that look at it."""

import re
import threading
import time
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from pipeline.process import process
from pipeline.register.database import open_register, sqlite_url
from pipeline.register.record import save
from pipeline.register.rows import record_of
from pipeline.register.sources import Source, add_stems
from pipeline.review.app import application
from pipeline.review.desk import Desk
from pipeline.review.office import Office

LETTER = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 45/TB-UBND
An Hải, ngày 12 tháng 3 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh về cấp nước nông thôn

1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập kế hoạch cấp nước, báo cáo UBND tỉnh trước ngày 20/4/2026.
2. Giao Sở Nông nghiệp và Môi trường rà soát các công trình hư hỏng, hoàn thành trước ngày 15/5/2026.
3. Giao UBND xã Bình Lâm <script>alert(1)</script> tuyên truyền, vận động nhân dân tiết kiệm nước.
"""


@contextmanager
def served(office):
    """The page on loopback over real HTTP: its address."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(application(office), port=0, log_level="warning", ws="none", lifespan="on"))
    thread = threading.Thread(target=server.run, name="server")
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


class Browser:
    """A client that sends the token of its page, as our pages do."""

    def __init__(self, client):
        self.client = client
        self.token = ""

    def get(self, path, **more):
        answer = self.client.get(path, **more)
        if found := re.search(r'"X-CSRF-Token": "(\w+)"', answer.text):
            self.token = found[1]
        return answer

    def post(self, path, data=None, **more):
        return self.client.post(path, data=data, headers={"X-CSRF-Token": self.token, "HX-Request": "true"}, **more)


@pytest.fixture
def place(tmp_path):
    """A folder with one notice, and its register."""
    yield from shelved(tmp_path, sqlite_url(tmp_path / "register.sqlite"))


def shelved(folder, url):
    """The notice read into a register at that place."""
    file = folder / "thong-bao.txt"
    file.write_text(LETTER, encoding="utf-8")
    notice = process(file)
    engine = open_register(url)
    results = str(folder / "outputs")
    add_stems(engine, results, {str(file): "thong-bao"})
    save(engine, record_of(notice), Source(folder=results, path=str(file)))
    yield engine, notice, folder
    engine.dispose()


@pytest.fixture
def notice(place):
    return place[1]


@pytest.fixture
def engine(place):
    return place[0]


def client_for(place, *, single=True):
    engine, _, folder = place
    office = Office(register=engine, desk=Desk(), folder=str(folder / "outputs"), single=single)
    return TestClient(application(office, hosts=frozenset({"testserver"})), follow_redirects=False)


@pytest.fixture
def browser(place):
    with client_for(place) as client:
        found = Browser(client)
        found.get("/")
        yield found


@pytest.fixture
def guarded(place):
    """A browser before which one has to log in."""
    with client_for(place, single=False) as client:
        found = Browser(client)
        found.get("/dang-nhap")
        yield found
