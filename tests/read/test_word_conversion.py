"""Older formats: LibreOffice converts them; here mostly a stand-in for it, put first on the search path."""

import os
import shutil
import sys
import time

import pytest

from pipeline.errors import DamagedFile, MissingTool, TimedOut
from pipeline.read import doc
from pipeline.read.reader import read
from tests.read.invariants import lines_of
from tests.read.other_files import compound
from tests.read.word_files import paragraph, word_file

RTF = rb"{\rtf1\ansi\ansicpg1252 Giao Ph\u242?ng A l\u7853?p k\u7871? ho\u7841?ch.\par}"
OLD = compound("WordDocument", word_flags=0)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a stand-in for soffice on an otherwise empty search path."""

    def put(script: str) -> None:
        path = tmp_path / "bin" / "soffice"
        path.parent.mkdir()
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", str(path.parent))

    return put


def test_converted_file_keeps_its_own_name_and_type(monkeypatch):
    monkeypatch.setattr(doc, "convert", lambda data, *, name, suffix: word_file(paragraph(f"từ {suffix}")))
    document = read(OLD, name="cũ.doc")
    assert (document.name, document.media_type, document.read_by) == ("cũ.doc", "application/msword", ("doc",))
    assert lines_of(document) == ["từ .doc"]


def test_program_runs_with_its_own_profile_and_without_macros(program, tmp_path):
    program(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        "profile = next(one for one in sys.argv if one.startswith('-env:UserInstallation=file://')).split('file://')[1]\n"
        "settings = pathlib.Path(profile, 'user', 'registrymodifications.xcu').read_text()\n"
        "folder = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(str(folder) + '\\n' + settings)\n"
        "folder.joinpath('source.docx').write_bytes(folder.joinpath('source.rtf').read_bytes().upper())\n"
    )
    assert doc.convert(b"abc", name="a.rtf", suffix=".rtf") == b"ABC"
    folder, settings = (tmp_path / "seen").read_text().split("\n", 1)
    assert 'oor:name="DisableMacrosExecution"><value>true</value>' in settings
    assert not os.path.exists(folder)  # noqa: PTH110


def test_program_that_is_late_is_killed_with_all_it_started(program, tmp_path):
    child = tmp_path / "child"
    program(f"#!/bin/sh\n{shutil.which('sleep')} 600 &\necho $! > {child}\nwait\n")
    with pytest.raises(TimedOut, match=r"chậm\.doc"):
        doc.convert(OLD, name="chậm.doc", suffix=".doc", seconds=2.0)
    assert is_gone(int(child.read_text()))


def is_gone(process: int) -> bool:
    """Whether the process ends soon; an ended one that nobody has waited for counts."""
    for _ in range(100):
        try:
            with open(f"/proc/{process}/stat") as status:  # noqa: PTH123
                if status.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


def test_program_that_makes_nothing(program):
    program("#!/bin/sh\n")
    with pytest.raises(DamagedFile, match=r"hỏng\.doc"):
        read(OLD, name="hỏng.doc")


def test_program_that_is_not_installed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="libreoffice-writer"):
        read(OLD, name="cũ.doc")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rtf_by_libreoffice():
    document = read(RTF, name="cũ.doc")
    assert lines_of(document) == ["Giao Phòng A lập kế hoạch."]
    assert (document.media_type, document.read_by) == ("application/rtf", ("doc",))
