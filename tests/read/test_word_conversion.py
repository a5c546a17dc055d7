"""Older formats: LibreOffice converts them; here mostly a stand-in for it, put first on the search path."""

import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.errors import DamagedFile, ExitCode, GiaoviecError, MissingTool, TimedOut
from pipeline.read import doc
from pipeline.read.reader import read
from pipeline.read.sandbox import _isolated
from tests.processes import gone
from tests.read.invariants import lines_of
from tests.read.other_files import compound
from tests.read.word_files import paragraph, word_file

RTF = rb"{\rtf1\ansi\ansicpg1252 Giao Ph\u242?ng A l\u7853?p k\u7871? ho\u7841?ch.\par}"
OLD = compound("WordDocument", word_flags=0)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a stand-in for soffice on an otherwise empty search path; temporary files have a folder of their own."""
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))

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
    """Also with what it started in a session of its own, where the system can tell."""
    sleep, own_session = shutil.which("sleep"), "setsid" if _isolated() else ""
    program(f"#!/bin/sh\n{sleep} 600.25 &\n{own_session} {sleep} 600.25 &\ntouch {tmp_path}/begun\nwait\n")
    with pytest.raises(TimedOut, match=r"chậm\.doc"):
        doc.convert(OLD, name="chậm.doc", suffix=".doc", seconds=2.0)
    assert (tmp_path / "begun").exists()
    assert gone("600.25")
    assert not list((tmp_path / "tam").iterdir())


def test_program_sees_neither_network_nor_environment(program, tmp_path, monkeypatch):
    monkeypatch.setenv("API_TOKEN", "secret")
    program(
        f"#!{sys.executable}\n"
        "import os, pathlib, socket, sys\n"
        "names = sorted(name for _, name in socket.if_nameindex())\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(repr((names, 'API_TOKEN' in os.environ, os.environ['http_proxy'])))\n"
    )
    with pytest.raises(DamagedFile):
        doc.convert(b"abc", name="a.rtf", suffix=".rtf")
    names, has_token, proxy = eval((tmp_path / "seen").read_text())  # written above
    assert (has_token, proxy) == (False, "http://127.0.0.1:9")
    assert names == ["lo"] or not _isolated()


def test_memory_is_bounded(program, tmp_path):
    program(
        f"#!{sys.executable}\n"
        "import pathlib\n"
        "try:\n"
        "    bytearray(6 * 1024**3)\n"
        "except MemoryError:\n"
        f"    pathlib.Path({str(tmp_path / 'refused')!r}).touch()\n"
    )
    with pytest.raises(DamagedFile, match="bộ nhớ"):
        doc.convert(b"abc", name="a.rtf", suffix=".rtf")
    assert (tmp_path / "refused").exists()


def test_program_that_crashes(program):
    program("#!/bin/sh\nkill -SEGV $$\n")
    with pytest.raises(DamagedFile, match=r"hỏng\.doc"):
        read(OLD, name="hỏng.doc")


def test_disk_without_room(program, monkeypatch, tmp_path):
    program("#!/bin/sh\n")
    monkeypatch.setattr(doc.shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(GiaoviecError, match="chỗ trống") as caught:
        read(OLD, name="đầy.doc")
    assert caught.value.exit_code == ExitCode.UNEXPECTED


def test_temporary_folder_that_cannot_be_written(program, monkeypatch, tmp_path):
    program("#!/bin/sh\n")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GiaoviecError, match=r"tệp tạm khi chuyển đổi “đầy\.doc”"):
        read(OLD, name="đầy.doc")
    assert not list((tmp_path / "tam").iterdir())


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
