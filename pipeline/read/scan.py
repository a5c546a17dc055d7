"""Pages that must be recognised: from the page's picture to the rows and tables that a page with text would give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.read.ocr import Ocr, OcrWord, PageImage
from pipeline.read.pdf_page import RawPage
from pipeline.read.printed import Run
from pipeline.read.rows import Word, rows_of
from pipeline.read.stamps import place_stamps

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DPI = 300.0
"""Tesseract was trained on letters of about this size."""
LETTERS = 0.9  # of the font size: from the foot of g to the head of h


def with_scans_read(pages: Sequence[RawPage], file: "PdfDocument", doubtful: Mapping[int, str], ocr: Ocr) -> list[RawPage]:
    """The pages, with those whose numbers are keys of ``doubtful`` read by OCR; its values say why."""
    return [
        recognised(page, image_of(file, page.number), doubtful[page.number], ocr) if page.number in doubtful else page for page in pages
    ]


def image_of(file: "PdfDocument", number: int) -> PageImage:
    """The page as it looks without annotations, in grey."""
    bitmap = file[number - 1].render(scale=DPI / 72, grayscale=True, may_draw_forms=False, draw_annots=False)
    return PageImage(bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy(), DPI)


def recognised(page: RawPage, image: PageImage, reason: str, ocr: Ocr) -> RawPage:
    """The page with what OCR sees in its image in place of its own text; stamps of signatures stay."""
    words = printed_words(ocr(image), 72 / image.dpi)
    rows, stamps = place_stamps(rows_of(words), page.stamped, [annotation.box(page.frame) for annotation in page.annotations])
    return replace(page, rows=tuple(rows), tables=(), stamps=tuple(stamps), turned=(), read_by="pdf-ocr", reason=reason)


def printed_words(words: Iterable[OcrWord], scale: float) -> list[Word]:
    """The recognised words in points; ``scale`` is points per pixel."""
    return [printed_word(word, scale) for word in words]


def printed_word(word: OcrWord, scale: float) -> Word:
    """One word with the edges of its characters."""
    edges = word.edges or evenly(word)
    baseline = word.baseline * scale
    size = round(word.height * scale / LETTERS)
    run = Run(word.text, [], [], word.top * scale, baseline, word.bottom * scale, size, confidence=word.confidence)
    return Word(word.text, [left * scale for left, _ in edges], [right * scale for _, right in edges], run, True, True)


def evenly(word: OcrWord) -> tuple[tuple[float, float], ...]:
    """Edges for the characters of a word that has none: equal widths."""
    step = (word.x1 - word.x0) / len(word.text)
    return tuple((word.x0 + index * step, word.x0 + (index + 1) * step) for index in range(len(word.text)))
