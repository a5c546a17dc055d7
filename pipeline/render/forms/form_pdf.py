"""Forms with very many rows as PDF, set directly: LibreOffice takes minutes for ten thousand rows, this takes seconds.

The layout is that of ``form_word``: the same paper, columns, sizes and order of parts, the heading on every page.
"""

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.render import layout
from pipeline.render.forms.cells import shown
from pipeline.render.forms.form import Column, Form, Row
from pipeline.render.forms.form_word import BODY_SIZE, CENTRED, TABLE_SIZE, TITLE_SIZE
from pipeline.render.forms.letterhead import dated
from pipeline.render.forms.paper import POINTS, Paper
from pipeline.render.forms.typeface import BOLD, ITALIC, REGULAR, register_typeface, text_width
from pipeline.render.printable import UNSEEN, printable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MANY = 500  # rows, from which on LibreOffice is not asked
CELL_MARGIN = 1.2 * POINTS
LEADING = 1.16  # distance of lines, in sizes of letters
GREY = 0.93
KEPT = 3  # lines of a long row that go to the next page at least
SIGNING = 130.0  # points, room for the signatures


class Cell(NamedTuple):
    """A cell ready to be drawn."""

    lines: list[str]
    width: float
    font: str = REGULAR
    centred: bool = False
    shaded: bool = False


def rows_in(forms: Sequence[Form]) -> int:
    """How many rows there are."""
    return sum(len(group.rows) for form in forms for group in form.groups)


def form_pdf(forms: Sequence[Form]) -> bytes:
    """PDF, fonts embedded; each form begins on a page of its own, and its pages are numbered from there."""
    from reportlab.pdfgen.canvas import Canvas

    register_typeface()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang="vi-VN")
    canvas.setTitle(forms[0].title.capitalize() if forms else "")
    canvas.setAuthor("giaoviec")
    for form in forms:
        write_form(canvas, form)
    canvas.save()
    return buffer.getvalue()


def write_form(canvas: "Canvas", form: Form) -> None:
    """One form."""
    if form.cover:
        write_cover(canvas, form)
    paper = Paper(canvas, landscape=form.landscape)
    if form.letterhead:
        letterhead(paper, form)
    heading(paper, form)
    for picture in form.pictures:
        paper.picture(picture.png, picture.width)
    table(paper, form)
    for remark in form.remarks:
        paper.text(remark, REGULAR, TABLE_SIZE, before=4)
    if form.signatures:
        signatures(paper, form)
    paper.close()


def write_cover(canvas: "Canvas", form: Form) -> None:
    """Cover of a register: whose it is, its name, what it is about."""
    paper = Paper(canvas, landscape=False)
    names = form.office or layout.BLANK_OFFICE
    for name in names[:-1]:
        paper.text(printable(name).upper(), REGULAR, TITLE_SIZE, centred=True)
    paper.text(printable(names[-1]).upper(), BOLD, TITLE_SIZE, centred=True)
    if form.cover:
        paper.text(form.cover.title, BOLD, 20, before=190, centred=True)
        for line in form.cover.lines:
            paper.text(line, REGULAR, TITLE_SIZE, before=12, centred=True)
    paper.close()


def letterhead(paper: Paper, form: Form) -> None:
    """The office on the left, the state, the motto and the date on the right."""
    half, top = paper.width / 2, paper.y
    size = 13 if half > 94 * POINTS else 12
    names = [printable(name).upper() for name in form.office] or list(layout.BLANK_OFFICE)
    for at, name in enumerate(names):
        paper.text(name, BOLD if form.office and at == len(names) - 1 else REGULAR, size, centred=True, width=half)
    if form.office:
        paper.rule(half / 2, half * 0.28)
    lowest, paper.y = paper.y, top
    paper.text(layout.STATE, BOLD, size, centred=True, left=half, width=half)
    paper.text(layout.MOTTO, BOLD, size + 1, centred=True, left=half, width=half)
    paper.rule(half * 1.5, text_width(layout.MOTTO, BOLD, size + 1))
    paper.text(dated(form.place, form.made_on), ITALIC, size + 1, before=6, centred=True, left=half, width=half)
    paper.y = min(paper.y, lowest)


def heading(paper: Paper, form: Form) -> None:
    """Title, the lines below it, and what is said before the table."""
    for at, line in enumerate(form.title.split("\n")):
        paper.text(line, BOLD, TITLE_SIZE, before=0 if at else 14, centred=True)
    for line in form.lines:
        paper.text(line, ITALIC if line.startswith("(") else BOLD, BODY_SIZE, centred=True)
    for at, note in enumerate(form.notes):
        paper.text(note, REGULAR, BODY_SIZE, before=0 if at else 8)
    paper.y -= BODY_SIZE


