"""From printed pages to a Document: body first, then what was set aside, with exact offsets."""

import hashlib
import math
from collections.abc import Sequence
from itertools import groupby

from models.document import Cell, Document, Doubt, Line, Page, Region, Signature, Table
from models.place import Box
from pipeline.read.frame import Rectangle
from pipeline.read.printed import FigureDoubt, Printed, PrintedCell, PrintedPage, PrintedTable

ASIDE: tuple[Region, ...] = ("footnote", "furniture", "stamp")
CENTRED = 8.0  # points: how far a centred line's middle may be off
INSET = 15.0  # points: how far a centred line keeps from both edges of the text
WIDE_INSET, WIDE_CENTRED = 3.0, 1.5  # points: the same for a line almost as wide as the text


def assemble(pages: Sequence[PrintedPage], *, data: bytes, name: str, media_type: str, signatures: Sequence[Signature] = ()) -> Document:
    """The document that the pages make: body of all pages in order, then footnotes, furniture and stamps."""
    text = Text()
    for page in pages:
        for block in page.body:
            if isinstance(block, PrintedTable):
                text.add_table(block, page)
            else:
                text.add(block, page)
    body_end = max(0, text.length - 1)
    for region in ASIDE:
        for page in pages:
            for line in page.aside:
                if line.region == region:
                    text.add(line, page)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text="\n".join(text.parts),
        body_end=body_end,
        lines=tuple(text.lines),
        pages=tuple(page_of(page) for page in pages),
        tables=tuple(text.tables),
        signatures=tuple(signatures),
        read_by=tuple(kind for kind, _ in groupby(page.read_by for page in pages)),
        doubts=tuple(doubt_of(doubt, page) for page in pages for doubt in page.doubts),
    )


class Text:
    """The growing text of a document, with its lines and tables; lines are parted by one line feed."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self.length = 0

    def add(self, line: Printed, page: PrintedPage, *, in_cell: bool = False) -> None:
        """Append a line."""
        self.lines.append(line_of(line, self.length, page, in_cell=in_cell))
        self.parts.append(line.text)
        self.length += len(line.text) + 1

    def add_table(self, table: PrintedTable, page: PrintedPage) -> None:
        """Append a table, cell by cell; an empty cell stands at the end of the cell before it."""
        start = self.length
        cells = [self._add_cell(cell, page, start) for cell in table.cells]
        self.tables.append(Table(start=start, end=self.length - 1, rows=table.rows, columns=table.columns, cells=tuple(cells)))

    def _add_cell(self, cell: PrintedCell, page: PrintedPage, table_start: int) -> Cell:
        start = self.length if cell.lines else max(table_start, self.length - 1)
        for line in cell.lines:
            self.add(line, page, in_cell=True)
        return Cell(
            start=start,
            end=self.length - 1 if cell.lines else start,
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            box=box_of(cell.box, page),
        )


def line_of(line: Printed, start: int, page: PrintedPage, *, in_cell: bool = False) -> Line:
    """The printed line as a line of the document that starts at offset ``start``."""
    x0, x1 = line.x0, line.x1
    right, _ = slant((x0, line.top, x1, line.bottom), page)
    return Line.model_construct(  # without validation: thousands of edges are known to be right
        start=start,
        end=start + len(line.text),
        box=box_of((x0, line.top, x1, line.bottom), page),
        edges=tuple((left + right, until + right) for left, until in line.edges) if page.skew else tuple(line.edges),
        size=round(line.size, 1),
        bold=line.bold,
        italic=line.italic,
        indent=x0,
        centred=not in_cell and not line.column and is_centred(x0, x1, page.area),
        column=line.column,
        region=line.region,
        confidence=line.confidence,
    )


def is_centred(x0: float, x1: float, area: tuple[float, float]) -> bool:
    """Whether a line keeps from both edges of the text and stands in its middle; the wider it is, the more exactly."""
    inset, off = min(x0 - area[0], area[1] - x1), abs(x0 + x1 - sum(area)) / 2
    return (inset > INSET and off < CENTRED) or (inset > WIDE_INSET and off < WIDE_CENTRED)


def box_of(place: Rectangle, page: PrintedPage) -> Box:
    """The rectangle on its page; where the page was read straightened, it covers the slanting line as it stands on the page."""
    x0, top, x1, bottom = place
    right, down = slant(place, page)
    rise = abs(math.sin(math.radians(page.skew))) * (x1 - x0) / 2
    return Box(page=page.number, x0=x0 + right, top=top + down - rise, x1=x1 + right, bottom=bottom + down + rise)


def slant(place: Rectangle, page: PrintedPage) -> tuple[float, float]:
    """How far the middle of the rectangle lies, to the right and down, from where it would be if the page were not askew."""
    if not page.skew:
        return 0.0, 0.0
    x, y = (place[0] + place[2] - page.width) / 2, (place[1] + place[3] - page.height) / 2
    sine, cosine = math.sin(math.radians(page.skew)), math.cos(math.radians(page.skew))
    return x * cosine - y * sine - x, x * sine + y * cosine - y


def doubt_of(doubt: FigureDoubt, page: PrintedPage) -> Doubt:
    """The doubt with its place on the page as it lies."""
    return Doubt(field=doubt.field, box=box_of(doubt.box, page), as_read=doubt.as_read, taken=doubt.taken, guess=doubt.guess)


def page_of(page: PrintedPage) -> Page:
    """What the document says about the page."""
    return Page(number=page.number, width=page.width, height=page.height, rotation=page.turn, read_by=page.read_by, reason=page.reason)
