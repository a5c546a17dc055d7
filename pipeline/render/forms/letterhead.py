"""The letterhead of the forms: two columns without rules, the office on the left, the state and the motto on the right."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pipeline.render import layout
from pipeline.render import word_parts as part
from pipeline.render.dates import month_number
from pipeline.render.printable import printable
from pipeline.render.word_parts import centred, spaced, write

if TYPE_CHECKING:
    from docx.document import Document

MOTTO_WIDTHS = {13: 58.5, 14: 63.0}  # mm, of the motto in bold: its rule is as long as the text (annex I, part I, II.1)
STATE_WIDTH = 94.0  # mm, of the state's name in Times New Roman 12 bold, with the cell's own margins
SHARE = 0.36  # how much shorter the rule below the office is, on either side: 1/3 to 1/2 of the line (annex I, part I, II.2)


def letterhead(document: "Document", office: Sequence[str], width: float, date_line: str, left_lines: Sequence[str] = ()) -> None:
    """The letterhead; ``left_lines`` stand below the office, on the height of the date (number, subject of a letter)."""
    right = max(width / 2, STATE_WIDTH)
    state_size, motto_size = (13, 14) if width / 2 > STATE_WIDTH else (12, 13)
    office_cell, state_cell = part.bare_table(document, (width - right, right))
    lines = [printable(line).upper() for line in office] or list(layout.BLANK_OFFICE)
    for index, line in enumerate(lines):
        paragraph = office_cell.paragraphs[0] if index == 0 else office_cell.add_paragraph()
        centred(write(paragraph, line, bold=bool(office) and index == len(lines) - 1, size=state_size))
    if office:
        part.rule_below(part.thin(office_cell.add_paragraph()), inset=(width - right) * SHARE)
    for index, line in enumerate(left_lines):
        centred(spaced(write(office_cell.add_paragraph(), line, size=13 if index == 0 else 12), before=6))
    centred(write(state_cell.paragraphs[0], layout.STATE, bold=True, size=state_size))
    motto = centred(write(state_cell.add_paragraph(), layout.MOTTO, bold=True, size=motto_size))
    part.rule_below(motto, inset=(right - 2 * part.CELL_MARGIN - MOTTO_WIDTHS[motto_size]) / 2)
    centred(spaced(write(state_cell.add_paragraph(), date_line, italic=True, size=motto_size), before=6))


def dated(place: str | None, day: date) -> str:
    """Place and date, with noughts where the decree wants them: "Lam Giang, ngày 05 tháng 3 năm 2026"."""
    return f"{printable(place) if place else '…………………'}, ngày {day.day:02} tháng {month_number(day.month)} năm {day.year}"


def undated(place: str | None, day: date) -> str:
    """Place and date with the day left to whoever issues the letter."""
    return f"{printable(place) if place else '…………………'}, ngày …… tháng …… năm {day.year}"
