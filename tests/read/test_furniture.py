from dataclasses import dataclass

import pytest

from pipeline.read.furniture import is_ornament, regions_of
from pipeline.read.printed import Rule
from tests.read.printed_pages import centred, rows, run

BODY = "Các sở, ban, ngành khẩn trương triển khai thực hiện nội dung"


@dataclass
class Page:
    rows: list
    rules: tuple = ()
    width: float = 595
    height: float = 842


def page(*runs, rules=()):
    return Page(rows(*(run(BODY, 85, 80 + 18 * line) for line in range(38)), *runs), rules)


def set_aside(*pages):
    """What is no body, page by page."""
    return [
        [(region, row.text) for row, region in zip(page.rows, regions, strict=True) if region != "body"]
        for page, regions in zip(pages, regions_of(pages), strict=True)
    ]


@pytest.mark.parametrize("text", ["2", "- 2 -", "Trang 2", "2/5", "Trang 2/5", "Page 2 of 5", "12"])
@pytest.mark.parametrize("baseline", [40, 812])
def test_page_number_in_the_middle(text, baseline):
    assert set_aside(page(centred(text, 298, baseline, 13))) == [[("furniture", text)]]


def test_page_number_at_the_right():
    assert set_aside(page(run("7", 530, 815, 13))) == [[("furniture", "7")]]


@pytest.mark.parametrize("text", ["2030", "2.", "năm 2030", "1/2 ngày"])
def test_figures_that_end_a_paragraph_are_body(text):
    assert set_aside(page(run(text, 85, 770))) == [[]]


def test_running_head_with_a_changing_figure():
    pages = [page(run(f"CÔNG BÁO/Số 7/Ngày 05-3-2030 {number}", 210, 40)) for number in range(70, 74)]
    assert set_aside(*pages) == [[("furniture", f"CÔNG BÁO/Số 7/Ngày 05-3-2030 {number}")] for number in range(70, 74)]


def test_repeated_foot_on_two_pages():
    assert set_aside(*[page(run("KH-2030_ban-hanh.docx", 85, 815, 8)) for _ in range(2)]) == [[("furniture", "KH-2030_ban-hanh.docx")]] * 2


def test_a_line_that_comes_back_at_the_same_place_of_the_text_is_body():
    pages = [page(run("của Ủy ban nhân dân tỉnh về công tác thi đua", 85, 764)) for _ in range(3)]
    assert set_aside(*pages) == [[], [], []]


def test_a_head_seen_once_is_body():
    assert set_aside(page(run("PHỤ LỤC", 250, 40)), page(), page()) == [[], [], []]


NOTE = run("1 Theo Báo cáo số 9/BC-SNV của Sở Nội vụ.", 85, 790, 10)
NOTE_RULE = Rule(85, 778, 229, 778.5)


def test_footnote_below_its_rule():
    assert set_aside(page(NOTE, rules=[NOTE_RULE])) == [[("footnote", NOTE.text)]]


def test_footnote_of_two_lines_above_a_page_number():
    more = run("tại phiên họp thường kỳ.", 85, 802, 10)
    found = set_aside(page(NOTE, more, centred("3", 298, 825, 13), rules=[NOTE_RULE]))
    assert found == [[("footnote", NOTE.text), ("footnote", more.text), ("furniture", "3")]]


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        pytest.param(NOTE, [], id="no rule"),
        pytest.param(NOTE, [Rule(85, 778, 540, 778.5)], id="a rule across the page"),
        pytest.param(NOTE, [Rule(300, 778, 444, 778.5)], id="a rule in the middle"),
        pytest.param(run(NOTE.text, 85, 790, 14), [NOTE_RULE], id="not in small type"),
        pytest.param(run("Lưu: VT, TH.", 85, 790, 10), [NOTE_RULE], id="no mark"),
    ],
)
def test_what_is_no_footnote(note, rules):
    assert set_aside(page(note, rules=rules)) == [[]]


@pytest.mark.parametrize("text", ["__________", "-------", "* * *", "_ _ _ _"])
def test_ornaments(text):
    assert is_ornament(text)


@pytest.mark.parametrize("text", ["-", "- Như trên;", "……………", "__ (1) __"])
def test_what_is_no_ornament(text):
    assert not is_ornament(text)
