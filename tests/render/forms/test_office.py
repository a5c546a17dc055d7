"""LibreOffice opens the forms, and nothing is cut off when they are printed."""

import re
import shutil
import subprocess
from datetime import date

import pypdfium2
import pytest

from pipeline.errors import TimedOut
from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.pdf import pdf
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import setting
from tests.render.notices import deadline, notice, task, unit

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

PASSAGE = "Khẩn trương rà soát, hoàn thiện hồ sơ, thủ tục đầu tư; làm rõ trách nhiệm của từng tập thể, cá nhân có liên quan; "


def crowded():
    """Cells of every length, each of which ends with a word that stands nowhere else."""
    return track(
        [
            notice(
                *(
                    task(
                        f"{PASSAGE * (number % 9)}hoàn thành hạng mục VIEC{number}.",
                        lead=(unit(f"Ban Quản lý dự án đầu tư xây dựng khu vực TRI{number}"),),
                        coordinating=tuple(unit(f"UBND xã Bình Minh HOP{number}X{at}") for at in range(number % 12)),
                        deadlines=(deadline("event", f"ngay sau khi có ý kiến của cơ quan có thẩm quyền HAN{number}"),),
                    )
                    for number in range(1, 40)
                )
            )
        ]
    )


def marks(text: str) -> set[str]:
    return set(re.findall(r"(?:VIEC|TRI|HAN)\d+|HOP\d+X\d+", text))


def text_of(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


WANTED = marks(" ".join(one.model_dump_json() for one in crowded()))


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_form("bang-theo-doi", crowded(), setting(), "pdf")


def test_the_printed_table_is_whole(printed):
    assert marks(" ".join(text_of(printed))) == WANTED


def test_the_heading_is_on_every_page_with_rows(printed):
    pages = text_of(printed)
    assert len(pages) > 5
    assert all("Nội dung nhiệm vụ" in page for page in pages if marks(page))
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]


def test_every_font_is_embedded(printed):
    names = re.findall(rb"/FontName\s*/(\S+)", printed)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)


def test_no_cell_of_the_sheet_is_cut_off(tmp_path):
    (tmp_path / "form.xlsx").write_bytes(render_form("bang-theo-doi", crowded(), setting(), "xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "form.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert marks(" ".join(text_of((tmp_path / "form.pdf").read_bytes()))) == WANTED


def test_a_letter_has_its_end_on_the_page_with_its_last_words():
    pages = text_of(render_form("cong-van-giao", crowded()[:12], setting(today=date(2023, 10, 1)), "pdf"))
    assert len(pages) > 1
    assert "Nơi nhận" in pages[-1]
    assert "./." in pages[-1]


def test_the_annex_of_a_letter_is_whole_and_numbered_by_itself():
    first, annex, *rest = text_of(render_form("cong-van-giao", crowded(), setting(today=date(2023, 10, 1)), "pdf"))
    assert "./." in first
    assert "Nơi nhận" in first
    assert annex.startswith("Phụ lục")
    assert [page.split()[0] for page in rest] == [str(number) for number in range(2, len(rest) + 2)]
    assert marks(" ".join([annex, *rest])) == WANTED


def test_what_takes_too_long_is_stopped():
    with pytest.raises(TimedOut):
        pdf(render_form("cong-van-giao", crowded(), setting(), "docx"), seconds=0.01)
