"""The desk: one process that opens the files which people look at, so that a file which breaks it breaks nothing else.

Its process is started, and ended, by a thread that lives as long as the desk: a worker dies with the thread that started it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Queue
from types import TracebackType
from typing import Any, TypeVar

from pipeline.batch.limits import Limits
from pipeline.batch.many import nothing
from pipeline.batch.pool import Pool
from pipeline.errors import GiaoviecError, TimedOut

T = TypeVar("T")
LIMITS = Limits(seconds=120, megabytes=4096)
KEPT = 300
"""Answers that are remembered."""


@dataclass(frozen=True)
class Ask:
    """A question about a file: a function of a module, and its arguments (the first is the path)."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What messages call the file."""
        return str(self.arguments[0]).rpartition("/")[2]


def answer(ask: Ask) -> object:
    """What the worker does."""
    return ask.function(*ask.arguments)


class Desk:
    """Asks one worker at a time, and remembers its answers; a context manager."""

    def __init__(self) -> None:
        """A desk nobody sits at yet."""
        self._queue: Queue[tuple[Ask, Future[Any]] | None] = Queue()
        self._kept: OrderedDict[Ask, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="desk", daemon=True)

    def __enter__(self) -> "Desk":
        """The desk at work."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the worker."""
        self._queue.put(None)
        self._thread.join(timeout=10)

    def ask(self, function: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401 - those of the function
        """What the function says of the file; raises what it raises, or TimedOut."""
        ask = Ask(function, arguments)
        with self._lock:
            if ask in self._kept:
                self._kept.move_to_end(ask)
                return self._kept[ask]  # type: ignore[no-any-return]
        future: Future[T] = Future()
        self._queue.put((ask, future))
        try:
            found = future.result(timeout=LIMITS.seconds * 2)
        except TimeoutError as error:
            raise TimedOut("Máy chủ đang bận mở tệp khác. Xin thử lại sau ít phút.") from error
        with self._lock:
            self._kept[ask] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _serve(self) -> None:
        with Pool[Ask, Any](answer, 1, warm=nothing, limits=LIMITS) as pool:
            while (job := self._queue.get()) is not None:
                ask, future = job
                try:
                    pool.submit(ask)
                    self._settle(pool, future)
                except GiaoviecError as error:
                    future.set_exception(error)

    @staticmethod
    def _settle(pool: Pool[Ask, Any], future: Future[Any]) -> None:
        while not future.done():
            for finished in pool.wait(1.0):
                if finished.error is not None:
                    future.set_exception(finished.error)
                else:
                    future.set_result(finished.result)
