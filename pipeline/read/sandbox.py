"""Running other programs. One that opens files from outside has no network, bounded memory and time; all are killed with all they started.

What the system offers is used: network and process namespaces where the user may make them (Linux), else only limits.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

MEMORY_BYTES = 3 * 1024**3
"""Address space of each process of the program; LibreOffice needs less than 1 GB for an ordinary file."""
FILE_BYTES = 512 * 1024**2
"""Largest file that the program may write."""

_LIMITS = 'ulimit -c 0; ulimit -v "$1"; ulimit -f "$2"; shift 2; exec "$@"'
_BLOCK = 512  # bytes: the unit of ulimit -f
_NAMESPACES = ("--map-root-user", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
_NOWHERE = "http://127.0.0.1:9"  # the port that discards: programs that ask for a proxy reach nothing


def run_confined(command: Sequence[str], *, folder: Path, seconds: float, memory: int = MEMORY_BYTES) -> int:
    """Run the program with ``folder`` as home, temporary and working folder; returns its exit code.

    Raises subprocess.TimeoutExpired after ``seconds``. Whatever happens, nothing that it started is left running.
    """
    process = subprocess.Popen(  # noqa: S603 - the program is ours, the arguments are paths of ours
        [*_limited(memory), *_isolated(), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    finally:
        _kill_group(process)


def run_fed(command: Sequence[str], data: bytes, *, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run a program of ours on ``data`` (its standard input) with one thread; returns its exit code and what it wrote.

    Raises subprocess.TimeoutExpired after ``seconds``. Whatever happens, nothing that it started is left running.
    """
    process = subprocess.Popen(  # noqa: S603 - the program is ours, the arguments are words of ours
        [*_dying_with_us(), *command],
        env={"PATH": os.defpath, "OMP_THREAD_LIMIT": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(data, timeout=seconds)
    finally:
        _kill_group(process)
        _close_pipes(process)
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _limited(memory: int) -> list[str]:
    """A shell that lowers its own limits and then becomes the program."""
    shell = shutil.which("sh", path=os.defpath)
    return [shell, "-c", _LIMITS, "sh", str(memory // 1024), str(FILE_BYTES // _BLOCK)] if shell else []


@cache
def _isolated() -> tuple[str, ...]:
    """The command prefix that gives the program a network without anything in it and lets it die with its parent; empty if not allowed."""
    unshare = shutil.which("unshare", path=os.defpath)
    if unshare is None:
        return ()
    for options in (_NAMESPACES, _NAMESPACES[:2]):
        tried = subprocess.run([unshare, *options, "true"], env={"PATH": os.defpath}, capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return (*_dying_with_us(), unshare, *options)
    return ()


@cache
def _dying_with_us() -> tuple[str, ...]:
    """The command prefix that ends a program with the process that started it; empty where the system has none."""
    setpriv = shutil.which("setpriv", path=os.defpath)
    return (setpriv, "--pdeathsig", "KILL") if setpriv else ()


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's environment: it may hold secrets and settings."""
    home = str(folder)
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    return {"PATH": os.defpath, "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", **proxies}


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout, process.stderr):
        with suppress(BrokenPipeError):  # what it did not take is of no use any more
            pipe.close() if pipe else None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """The whole process group: soffice is a script that starts other programs."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
