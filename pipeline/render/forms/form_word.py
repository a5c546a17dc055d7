"""Forms as one Word document in the layout of Decree 30/2020/NĐ-CP, annex I: each form begins on a page of its own."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.render import layout
from pipeline.render import word_parts as part
from pipeline.render.archive import timeless
from pipeline.render.forms.cells import shown
from pipeline.render.forms.form import Column, Cover, Form, Picture
from pipeline.render.forms.letterhead import dated, letterhead
from pipeline.render.forms.word_table import Line, TextCell, table
from pipeline.render.word_parts import centred, spaced, write

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

TITLE_SIZE, BODY_SIZE, TABLE_SIZE = 14, 13, 12
SIGNING_ROOM = 26  # mm
CENTRED = ("number", "date")


def form_word(forms: Sequence[Form]) -> bytes:
    """DOCX: for each form letterhead, title, table with its heading on every page, remarks, room for signatures."""
    from docx import Document

    document = Document()
    part.set_normal_style(document)
    document.core_properties.title = forms[0].title.capitalize() if forms else ""
    document.core_properties.author, document.core_properties.comments = "giaoviec", ""
    document.core_properties.language = "vi-VN"
    for number, form in enumerate(forms):
        write_form(document, form, first=number == 0)
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def write_form(document: "Document", form: Form, *, first: bool) -> None:
    """One form, in a section of its own."""
    if form.cover:
        set_page(next_section(document, first=first), landscape=False, numbered=False)
        write_cover(document, form, form.cover)
        first = False
    set_page(next_section(document, first=first), landscape=form.landscape, numbered=True)
    if form.letterhead:
        letterhead(document, form.office, form.width, dated(form.place, form.made_on))
    heading(document, form)
    for picture in form.pictures:
        write_picture(document, picture)
    if any(group.rows for group in form.groups):
        body(document, form)
        return
    for remark in form.remarks:
        spaced(write(document.add_paragraph(), remark, size=TABLE_SIZE), before=4)
    if form.signatures:
        signatures(document, form)


def next_section(document: "Document", *, first: bool) -> "Section":
    """The section to write into: the document's own for the first form, a new one on a new page for the others."""
    from docx.enum.section import WD_SECTION

    return document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)


