"""A Word table made in one go: adding ten thousand rows one by one takes minutes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from models.value import Value
from pipeline.render.printable import UNSEEN
from pipeline.render.word_parts import CELL_MARGIN, NAMESPACES

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tbl

RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
NO_RULES = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
GREY = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'


class TextCell(Value):
    """A cell; line feeds become line breaks. ``span``: over so many columns; ``size``: points, where they are not the table's."""

    text: str
    bold: bool = False
    italic: bool = False
    size: int | None = None
    centred: bool = False
    shaded: bool = False
    span: int = 1


class Line(Value):
    """A row. ``repeated``: on every page; ``whole``: not broken over two; ``keep``: on one page with the next row.

    ``bare``: below the table proper, without rules; ``before``: points above its text; ``height``: the least, in millimetres.
    """

    cells: tuple[TextCell, ...]
    repeated: bool = False
    whole: bool = False
    keep: bool = False
    bare: bool = False
    before: int = 0
    height: float | None = None


def table(lines: Sequence[Line], widths: Sequence[float], *, size: int) -> "CT_Tbl":
    """The table with column widths in millimetres and letters of so many points."""
    from docx.oxml import parse_xml

    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    body = "".join(row(line, widths, size) for line in lines)
    margins = "".join(f'<w:{side} w:w="{twips(CELL_MARGIN)}" w:type="dxa"/>' for side in ("left", "right"))
    return parse_xml(  # type: ignore[return-value]
        f'<w:tbl {NAMESPACES}><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{RULES}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def row(line: Line, widths: Sequence[float], size: int) -> str:
    """A row as XML."""
    height = f'<w:trHeight w:val="{twips(line.height)}" w:hRule="atLeast"/>' if line.height else ""
    properties = "<w:cantSplit/>" * line.whole + height + "<w:tblHeader/>" * line.repeated
    at, cells = 0, ""
    for one in line.cells:
        cells += cell(one, sum(widths[at : at + one.span]), size, line)
        at += one.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def cell(one: TextCell, width: float, size: int, line: Line) -> str:
    """A cell of the row as XML."""
    span = f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if one.shaded else ""
    above = f'<w:spacing w:before="{line.before * 20}"/>' if line.before else ""
    paragraph = "<w:keepNext/>" * line.keep + above + '<w:jc w:val="center"/>' * one.centred
    letters = f'{"<w:b/>" * one.bold}{"<w:i/>" * one.italic}<w:sz w:val="{(one.size or size) * 2}"/>'
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(UNSEEN.sub("", part))}</w:t>' for part in one.text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{NO_RULES * line.bare}{GREY * one.shaded}{middle}</w:tcPr>'
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{letters}</w:rPr>{text}</w:r></w:p></w:tc>"
    )


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / 25.4 * 1440)
