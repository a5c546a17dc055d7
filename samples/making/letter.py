"""A notice as a Word file, laid out as Decree 30/2020/NĐ-CP (annex I) prescribes it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
MOTTO = ("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**")
LEVELS = {"#1": 0, "#a": 1, "#-": 2}  #: list levels that Word numbers itself


def write(notice: dict[str, Any], path: Path) -> None:
    """Write the notice described by a file of samples/notices as DOCX."""
    word = blank()
    add_numbering(word)
    letterhead(word, notice)
    title(word, notice)
    addressees(word, notice)
    for line in notice["body"].strip().splitlines():
        body_line(word, line)
    closing(word, notice)
    if "annex" in notice:
        annex(word, notice["annex"])
    word.save(str(path))


def blank() -> Word:
    """A file without text that says what it is."""
    word = Document()
    word.core_properties.author, word.core_properties.comments = "giaoviec", "Văn bản mẫu, mọi chi tiết đều hư cấu."
    set_page(word)
    return word


def set_page(word: Word) -> None:
    """A4, margins of annex I, body text of 14 points, page number at the top from page 2 on."""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(17)
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])


def page_number(paragraph: Paragraph) -> None:
    """A PAGE field in the middle of the line."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        paragraph.add_run()._r.append(element)


def add_numbering(word: Word) -> None:
    """Three list levels in numbering.xml: "1.", "a)" and "-"."""
    levels = (("decimal", "%1.", 0), ("lowerLetter", "%2)", 1), ("bullet", "-", 2))
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>'
        for kind, text, level in levels
    )
    numbering = word.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def letterhead(word: Word, notice: dict[str, Any]) -> None:
    """Agency and motto, number and place, in a table without rules; subject of a letter and urgency below the number."""
    table = columns(word, (6.4, 9.9))
    left, right = table.rows[0].cells
    for line in notice["agency"]:
        put(left, line, size=13)
    rule(left, 4.2)
    for line, size in zip(MOTTO, (12, 13), strict=True):
        put(right, line, size=size)
    rule(right, 5.8)
    left, right = table.add_row().cells
    put(left, notice["number"], size=13)
    if "letter_subject" in notice:
        put(left, notice["letter_subject"], size=12)
    if "urgency" in notice:
        urgent(put(left, f"**{notice['urgency']}**", size=13, before=4))
    put(right, f"_{notice['place_and_day']}_", size=14)


def urgent(paragraph: Paragraph) -> None:
    """The mark in red, within a frame, as the stamp prints it."""
    paragraph.runs[0].font.color.rgb = RGBColor(0xE0, 0x10, 0x10)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(1.7)
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="E01010"/>' for side in ("top", "left", "bottom", "right"))
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))


def title(word: Word, notice: dict[str, Any]) -> None:
    """Type and subject of a notice that has them (a letter has none)."""
    if "title" not in notice:
        return
    put(word, f"**{notice['title']}**", before=14)
    put(word, f"**{notice['subject']}**")
    rule(word, 12.5)


def addressees(word: Word, notice: dict[str, Any]) -> None:
    """Kính gửi, or the bodies that a telegram goes to; the issuing authority of a decision stands here as well."""
    if "telegram" in notice:
        put(word, notice["telegram"], before=10)
    names = notice.get("addressees", ())
    if names and "telegram" not in notice:
        put(word, "Kính gửi:", before=12).paragraph_format.left_indent = Cm(-6)
    for name in names:
        put(word, f"- {name}", align=WD_ALIGN_PARAGRAPH.LEFT).paragraph_format.left_indent = Cm(5)


def body_line(word: Word, line: str) -> None:
    """A paragraph of the body; "^ " centres it, "#1 ", "#a " and "#- " make it an item numbered by Word."""
    mark, _, text = line.partition(" ")
    centred = mark == "^"
    paragraph = put(
        word,
        text if centred or mark in LEVELS else line,
        align=WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY,
        before=6,
    )
    if mark in LEVELS:
        number(paragraph, LEVELS[mark])
    elif not centred:
        paragraph.paragraph_format.first_line_indent = Cm(1)


