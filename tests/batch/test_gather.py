import pytest

from pipeline.batch.gather import gather, stems
from pipeline.errors import UsageError


@pytest.fixture
def folder(tmp_path):
    for name in ["b.pdf", "a.docx", "sub/c.DOC", "README.md", "facts.toml", ".hidden.pdf", "~$a.docx", ".git/x.pdf", "scan.TIF"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def test_a_folder_gives_its_notices_in_order(folder):
    assert [path.relative_to(folder).as_posix() for path in gather([folder])] == ["a.docx", "b.pdf", "scan.TIF", "sub/c.DOC"]


def test_a_file_named_by_the_user_is_taken_whatever_it_is_called(folder):
    assert gather([folder / "facts.toml", folder / "README.md"]) == (folder / "facts.toml", folder / "README.md")


def test_each_file_once(folder):
    assert gather([folder / "b.pdf", folder, folder / "b.pdf"])[0] == folder / "b.pdf"
    assert len(gather([folder / "b.pdf", folder])) == 4


def test_a_path_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(UsageError, match="khong-co"):
        gather([tmp_path / "khong-co.pdf"])


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="Không tìm thấy văn bản"):
        gather([tmp_path])


def test_results_are_called_as_their_files(folder):
    assert sorted(stems(gather([folder])).values()) == ["a", "b", "c", "scan"]


def test_no_two_results_have_the_same_name(tmp_path):
    files = [tmp_path / name for name in ("x/tb.pdf", "x/tb.docx", "y/TB.PDF", "y/tb.pdf", "y/kh.pdf")]
    names = stems(files)
    assert [names[file] for file in files] == ["tb.pdf", "tb.docx", "TB.PDF (2)", "tb.pdf (3)", "kh"]
