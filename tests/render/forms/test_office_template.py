"""An office's own Word form."""

import io
from pathlib import Path

import pytest
from docx import Document

from pipeline.errors import UsageError
from pipeline.render.forms.office_template import context, fill_template
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import setting, tasks
from tests.render.notices import HOSTILE, hostile


def template(*lines: str, rows: tuple[str, ...] = ()) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=1)
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def filled(content: bytes, form: str = "bang-theo-doi", found=None):
    return Document(io.BytesIO(fill_template(content, "mau.docx", form, tasks() if found is None else found, setting())))


def test_values_of_the_office_and_a_row_for_each_task():
    document = filled(
        template(
            "{{ co_quan }}: {{ so_nhiem_vu }}", rows=("{%tr for viec in nhiem_vu %}", "{{ viec.stt }} {{ viec.chu_tri }}", "{%tr endfor %}")
        )
    )
    assert document.paragraphs[0].text == "Văn phòng: 8"
    assert document.tables[0].rows[0].cells[0].text == "1 Sở Công Thương"
    assert len(document.tables[0].rows) == 8


@pytest.mark.parametrize(
    ("form", "first"), [("theo-don-vi", "Các sở, ban, ngành"), ("theo-thoi-han", "Quá hạn"), ("theo-lanh-dao", "Chủ tịch UBND tỉnh")]
)
def test_groups_are_those_of_the_form(form, first):
    document = filled(template("{% for mot in nhom %}{{ mot.ten }}|{% endfor %}"), form)
    assert document.paragraphs[0].text.split("|")[0] == first


def test_every_value_of_a_task_is_described_for_the_clerk():
    guide = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")
    values = context("theo-don-vi", tasks(), setting())
    assert all(f"`{name}`" in guide for name in (*values, *values["nhiem_vu"][0], "ten"))


def test_text_of_a_notice_is_text_only():
    document = filled(template("{{ nhiem_vu[0].noi_dung }}"), found=track([hostile()]))
    assert "<script>alert(1)</script> & **b**" in document.paragraphs[0].text
    assert HOSTILE.startswith("=HYPERLINK")


@pytest.mark.parametrize(
    "line",
    [
        "{{ sai_ten }}",
        "{{ nhiem_vu[0].sai }}",
        "{% for %}",
        "{{ co_quan.__class__.__mro__ }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
    ],
)
def test_what_cannot_be_understood_is_told(line):
    with pytest.raises(UsageError, match=r"mau\.docx"):
        filled(template(line))


def test_a_file_that_is_no_word_document_is_told():
    with pytest.raises(UsageError, match="không phải tệp Word"):
        filled(b"x")