def table(paper: Paper, form: Form) -> None:
    """The rows of every group, the heading again on every page."""
    columns = [form.columns[at] for at in form.printed]
    widths = [column.width * POINTS for column in columns]
    head = [[made(column.heading, width, BOLD, centred=True, shaded=True) for column, width in zip(columns, widths, strict=True)]]
    if form.numbered:
        head.append([made(f"({at})", width, REGULAR, centred=True) for at, width in enumerate(widths, start=1)])
    for line in head:
        draw(paper, line)
    last = form.groups[-1].rows[-1:] if form.groups else ()
    for group in form.groups:
        if group.heading:
            title = made(group.heading, sum(widths), BOLD, shaded=True)
            place(paper, [title], head, room=height([title]) + 3 * TABLE_SIZE)
        for row in group.rows:
            cells = cells_of(form, row, columns, widths)
            ending = row is last[0] and bool(form.signatures)  # the signatures do not stand on a page by themselves
            place(paper, cells, head, room=height(cells) + SIGNING + 3 * TABLE_SIZE * len(form.remarks) if ending else 0)


def cells_of(form: Form, row: Row, columns: Sequence[Column], widths: Sequence[float]) -> list[Cell]:
    """The cells of a row."""
    texts = (shown(row.cells[at]) for at in form.printed)
    return [made(text, width, REGULAR, centred=column.kind in CENTRED) for text, column, width in zip(texts, columns, widths, strict=True)]


def made(text: str, width: float, font: str, *, centred: bool = False, shaded: bool = False) -> Cell:
    """A cell with its text in lines."""
    return Cell(wrapped(UNSEEN.sub("", text), font, width - 2 * CELL_MARGIN), width, font, centred, shaded)


@lru_cache(maxsize=50_000)
def wrapped(text: str, font: str, width: float) -> list[str]:
    """The lines that the text takes in a table; a word that is too long is broken."""
    lines = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for word in part.split(" "):
            size = text_width(word, font, TABLE_SIZE)
            if line and used + size > width:
                lines.append(line.rstrip())
                line, used = "", 0.0
            while size > width and len(word) > 1:
                end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or text_width(word[:end], font, TABLE_SIZE) <= width)
                lines.append(word[:end])
                word = word[end:]  # noqa: PLW2901 - what is left of it
                size = text_width(word, font, TABLE_SIZE)
            line, used = f"{line}{word} ", used + size + text_width(" ", font, TABLE_SIZE)
        lines.append(line.rstrip())
    return lines


def height(cells: Sequence[Cell]) -> float:
    """The height of a row, in points."""
    return max(len(cell.lines) for cell in cells) * TABLE_SIZE * LEADING + 3


def place(paper: Paper, cells: list[Cell], head: Sequence[Sequence[Cell]], *, room: float = 0) -> None:
    """Draw the row; where it does not fit, or has not that much room, on the next page; one that is long in parts."""
    lines = max(len(cell.lines) for cell in cells)
    if max(height(cells), room) <= paper.left:
        draw(paper, cells)
        return
    if lines <= layout.WHOLE_LINES:
        new_page(paper, head)
        draw(paper, cells)
        return
    fitting = min(int((paper.left - 3) / (TABLE_SIZE * LEADING)), lines - KEPT)
    whole = cells
    if fitting > 1:
        draw(paper, [cell._replace(lines=cell.lines[:fitting]) for cell in cells])
        cells = [cell._replace(lines=cell.lines[fitting:]) for cell in cells]
    new_page(paper, head)
    place(paper, cells, head, room=max(0, room - height(whole) + height(cells)))


def new_page(paper: Paper, head: Sequence[Sequence[Cell]]) -> None:
    """The next page, with the heading of the table."""
    paper.turn()
    for line in head:
        draw(paper, line)


def draw(paper: Paper, cells: Sequence[Cell]) -> None:
    """A row with its rules, from the paper's position downwards."""
    tall, x = height(cells), paper.start
    for cell in cells:
        paper.box(x, cell.width, tall, GREY if cell.shaded else None)
        paper.lines(cell.lines, cell.font, TABLE_SIZE, x + CELL_MARGIN, cell.width - 2 * CELL_MARGIN, LEADING, centred=cell.centred)
        x += cell.width
    paper.y -= tall


def signatures(paper: Paper, form: Form) -> None:
    """Room for signatures."""
    if paper.left < SIGNING:
        paper.turn()
    width, top = paper.width / len(form.signatures), paper.y
    for at, who in enumerate(form.signatures):
        paper.y = top
        paper.text(who, BOLD, BODY_SIZE, before=BODY_SIZE, centred=True, left=at * width, width=width)
        paper.text(layout.SIGN_HERE, ITALIC, BODY_SIZE, centred=True, left=at * width, width=width)