def set_page(section: "Section", *, landscape: bool, numbered: bool) -> None:
    """A4, the decree's margins, page numbers top centre from page 2 on, beginning anew in each form (annex I, part I, I and IV)."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    long, short = Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(layout.MARGIN_TOP), Mm(layout.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.MARGIN_LEFT), Mm(layout.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    if numbered:
        part.page_number(section.header.paragraphs[0])
        start = part.element("w:pgNumType", start="1")
        section._sectPr.insert_element_before(
            start, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid"
        )


def write_cover(document: "Document", form: Form, cover: Cover) -> None:
    """Cover and first page of a register: whose it is, its name, the year, from which day and number to which (annex IV)."""
    parent, office = (form.office or layout.BLANK_OFFICE)[0], (form.office or layout.BLANK_OFFICE)[-1]
    if len(form.office) != 1:
        centred(write(document.add_paragraph(), parent.upper(), size=TITLE_SIZE))
    centred(write(document.add_paragraph(), office.upper(), bold=True, size=TITLE_SIZE))
    centred(spaced(write(document.add_paragraph(), cover.title, bold=True, size=20), before=190, after=24))
    for line in cover.lines:
        centred(spaced(write(document.add_paragraph(), line, size=TITLE_SIZE), before=8))


def heading(document: "Document", form: Form) -> None:
    """Title, the lines below it, and what is said before the table."""
    centred(spaced(write(document.add_paragraph(), form.title, bold=True, size=TITLE_SIZE), before=14, keep=True))
    for line in form.lines:
        centred(spaced(write(document.add_paragraph(), line, italic=line.startswith("("), bold=not line.startswith("(")), keep=True))
    for number, note in enumerate(form.notes):
        spaced(write(document.add_paragraph(), note), before=8 if number == 0 else 0, keep=True)


def write_picture(document: "Document", picture: Picture) -> None:
    """A picture, centred, with its description."""
    from docx.shared import Mm

    paragraph = centred(spaced(document.add_paragraph(), before=6))
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
    shape._inline.docPr.set("descr", picture.about)


def body(document: "Document", form: Form) -> None:
    """The table, with the columns that are printed."""
    columns = [form.columns[at] for at in form.printed]
    spaced(document.add_paragraph(), keep=True)
    lines = head(form, columns)
    for group in form.groups:
        if group.heading:
            lines.append(Line(cells=(TextCell(text=group.heading, bold=True, span=len(columns), shaded=True),), keep=True))
        for row in group.rows:
            texts = [shown(row.cells[at]) for at in form.printed]
            whole = layout.keeps_whole(texts, columns)
            filled = tuple(TextCell(text=text, centred=column.kind in CENTRED) for text, column in zip(texts, columns, strict=True))
            lines.append(Line(cells=filled, whole=whole))
    lines[-1] = lines[-1].model_copy(update={"keep": bool(form.remarks or form.signatures)})
    lines += ending(form, columns)
    document.element.body.insert_element_before(table(lines, [column.width for column in columns], size=TABLE_SIZE), "w:sectPr")


def head(form: Form, columns: Sequence[Column]) -> list[Line]:
    """The heading row, and below it the numbers of the columns where the decree's form has them."""
    named = tuple(TextCell(text=column.heading, bold=True, centred=True, shaded=True) for column in columns)
    lines = [Line(cells=named, whole=True, repeated=True, keep=True)]
    if form.numbered:
        numbers = tuple(TextCell(text=f"({at})", centred=True) for at in range(1, len(columns) + 1))
        lines.append(Line(cells=numbers, whole=True, repeated=True, keep=True))
    return lines


def ending(form: Form, columns: Sequence[Column]) -> list[Line]:
    """Remarks and room for signatures as rows without rules: on one page with the last row.

    As paragraphs behind the table they would stand on a page by themselves now and then: LibreOffice keeps rows together, not a row
    and what follows the table.
    """
    remarks = [(TextCell(text=remark, span=len(columns)),) for remark in form.remarks]
    lines = [Line(cells=cells, whole=True, keep=True, bare=True, before=4) for cells in remarks]
    if form.signatures:
        spans = shared([column.width for column in columns], len(form.signatures))
        signers = zip(form.signatures, spans, strict=True)
        names = tuple(TextCell(text=who, bold=True, centred=True, span=span, size=BODY_SIZE) for who, span in signers)
        hints = tuple(TextCell(text=layout.SIGN_HERE, italic=True, centred=True, span=span, size=BODY_SIZE) for span in spans)
        lines.append(Line(cells=names, whole=True, keep=True, bare=True, before=12))
        lines.append(Line(cells=hints, whole=True, keep=True, bare=True, height=SIGNING_ROOM))
    return [line.model_copy(update={"keep": at < len(lines)}) for at, line in enumerate(lines, start=1)]


def shared(widths: Sequence[float], parts: int) -> list[int]:
    """How many columns each of so many parts gets, so that all are as near as can be to the same width."""
    edges = [sum(widths[:at]) for at in range(len(widths) + 1)]
    cuts = [nearest(edges, edges[-1] * part / parts) for part in range(parts + 1)]
    return [after - before for before, after in pairwise(cuts)]


def nearest(edges: Sequence[float], place: float) -> int:
    """Which of the edges is nearest to the place."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))


def signatures(document: "Document", form: Form) -> None:
    """Room for signatures where there is no table."""
    spaced(document.add_paragraph(), keep=True)
    widths = [form.width / len(form.signatures)] * len(form.signatures)
    for cell, who in zip(part.bare_table(document, widths), form.signatures, strict=True):
        centred(spaced(write(cell.paragraphs[0], who, bold=True), keep=True))
        centred(spaced(write(cell.add_paragraph(), layout.SIGN_HERE, italic=True), after=56))
