"""Writing to a folder: all or nothing, and never over another notice's."""

import hashlib
from pathlib import Path

import pytest

from models.notice import Notice
from pipeline.errors import GiaoviecError, UsageError
from pipeline.render.checklist import FORMATS, render
from pipeline.render.writer import write_file, write_outputs
from tests.render.notices import idle, ordinary


def from_file(notice: Notice, sha256: str) -> Notice:
    return notice.model_copy(update={"document": notice.document.model_copy(update={"sha256": sha256})})


def test_the_result_and_each_checklist_become_files(tmp_path: Path) -> None:
    paths = write_outputs(ordinary(), tmp_path / "mới", FORMATS, "45-tb-ubnd")
    assert [path.name for path in paths] == [f"45-tb-ubnd.{kind}" for kind in ("json", "md", "html", "docx", "xlsx")]
    assert (tmp_path / "mới" / "45-tb-ubnd.md").read_bytes() == render(ordinary(), "md")
    assert sorted((tmp_path / "mới").iterdir()) == sorted(paths)


def test_without_formats_the_result_alone_is_written(tmp_path: Path) -> None:
    assert write_outputs(ordinary(), tmp_path, (), "a") == [tmp_path / "a.json"]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.json"]


def test_a_checklist_that_was_ticked_survives_a_second_run(tmp_path: Path) -> None:
    write_outputs(ordinary(), tmp_path, ["md"], "a")
    (tmp_path / "a.md").write_text("☑")
    write_outputs(ordinary(), tmp_path, ["md", "html"], "a")
    assert (tmp_path / "a.md").read_text() == "☑"
    assert (tmp_path / "a.html").exists()


def test_a_changed_result_of_the_same_file_replaces_the_old_one(tmp_path: Path) -> None:
    write_outputs(ordinary(), tmp_path, ["md"], "a")
    write_outputs(idle(), tmp_path, ["md"], "a")
    assert (tmp_path / "a.md").read_bytes() == render(idle(), "md")


def test_another_files_result_is_not_written_over(tmp_path: Path) -> None:
    write_outputs(ordinary(), tmp_path, ["md"], "a")
    with pytest.raises(UsageError, match=r"“a\.json”, “a\.md”"):
        write_outputs(from_file(idle(), "f" * 64), tmp_path, ["md", "html"], "a")
    assert (tmp_path / "a.md").read_bytes() == render(ordinary(), "md")
    assert not (tmp_path / "a.html").exists()


@pytest.mark.parametrize("after_result", [False, True])
def test_the_notice_itself_is_never_written_over(tmp_path: Path, after_result: bool) -> None:
    (tmp_path / "a.md").write_text("Giao Sở Y tế …")
    notice = from_file(ordinary(), hashlib.sha256("Giao Sở Y tế …".encode()).hexdigest())
    if after_result:
        write_outputs(notice, tmp_path, ["html"], "a")
    with pytest.raises(UsageError, match=r"“a\.md”"):
        write_outputs(notice, tmp_path, ["md"], "a")
    assert (tmp_path / "a.md").read_text() == "Giao Sở Y tế …"


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"document": 1}'])
def test_a_json_file_that_is_no_result_is_in_the_way(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(UsageError, match=r"“a\.json”"):
        write_outputs(ordinary(), tmp_path, (), "a")


def test_a_failure_half_way_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(GiaoviecError, match="Không ghi được"):
        write_outputs(ordinary(), tmp_path, ["md"], "a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stem", ["", ".", "..", "../a", "a/b", "a\\b", "a\0b"])
def test_a_stem_is_a_bare_name(tmp_path: Path, stem: str) -> None:
    with pytest.raises(UsageError):
        write_outputs(ordinary(), tmp_path, ["md"], stem)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(GiaoviecError, match="Hãy kiểm tra"):
        write_outputs(ordinary(), tmp_path / "x", ["md"], "a")


def test_one_file_is_written_over(tmp_path: Path) -> None:
    write_file(tmp_path / "neu" / "a.md", b"1")
    write_file(tmp_path / "neu" / "a.md", b"2")
    assert (tmp_path / "neu" / "a.md").read_bytes() == b"2"
    assert len(list((tmp_path / "neu").iterdir())) == 1


def test_an_unknown_format_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"“odt”.*docx"):
        write_outputs(ordinary(), tmp_path, ["odt"], "a")
