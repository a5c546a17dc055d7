"""The command forms: from results to forms."""

import json

import pytest

from pipeline.errors import ExitCode
from pipeline.render.canonical import canonical
from tests.render.notices import idle, ordinary

TODAY = ("--today", "2023-10-11")


@pytest.fixture
def folder(tmp_path):
    """A folder of results, among them a file of another program."""
    place = tmp_path / "outputs"
    place.mkdir()
    (place / "45.json").write_bytes(canonical(ordinary()))
    (place / "7.json").write_bytes(canonical(idle()))
    (place / "khac.json").write_text("[1, 2]", encoding="utf-8")
    return place


def test_without_a_name_the_forms_are_listed(giaoviec):
    code, out, _ = giaoviec("forms")
    assert code == ExitCode.OK
    assert "phieu-giao-viec" in out
    assert "docx, pdf, xlsx" in out


def test_the_default_folder_and_markdown_on_the_screen(giaoviec, folder):
    code, out, _ = giaoviec("forms", "theo-thoi-han", *TODAY)
    assert code == ExitCode.OK
    assert "# DANH MỤC NHIỆM VỤ THEO THỜI HẠN" in out
    assert "5 nhiệm vụ của 1 văn bản" in out


def test_the_name_of_the_file_says_the_format(giaoviec, folder, tmp_path):
    code, _, _ = giaoviec("forms", "bang-theo-doi", folder, *TODAY, "-o", tmp_path / "a.docx", "--office", "Sở Công Thương")
    assert code == ExitCode.OK
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--unit", "so tai chinh"), 1),
        (("--today", "16/10/2023", "--overdue"), 1),
        (("--today", "16/10/2023", "--state", "chua hoan thanh qua han"), 1),
        (("--due-before", "2023-10-14"), 1),
        (("--due-after", "2023-10-15"), 1),
        (("--notice", "45/TB-UBND"), 5),
        (("--leader", "hanh mai"), 5),
    ],
)
def test_filters(giaoviec, folder, words, count):
    code, out, _ = giaoviec("forms", "bang-theo-doi", folder, *TODAY, *words, "-f", "json")
    assert code == ExitCode.OK
    assert len(json.loads(out)[0]["groups"][0]["rows"]) == count


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("theo-tuoi",), "Không có mẫu “theo-tuoi”"),
        (("bang-theo-doi", "-o", "a.odt"), "Không rõ kiểu của “a.odt”"),
        (("bang-theo-doi", "--state", "xong"), "Không có trạng thái “xong”"),
        (("bang-theo-doi", "--unit", "Sở Y tế"), "Không có nhiệm vụ nào"),
        (("bang-theo-doi", "--due-before", "mai"), "--due-before"),
    ],
)
def test_wrong_use_is_explained(giaoviec, folder, words, message):
    code, _, err = giaoviec("forms", *words)
    assert code == ExitCode.USAGE
    assert message in err


def test_a_folder_without_results_is_told(giaoviec, tmp_path):
    code, _, err = giaoviec("forms", "bang-theo-doi", tmp_path)
    assert code == ExitCode.USAGE
    assert "giaoviec run" in err


def test_a_file_that_is_no_result_is_told(giaoviec, folder):
    code, _, err = giaoviec("forms", "bang-theo-doi", folder / "khac.json")
    assert code == ExitCode.UNREADABLE
    assert "khac.json" in err
