"""PDFs from before Unicode: letters by their words, each in its place."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf_legacy import unicode_runs
from pipeline.read.printed import Run
from pipeline.read.reader import read
from tests.read.invariants import lines_of
from tests.read.old_writing import ENCODINGS, written_in

LINES = (
    "1. Đội quản lý xã Tân Khê khẩn trương rà soát, lập hồ sơ từng hộ trước ngày 15/8/2004.",
    "2. Phòng Kinh tế chủ trì, tham mưu về nước sạch - vệ sinh, tưới tiêu, số 12/TB-UB như đã nêu.",
)


def page(lines: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Times-Roman", 11)
    for at, line in enumerate(lines):
        canvas.drawString(60, 780 - 20 * at, line)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_page_in_an_old_encoding(name):
    document = read(page(tuple(written_in(ENCODINGS[name], line) for line in LINES)), name="cũ.pdf")
    assert lines_of(document) == list(LINES)
    for line in document.lines:
        assert len(line.edges) == line.end - line.start
        assert list(line.edges) == sorted(line.edges)
    assert document.read_by == ("pdf-text",)


def run(text: str) -> Run:
    return Run(text, [float(at) for at in range(len(text))], [at + 0.5 for at in range(len(text))], 0, 10, 12, 11)


def test_a_letter_of_two_signs_spans_both():
    [found] = unicode_runs([(run("baùo caùo keát quaû thöïc hieän"), "vni-times")])
    assert found.text == "báo cáo kết quả thực hiện"
    at = found.text.index("á")
    assert (found.lefts[at], found.rights[at]) == (1.0, 2.5)
    assert len(found.text) == len(found.lefts) == len(found.rights)


def test_font_of_capitals():
    [found, _] = unicode_runs([(run("ñy ban"), ".vntimeh"), (run("thùc hiÖn nhiÖm vô ®\xad\xadîc giao, b¸o c¸o"), ".vntime")])
    assert found.text == "ỦY BAN"


@pytest.mark.parametrize(
    "text",
    [
        "Đội quản lý thị trường - chi nhánh 2, số 12/TB-UB",
        "ĈӝL TXҧQ l˝ thӏ WUѭӡQJ kiӇP tra ph‚n cÙng, nghiÍm, c·c KӝL ÿӗQJ",  # a broken font table
        "DQI quAn lf thi trudng kiEm tra",
    ],
)
def test_other_text_stays(text):
    assert [found.text for found in unicode_runs([(run(text), "timesnewroman")])] == [text]
