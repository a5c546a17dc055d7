"""What each format holds, and what hostile text cannot do to it."""

import io
import json
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx import Document
from markdown_it import MarkdownIt

from models.notice import Notice
from pipeline.render.checklist import FORMATS, render
from pipeline.render.forms.due import ends
from pipeline.render.forms.tracking import track
from pipeline.render.layout import COLUMNS, TABLE_WIDTH, columns
from tests.render.notices import HOSTILE, hostile, idle, long, notice, ordinary, task, unit

SHOWN = "".join(sign for sign in HOSTILE if sign not in "\x07\u202e")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(value: Notice, office: tuple[str, ...] = ()) -> "Document":  # type: ignore[valid-type]
    return Document(io.BytesIO(render(value, "docx", office=office)))


def workbook(value: Notice) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(value, "xlsx")))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("value", [ordinary(), idle(), hostile(), long(5)], ids=["ordinary", "idle", "hostile", "long"])
def test_the_same_notice_gives_the_same_bytes(value: Notice, format: str) -> None:
    assert render(value, format) == render(value, format)


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_office_files_hold_no_time_of_making(format: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(render(ordinary(), format)))
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in re.sub(rb"xmlns:dcterms", b"", package.read("docProps/core.xml"))


# JSON


def test_json_reads_back_as_the_same_notice() -> None:
    assert Notice.model_validate_json(render(ordinary(), "json")) == ordinary()


def test_json_keeps_vietnamese_letters_and_the_contracts_order() -> None:
    text = render(ordinary(), "json").decode()
    assert "Sở Công Thương" in text
    assert list(json.loads(text)) == ["schema_version", "document", "header", "sections", "tasks", "findings"]


def test_json_does_not_depend_on_the_order_in_which_evidence_was_found() -> None:
    one = ordinary().tasks[0]
    place = one.evidence["text"]
    there = one.model_copy(update={"evidence": {"text": place, "title": place}})
    back = one.model_copy(update={"evidence": {"title": place, "text": place}})
    assert render(notice(there), "json") == render(notice(back), "json")


# HTML


def page(value: Notice) -> BeautifulSoup:
    return BeautifulSoup(render(value, "html"), "html.parser")


def test_html_has_a_row_per_task_and_a_heading_that_repeats() -> None:
    soup = page(ordinary())
    assert [cell.text for cell in soup.select("thead th")] == [column.heading for column in COLUMNS]
    assert len(soup.select("tbody tr")) == 5
    assert len(soup.select("tbody input[type=checkbox]")) == 5
    assert "table-header-group" in render(ordinary(), "html").decode()


def test_html_fetches_nothing_and_runs_nothing() -> None:
    text = render(hostile(), "html").decode()
    assert not re.search(r"<(?:script|link|img|iframe|object)\b|url\(|@import|\son\w+=", text.replace("&lt;", ""))
    assert "default-src 'none'" in text


def test_html_shows_hostile_text_as_text() -> None:
    soup = page(hostile())
    assert soup.select("tbody tr td")[2].text == SHOWN
    assert soup.select_one(".subject").text == SHOWN  # type: ignore[union-attr]


# Markdown


def test_markdown_is_one_table_whatever_the_text() -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(render(hostile(), "md").decode())
    soup = BeautifulSoup(rendered, "html.parser")
    cells = soup.select("tbody tr td")
    assert len(cells) == len(COLUMNS)
    assert cells[2].text == SHOWN
    assert cells[3].text == "@SUM(A1); +1; -1"
    assert not soup.find_all(["script", "code", "a"])
    assert [item.text for item in soup.select("h2 + ul li")] == [f"- # {SHOWN}."]


def test_markdown_of_an_idle_notice_has_no_table() -> None:
    text = render(idle(), "md").decode()
    assert "không giao nhiệm vụ" in text
    assert "|" not in text


# Word


