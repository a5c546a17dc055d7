"""Pages that must be recognised: from the page's picture to the rows and tables that a page with text would give."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from pipeline.read.frame import Frame
from pipeline.read.ocr import Ocr, OcrWord, PageImage
from pipeline.read.page_image import cleaned
from pipeline.read.page_image_stance import Stance, stance_of, upright
from pipeline.read.pdf_page import RawPage
from pipeline.read.rows import rows_of
from pipeline.read.scan_words import printed_words
from pipeline.read.stamps import place_stamps

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from pipeline.read.ocr import Pixels

DPI = 300.0
"""Tesseract was trained on letters of about the size that 12 to 14 points have at this resolution."""
DOUBTFUL = 0.65  # mean confidence below which a page may stand on its head


def with_scans_read(
    pages: Sequence[RawPage], file: "PdfDocument", doubtful: Mapping[int, str], ocr: Ocr, *, workers: int = 1
) -> list[RawPage]:
    """The pages, with those whose numbers are keys of ``doubtful`` read by OCR, ``workers`` at a time; its values say why."""
    lock = Lock()  # PDFium must not be called by two threads at once

    def read(page: RawPage) -> RawPage:
        if page.number not in doubtful:
            return page
        with lock:
            picture = picture_of(file, page.number)
        return recognised(page, picture, doubtful[page.number], ocr)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(read, pages))


def picture_of(file: "PdfDocument", number: int) -> "Pixels":
    """The page as it looks without annotations, in colour."""
    bitmap = file[number - 1].render(scale=DPI / 72, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    picture: Pixels = bitmap.to_numpy()[..., :3].copy()
    bitmap.close()
    return picture


def recognised(page: RawPage, picture: "Pixels", reason: str, ocr: Ocr) -> RawPage:
    """The page with what OCR sees in its picture in place of its own text; stamps of signatures stay."""
    grey = cleaned(picture)
    stance = stance_of(grey)
    words: Sequence[OcrWord] = ()
    if not stance.blank:
        stance, words = read_upright(grey, stance, ocr)
    frame = turned(page, stance.turn)
    rows = rows_of(printed_words(words, 72 / DPI))
    placed, stamps = place_stamps(rows, page.stamped, [annotation.box(frame) for annotation in page.annotations])
    return replace(
        page,
        frame=frame,
        turn=stance.turn,
        skew=stance.skew,
        rows=tuple(placed),
        tables=(),
        stamps=tuple(stamps),
        turned=(),
        read_by="pdf-ocr",
        reason="blank scanned page" if stance.blank else reason,
    )


def read_upright(grey: "Pixels", stance: Stance, ocr: Ocr) -> tuple[Stance, Sequence[OcrWord]]:
    """The words, and how the page stood; a page that gives only doubtful words is tried upside down as well."""
    words = ocr(PageImage(upright(grey, stance), DPI))
    if confidence(words) >= DOUBTFUL:
        return stance, words
    other = replace(stance, turn=(stance.turn + 180) % 360)
    again = ocr(PageImage(upright(grey, other), DPI))
    return (other, again) if confidence(again) > confidence(words) else (stance, words)


def confidence(words: Sequence[OcrWord]) -> float:
    """The mean confidence of the words, by their length."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, letters)


def turned(page: RawPage, turn: int) -> Frame:
    """The page's frame where its writing stands turned by ``turn`` degrees clockwise beyond what the page asks for."""
    asked = page.frame.turn + page.turn
    return replace(page.frame, turn=(asked - turn) % 360)
