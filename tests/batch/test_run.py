from pathlib import Path

import pytest

from pipeline.batch.run import exit_code, run
from pipeline.errors import DamagedFile, EmptyFile, ExitCode, GiaoviecError
from tests.batch.work import length

FILES = [Path(name) for name in ("one.pdf", "empty.pdf", "three.pdf", "bug.pdf", "seven.pdf")]


def outcomes(files, jobs):
    return {outcome.path.stem: outcome for outcome in run(length, files, jobs=jobs)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_never_stops_the_others(jobs):
    found = outcomes(FILES, jobs)
    assert {name: outcome.result for name, outcome in found.items()} == {"one": 3, "empty": None, "three": 5, "bug": None, "seven": 5}
    assert isinstance(found["empty"].error, EmptyFile)
    assert "empty.pdf" in str(found["empty"].error)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_becomes_an_error_that_keeps_its_traceback(jobs):
    error = outcomes(FILES, jobs)["bug"].error
    assert type(error) is GiaoviecError
    assert "ZeroDivisionError: ngoài dự kiến" in str(error)
    assert "in length" in error.__notes__[0]


def test_a_file_that_kills_its_process_fails_alone():
    found = outcomes([Path("crash.pdf"), *FILES, Path("eleven.pdf")], jobs=2)
    assert isinstance(found["crash"].error, DamagedFile)
    assert "crash.pdf" in str(found["crash"].error)
    assert found["eleven"].result == 6
    assert found["one"].result == 3
    assert len(found) == 7


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
    assert exit_code(list(run(length, [Path(f"{name}.pdf") for name in names], jobs=1))) is code
