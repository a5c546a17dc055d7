"""The forms point by point against Decree 30/2020/NĐ-CP, annexes I, III and IV, as the DOCX has them."""

import io

import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from models.tracked import TrackedTask
from pipeline.render.forms.catalogue import FORMS, render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.letter_word import halved
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import TODAY, setting, tasks
from tests.render.notices import deadline, notice, task, unit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = [name for name, entry in FORMS.items() if "docx" in entry.writers]
LETTERS = ["cong-van-giao", "cong-van-don-doc"]


def opened(name: str, **fields: object):
    return Document(io.BytesIO(render_form(name, chosen(tasks(), Wanted(), TODAY), setting(**fields), "docx")))


def size(run) -> float:
    return run.font.size.pt if run.font.size else 13.0


@pytest.mark.parametrize("name", WORD)
def test_paper_margins_and_page_number(name):
    for section in opened(name).sections:
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        assert (section.orientation == WD_ORIENT.LANDSCAPE) == (section.page_width > section.page_height)
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer
        assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize("name", WORD)
def test_times_new_roman_in_every_script_and_no_other_font(name):
    document = opened(name)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert not list(document.element.body.iter(f"{W}rFonts"))


@pytest.mark.parametrize("name", WORD)
def test_tables_are_as_wide_as_the_page_lets_them(name):
    document = opened(name)
    widest = max((section.page_width - section.left_margin - section.right_margin) / 36000 for section in document.sections)
    for table in document.element.body.iter(f"{W}tbl"):
        assert sum(int(column.get(f"{W}w")) for column in table.tblGrid.iter(f"{W}gridCol")) / 1440 * 25.4 <= widest + 0.5


@pytest.mark.parametrize("name", ["theo-don-vi", "phieu-giao-viec", *LETTERS])
def test_state_and_motto(name):
    state, motto, day = opened(name).tables[0].rows[0].cells[1].paragraphs
    assert (state.text, motto.text) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert state.runs[0].bold
    assert size(state.runs[0]) in (12, 13)
    assert motto.runs[0].bold
    assert size(motto.runs[0]) == size(state.runs[0]) + 1
    assert motto._p.find(f".//{W}pBdr/{W}bottom") is not None
    assert day.runs[0].italic
    assert 13 <= size(day.runs[0]) <= 14
    assert day.text.startswith("Hoa Lư, ngày ")


@pytest.mark.parametrize("name", ["theo-don-vi", *LETTERS])
def test_the_office_is_bold_its_parent_is_not_and_a_rule_stands_below(name):
    parent, office, rule, *_ = opened(name).tables[0].rows[0].cells[0].paragraphs
    assert (parent.text, office.text) == ("ỦY BAN NHÂN DÂN TỈNH HOA LƯ", "VĂN PHÒNG")
    assert not parent.runs[0].bold
    assert office.runs[0].bold
    assert all(12 <= size(line.runs[0]) <= 13 for line in (parent, office))
    assert rule._p.find(f".//{W}pBdr/{W}bottom") is not None


@pytest.mark.parametrize("name", LETTERS)
def test_number_and_subject_of_a_letter(name):
    number, subject = opened(name).tables[0].rows[0].cells[0].paragraphs[-2:]
    assert number.text.startswith("Số: …")
    assert size(number.runs[0]) == 13
    assert subject.text.startswith("V/v ")
    assert 12 <= size(subject.runs[0]) <= 13
    assert not subject.runs[0].bold


@pytest.mark.parametrize("name", LETTERS)
def test_body_of_a_letter(name):
    document = opened(name)
    body = [paragraph for paragraph in document.paragraphs if paragraph.text]
    assert len(body) >= 3
    for paragraph in body:
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert round(paragraph.paragraph_format.first_line_indent.cm, 2) in (1.0, 1.27)
        assert paragraph.paragraph_format.space_after.pt >= 6
        assert 13 <= size(paragraph.runs[0]) <= 14
    assert body[-1].text.endswith("./.")


