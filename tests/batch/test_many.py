"""One bad file never stops the others, and costs only itself."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch.limits import Limits
from pipeline.batch.many import each, process_many
from pipeline.batch.run import attempt, exit_code
from pipeline.errors import DamagedFile, EmptyFile, ExitCode, GiaoviecError, TimedOut, TooLarge
from tests.batch.work import broken_start, last, length, slow

FILES = [Path(name) for name in ("one.pdf", "empty.pdf", "three.pdf", "bug.pdf", "seven.pdf")]
SHORT = Limits(seconds=1.0, megabytes=2048)


def outcomes(files, jobs=2, limits=None):
    return {outcome.path.stem: outcome for outcome in each(length, files, jobs=jobs, limits=limits)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_never_stops_the_others(jobs):
    found = outcomes(FILES, jobs)
    assert {name: outcome.result for name, outcome in found.items()} == {"one": 3, "empty": None, "three": 5, "bug": None, "seven": 5}
    assert isinstance(found["empty"].error, EmptyFile)
    assert "empty.pdf" in str(found["empty"].error)


def test_a_bug_becomes_an_error_that_keeps_its_traceback():
    error = outcomes(FILES)["bug"].error
    assert type(error) is GiaoviecError
    assert "ZeroDivisionError: ngoài dự kiến" in str(error)
    assert "in length" in error.__notes__[0]


@pytest.mark.parametrize(
    ("poison", "error"),
    [("crash", DamagedFile), ("segfault", DamagedFile), ("endless", TimedOut), ("child", TimedOut), ("greedy", TooLarge)],
)
def test_a_poisoned_file_costs_only_itself(poison, error):
    found = outcomes([Path(f"{poison}.pdf"), *FILES, Path("eleven.pdf")], limits=SHORT)
    assert isinstance(found[poison].error, error)
    assert f"{poison}.pdf" in str(found[poison].error)
    assert (found["one"].result, found["seven"].result, found["eleven"].result) == (3, 5, 6)
    assert len(found) == 7


def test_a_file_whose_process_died_is_tried_once_more(tmp_path):
    assert outcomes([tmp_path / "once.pdf", Path("one.pdf")])["once"].result == 4


def test_workers_that_cannot_start_are_an_error():
    with pytest.raises(GiaoviecError, match="giaoviec doctor"):
        list(each(length, FILES, jobs=1, warm=broken_start))


def test_the_last_file_gets_the_processors_of_those_that_rest():
    found = {outcome.path.stem: outcome.result for outcome in each(last, [Path("last.pdf"), Path("one.pdf"), Path("two.pdf")], jobs=2)}
    assert found["last"] == 2


def test_paths_are_taken_as_there_is_room():
    endless = (Path(f"{number}.pdf") for number in itertools.count())
    found = [outcome.result for outcome in itertools.islice(each(slow, endless, jobs=2), 5)]
    assert found == [1] * 5
    assert next(endless).stem in {"5", "6", "7"}


def test_notices_of_many_files(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"SỞ XÂY DỰNG\nSố: {number}/SXD-VP\n\nGiao Văn phòng Sở báo cáo.\n", encoding="utf-8")
    (tmp_path / "rong.pdf").touch()
    found = {outcome.path.name: outcome for outcome in process_many(sorted(tmp_path.iterdir()), jobs=2)}
    assert {name: outcome.result and outcome.result.header.number for name, outcome in found.items()} == {
        "1.txt": "1/SXD-VP",
        "2.txt": "2/SXD-VP",
        "rong.pdf": None,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_workers_end_with_their_parent(tmp_path):
    """Also when that is killed: nobody is left who writes or computes."""
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom pipeline.batch.many import each\nfrom tests.batch.work import length\n"
        "if __name__ == '__main__':\n"
        "    for outcome in each(length, [Path('one.pdf'), Path('endless.pdf')], jobs=2):\n"
        "        children = Path(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read_text()\n"
        "        print(children, flush=True)\n        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    main = tmp_path / "main.py"
    main.write_text(program, encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, main], check=False, cwd=root, env={"PYTHONPATH": str(root), "PATH": ""}, capture_output=True, text=True
    )
    children = done.stdout.split()
    assert len(children) >= 2, done.stderr
    for child in children:
        subprocess.run(["/usr/bin/tail", f"--pid={child}", "-f", "/dev/null"], timeout=60, check=True)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["one", "three"], ExitCode.OK),
        (["one", "empty"], ExitCode.PARTIAL),
        (["bug", "empty"], ExitCode.NONE_SUCCEEDED),
        (["empty"], ExitCode.UNREADABLE),
        (["bug"], ExitCode.UNEXPECTED),
    ],
)
def test_exit_code(names, code):
    assert exit_code([attempt(length, Path(f"{name}.pdf")) for name in names]) is code