def test_word_follows_the_decrees_page() -> None:
    section = word(ordinary()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    for size, least, most in (
        (section.top_margin, 20, 25),
        (section.bottom_margin, 20, 25),
        (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
    ):
        assert least <= round(size.mm) <= most
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_word_table_repeats_its_heading() -> None:
    table = word(long(3)).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == [column.heading for column in COLUMNS]
    assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
    assert len(table.rows) == 1 + 4


def test_short_rows_are_kept_whole_and_long_ones_may_break() -> None:
    value = notice(task("Lập hồ sơ, " * 5), task("Lập hồ sơ, " * 90))
    kept = [row._tr.find(f".//{W}cantSplit") is not None for row in word(value).tables[1].rows]
    assert kept == [True, True, False]
    assert ["whole" in line.get("class", []) for line in page(value).select("tbody tr")] == [True, False]


def test_word_has_a_tick_box_per_task() -> None:
    assert word(ordinary()).element.xml.count("<w14:checkbox>") == 5


def test_word_is_written_in_times_new_roman_for_every_script() -> None:
    fonts = word(ordinary()).styles["Normal"].element.rPr.rFonts
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


def test_word_letterhead_names_the_office_or_leaves_room() -> None:
    named = word(ordinary(), office=("UBND tỉnh Hoa Lư", "Sở Công Thương")).tables[0].rows[0].cells
    assert named[0].text.split() == ["UBND", "TỈNH", "HOA", "LƯ", "SỞ", "CÔNG", "THƯƠNG"]
    assert named[1].text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n")
    assert "……" in word(ordinary()).tables[0].rows[0].cells[0].text


def test_word_shows_hostile_text_as_text() -> None:
    assert word(hostile()).tables[1].rows[1].cells[2].text == SHOWN


def test_word_of_an_idle_notice_has_no_task_table() -> None:
    document = word(idle())
    assert len(document.tables) == 2
    assert any("không giao nhiệm vụ" in paragraph.text for paragraph in document.paragraphs)


def test_empty_columns_give_their_room_to_the_content() -> None:
    narrowed = columns(frozenset({"Sản phẩm", "Phối hợp"}))
    assert sum(column.width for column in narrowed) == TABLE_WIDTH
    assert narrowed[1].width > COLUMNS[1].width


# Excel


def test_excel_table_is_frozen_filtered_and_printed_to_width() -> None:
    sheet = workbook(ordinary())["Nhiệm vụ"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:N9"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == ("landscape", 9, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.cell(5, number).alignment.wrap_text for number in range(1, 13))


def test_excel_has_real_dates_beside_the_words() -> None:
    sheet = workbook(ordinary())["Nhiệm vụ"]
    assert (sheet["E5"].value, sheet["F5"].value) == ("Trước ngày 15/10/2023", datetime(2023, 10, 15))
    assert sheet["F5"].number_format == "DD/MM/YYYY"
    assert sheet["F8"].value is None


def test_excel_never_makes_a_formula_of_text() -> None:
    book = workbook(hostile())
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str)]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    lead = book["Nhiệm vụ"]["C5"]
    assert (lead.value, lead.quotePrefix) == (SHOWN, True)


def test_excel_names_header_and_findings_on_the_second_sheet() -> None:
    sheet = workbook(ordinary())["Văn bản"]
    facts = {line[0]: line[1] for line in sheet.iter_rows(values_only=True)}
    assert facts["Số, ký hiệu"] == "45/TB-UBND"
    assert facts["Ngày ban hành"] == datetime(2023, 9, 20)
    assert facts["Toàn văn bản"] == "Cần kiểm tra"
    assert facts["Nhiệm vụ 4"] == "Cần kiểm tra"


def test_excel_rows_are_high_enough_for_long_text_and_no_higher_than_excel_allows() -> None:
    sheet = workbook(long(4))["Nhiệm vụ"]
    heights = [sheet.row_dimensions[line].height for line in range(5, 10)]
    assert heights[0] < heights[1] <= heights[4] <= 409


def test_a_passage_longer_than_a_cell_is_cut_with_a_word_of_warning() -> None:
    sheet = workbook(notice(task("rà soát hồ sơ " * 5000, lead=(unit("Sở Y tế"),))))["Nhiệm vụ"]
    assert len(sheet["B5"].value) == 32_767
    assert sheet["B5"].value.endswith("(xem tiếp trong văn bản gốc)")


def test_an_idle_workbook_opens_and_says_so() -> None:
    assert "không giao nhiệm vụ" in workbook(idle())["Nhiệm vụ"]["A3"].value


def test_excel_turns_red_from_the_day_after_the_last_day_in_time() -> None:
    page = workbook(ordinary())["Nhiệm vụ"]
    columns = {cell.value: cell.column_letter for cell in page[4]}
    last = columns["Ngày cuối trong hạn"]
    [rule] = [rule for area in page.conditional_formatting for rule in area.rules]
    assert f"${last}5<TODAY()" in rule.formula[0]
    assert page.column_dimensions[last].hidden
    days = [cell.value and cell.value.date().isoformat() for [cell] in page[f"{last}5:{last}9"]]
    assert days == ["2023-10-14", "2024-03-31", None, None, None]
    assert [day and day.isoformat() for day in map(ends, track([ordinary()]))] == days


def test_what_needs_a_look_is_marked_and_explained() -> None:
    text = render(ordinary(), "md").decode()
    assert text.count(" (?) |") == 1
    assert "(?) Chương trình chưa chắc chắn về 1 nhiệm vụ" in text
    sure = notice(task("Lập danh sách.", needs_look=False))
    assert "(?)" not in render(sure, "md").decode()
    page = workbook(ordinary())["Nhiệm vụ"]
    [column] = [cell.column for cell in page[4] if cell.value == "Đối chiếu"]
    assert [page.cell(line, column).value for line in range(5, 10)].count("Cần xem") == 1