@pytest.mark.parametrize("name", LETTERS)
def test_order_of_the_components_of_a_letter(name):
    document = opened(name)
    head, addressees, ending = document.tables
    kinds = [element.tag.removeprefix(W) for element in document.element.body]
    assert kinds.index("tbl") < kinds.index("p")
    assert "CỘNG HÒA" in head.rows[0].cells[1].text
    assert addressees.rows[0].cells[0].text == "Kính gửi:"
    names = [line.text for line in addressees.rows[0].cells[1].paragraphs if line.text]
    assert [line[-1] for line in names] == [";"] * (len(names) - 1) + ["."]
    copies, sign = ending.rows[0].cells
    title, *items = copies.paragraphs
    assert (title.text, title.runs[0].bold, title.runs[0].italic, size(title.runs[0])) == ("Nơi nhận:", True, True, 12)
    assert {size(item.runs[0]) for item in items} == {11}
    assert items[-1].text.startswith("- Lưu: VT")
    assert all(line.runs[0].bold and 13 <= size(line.runs[0]) <= 14 for line in sign.paragraphs)


def test_a_single_addressee_stands_in_the_line_of_kinh_gui():
    document = opened("cong-van-giao", unit="Công an tỉnh")
    [line] = [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith("Kính gửi")]
    assert line == "Kính gửi: Công an tỉnh."
    opening, task, closing = (paragraph.text for paragraph in document.paragraphs if paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY)
    assert "giao Công an tỉnh triển khai các nhiệm vụ sau:" in opening
    assert task.startswith("1. Diễn tập chữa cháy")
    assert closing.startswith("Đề nghị Công an tỉnh chủ động phối hợp")


def test_the_pressing_letter_names_what_is_late_or_soon_due_and_nothing_else():
    text = "\n".join(paragraph.text for paragraph in opened("cong-van-don-doc").paragraphs)
    assert "Diễn tập chữa cháy" in text
    assert "quá hạn 1 ngày" in text
    assert "Kiểm tra hệ thống chữa cháy" in text
    assert "Bố trí kinh phí" not in text
    assert "quy chế quản lý chợ" not in text


def crowded(units: int) -> tuple[TrackedTask, ...]:
    """Fourteen tasks, of so many units."""
    return track(
        [
            notice(
                *(
                    task(
                        f"Lập hồ sơ số {number}.",
                        lead=(unit(f"Sở Số {number % units}"),),
                        coordinating=(unit("Công an tỉnh", "opening"),),
                        deadlines=(deadline("by", "ngày 10/10/2023", due="2023-10-10"),) * (number > 0),
                    )
                    for number in range(14)
                )
            )
        ]
    )


@pytest.mark.parametrize("name", LETTERS)
def test_many_tasks_stand_in_an_annex(name):
    document = Document(io.BytesIO(render_form(name, crowded(3), setting(), "docx")))
    assert len(document.sections) == 2
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["STT", "Nội dung nhiệm vụ", "Phối hợp", "Thời hạn", "Văn bản giao"]
    assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
    count = 14 if name == "cong-van-giao" else 13  # one has no deadline to press for
    assert sum(row.cells[0].text.isdigit() for row in table.rows) == count
    assert {row.cells[2].text for row in table.rows if row.cells[0].text.isdigit()} == {"Công an tỉnh"}
    opening, *_ = (paragraph.text for paragraph in document.paragraphs if paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY)
    assert f"{count} nhiệm vụ nêu tại Phụ lục kèm theo Công văn này" in opening
    [title] = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Phụ lục\n")]
    assert title.runs[0].bold
    assert 13 <= size(title.runs[0]) <= 14
    assert "(Kèm theo Công văn số ……" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_letter_to_one_unit_counts_what_that_unit_leads():
    content = render_form("cong-van-giao", (*crowded(1), *tasks()), setting(unit="Sở Số 0"), "docx")
    opening, *_ = (one.text for one in Document(io.BytesIO(content)).paragraphs if one.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY)
    assert "giao Sở Số 0 triển khai 14 nhiệm vụ" in opening
    assert "07/CT-UBND" not in opening


