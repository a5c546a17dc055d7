"""A notice as one file to pass on."""

import base64
import hashlib
import html
import re

import pytest

from benchmarks.invented import pdf
from pipeline.cli_extract import checklist
from pipeline.review.offline import offline
from tests.review.conftest import LETTER


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "thong-bao.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def printed(tmp_path):
    path = tmp_path / "thong-bao.pdf"
    path.write_bytes(pdf(LETTER.splitlines()))
    return path


def test_it_shows_tasks_and_where_they_stand(text):
    page = offline(text).decode()
    assert page.count('<li class="card') == 3
    assert page.count('class="task"') >= 3
    assert "Sở Xây dựng" in page


def test_pages_are_pictures_within_the_file(printed):
    page = offline(printed).decode()
    pictures = re.findall(r'<img src="data:image/jpeg;base64,([^"]+)"', page)
    assert base64.b64decode(pictures[0]).startswith(b"\xff\xd8\xff")
    assert page.count("<rect") > 3
    assert len(page) < 1_000_000


def test_it_fetches_nothing_and_runs_only_its_own_script(printed):
    page = offline(printed).decode()
    assert not re.findall(r'(?:src|href)="(?!data:)', page)
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in policy


def test_text_of_a_notice_is_escaped(text):
    page = offline(text).decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_same_file_gives_the_same_page(printed):
    assert offline(printed) == offline(printed)


def test_the_command_writes_it(text, tmp_path):
    target = tmp_path / "xem.html"
    assert checklist(text, "review-html", target) == 0
    assert target.read_bytes() == offline(text)
