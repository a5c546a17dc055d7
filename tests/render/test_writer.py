"""Writing to a folder: all or nothing."""

from pathlib import Path

import pytest

from pipeline.errors import GiaoviecError, UsageError
from pipeline.render.checklist import FORMATS, render
from pipeline.render.writer import write_outputs
from tests.render.notices import idle, ordinary


def test_each_format_becomes_a_file(tmp_path: Path) -> None:
    paths = write_outputs(ordinary(), tmp_path / "mới", FORMATS, "45-tb-ubnd")
    assert [path.name for path in paths] == [f"45-tb-ubnd.{format}" for format in FORMATS]
    assert (tmp_path / "mới" / "45-tb-ubnd.md").read_bytes() == render(ordinary(), "md")
    assert sorted((tmp_path / "mới").iterdir()) == sorted(paths)


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    (path,) = write_outputs(ordinary(), tmp_path, ["md"], "a")
    before = path.stat().st_mtime_ns
    assert write_outputs(ordinary(), tmp_path, ["md"], "a") == [path]
    assert path.stat().st_mtime_ns == before


def test_another_notice_of_the_same_name_is_not_written_over(tmp_path: Path) -> None:
    write_outputs(ordinary(), tmp_path, ["md"], "a")
    with pytest.raises(UsageError, match=r"“a\.md”"):
        write_outputs(idle(), tmp_path, ["json", "md"], "a")
    assert (tmp_path / "a.md").read_bytes() == render(ordinary(), "md")
    assert not (tmp_path / "a.json").exists()


def test_it_is_written_over_where_that_is_wished(tmp_path: Path) -> None:
    write_outputs(ordinary(), tmp_path, ["md"], "a")
    write_outputs(idle(), tmp_path, ["md"], "a", replace=True)
    assert (tmp_path / "a.md").read_bytes() == render(idle(), "md")


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.replace

    def full_disk(self: Path, target: Path) -> Path:
        if target.suffix == ".json":
            raise OSError(28, "No space left on device")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(GiaoviecError, match="Không ghi được"):
        write_outputs(ordinary(), tmp_path, ["json", "md"], "a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stem", ["", ".", "..", "../a", "a/b", "a\\b", "a\0b"])
def test_a_stem_is_a_bare_name(tmp_path: Path, stem: str) -> None:
    with pytest.raises(UsageError):
        write_outputs(ordinary(), tmp_path, ["md"], stem)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(GiaoviecError, match="Hãy kiểm tra"):
        write_outputs(ordinary(), tmp_path / "x", ["md"], "a")
