"""Pages side by side: as many as there are processors for, and none for ever."""

import threading
import time

import pytest

from pipeline import processors
from pipeline.errors import TimedOut
from pipeline.read.scan_pages import in_parallel


@pytest.fixture
def share(monkeypatch):
    """The processors that this process is told are its own, which may change on the way."""
    mine = {"now": 1}
    monkeypatch.setattr(processors, "_share", None)
    processors.share_processors(lambda: mine["now"])
    return mine


class Pages:
    """Work that knows how many pages were worked on at once."""

    def __init__(self):
        self.lock, self.open, self.most = threading.Lock(), 0, 0

    def work(self, number):
        with self.lock:
            self.open += 1
            self.most = max(self.most, self.open)
        time.sleep(0.05)
        with self.lock:
            self.open -= 1
        return number * 10


def test_the_results_stand_in_the_order_of_the_pages(share):
    share["now"] = 3
    assert in_parallel(range(7), Pages().work) == [0, 10, 20, 30, 40, 50, 60]


@pytest.mark.parametrize(("own", "at_once"), [(1, 1), (2, 2), (0, 1), (64, processors.MOST_SHARED)])
def test_a_worker_keeps_to_its_share_of_the_processors(share, own, at_once):
    share["now"] = own
    pages = Pages()
    in_parallel(range(12), pages.work)
    assert pages.most == at_once


def test_pages_use_the_processor_that_another_worker_leaves_on_the_way(share):
    together = threading.Barrier(2, timeout=20)

    def work(number):
        if number == 1:
            share["now"] = 2  # the other worker has come to rest
        if number >= 2:
            together.wait()  # two pages only come past here side by side

    in_parallel(range(6), work)
    assert not together.broken


def test_a_page_that_takes_too_long_ends_the_file(share):
    over = threading.Event()
    with pytest.raises(TimedOut):
        in_parallel(range(3), lambda _: over.wait(20), seconds=0.1)
    over.set()


def test_what_goes_wrong_with_a_page_is_told(share):
    def work(number):
        if number == 1:
            raise ValueError(number)

    with pytest.raises(ValueError, match="1"):
        in_parallel(range(3), work)
