"""Files that people send: kept by a harmless name, read like any other."""

import io
import time

import pytest

from pipeline.errors import TooLarge
from pipeline.review import uploads
from pipeline.review.uploads import copy, safe_name
from tests.review.conftest import LETTER


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("công văn 12.pdf", "công văn 12.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("<script>alert(1)</script>.pdf", "script_.pdf"),
        (".bashrc", "bashrc"),
        ("a\x00b.pdf", "a_b.pdf"),
    ],
)
def test_names_are_made_harmless(name, kept):
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", [None, "", "..", "///", "văn" * 200])
def test_every_file_gets_a_name(name):
    assert 0 < len(safe_name(name).encode()) <= 150


def test_a_file_beyond_the_limit_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    with pytest.raises(TooLarge):
        copy(io.BytesIO(b"x" * 11), tmp_path / "tep.txt")
    assert not list(tmp_path.iterdir())


def test_a_file_that_was_sent_is_read_and_listed(browser, place):
    content = LETTER.replace("45/TB", "46/TB").encode()
    answer = browser.post("/tai-len", files={"files": ("../46.txt", content, "text/plain")})
    assert answer.status_code == 200
    for _ in range(600):
        answer = browser.get("/tai-len").text
        if 'class="done"' in answer or 'class="failed"' in answer:
            break
        time.sleep(0.1)
    assert "3 nhiệm vụ" in answer
    assert "46/TB-UBND" in browser.get("/?view=tat-ca").text
    assert [path.name for path in (place[2] / "outputs" / "da-nhan").rglob("*.txt")] == ["46.txt"]


def test_sending_needs_proof(browser, place):
    assert browser.client.post("/tai-len", files={"files": ("a.txt", b"x", "text/plain")}).status_code == 403
    assert not (place[2] / "outputs" / "da-nhan").exists()
