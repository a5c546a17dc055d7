"""PDF of forms with very many rows, which is set directly: nothing is cut off, and it looks as the Word document does."""

import re

import pypdfium2
import pytest

from pipeline.render.forms.catalogue import FORMS, render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.follow_up import tracking_table
from pipeline.render.forms.form_pdf import MANY, form_pdf, wrapped
from pipeline.render.forms.tracking import track
from pipeline.render.forms.typeface import REGULAR, register_typeface, text_width
from tests.render.forms.desk import TODAY, setting, tasks
from tests.render.notices import deadline, hostile, notice, task, unit

PASSAGE = "Khẩn trương rà soát, hoàn thiện hồ sơ, thủ tục đầu tư; làm rõ trách nhiệm của từng tập thể, cá nhân có liên quan; "


def crowd(count: int, longest: int = 6):
    return track(
        [
            notice(
                *(
                    task(
                        f"{PASSAGE * (number % longest)}hoàn thành hạng mục VIEC{number}.",
                        lead=(unit(f"Ban Quản lý dự án đầu tư xây dựng khu vực TRI{number}"),),
                        deadlines=(deadline("event", f"ngay sau khi có ý kiến của cơ quan có thẩm quyền HAN{number}"),),
                    )
                    for number in range(1, count + 1)
                )
            )
        ]
    )


def marks(text: str) -> set[str]:
    return set(re.findall(r"(?:VIEC|TRI|HAN)\d+", text))


def pages(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


@pytest.fixture(scope="module")
def many():
    return crowd(MANY)


@pytest.fixture(scope="module")
def printed(many) -> bytes:
    return render_form("bang-theo-doi", many, setting(), "pdf")


def test_nothing_is_cut_off(many, printed):
    assert marks(" ".join(pages(printed))) == marks(" ".join(one.model_dump_json() for one in many))


def test_libreoffice_is_not_asked(many, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert render_form("bang-theo-doi", many, setting(), "pdf").startswith(b"%PDF")


def test_heading_and_number_on_every_page(printed):
    found = pages(printed)
    assert len(found) > 50
    assert all("Nội dung nhiệm vụ" in page for page in found if marks(page))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found[0]
    assert [page.split()[0] for page in found[1:]] == [str(number) for number in range(2, len(found) + 1)]


def test_fonts_are_embedded_and_the_bytes_the_same(many, printed):
    names = re.findall(rb"/FontName\s*/(\S+)", printed)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)
    assert render_form("bang-theo-doi", many, setting(), "pdf") == printed


@pytest.mark.parametrize("count", range(3, 9))
def test_the_signatures_stand_with_the_last_row(count):
    last = pages(form_pdf(tracking_table(crowd(count), setting())))[-1]
    assert "THỦ TRƯỞNG CƠ QUAN" in last
    assert f"VIEC{count}" in last


def test_a_row_longer_than_a_page_goes_on():
    long = crowd(1, longest=2)[0]
    text = " ".join(f"CHU{number}" for number in range(900))
    one = long.model_copy(update={"task": long.task.model_copy(update={"text": text})})
    found = pages(form_pdf(tracking_table([one], setting())))
    assert len(found) > 2
    assert set(re.findall(r"CHU\d+", " ".join(found))) == set(text.split())


@pytest.mark.parametrize("name", [name for name, entry in FORMS.items() if "xlsx" in entry.writers])
def test_every_form_can_be_set_directly(name, monkeypatch):
    monkeypatch.setattr("pipeline.render.forms.catalogue.MANY", 0)
    text = " ".join(pages(render_form(name, chosen(tasks(), Wanted(), TODAY), setting(), "pdf")))
    assert "VĂN PHÒNG" in text
    assert "Diễn tập chữa cháy" in text or name in ("so-theo-doi", "so-dang-ky")


def test_hostile_text_is_only_text():
    [form] = tracking_table(track([hostile()]), setting())
    found = " ".join(pages(form_pdf([form])))
    assert "<script>" in found
    assert not re.search("[\x07\u202e]", found)


def test_lines_are_as_wide_as_the_cell():
    register_typeface()
    lines = wrapped(f"{PASSAGE}{'dài' * 60}", REGULAR, 100.0)
    assert all(text_width(line, REGULAR, 12) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == f"{PASSAGE}{'dài' * 60}".replace(" ", "")
