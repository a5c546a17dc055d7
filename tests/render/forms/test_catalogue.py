"""Every form in every format: against files that a person has read, the same each time, and safe with hostile text.

After a change that is meant to show, write the files anew with ``GIAOVIEC_REGEN=1 pytest tests/render/forms`` and read the difference.
"""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx import Document
from markdown_it import MarkdownIt

from models.tracked import TrackedTask
from pipeline.errors import UsageError
from pipeline.render.forms.catalogue import FORM_WRITERS, FORMS, render_form
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import setting, tasks
from tests.render.notices import HOSTILE, deadline, hostile, notice
from tests.render.test_golden import REGENERATE

GOLDEN = Path(__file__).parents[2] / "golden" / "forms"
TABLES = [name for name, entry in FORMS.items() if "xlsx" in entry.writers]
EVERY = [(name, kind) for name, entry in FORMS.items() for kind in entry.writers if kind != "pdf"]
SHOWN = "".join(sign for sign in HOSTILE if sign not in "\x07\u202e")


def attack() -> tuple[TrackedTask, ...]:
    """A task that tries to be code, a day late: it is in every form."""
    [value] = hostile().tasks
    late = value.model_copy(update={"deadlines": (deadline("event", HOSTILE), deadline("by", "ngày 10/10/2023", due="2023-10-10"))})
    return track([notice(late, head=hostile().header)])


def made(name: str, kind: str, **fields: object) -> bytes:
    return render_form(name, tasks(), setting(**fields), kind)


@pytest.mark.parametrize("name", [name for name, entry in FORMS.items() if "md" in entry.writers])
def test_form_is_what_was_read_and_approved(name):
    text, golden = made(name, "md").decode(), GOLDEN / f"{name}.md"
    if REGENERATE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_the_same_tasks_give_the_same_bytes(name, kind):
    assert made(name, kind) == made(name, kind)


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_hostile_text_breaks_nothing(name, kind):
    content = render_form(name, attack(), setting(notices=()), kind)
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None
    else:
        assert not re.search("[\x07\u202e]", content.decode())
    if kind == "html":
        assert BeautifulSoup(content, "html.parser").find_all(["script", "img", "link"]) == []


@pytest.mark.parametrize("name", TABLES)
def test_markdown_keeps_its_tables_whatever_the_text(name):
    text = render_form(name, attack(), setting(notices=()), "md").decode()
    soup = BeautifulSoup(MarkdownIt("commonmark", {"html": True}).enable("table").render(text), "html.parser")
    assert len({len(row.find_all(["td", "th"])) for row in soup.find_all("tr")}) == 1
    assert not soup.find_all(["script", "code", "a"])


@pytest.mark.parametrize("name", TABLES)
def test_no_text_becomes_a_formula_in_a_sheet(name):
    book = openpyxl.load_workbook(io.BytesIO(render_form(name, attack(), setting(notices=()), "xlsx")))
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row if cell.value is not None}
    assert "s" in kinds
    assert "f" not in kinds


@pytest.mark.parametrize("name", TABLES)
def test_csv_has_a_byte_order_mark_and_no_formula(name):
    content = render_form(name, attack(), setting(notices=()), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith(f"'{SHOWN}") for row in rows for cell in row)


def test_csv_and_json_hold_real_dates():
    [row] = [row for row in json.loads(made("bang-theo-doi", "json"))[0]["groups"][0]["rows"] if "Bố trí" in row["Nội dung nhiệm vụ"]]
    assert (row["Ngày đến hạn"], row["Ngày hoàn thành"], row["Tiến độ"]) == ("2024-03-31", "2024-04-01", "Hoàn thành quá hạn")
    assert "2024-03-31" in made("bang-theo-doi", "csv").decode("utf-8-sig")


def test_a_slip_for_every_unit_and_one_for_one_unit():
    titles = [line["name"] for line in json.loads(made("phieu-giao-viec", "json"))]
    assert len(titles) == len(set(titles)) == 7
    assert [line["name"] for line in json.loads(made("phieu-giao-viec", "json", unit="tài chính"))] == ["Sở Tài chính"]


def test_the_entry_register_lists_notices_that_assign_nothing():
    rows = json.loads(made("so-dang-ky", "json"))[0]["groups"][0]["rows"]
    assert [row["Số, ký hiệu"] for row in rows] == ["45/TB-UBND", "7/GM-UBND", "07/CT-UBND"]
    assert rows[1]["Đơn vị hoặc người nhận"] == ""


def test_word_says_what_html_says():
    document = Document(io.BytesIO(made("theo-thoi-han", "docx")))
    soup = BeautifulSoup(made("theo-thoi-han", "html"), "html.parser")
    html = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in soup.select("table tr")]
    word = [[cell.text for cell in dict.fromkeys(row.cells)] for row in document.tables[1].rows]
    assert word[: len(html)] == html
    remark, *_, names, hints = word[len(html) :]
    assert remark[0].startswith("(*)")
    assert (names, hints) == (["NGƯỜI LẬP", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"], ["(Ký, ghi rõ họ tên)"] * 2)


@pytest.mark.parametrize(("name", "kind"), [("theo-tuoi", "md"), ("cong-van-giao", "xlsx"), ("lich", "docx")])
def test_what_does_not_exist_is_refused(name, kind):
    with pytest.raises(UsageError, match=r"Hãy chọn một trong các"):
        made(name, kind)


@pytest.mark.parametrize("name", ["theo-don-vi", "bang-theo-doi", "cong-van-giao", "cong-van-don-doc"])
def test_an_empty_form_is_refused(name):
    with pytest.raises(UsageError, match="Không có nhiệm vụ nào"):
        render_form(name, (), setting(notices=()), "docx")


def test_every_table_has_all_its_formats():
    assert all(set(FORMS[name].writers) == set(FORM_WRITERS) for name in TABLES)


@pytest.mark.parametrize("name", ["theo-don-vi", "theo-thoi-han", "theo-lanh-dao", "bang-theo-doi"])
def test_what_needs_a_look_is_marked(name):
    rows = [row for group in json.loads(made(name, "json"))[0]["groups"] for row in group["rows"]]
    doubtful = [row for row in rows if row["Đối chiếu"] == "Cần xem"]
    assert [row["Nội dung nhiệm vụ"].split()[0] for row in doubtful] == ["Thẩm"]
    assert [row["Văn bản giao"].endswith(" (?)") for row in rows] == [row in doubtful for row in rows]
