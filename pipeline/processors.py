"""How many processors there are for this process."""

import os
from collections.abc import Callable
from multiprocessing import parent_process

MOST_SHARED = 4
"""Pages at once in a worker to whom the others leave their processors: its memory is limited."""

_share: Callable[[], int] | None = None


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share_processors(share: Callable[[], int]) -> None:
    """Tell a worker process how many processors are its own; asked anew each time, for other workers may come to rest."""
    global _share  # noqa: PLW0603 - a fact about the process
    _share = share


def at_once() -> int:
    """How many parts of one file to work on at once: one for each processor, or this worker's share of them.

    One alone in a process that somebody else started beside others and told nothing.
    """
    if _share is None:
        return 1 if parent_process() else processors()
    return max(1, min(_share(), MOST_SHARED))
