"""Ctrl-C while many files are read: heard even when it comes at a moment in which Python drops it."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Ctrl-C raises KeyboardInterrupt in the block, as ever; what is yielded raises it again, to be called from time to time.

    Python drops an exception that comes while it clears something away (``__del__``, a weak reference's callback), this one too.
    Where Ctrl-C has another meaning already, or in a thread, which never hears it, nothing is changed.
    """
    pressed = threading.Event()

    def press(number: int, frame: FrameType | None) -> None:
        pressed.set()
        signal.default_int_handler(number, frame)

    def check() -> None:
        if pressed.is_set():
            raise KeyboardInterrupt

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield check
        return
    tell, sys.unraisablehook = sys.unraisablehook, lambda dropped: dropped.exc_type is KeyboardInterrupt or tell(dropped)
    signal.signal(signal.SIGINT, press)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = tell
