"""Pages that must be recognised: from the page's picture to the rows and tables that a page with text would give."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.document import ReadBy
from pipeline.read.frame import Frame
from pipeline.read.ocr import Ocr
from pipeline.read.page_image import any_ink, cleaned
from pipeline.read.page_image_stance import Stance, stance_of, upright
from pipeline.read.pdf_drawings import Drawings
from pipeline.read.pdf_page import RawPage
from pipeline.read.pdf_tables import split_tables
from pipeline.read.printed import FigureDoubt
from pipeline.read.rows import printed, rows_of
from pipeline.read.scan_figures import with_figures_read
from pipeline.read.scan_marks import stamped_marks
from pipeline.read.scan_noise import mean_confidence
from pipeline.read.scan_pages import guarded, in_parallel
from pipeline.read.scan_sight import Sight, seen
from pipeline.read.scan_words import printed_words
from pipeline.read.stamps import place_stamps

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from pipeline.read.ocr import Pixels

DPI = 300.0
"""Tesseract was trained on letters of about the size that 12 to 14 points have at this resolution."""
DOUBTFUL = 0.65  # mean confidence below which a page may stand on its head


def with_scans_read(
    pages: Sequence[RawPage], file: "PdfDocument", doubtful: Mapping[int, str], ocr: Ocr, *, signed: Sequence[str] = ()
) -> list[RawPage]:
    """The pages, with those whose numbers are keys of ``doubtful`` read by OCR; its values say why.

    ``signed`` are the times at which the file was signed, a check on its date.
    """
    scans = [page for page in pages if page.number in doubtful]
    drawn = ((page, picture_of(file, page.number)) for page in scans)  # one after the other: PDFium is not made for threads
    engine = guarded(ocr)
    read = in_parallel(drawn, lambda job: recognised(*job, doubtful[job[0].number], engine, signed=signed))
    done = {page.number: page for page in read}
    return [done.get(page.number, page) for page in pages]


def picture_of(file: "PdfDocument", number: int) -> "Pixels":
    """The page as it looks without annotations, in colour."""
    bitmap = file[number - 1].render(scale=DPI / 72, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    picture: Pixels = bitmap.to_numpy()[..., :3].copy()
    bitmap.close()
    return picture


def recognised(
    page: RawPage, picture: "Pixels", reason: str, ocr: Ocr, *, read_by: ReadBy = "pdf-ocr", signed: Sequence[str] = ()
) -> RawPage:
    """The page with what OCR sees in its picture in place of its own text; stamps of signatures stay."""
    grey = cleaned(picture)
    stance = stance_of(grey)
    sight = Sight()
    if not stance.blank:
        stance, sight = seen_upright(grey, stance, ocr)
    frame = turned(page, stance.turn)
    words, specks = printed_words(sight.words, 72 / DPI)
    tables, loose = split_tables(sight.rules, words)
    rows, doubts = rows_of(loose), list[FigureDoubt]()
    if page.number == 1 and rows:
        rows, doubts = with_figures_read(rows, upright(any_ink(picture), stance), DPI, frame.size[1], signed)
    rows, signed_stamps = place_stamps(rows, page.stamped, [annotation.box(frame) for annotation in page.annotations])
    strays = (printed(row.words).moved("stamp") for row in rows_of(specks))
    return replace(
        page,
        frame=frame,
        turn=stance.turn,
        skew=stance.skew,
        doubts=tuple(doubts),
        rows=tuple(rows),
        tables=tuple(tables),
        stamps=(*stamped_marks(picture, stance, DPI, ocr), *signed_stamps, *strays),
        turned=(),
        drawings=Drawings(sight.rules, page.drawings.picture),
        read_by=read_by,
        reason="blank scanned page" if stance.blank else reason,
    )


def seen_upright(grey: "Pixels", stance: Stance, ocr: Ocr) -> tuple[Stance, Sight]:
    """What is seen, and how the page stood; a page that gives only doubtful words is tried upside down as well."""
    sight = seen(upright(grey, stance), DPI, ocr)
    if mean_confidence(sight.words) >= DOUBTFUL:
        return stance, sight
    other = replace(stance, turn=(stance.turn + 180) % 360)
    again = seen(upright(grey, other), DPI, ocr)
    return (other, again) if mean_confidence(again.words) > mean_confidence(sight.words) else (stance, sight)


def turned(page: RawPage, turn: int) -> Frame:
    """The page's frame where its writing stands turned by ``turn`` degrees clockwise beyond what the page asks for."""
    asked = page.frame.turn + page.turn
    return replace(page.frame, turn=(asked - turn) % 360)
