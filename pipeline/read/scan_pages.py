"""Many pages at once: pictures are drawn one after the other, recognition runs in parallel, and no page may take for ever."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from pipeline.errors import GiaoviecError, TimedOut, UnreadableInput
from pipeline.processors import MOST_SHARED, at_once, processors
from pipeline.read.ocr import Ocr, OcrWord, PageImage

Job = TypeVar("Job")
Result = TypeVar("Result")

PAGE_SECONDS = 120.0
"""Time that a page may take with all that is done to it; an ordinary one takes three seconds."""


LOOK_AGAIN = 0.25
"""Seconds after which a page that waits for a processor asks again whether another worker has left one."""


def in_parallel(jobs: Iterable[Job], work: Callable[[Job], Result], *, seconds: float = PAGE_SECONDS) -> list[Result]:
    """The results of ``work`` for each job, in order, ``at_once()`` at a time.

    Jobs are drawn from the iterable as room becomes free, in the calling thread. Raises TimedOut where a job takes longer than ``seconds``.
    """
    pool = ThreadPoolExecutor(max(processors(), MOST_SHARED), thread_name_prefix="page")
    futures: list[Future[Result]] = []
    try:
        for job in jobs:
            make_room(futures, seconds)
            futures.append(pool.submit(work, job))
        return results(futures, seconds)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def make_room(futures: Sequence["Future[Result]"], seconds: float) -> None:
    """Wait until another page may begin. Raises TimedOut where none ends within ``seconds``."""
    late = time.monotonic() + seconds
    while len(running := [future for future in futures if not future.done()]) >= at_once():
        if time.monotonic() > late:
            raise too_late(seconds)
        wait(running, LOOK_AGAIN, FIRST_COMPLETED)


def results(futures: Sequence["Future[Result]"], seconds: float) -> list[Result]:
    """What the futures give; those not yet done, which all run, are waited for as long as a page may take."""
    _, open_ = wait(futures, seconds)
    if open_:
        raise too_late(seconds)
    return [future.result() for future in futures]


def too_late(seconds: float) -> TimedOut:
    """The error for a page that takes too long."""
    return TimedOut(
        f"Nhận dạng chữ một trang quá {seconds:.0f} giây nên đã dừng. Hãy quét lại ở 200-300 dpi, hoặc dùng bản có chữ của văn bản."
    )


def guarded(ocr: Ocr) -> Ocr:
    """The same Ocr; what it gives is made sound, and any failure of it becomes an error that says so."""

    def recognise(image: PageImage) -> tuple[OcrWord, ...]:
        try:
            return tuple(word for word in ocr(image) if is_sound(word, image))
        except GiaoviecError:
            raise
        except Exception as error:  # an engine may fail in any way
            raise UnreadableInput(
                "Chương trình nhận dạng chữ bị lỗi khi đọc bản quét. Hãy chạy “giaoviec doctor” để kiểm tra, "
                "hoặc dùng bản có chữ của văn bản."
            ) from error

    return recognise


def is_sound(word: OcrWord, image: PageImage) -> bool:
    """Whether the word has text, and stands within the image."""
    height, width = image.pixels.shape[:2]
    within = -width <= word.x0 < word.x1 <= 2 * width and -height <= word.top < word.bottom <= 2 * height
    return bool(word.text.strip()) and within and 0 <= word.confidence <= 1 and math.isfinite(word.baseline) and word.height > 0
