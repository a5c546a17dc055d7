"""Poisoned files in a real run: a reader that loops, wants ten gigabytes, or dies; each costs only itself."""

import json
import shutil
import sys

import pytest

from pipeline.errors import ExitCode
from tests.batch.register_files import put_notices
from tests.batch.work import poisoned

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
GOOD = ["cv-001.txt", "cv-002.txt", "cv-003.txt"]
POISON = {"endless.txt": "TimedOut", "greedy.txt": "OutOfMemory", "segfault.txt": "Crashed"}
RTF = rb"{\rtf1\ansi S\'cb X\'c2Y D\'d1NG\par Giao V\'afn ph\'f2ng b\'e1o c\'e1o.}"


@pytest.fixture
def converter_that_dies(tmp_path, monkeypatch):
    """A LibreOffice that runs into a segmentation fault."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nkill -SEGV $$\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")


def test_poison_costs_only_itself(giaoviec, tmp_path, monkeypatch, converter_that_dies):
    folder = put_notices(tmp_path / "den", len(GOOD))
    for name in POISON:
        shutil.copy(folder / GOOD[0], folder / name)
        (folder / name).write_text((folder / GOOD[0]).read_text(encoding="utf-8") + name, encoding="utf-8")
    (folder / "phong.rtf").write_bytes(RTF)
    monkeypatch.setattr("pipeline.cli_run.do", poisoned)
    code, out, _ = giaoviec("run", folder, "-o", tmp_path / "ra", "-j", "2", "-f", "md", "--time-limit", "6", "--memory-limit", "3000")
    assert code == ExitCode.PARTIAL
    assert all(name in out for name in [*POISON, "phong.rtf"])
    results = {path.stem: json.loads(path.read_bytes())["header"]["number"] for path in (tmp_path / "ra").glob("*.json")}
    assert results == {name.removesuffix(".txt"): f"{at}/SXD-QLN" for at, name in enumerate(GOOD, start=1)}
    manifest, aside = (lines(tmp_path / "ra" / "register" / f"{name}.jsonl") for name in ("manifest", "set-aside"))
    assert {name: line["error"]["kind"] for name, line in aside.items()} == POISON
    assert {name for name, line in manifest.items() if line["state"] == "done"} == set(GOOD)
    assert (manifest["phong.rtf"]["state"], manifest["phong.rtf"]["error"]["kind"]) == ("failed", "DamagedFile")
    assert all(f"“{name}”" in manifest[name]["error"]["message"] for name in [*POISON, "phong.rtf"])


def lines(path):
    """The entries by the names of the files."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {entry["path"].rpartition("/")[2]: entry for entry in entries}
