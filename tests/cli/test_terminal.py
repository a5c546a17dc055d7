"""What commands show on the terminal and ask there."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.cli_terminal import agreed, change, deliver, kind_by_name
from pipeline.errors import UsageError


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_a_file_is_not_thrown_onto_the_screen(monkeypatch, tmp_path, kind):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match=f"--output TỆP.{kind}"):
        deliver(b"PK", kind, None)
    deliver(b"PK", kind, tmp_path / f"a.{kind}")
    assert (tmp_path / f"a.{kind}").read_bytes() == b"PK"


def test_the_name_of_a_file_tells_its_format():
    assert kind_by_name(None, ("docx",)) == "md"
    assert kind_by_name(Path("Danh mục.DOCX"), ("docx",)) == "docx"
    with pytest.raises(UsageError, match="“danh-muc”"):
        kind_by_name(Path("danh-muc"), ("docx",))


def test_who_says_no_is_told_that_nothing_was_written(monkeypatch, capsys):
    monkeypatch.setattr("typer.confirm", lambda _: False)
    assert not agreed("Ghi?", yes=False)
    assert capsys.readouterr().out == "Chưa ghi gì.\n"
    assert agreed("Ghi?", yes=True)


def test_a_change_shows_both_values():
    assert change("Ngày đến", None, date(2026, 3, 4)) == "  Ngày đến: (trống) → 04/3/2026"
