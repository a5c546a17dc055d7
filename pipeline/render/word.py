"""The checklist as a Word document in the layout of Decree 30/2020/NĐ-CP, annex I."""

import io
from typing import TYPE_CHECKING

from pipeline.render import layout
from pipeline.render import word_parts as part
from pipeline.render.archive import timeless
from pipeline.render.rows import Checklist, Row, empty_columns
from pipeline.render.word_parts import centred, spaced, write

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

TITLE_SIZE = 14
TABLE_SIZE = 12
NOTE_SIZE = 11
TRACE_SIZE = 9
MOTTO_WIDTH = 63  # mm, of the motto in Times New Roman 14 bold: its rule is as long as the text (annex I, II.1)


def word(checklist: Checklist) -> bytes:
    """DOCX: letterhead, title, a table with a tick box per task, remarks, signatures."""
    from docx import Document

    document = Document()
    part.set_normal_style(document)
    set_page(document, checklist)
    letterhead(document, checklist)
    heading(document, checklist)
    if checklist.rows:
        task_table(document, checklist.rows)
    remarks(document, checklist)
    signatures(document)
    spaced(write(document.add_paragraph(), checklist.provenance, size=TRACE_SIZE), before=6)
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def set_page(document: "Document", checklist: Checklist) -> None:
    """A4 landscape, the decree's margins, page number top centre from page 2, document properties."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(layout.MARGIN_TOP), Mm(layout.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.MARGIN_LEFT), Mm(layout.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    part.page_number(section.header.paragraphs[0])
    properties = document.core_properties
    properties.title, properties.subject = checklist.title.capitalize(), checklist.source[:255]
    properties.author, properties.comments, properties.language = "giaoviec", "", "vi-VN"


def letterhead(document: "Document", checklist: Checklist) -> None:
    """Two columns without rules: who prints the list, and the national motto with place and date to be filled in."""
    half = layout.TABLE_WIDTH / 2
    left, right = part.bare_table(document, (half, half))
    lines(left, [line.upper() for line in checklist.office] or list(layout.BLANK_OFFICE), bold_last=bool(checklist.office))
    if checklist.office:
        part.rule_below(part.thin(left.add_paragraph()), inset=half * 0.36)
    centred(write(right.paragraphs[0], layout.STATE, bold=True))
    motto = centred(write(right.add_paragraph(), layout.MOTTO, bold=True, size=TITLE_SIZE))
    part.rule_below(motto, inset=(half - 2 * part.CELL_MARGIN - MOTTO_WIDTH) / 2)
    centred(spaced(write(right.add_paragraph(), layout.BLANK_DATE, italic=True), before=6))


def lines(cell: "_Cell", texts: list[str], *, bold_last: bool) -> None:
    """Centred lines in a cell; the last one bold where it names the office itself."""
    for index, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        centred(write(paragraph, text, bold=bold_last and index == len(texts) - 1))


def heading(document: "Document", checklist: Checklist) -> None:
    """Title, the notice that the list follows, and the summary."""
    centred(spaced(write(document.add_paragraph(), checklist.title, bold=True, size=TITLE_SIZE), before=14, keep=True))
    centred(spaced(write(document.add_paragraph(), checklist.source, bold=True, size=TITLE_SIZE), keep=True))
    if checklist.subject:
        centred(spaced(write(document.add_paragraph(), checklist.subject, italic=True, size=TITLE_SIZE), keep=True))
    if checklist.urgency:
        centred(spaced(write(document.add_paragraph(), f"Mức độ khẩn: {checklist.urgency}", bold=True), before=4))
    spaced(document.add_paragraph(), keep=True)
    if checklist.signer:
        write(document.add_paragraph(), f"Người ký văn bản: {checklist.signer}.")
    spaced(write(document.add_paragraph(), checklist.summary), after=6)


def task_table(document: "Document", rows: tuple[Row, ...]) -> None:
    """The tasks: the heading row stands on every page, and only long rows are broken over two."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    columns = layout.columns(empty_columns(rows))
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    head, *body = table.rows
    part.repeat_on_every_page(head)
    part.keep_whole(head)
    for cell, column in zip(head.cells, columns, strict=True):
        centred(write(cell.paragraphs[0], column.heading, bold=True, size=TABLE_SIZE))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        part.shade(cell)
    for line, row in zip(body, rows, strict=True):
        if layout.keeps_whole(row.cells, columns):
            part.keep_whole(line)
        fill(list(line.cells), row)
    for cell in table.rows[-1].cells:  # the signatures do not stand on a page by themselves
        spaced(cell.paragraphs[0], keep=True)
    part.set_widths(table, [column.width for column in columns])


def fill(cells: "list[_Cell]", row: Row) -> None:
    """The cells of one task, in the order of ``layout.COLUMNS``."""
    number, content, lead, coordinating, deadline, products, basis, notes, done = (cell.paragraphs[0] for cell in cells)
    centred(write(number, str(row.number), size=TABLE_SIZE))
    write(content, row.strong, bold=True, size=TABLE_SIZE)
    write(content, row.rest, size=TABLE_SIZE)
    write(lead, row.lead, italic=not row.lead_named, size=TABLE_SIZE)
    write(coordinating, row.coordinating, size=TABLE_SIZE)
    write(deadline, "\n".join(row.deadlines), italic=not row.dated, size=TABLE_SIZE)
    write(products, row.products, size=TABLE_SIZE)
    write(basis, row.where, size=NOTE_SIZE)
    write(notes, "\n".join(row.notes), size=NOTE_SIZE)
    part.tick_box(done)


def remarks(document: "Document", checklist: Checklist) -> None:
    """What the mark means, and what a reader should check about the notice as a whole."""
    if checklist.legend:
        spaced(write(document.add_paragraph(), checklist.legend, italic=True, size=TABLE_SIZE), before=6, keep=True)
    if checklist.remarks:
        spaced(write(document.add_paragraph(), layout.REMARKS, bold=True, size=TABLE_SIZE), before=6, keep=True)
    for remark in checklist.remarks:
        spaced(write(document.add_paragraph(), f"- {remark}", size=TABLE_SIZE), keep=True)


def signatures(document: "Document") -> None:
    """Room for whoever made the list and for the head of the office, on one page."""
    spaced(document.add_paragraph(), keep=True)
    half = layout.TABLE_WIDTH / 2
    for cell, who in zip(part.bare_table(document, (half, half)), layout.SIGNATURES, strict=True):
        centred(spaced(write(cell.paragraphs[0], who, bold=True), keep=True))
        centred(spaced(write(cell.add_paragraph(), layout.SIGN_HERE, italic=True), after=56))
