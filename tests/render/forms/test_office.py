"""LibreOffice opens the forms, and nothing is cut off when they are printed."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from models.notice import Product
from pipeline.errors import TimedOut
from pipeline.render.forms.catalogue import FORMS, render_form
from pipeline.render.forms.choosing import Wanted, chosen
from pipeline.render.forms.follow_up import tracking_table
from pipeline.render.forms.form_word import form_word
from pipeline.render.forms.pdf import pdf
from pipeline.render.forms.tracking import track
from tests.render.forms.desk import TODAY, setting
from tests.render.notices import PLACE, deadline, header, notice, task, unit

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


def test_the_heading_is_on_every_page_with_rows(printed):
    pages = text_of(printed)
    assert len(pages) > 5
    assert all("Nội dung nhiệm vụ" in page for page in pages if marks(page))
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]


def test_every_font_is_embedded(printed):
    names = re.findall(rb"/FontName\s*/(\S+)", printed)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)


def varied():
    """Tasks of every length: of several units and of many, late and not, with products and without; of one notice with a long subject."""
    units = ["Sở Công Thương", "UBND các xã, phường", "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và đô thị tỉnh"]
    subject = "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về tiến độ các công trình trọng điểm và công tác phòng, chống thiên tai; " * 3
    return track(
        [
            notice(
                *(
                    task(
                        f"{PASSAGE * (number % 5) * (1 + number % 2)}hoàn thành hạng mục VIEC{number}.",
                        lead=tuple(map(unit, units[number % 3 :][: number % 3])),
                        coordinating=tuple(unit(f"UBND xã Bình Minh {at}") for at in range(number)),
                        deadlines=(deadline("by", f"ngày {number + 4}/10/2023", due=f"2023-10-{number + 4:02}"),) * (number % 4 > 0),
                        products=(Product(name="hồ sơ thiết kế bản vẽ thi công đã được thẩm định", evidence=PLACE),) * (number % 2),
                    )
                    for number in range(14)
                ),
                head=header(subject=subject),
            )
        ]
    )


FILES = [(name, kind) for name, entry in FORMS.items() for kind in entry.writers if kind in ("docx", "xlsx")]


@pytest.fixture(scope="module")
def converted(tmp_path_factory) -> Path:
    """A folder with every form in Word and Excel, and what LibreOffice prints of each: in one go, for starting it takes longest."""
    folder = tmp_path_factory.mktemp("forms")
    for name, kind in FILES:
        (folder / f"{name}-{kind}.{kind}").write_bytes(render_form(name, chosen(varied(), Wanted(), TODAY), setting(), kind))
    files = [folder / f"{name}-{kind}.{kind}" for name, kind in FILES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    return folder


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def missing(wanted: str, printed: str) -> set[str]:
    """The words that are printed less often than they stand in the file; between cells the text of a PDF may have no blank."""
    found = "".join(words(printed))
    return {word for word, times in Counter(words(wanted)).items() if found.count(word) < times}


def word_text(path: Path) -> str:
    paragraphs = Document(path).element.body.iter(f"{W}p")
    return "\n".join("".join(node.text or "\n" for node in one.iter(f"{W}t", f"{W}br")) for one in paragraphs)


def sheet_text(path: Path) -> str:
    """The cells that are printed, dates as the sheet shows them."""
    areas = [page[page.print_area.rpartition("!")[2]] for page in load_workbook(path)]
    values = [cell.value for area in areas for line in area for cell in line if cell.value is not None]
    return "\n".join(f"{value:%d/%m/%Y}" if isinstance(value, datetime) else str(value) for value in values)


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_no_cell_is_cut_off(name, kind, converted):
    wanted = {"docx": word_text, "xlsx": sheet_text}[kind](converted / f"{name}-{kind}.{kind}")
    printed = "".join(text_of((converted / f"{name}-{kind}.pdf").read_bytes()))
    assert len(words(wanted)) > 50
    assert missing(wanted, printed) == set()


def test_what_is_cut_off_would_be_found():
    assert missing("Lập hồ sơ VIEC1; lập lại", "Lập hồ\r\nsơ VIEC") == {"VIEC1", "lập", "lại"}


def test_the_signatures_stand_with_the_last_row():
    forms = [form for count in range(3, 11) for form in tracking_table(crowded()[:count], setting())]
    signed = [page for page in text_of(pdf(form_word(forms))) if "NGƯỜI LẬP" in page]
    assert len(signed) == 8
    assert all(f"VIEC{count}" in page for count, page in zip(range(3, 11), signed, strict=True))


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


def test_an_annex_with_very_many_rows_is_set_directly_behind_the_letter(monkeypatch):
    monkeypatch.setattr("pipeline.render.forms.catalogue.MANY", 1)
    content = render_form("cong-van-giao", crowded(), setting(today=date(2023, 10, 1)), "pdf")
    first, annex, *rest = text_of(content)
    assert "Nơi nhận" in first
    assert annex.startswith("Phụ lục")
    assert [page.split()[0] for page in rest] == [str(number) for number in range(2, len(rest) + 2)]
    assert marks(" ".join([annex, *rest])) == WANTED
    assert pypdfium2.PdfDocument(content).get_metadata_value("Title") == "V/v giao thực hiện nhiệm vụ"


def test_what_takes_too_long_is_stopped():
    with pytest.raises(TimedOut):
        pdf(render_form("cong-van-giao", crowded(), setting(), "docx"), seconds=0.01)
