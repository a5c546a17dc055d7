"""The pieces of a worksheet: cells that are never formulas, rows high enough for their text, pages that fit the paper."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from models import value as base
from pipeline.render import layout
from pipeline.render.printable import printed_lines

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | date | None

FONT = "Times New Roman"
SIZE, SMALL = 12, 9
HIGHEST = 409.0  # points, the most that Excel gives a row
LINE = 1.3  # height of a line, in font sizes
LONGEST = 32_767  # characters that a cell holds
CUT = " … (xem tiếp trong văn bản gốc)"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would compute, or look behind."""


class SheetColumn(base.Value):
    """A column of a sheet; ``width`` in characters, as Excel counts them."""

    heading: str
    width: float
    centred: bool = False


def put(cell: "Cell | MergedCell", value: Value) -> "Cell":
    """The cell with the value in it; a text stays a text, whatever it begins with (a formula is never made)."""
    from openpyxl.cell import Cell

    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} lies inside a merged cell")
    if not isinstance(value, str):
        cell.value = value
        return cell
    text = value if len(value) <= LONGEST else value[: LONGEST - len(CUT)] + CUT
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_SIGNS)
    return cell


def harmless(text: str) -> str:
    """The text for a CSV file, with an apostrophe before what a spreadsheet would compute."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def frame(cell: "Cell", *, centred: bool = False) -> "Cell":
    """The cell with thin rules and wrapped text, and a date or a share in the format that an office expects."""
    from openpyxl.styles import Alignment, Border, Side

    thin = Side(style="thin", color="FF808080")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.alignment = Alignment(horizontal="center" if centred else "left", vertical="top", wrap_text=True)
    if isinstance(cell.value, date):
        cell.number_format = "DD/MM/YYYY"
    elif isinstance(cell.value, float):
        cell.number_format = "0%"
    return cell


def lettered(cell: "Cell", *, bold: bool = False, size: float = SIZE) -> "Cell":
    """The cell in Times New Roman."""
    from openpyxl.styles import Font

    cell.font = Font(name=FONT, size=size, bold=bold)
    return cell


def ground(cell: "Cell") -> "Cell":
    """The cell of a heading: grey, text in the middle."""
    from openpyxl.styles import Alignment, PatternFill

    cell.fill = PatternFill("solid", fgColor="FFEDEDED")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def fit_height(page: "Worksheet", line: int, texts: Iterable[tuple[str, float]], size: float = SIZE) -> float:
    """Make the row high enough for (text, column width) and return the font size to use: smaller if the row would be too high.

    Programs other than Excel, and Excel for merged cells, do not find the height themselves.
    """
    texts = list(texts)
    wanted = height(texts, size)
    if wanted > HIGHEST:
        size = SMALL
        wanted = height(texts, size)
    page.row_dimensions[line].height = min(HIGHEST, wanted)
    return size


def height(texts: Iterable[tuple[str, float]], size: float) -> float:
    """The height of a row, in points. A character of Times New Roman is about 0.41 of its size wide, a unit of width 5.25 points."""
    lines = max((printed_lines(text, int(width * 5.25 / (0.41 * size))) for text, width in texts), default=1)
    return lines * size * LINE + 3


def print_setup(page: "Worksheet", *, landscape: bool = True) -> None:
    """A4, as wide as the paper, page number top centre from page 2."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation, page.page_setup.paperSize = "landscape" if landscape else "portrait", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sides = {"left": layout.MARGIN_LEFT, "right": layout.MARGIN_RIGHT, "top": layout.MARGIN_TOP, "bottom": layout.MARGIN_BOTTOM}
    page.page_margins = PageMargins(**{side: size / 25.4 for side, size in sides.items()}, header=0.4, footer=0.4)
    page.HeaderFooter.differentFirst = True
    page.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text="&P", font=f"{FONT},Regular", size=13))
