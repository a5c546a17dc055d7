"""Markdown and HTML."""

import pytest

from models.document import Document
from pipeline.errors import EmptyFile
from pipeline.read.marks import plain
from pipeline.read.reader import read
from tests.read.invariants import assert_sound, cells_of, lines_of


def read_as(text: str, media_type: str) -> Document:
    document = read(text.encode(), name="thử")
    assert document.media_type == media_type
    assert_sound(document)
    return document


def markdown(text: str) -> Document:
    return read_as(text, "text/markdown")


def html(text: str) -> Document:
    return read_as(text, "text/html")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**Giao** [Phòng A](https://a.example) *lập*", "Giao Phòng A lập"),
        ("1\\. Việc \\- hai", "1. Việc - hai"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("Quỹ A&amp;B", "Quỹ A&B"),
        ("*Tân An, ngày 2 tháng 3 *", "Tân An, ngày 2 tháng 3"),
        ("mã `K7` dùng", "mã K7 dùng"),
        ("tên_tệp_dài", "tên_tệp_dài"),
    ],
)
def test_marks_go_out(line, text):
    assert plain(line).text == text


def test_markdown_headings_labels_and_emphasis():
    document = markdown(
        "## **THÔNG BÁO**\n\n### Kết luận cuộc họp\n\n1. **Phòng A** lập kế hoạch.\n\n3. Phòng B báo cáo.\n\na) Nội dung một.\n\n"
        "* Mục sao.\n\n> Trích dẫn.\n\n---\n\n![ảnh](a.png)\n\n**TRƯỞNG PHÒNG\nKÝ THAY**\n\n[1]: https://a.example\n"
    )
    assert lines_of(document) == [
        "THÔNG BÁO",
        "Kết luận cuộc họp",
        "1. Phòng A lập kế hoạch.",
        "3. Phòng B báo cáo.",
        "a) Nội dung một.",
        "- Mục sao.",
        "Trích dẫn.",
        "TRƯỞNG PHÒNG",
        "KÝ THAY",
    ]
    assert [line.bold for line in document.lines] == [True, True, False, False, False, False, False, True, True]
    assert all(line.whole for line in document.lines[:7])


def test_wrapped_markdown_paragraphs_are_not_whole():
    document = markdown("# Tên\n\nGiao **Phòng A** chủ trì\nlập kế hoạch **năm**.\n\nMột dòng.")
    assert [line.whole for line in document.lines] == [True, False, False, True]


def test_markdown_table():
    document = markdown("# Tên\n\n**Phân công**\n\n| TT | **Việc** |\n|---|---|\n| 1 | Lập |\n| 2 | Báo cáo |")
    assert document.tables[0].ruled
    assert cells_of(document)[0, 1] == "Việc"


def test_html_paragraphs_lists_and_hidden_parts():
    document = html(
        "<!DOCTYPE html><html><head><title>Tên</title><style>p{}</style></head><body><script>x()</script>"
        "<h1>THÔNG BÁO</h1><p align='center'><i>ngày 1</i></p><p>Giao <b>Phòng&nbsp;A</b>\n  lập:<br>kế hoạch.</p>"
        "<ol type='a' start='3'><li>một<ul><li>con</ul><li value='7'><p>hai</p></ol>"
        "<p style='display: none'>ẩn</p><div>chữ rời</div></body></html>"
    )
    assert lines_of(document) == ["THÔNG BÁO", "ngày 1", "Giao Phòng A lập:", "kế hoạch.", "c. một", "- con", "g. hai", "chữ rời"]
    first, second, *_ = document.lines
    assert (first.bold, second.italic, second.centred, second.bold) == (True, True, True, False)
    assert [(line.label, line.list_level) for line in document.lines[4:7]] == [("c.", 0), ("-", 1), ("g.", 0)]


@pytest.mark.parametrize("number", ["²", "--5", "9" * 5000, "2000000000"])
def test_html_numbers_that_are_none_or_absurd_do_no_harm(number):
    document = html(
        f"<html><body><ol type='I' start='{number}'><li value='{number}'>một</ol>"
        f"<table border='1'><tr><td rowspan='{number}'>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>"
    )
    assert len(document.text) < 40


def test_html_tables():
    document = html(
        "<html><body><table border='0'><tr><td>PHÒNG A<br>-----</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
        "<table border='1'><tr><th>TT</th><th colspan='2'>Đơn vị</th></tr><tr><td rowspan='2'>1</td><td>A</td><td>B</td></tr>"
        "<tr><td>C</td><td></td></tr></table></body></html>"
    )
    head, data = document.tables
    assert (head.ruled, data.ruled) == (False, True)
    assert [line.column for line in document.lines[:3]] == ["left", "left", "right"]
    assert cells_of(document, 1) == {(0, 0): "TT", (0, 1): "Đơn vị", (1, 0): "1", (1, 1): "A", (1, 2): "B", (2, 1): "C", (2, 2): ""}


def test_html_table_that_only_places_others():
    document = html("<html><table><tr><td><p>Trên</p><table border=1><tr><td>a<td>b</table></td></tr></table></html>")
    assert lines_of(document) == ["Trên", "a", "b"]
    assert len(document.tables) == 1


def test_html_with_columns_in_preformatted_text():
    document = html(
        "<html><body><pre>ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   XÃ A                       Độc lập - Tự do - Hạnh phúc</pre></body></html>"
    )
    assert [line.column for line in document.lines] == ["left", "left", "right", "right"]


def test_web_page_saved_as_one_file():
    saved = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
        "Content-Transfer-Encoding: 8bit\n\n<html><body><p>Giao Phòng A lập kế hoạch.</p></body></html>\n--b--\n"
    )
    assert lines_of(read_as(saved, "text/html")) == ["Giao Phòng A lập kế hoạch."]


@pytest.mark.parametrize("text", ["<html><body><script>x</script></body></html>", "# \n\n## \n\n[a]: b\n\n[c]: d\n"])
def test_nothing_to_read(text):
    with pytest.raises(EmptyFile):
        read(text.encode(), name="trống")
