"""One page of a PDF: from PDFium's objects to rows and tables, and from rows to lines in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from models.document import ReadBy, Region
from pipeline.errors import DamagedFile
from pipeline.read.columns import lines_of
from pipeline.read.frame import Frame
from pipeline.read.furniture import is_ornament
from pipeline.read.pdf_annotations import Annotation, annotations_of, flatten
from pipeline.read.pdf_characters import Characters, characters_of
from pipeline.read.pdf_drawings import Drawings, drawings_of
from pipeline.read.pdf_runs import runs_of
from pipeline.read.pdf_tables import split_tables
from pipeline.read.printed import FigureDoubt, Printed, PrintedPage, PrintedTable, Rule, Run
from pipeline.read.rows import Row, printed, rows_of, words_of
from pipeline.read.stamps import place_stamps
from pipeline.read.text_layer import judge_text_layer

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

FULL_ROW = 0.55  # share of the page's width from which a row shows where the text's edges are


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page before reading order: rows and tables from top to bottom, stamps and turned text beside them.

    ``turn`` is what was undone, in degrees clockwise, beyond the rotation that the page asks for; ``skew`` what was undone beyond that.
    """

    number: int
    frame: Frame
    turn: int
    rows: tuple[Row, ...]
    tables: tuple[PrintedTable, ...]
    stamps: tuple[Printed, ...]
    turned: tuple[Printed, ...]
    annotations: tuple[Annotation, ...]
    drawings: Drawings
    unseen: float
    stamped: tuple[Run, ...] = ()
    read_by: ReadBy = "pdf-text"
    reason: str | None = None
    skew: float = 0.0
    doubts: tuple[FigureDoubt, ...] = ()

    @property
    def width(self) -> float:
        """Width as read, in points."""
        return self.frame.size[0]

    @property
    def height(self) -> float:
        """Height as read, in points."""
        return self.frame.size[1]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The drawn lines."""
        return self.drawings.rules


def read_page(file: "PdfDocument", index: int, name: str) -> RawPage:
    """The page's rows and tables, with stamped figures in their places; raises DamagedFile, naming the file, if it does not open."""
    page = loaded(file, index, name)
    annotations = annotations_of(file, page)
    own_objects = own_characters = None
    if annotations:
        own_objects, own_characters = count_objects(page), page.get_textpage().count_chars()
        flatten(page)
        page.close()
        page = loaded(file, index, name)
    characters = characters_of(page.get_textpage())
    frame, turn = frame_of(page, characters)
    drawings = drawings_of(page, frame, most=own_objects)
    page.close()
    runs = runs_of(characters, frame, stamped_from=own_characters)
    tables, loose = split_tables(drawings.rules, words_of(run for run in runs if run.upright and not run.stamped))
    boxes = [annotation.box(frame) for annotation in annotations]
    rows, stamps = place_stamps(rows_of(loose), [run for run in runs if run.stamped], boxes)
    return RawPage(
        number=index + 1,
        frame=frame,
        turn=turn,
        rows=tuple(rows),
        tables=tuple(tables),
        stamps=tuple(stamps),
        turned=tuple(turned_lines(runs)),
        annotations=tuple(annotations),
        drawings=drawings,
        unseen=characters.unseen,
        stamped=tuple(run for run in runs if run.stamped),
    )


def loaded(file: "PdfDocument", index: int, name: str) -> "PdfPage":
    """The page, opened by PDFium."""
    from pypdfium2 import PdfiumError

    try:
        return file[index]
    except PdfiumError as error:
        raise DamagedFile(f"Tệp “{name}” bị hỏng ở trang {index + 1}. Hãy tải hoặc sao chép lại tệp gốc.") from error


def count_objects(page: "PdfPage") -> int:
    """How many objects the page draws."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_CountObjects(page))


def frame_of(page: "PdfPage", characters: Characters) -> tuple[Frame, int]:
    """How to turn the page so that most of it reads upright, and the turn beyond what the page itself asks for."""
    asked = page.get_rotation()
    beyond = (characters.angle + asked) % 360
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, (asked - beyond) % 360), beyond


def turned_lines(runs: Sequence[Run]) -> Iterator[Printed]:
    """The lines written upwards, downwards or across the page, each as one line."""
    for _, group in groupby((run for run in runs if not run.upright), key=lambda run: run.angle):
        words = words_of(group)
        if words:
            yield printed(words)


def arranged(page: RawPage, regions: Sequence[Region]) -> PrintedPage:
    """The page in reading order; ``regions`` says for each row what it is."""
    body = [row for row, region in zip(page.rows, regions, strict=True) if region == "body"]
    aside = [printed(row.words).moved(region) for row, region in zip(page.rows, regions, strict=True) if region != "body"]
    area = text_area(body, page.tables, page.width)
    ordered = list(in_order(body, page.tables, area))
    ornaments = [block for block in ordered if isinstance(block, Printed) and is_ornament(block.text)]
    blocks = tuple(block for block in ordered if block not in ornaments)
    usable, reason = True, page.reason
    if page.read_by == "pdf-text":
        judgement = judge_text_layer([*flat(blocks), *aside], picture=page.drawings.picture, unseen=page.unseen)
        usable, reason = judgement.usable, judgement.reason
    return PrintedPage(
        number=page.number,
        width=page.width,
        height=page.height,
        body=blocks,
        aside=(*aside, *(line.moved("furniture") for line in (*ornaments, *page.turned)), *page.stamps),
        area=area,
        turn=page.turn,
        skew=page.skew,
        doubts=page.doubts,
        usable=usable,
        read_by=page.read_by,
        reason=reason,
    )


def in_order(rows: Sequence[Row], tables: Sequence[PrintedTable], area: tuple[float, float]) -> Iterator[Printed | PrintedTable]:
    """Rows and tables from top to bottom; a table parts the rows, so that no column runs through it."""
    done = 0
    for table in tables:
        above = sum(row.main.baseline < table.top for row in rows)
        yield from lines_of(rows[done:above], area)
        yield table
        done = max(done, above)
    yield from lines_of(rows[done:], area)


def text_area(rows: Sequence[Row], tables: Sequence[PrintedTable], width: float) -> tuple[float, float]:
    """Left and right edge of the page's text, by its full rows and tables; the page itself if it has none."""
    full = [(row.x0, row.x1) for row in rows if row.x1 - row.x0 > FULL_ROW * width]
    full += [(table.box[0], table.box[2]) for table in tables]
    return (min(left for left, _ in full), max(right for _, right in full)) if full else (0.0, width)


def flat(blocks: Sequence[Printed | PrintedTable]) -> Iterator[Printed]:
    """The lines, those of tables included."""
    for block in blocks:
        if isinstance(block, PrintedTable):
            for cell in block.cells:
                yield from cell.lines
        else:
            yield block
