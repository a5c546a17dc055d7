"""Files that people send: kept by a harmless name, read like any other."""

import io
import time
import zipfile

import pytest
from sqlalchemy import insert

from pipeline.errors import TooLarge
from pipeline.register.tables import documents
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


def test_a_file_that_is_known_is_said_to_be(browser):
    browser.post("/tai-len", files={"files": ("ban-khac.txt", LETTER.encode(), "text/plain")})
    for _ in range(1800):
        answer = browser.get("/tai-len").text
        if 'class="done"' in answer or 'class="failed"' in answer:
            break
        time.sleep(0.1)
    assert "đã có trong sổ từ trước, 3 nhiệm vụ" in answer


def test_earlier_uploads_are_folded_away(browser):
    for number in range(6):
        browser.post("/tai-len", files={"files": (f"rong-{number}.pdf", b"", "application/pdf")})
    answer = browser.get("/tai-len").text
    assert "2 tệp trước đó" in answer
    assert answer.index("rong-5") < answer.index("<details") < answer.index("rong-0")


def test_the_page_of_a_file_that_could_not_be_read_says_why(browser, engine):
    told = "Tệp “hong.pdf” bị hỏng nên không mở được. Hãy tải lại tệp gốc."
    failed = (
        {"sha256": "0" * 64, "name": "hong.pdf", "state": "failed", "error": told}
        | dict.fromkeys(("attempts", "seconds", "finished_at"), 1)
        | {"version": "0", "rules": "0"}
    )
    with engine.begin() as connection:
        connection.execute(insert(documents), failed)
    assert f'href="/van-ban/{"0" * 64}"' in browser.get("/?view=loi").text
    answer = browser.get(f"/van-ban/{'0' * 64}")
    assert answer.status_code == 404
    assert told in answer.text


def test_sending_needs_proof(browser, place):
    assert browser.client.post("/tai-len", files={"files": ("a.txt", b"x", "text/plain")}).status_code == 403
    assert not (place[2] / "outputs" / "da-nhan").exists()


def zipped(size):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cong-van.txt", b"0" * size)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("bom.zip", zipped(30 * 1024**2), 413),
        ("bang.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048), 415),
        ("chuong-trinh.pdf", b"\x7fELF" + bytes(range(32)) * 40, 415),
        ("rong.pdf", b"", 422),
        ("cut.docx", b"PK\x03\x04" + b"x" * 200, 422),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(browser, place, name, content, status):
    answer = browser.post("/tai-len", files={"files": (name, content, "application/pdf")})
    assert answer.status_code == status
    assert name in answer.text
    assert not [path for path in (place[2] / "outputs" / "da-nhan").rglob("*") if path.is_file()]


def test_of_several_files_the_sound_ones_are_taken(browser):
    sent = [("files", ("47.txt", LETTER.replace("45/TB", "47/TB").encode(), "text/plain")), ("files", ("rong.txt", b"", "text/plain"))]
    answer = browser.post("/tai-len", files=sent)
    assert answer.status_code == 200
    assert "47.txt" in answer.text
    assert 'class="failed"' in answer.text


def test_a_body_longer_than_it_says_is_refused(browser):
    def pieces():
        yield from (b"x" * 100_000 for _ in range(4))

    answer = browser.client.post("/dang-nhap", content=pieces(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
