"""PDFs that cannot be read: which error, and a message that names the file and says what to do."""

import re

import pytest

from pipeline.errors import DamagedFile, EmptyFile, ProtectedFile, TooLarge
from pipeline.read import pdf as reader
from pipeline.read.pdf import read_pdf
from tests.read.pdf_files import needs_font, pdf

pytestmark = needs_font


def page(drawing):
    drawing.paragraph(100)


def pages_gone() -> bytes:
    """A PDF whose page tree is empty; nothing moves within the file."""
    emptied = re.sub(rb"(?<=/Kids \[)[^]]*", lambda kids: b" " * len(kids[0]), pdf(page))
    return emptied.replace(b"/Count 1", b"/Count 0")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(lambda: b"", EmptyFile, id="no bytes"),
        pytest.param(lambda: pdf(page)[:400], DamagedFile, id="cut off"),
        pytest.param(lambda: b"%PDF-1.4\n" + b"x" * 900, DamagedFile, id="not a PDF inside"),
        pytest.param(lambda: pdf(page, password="mở"), ProtectedFile, id="password"),
        pytest.param(pages_gone, EmptyFile, id="no pages"),
        pytest.param(lambda: pdf(lambda drawing: None), EmptyFile, id="no text"),
    ],
)
def test_unreadable(make, error):
    with pytest.raises(error) as raised:
        read_pdf(make(), name="công văn.pdf")
    assert raised.type is error
    assert "“công văn.pdf”" in str(raised.value)
    assert ". Hãy " in str(raised.value)


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    assert len(read_pdf(pdf(page, page), name="a.pdf").pages) == 2
    with pytest.raises(TooLarge, match=r"“a\.pdf” có 3 trang, vượt giới hạn 2 trang\. Hãy "):
        read_pdf(pdf(page, page, page), name="a.pdf")


def test_a_file_for_reading_only_is_read():
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = StandardEncryption("", "chủ", canModify=0)
    assert read_pdf(pdf(page, password=locked), name="a.pdf").text
