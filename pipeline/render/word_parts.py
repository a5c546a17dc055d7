"""The pieces of a Word document that python-docx has no call for, and the way this program writes text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from lxml.etree import ElementBase

FONT = "Times New Roman"
BODY_SIZE = 13
CELL_MARGIN = 1.2  # mm, left and right in every cell
SYMBOLS = "Segoe UI Symbol"
NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

# A box that Word ticks on a click.
TICK_BOX = f"""
<w:sdt {NAMESPACES}>
  <w:sdtPr>
    <w:alias w:val="Đã hoàn thành"/>
    <w14:checkbox>
      <w14:checked w14:val="0"/>
      <w14:checkedState w14:val="2611" w14:font="{SYMBOLS}"/>
      <w14:uncheckedState w14:val="2610" w14:font="{SYMBOLS}"/>
    </w14:checkbox>
  </w:sdtPr>
  <w:sdtContent>
    <w:r>
      <w:rPr><w:rFonts w:ascii="{SYMBOLS}" w:hAnsi="{SYMBOLS}" w:eastAsia="{SYMBOLS}" w:cs="{SYMBOLS}"/><w:sz w:val="28"/></w:rPr>
      <w:t>☐</w:t>
    </w:r>
  </w:sdtContent>
</w:sdt>
"""


def set_normal_style(document: "Document") -> None:
    """Times New Roman 13 for every script, single spacing, the language Vietnamese."""
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY_SIZE)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing, normal.paragraph_format.widow_control = 1, True
    properties = normal.element.get_or_add_rPr()
    for script in ("eastAsia", "cs"):
        properties.rFonts.set(qualified(f"w:{script}"), FONT)
    properties.append(element("w:lang", val="vi-VN", eastAsia="vi-VN"))


def write(paragraph: "Paragraph", text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> "Paragraph":
    """The paragraph with the text appended; line feeds become line breaks."""
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    run.font.size = Pt(size) if size else None
    return paragraph


def centred(paragraph: "Paragraph") -> "Paragraph":
    """The paragraph, centred."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def spaced(paragraph: "Paragraph", *, before: float = 0, after: float = 0, keep: bool = False) -> "Paragraph":
    """The paragraph with room around it, in points; ``keep``: on the same page as the next one."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def thin(paragraph: "Paragraph") -> "Paragraph":
    """The empty paragraph, hardly higher than the rule that it carries."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(3)
    return paragraph


def rule_below(paragraph: "Paragraph", inset: float) -> "Paragraph":
    """The paragraph with a thin rule below it, ``inset`` millimetres shorter on either side."""
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    return paragraph


def page_number(paragraph: "Paragraph") -> None:
    """A field with the number of the page, centred."""
    from docx.oxml import parse_xml

    centred(paragraph)._p.append(parse_xml(f'<w:fldSimple {NAMESPACES} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def tick_box(paragraph: "Paragraph") -> None:
    """A box that is ticked by a click, or by hand on paper."""
    from docx.oxml import parse_xml

    centred(paragraph)._p.append(parse_xml(TICK_BOX))


def bare_table(document: "Document", widths: Sequence[float]) -> "list[_Cell]":
    """The cells of a one-row table without rules; widths in millimetres."""
    table = document.add_table(rows=1, cols=len(widths))
    set_widths(table, widths)
    return list(table.rows[0].cells)


def set_widths(table: "Table", widths: Sequence[float]) -> None:
    """Fixed column widths, in millimetres, whatever the content."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table._tbl.tblPr.insert_element_before(cell_margins(), "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def cell_margins() -> "ElementBase":
    """Narrower than Word's own, so that nine columns have room."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(round(CELL_MARGIN / 25.4 * 1440)), type="dxa"))
    return margins


def repeat_on_every_page(row: "_Row") -> None:
    """The row heads the table on every page that it runs over."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: "_Row") -> None:
    """The row is not broken over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: "_Cell") -> None:
    """A light grey ground."""
    ground = element("w:shd", val="clear", color="auto", fill="EDEDED")
    cell._tc.get_or_add_tcPr().insert_element_before(ground, "w:noWrap", "w:tcMar", "w:vAlign")


def element(tag: str, **attributes: str) -> "ElementBase":
    """A WordprocessingML element with attributes of the same namespace."""
    from docx.oxml import OxmlElement

    return cast("ElementBase", OxmlElement(tag, {qualified(f"w:{name}"): value for name, value in attributes.items()}))


def qualified(name: str) -> str:
    """The name with its namespace, as lxml wants it."""
    from docx.oxml.ns import qn

    return qn(name)
