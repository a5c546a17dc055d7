"""What a machine can lack: LibreOffice absent, hanging or crashing, disks that are full.

Each has its exit code and a sentence, and leaves nothing behind.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli import call
from pipeline.errors import ExitCode
from pipeline.read import doc, sandbox
from tests.faults.stand_ins import MARK, SLEEP, in_place_of, sentence
from tests.processes import commands, gone
from tests.read.other_files import compound

OLD = compound("WordDocument", word_flags=0)
MOUNTS = ("--map-root-user", "--mount")


@pytest.fixture
def old_file(tmp_path):
    path = tmp_path / "Thông báo cũ.doc"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def libreoffice(tmp_path, monkeypatch):
    """Puts a stand-in for soffice in its place."""
    return in_place_of("soffice", tmp_path, monkeypatch)


def told(capsys) -> str:
    return sentence(capsys, "Thông báo cũ.doc")


def test_libreoffice_is_absent(old_file, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert call(["extract", str(old_file)]) == ExitCode.MISSING_TOOL
    assert "libreoffice-writer" in told(capsys)


def test_libreoffice_hangs(old_file, capsys, libreoffice, monkeypatch):
    libreoffice(f"{SLEEP} &\n{SLEEP}")
    monkeypatch.setattr(doc.convert, "__kwdefaults__", {"seconds": 2.0})
    assert call(["extract", str(old_file)]) == ExitCode.TIMED_OUT
    assert "quá 2 giây" in told(capsys)


@pytest.mark.parametrize("script", ["kill -SEGV $$", "exit 77", "ulimit -v 1000; exec /bin/ls"])
def test_libreoffice_crashes(old_file, capsys, libreoffice, script):
    libreoffice(script)
    assert call(["extract", str(old_file)]) == ExitCode.UNREADABLE
    assert "LibreOffice" in told(capsys)


def test_libreoffice_returns_garbage(old_file, capsys, libreoffice):
    libreoffice("echo rác > source.docx")
    assert call(["extract", str(old_file)]) == ExitCode.UNREADABLE
    assert "bị hỏng" in told(capsys)


def test_reader_is_killed_while_libreoffice_hangs(old_file, libreoffice, temporary):
    """What it started ends with it, where the system has the means."""
    if "--kill-child" not in sandbox._isolated():
        pytest.skip("needs process namespaces")
    libreoffice(f"{SLEEP} &\n{SLEEP}")
    code = f"import pathlib; from pipeline.read.reader import read; read(pathlib.Path({str(old_file)!r}))"
    reader = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.DEVNULL)
    while not any(MARK.encode() in command for command in commands()):
        assert reader.poll() is None
        time.sleep(0.1)
    reader.kill()
    reader.wait()
    assert gone(MARK)
    for folder in temporary.iterdir():  # a process that is killed cannot tidy up
        shutil.rmtree(folder)


def on_small_disk(disk: Path, words: list[str], environment: dict[str, str]) -> tuple[int, str, list[str]]:
    """Run the command where ``disk`` has 64 kB, of which 60 are taken: exit code, complaint, and what lies on the disk then."""
    code = f"import sys; from pipeline.cli import main; sys.argv = {['giaoviec', *words]!r}; main()"
    mount = f"mount -t tmpfs -o size=64k tmpfs {disk} && head -c 60000 /dev/zero > {disk}/day"
    unshare = shutil.which("unshare", path=os.defpath)
    environment = {**os.environ, **environment, "PATH": f"{environment.get('PATH', '')}:{os.defpath}"}

    def run(script: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([unshare, *MOUNTS, "sh", "-c", script, code], env=environment, check=False, capture_output=True)

    if unshare is None or run(mount).returncode:
        pytest.skip("may not mount a disk")
    done = run(f'{mount} && {sys.executable} -c "$0"; echo $?; ls -A {disk}')
    exit_code, *names = done.stdout.decode().split()
    return int(exit_code), done.stderr.decode(), names


def test_disk_of_temporary_files_is_full(old_file, libreoffice, tmp_path):
    libreoffice("head -c 1000000 /dev/zero > source.docx.part; exit 1")
    disk = tmp_path / "dia"
    disk.mkdir()
    environment = {"TMPDIR": str(disk), "PATH": os.environ["PATH"]}
    code, complaint, names = on_small_disk(disk, ["extract", str(old_file)], environment)
    assert code == ExitCode.UNEXPECTED
    assert complaint.startswith("Lỗi: Không ghi được tệp tạm khi chuyển đổi “Thông báo cũ.doc”")
    assert names == ["day"]


def test_disk_of_results_is_full(tmp_path):
    notice, disk = tmp_path / "cong-van.txt", tmp_path / "dia"
    notice.write_text("SỞ XÂY DỰNG\nSố: 1/SXD-VP\nGiao Văn phòng Sở lập kế hoạch trước ngày 20/3/2026.\n" * 50, encoding="utf-8")
    disk.mkdir()
    code, complaint, names = on_small_disk(disk, ["extract", str(notice), "-o", str(disk)], {})
    assert code == ExitCode.UNEXPECTED
    assert "dung lượng còn trống" in complaint
    assert names == ["day"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_goes_to_a_full_disk():
    code = "import sys; from pipeline.cli import main; sys.argv = ['giaoviec', 'schema']; main()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == ExitCode.UNEXPECTED
    assert done.stderr.decode().startswith("Lỗi: Không đọc hoặc ghi được kết quả (")