def number(paragraph: Paragraph, level: int) -> None:
    """Make the paragraph an item of the numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 90


def closing(word: Word, notice: dict[str, Any]) -> None:
    """Nơi nhận on the left, capacity, title and name on the right."""
    put(word, "", size=6)
    block = columns(word, (8.0, 8.3)).rows[0]
    block._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = block.cells
    put(left, "**_Nơi nhận:_**", size=12, align=WD_ALIGN_PARAGRAPH.LEFT)
    for recipient in notice["recipients"]:
        put(left, f"- {recipient}", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in notice["signature"]:
        put(right, f"**{line}**")
    for _ in range(4):
        put(right, "")
    put(right, f"**{notice['signer']}**")


def annex(word: Word, annex: dict[str, Any]) -> None:
    """The assignment table, on pages of its own in landscape; its heading row is not repeated."""
    turn(word.add_section(WD_SECTION.NEW_PAGE))
    annex_content(word, annex)


def write_annex(annex: dict[str, Any], path: Path) -> None:
    """Write an annex as a Word file of its own, as it goes with a signed notice."""
    word = blank()
    turn(word.sections[0])
    annex_content(word, annex)
    word.save(str(path))


def turn(section: Section) -> None:
    """Lay the section's pages on their side."""
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def annex_content(word: Word, annex: dict[str, Any]) -> None:
    """Title, note and table."""
    for line in annex["title"]:
        put(word, f"**{line}**")
    put(word, f"_{annex['note']}_", size=13)
    put(word, "", size=6)
    table = word.add_table(rows=0, cols=len(annex["columns"]), style="Table Grid")
    set_widths(table, annex["widths"])
    fill(table, [f"**{name}**" for name in annex["columns"]])
    for row in annex["rows"]:
        fill(table, row)


def fill(table: Table, values: list[str]) -> None:
    """One more row; "^" merges the cell with the one above, two values make a heading across the table."""
    cells = table.add_row().cells
    if len(values) == 2:
        put(cells[0], f"**{values[0]}**", size=13)
        put(cells[1].merge(cells[-1]), f"**{values[1]}**", size=13, align=WD_ALIGN_PARAGRAPH.LEFT)
        return
    for index, (cell, value) in enumerate(zip(cells, values, strict=True)):
        if value == "^":
            above = table.rows[-2].cells[index]
            text = above.text
            above.merge(cell).text = ""
            put(above, text, size=13, before=3)
        else:
            put(
                cell,
                value,
                size=13,
                before=3,
                align=WD_ALIGN_PARAGRAPH.LEFT if index in (1, 3, 5) and "**" not in value else WD_ALIGN_PARAGRAPH.CENTER,
            )


def columns(word: Word, widths: tuple[float, ...]) -> Table:
    """A table of one row without rules; widths in centimetres."""
    table = word.add_table(rows=1, cols=len(widths))
    set_widths(table, widths)
    return table


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Fix the column widths, in centimetres, of the grid and of the rows that there are."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def put(
    place: Word | _Cell, text: str, *, size: float | None = None, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER, before: float = 0
) -> Paragraph:
    """A paragraph at the end of the document or cell; ``**bold**`` and ``_italic_`` are set as such, sizes in points."""
    empty = isinstance(place, _Cell) and not place.paragraphs[0].runs and len(place.paragraphs) == 1
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    for part in re.findall(r"\*\*.+?\*\*|_.+?_(?!\w)|[^*_]+", text) or [""]:
        run = paragraph.add_run(part.strip("*_"))
        run.bold, run.italic = part.startswith("**") or None, "_" in part[:3] or None
        run.font.size = Pt(size) if size else None
    return paragraph


def rule(place: Word | _Cell, indent: float) -> None:
    """A short line below the text: the lower border of an almost empty paragraph, drawn in by ``indent`` centimetres in all."""
    paragraph = put(place, "", size=3)
    paragraph.paragraph_format.line_spacing = Pt(5)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(indent / 2)
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(border))