def test_few_tasks_stand_in_the_letter_itself():
    assert len(opened("cong-van-giao").sections) == 1


@pytest.mark.parametrize(("units", "named"), [(3, ["- Sở Số 0;", "- Sở Số 1;", "- Sở Số 2."]), (12, None)])
def test_many_addressees_are_named_by_the_annex(units, named):
    document = Document(io.BytesIO(render_form("cong-van-giao", crowded(units), setting(), "docx")))
    if named is None:
        assert "Kính gửi: Các cơ quan, đơn vị nêu tại Phụ lục kèm theo." in [paragraph.text for paragraph in document.paragraphs]
    else:
        assert [line.text for line in document.tables[1].rows[0].cells[1].paragraphs if line.text] == named


@pytest.mark.parametrize("kind", ["html", "md"])
def test_the_annex_stands_in_every_format(kind):
    text = render_form("cong-van-giao", crowded(12), setting(), kind).decode()
    assert text.count("Lập hồ sơ số") == 14
    assert "Phụ lục" in text


COLUMNS = {
    "so-theo-doi": [
        "Số đến",
        "Tên loại, số và ký hiệu, ngày tháng và tên cơ quan ban hành văn bản",
        "Đơn vị hoặc người nhận",
        "Thời hạn giải quyết",
        "Tiến độ giải quyết",
        "Số, ký hiệu văn bản trả lời",
        "Ghi chú",
    ],
    "so-dang-ky": [
        "Ngày đến",
        "Số đến",
        "Tác giả",
        "Số, ký hiệu",
        "Ngày tháng",
        "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ],
}


@pytest.mark.parametrize("name", COLUMNS)
def test_registers_have_the_columns_of_annex_iv_numbered(name):
    head, numbers, *_ = opened(name).tables[0].rows
    assert [cell.text for cell in head.cells] == COLUMNS[name]
    assert [cell.text for cell in numbers.cells] == [f"({at})" for at in range(1, len(COLUMNS[name]) + 1)]
    assert all(row._tr.find(f".//{W}tblHeader") is not None for row in (head, numbers))


@pytest.mark.parametrize("name", COLUMNS)
def test_registers_have_the_cover_of_annex_iv(name):
    lines = [paragraph.text for paragraph in opened(name).paragraphs if paragraph.text]
    assert lines[:2] == ["ỦY BAN NHÂN DÂN TỈNH HOA LƯ", "VĂN PHÒNG"]
    assert lines[2].startswith("SỔ ")
    assert [line.split(":")[0].split(" …")[0] for line in lines[3:7]] == ["Năm", "Từ ngày", "Từ số", "Quyển số"]


@pytest.mark.parametrize("name", COLUMNS)
def test_registers_have_their_cover_on_the_page_too(name):
    cover, pages = BeautifulSoup(render_form(name, chosen(tasks(), Wanted(), TODAY), setting(), "html"), "html.parser").find_all("article")
    assert [line.text for line in cover.find_all("p")][:3] == ["ỦY BAN NHÂN DÂN TỈNH HOA LƯ", "VĂN PHÒNG", "Năm: 2023"]
    assert cover.h2.text == pages.h1.text


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("V/v giao nhiệm vụ", ["V/v giao nhiệm vụ"]),
        ("V/v đôn đốc thực hiện nhiệm vụ được giao", ["V/v đôn đốc thực hiện", "nhiệm vụ được giao"]),
    ],
)
def test_no_word_of_a_subject_stands_in_a_line_by_itself(subject, lines):
    assert halved(subject).split("\n") == lines


@pytest.mark.parametrize("name", ["theo-don-vi", "bang-theo-doi", "sau-ro", "phieu-giao-viec"])
def test_the_heading_of_a_table_is_on_every_page(name):
    table = opened(name).tables[1]
    assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
