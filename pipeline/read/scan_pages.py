"""Many pages at once: pictures are drawn one after the other, recognition runs in parallel, and no page may take for ever."""

import math
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from multiprocessing import parent_process
from threading import BoundedSemaphore
from typing import TypeVar

from pipeline.errors import GiaoviecError, TimedOut, UnreadableInput
from pipeline.read.ocr import Ocr, OcrWord, PageImage

Job = TypeVar("Job")
Result = TypeVar("Result")

PAGE_SECONDS = 120.0
"""Time that a page may take with all that is done to it; an ordinary one takes three seconds."""


def workers() -> int:
    """How many pages to recognise at once: one for each processor, but one only where files are read in parallel already."""
    return 1 if parent_process() else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(
    jobs: Iterable[Job], work: Callable[[Job], Result], *, at_once: int | None = None, seconds: float = PAGE_SECONDS
) -> list[Result]:
    """The results of ``work`` for each job, in order, ``at_once`` at a time.

    Jobs are drawn from the iterable as room becomes free, in the calling thread. Raises TimedOut where a job takes longer than ``seconds``.
    """
    at_once = at_once or workers()
    room = BoundedSemaphore(at_once)
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="page")
    futures: list[Future[Result]] = []
    try:
        for job in jobs:
            if not room.acquire(timeout=seconds):
                raise too_late(seconds)
            future = pool.submit(work, job)
            future.add_done_callback(lambda _: room.release())
            futures.append(future)
        return results(futures, at_once, seconds)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def results(futures: Sequence["Future[Result]"], at_once: int, seconds: float) -> list[Result]:
    """What the futures give; those not yet done are waited for as long as ``at_once`` of them at a time may take."""
    open_ = sum(not future.done() for future in futures)
    limit = seconds * max(1, math.ceil(open_ / at_once))
    try:
        return [future.result(timeout=limit) for future in futures]
    except Late as error:
        raise too_late(seconds) from error


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
