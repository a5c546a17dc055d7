"""Runs that are killed or run side by side: at the end the register is that of an undisturbed run.

One run, undisturbed, reads the files. The others take what it read instead of reading, so that a test can afford to start many; all
else is theirs: processes, claims, results, register.
"""

import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.invented import make
from benchmarks.kills import recorded
from pipeline.errors import ExitCode
from pipeline.register.database import FILE, open_register, register_url
from pipeline.register.export import export
from tests.batch.runs import Run, start
from tests.read.pdf_files import needs_font
from tests.register.postgres import new_database, server

COUNT = 40
KILLS = 10

pytestmark = [needs_font, pytest.mark.skipif(sys.platform == "win32", reason="process groups and SIGKILL")]


def run(source: Path, output: Path, *, known: Path | None = None, jobs: int = 2, register: str | None = None) -> Run:
    """Start ``giaoviec run``; ``known``: the results of the run that has read the files."""
    told = output.with_name(f"{output.name}.{time.monotonic_ns()}.told")
    words = ["run", str(source), "-o", str(output), "-j", str(jobs), "-f", "md", *(["--register", register] if register else [])]
    return start(words, told, known=known and known / FILE)


def exported(place: Path | str, target: Path) -> list[bytes]:
    engine = open_register(register_url(str(place), None))
    paths = export(engine, target, "jsonl")
    engine.dispose()
    return [path.read_bytes() for path in paths]


def written(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    make(folder, COUNT, tasks=3)
    return folder


@pytest.fixture(scope="module")
def undisturbed(files, tmp_path_factory):
    output = tmp_path_factory.mktemp("undisturbed")
    code, told = run(files, output).finish()
    assert code == ExitCode.PARTIAL, told
    return output


def assert_same(output: Path, undisturbed: Path, tmp_path: Path, register: str | None = None) -> None:
    assert exported(register or output, tmp_path / "a") == exported(undisturbed, tmp_path / "b")
    assert written(output) == written(undisturbed)
    manifests = [(folder / "register" / "manifest.jsonl").read_bytes() for folder in (output, undisturbed)]
    assert manifests[0] == manifests[1]


def test_a_run_killed_ten_times_ends_as_an_undisturbed_one(files, undisturbed, tmp_path):
    random, output = Random(7), tmp_path / "out"
    for kill in range(KILLS):
        process = run(files, output, known=undisturbed, jobs=1)
        wanted = (kill + 1) * COUNT // (KILLS + 2) + random.randint(-1, 1)
        while recorded(output) < wanted and not process.over:
            time.sleep(0.01)
        time.sleep(random.random() / 10)
        process.kill_group()
        code, told = process.finish()
        assert code == -signal.SIGKILL, told
    assert 0 < recorded(output) < recorded(undisturbed)
    code, told = run(files, output, known=undisturbed).finish()
    assert code == ExitCode.PARTIAL
    assert "đã đọc từ trước" in told
    assert_same(output, undisturbed, tmp_path)


def test_two_runs_at_once_share_the_work(files, undisturbed, tmp_path):
    output = tmp_path / "out"
    processes = [run(files, output, known=undisturbed) for _ in range(2)]
    assert [process.finish()[0] for process in processes] == [ExitCode.PARTIAL] * 2
    assert_same(output, undisturbed, tmp_path)


def test_two_runs_at_once_on_postgresql_end_as_one_on_sqlite(files, undisturbed, tmp_path):
    output = tmp_path / "out"
    with server() as url:
        register = new_database(url, "so")
        processes = [run(files, output, known=undisturbed, register=register) for _ in range(2)]
        ended = [process.finish() for process in processes]
        assert [code for code, _ in ended] == [ExitCode.PARTIAL] * 2, ended
        assert_same(output, undisturbed, tmp_path, register)


def test_ctrl_c_ends_a_run_cleanly(files, undisturbed, tmp_path):
    output = tmp_path / "out"
    process = run(files, output, known=undisturbed)
    while recorded(output) < 5:
        time.sleep(0.01)
    process.send(signal.SIGINT)
    code, told = process.finish()
    assert code == 130, told
    assert "Chạy lại lệnh này để tiếp tục" in told
    assert "Traceback" not in told
    assert not [path for path in output.rglob("*.tmp") if path.stat().st_mtime < time.time() - 60]


def test_an_undisturbed_run_is_not_repeated(files, undisturbed):
    before = {path: path.stat().st_mtime_ns for path in undisturbed.iterdir() if path.is_file()}
    code, told = run(files, undisturbed).finish()
    assert code == ExitCode.PARTIAL
    assert "không đổi" in told
    assert {path: path.stat().st_mtime_ns for path in undisturbed.iterdir() if path.is_file()} == before
