"""The processes of the machine, for tests that nothing started is left behind."""

import time
from contextlib import suppress
from pathlib import Path


def gone(argument: str) -> bool:
    """Whether every process with this argument ends soon."""
    for _ in range(100):
        if not any(argument.encode() in command for command in commands()):
            return True
        time.sleep(0.1)
    return False


def commands() -> list[bytes]:
    """The arguments of every process there is."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(process.read_bytes())
    return found
