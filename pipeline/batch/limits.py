"""What one file may cost, and how a worker process is bound to that. Where the system has no such means (Windows), only time is limited."""

import ctypes
import os
import signal
import sys

from models.value import Value

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal to get when the parent dies


class Limits(Value):
    """Time of one file, in seconds, and address space of the process that reads it, in megabytes (0: unlimited)."""

    seconds: float = 600.0
    megabytes: int = 4096


def bind(limits: Limits, parent: int) -> None:
    """Make this process a worker: limited memory, deaf to Ctrl+C (its parent decides), gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # as many workers as processors: none of them needs threads of its own
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # so that programs which it starts can be ended with it
    limit_memory(limits.megabytes)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)


def limit_memory(megabytes: int) -> None:
    """Let an allocation beyond the limit fail with MemoryError, in this process and in those that it starts."""
    if megabytes and sys.platform != "win32":
        import resource

        size = megabytes * 1024**2
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size if most == resource.RLIM_INFINITY else min(size, most), most))


def end_group(pid: int) -> None:
    """End a worker and the programs that it started, at once."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # it has not become the head of a group yet, or has ended
            return
