"""The printed form: paper, columns and the standing words around the table.

Paper and letterhead follow Decree 30/2020/NĐ-CP, annex I, part I: A4, margins top and bottom 20-25 mm, left 30-35 mm,
right 15-20 mm, Times New Roman 13-14, page number top centre from page 2.
"""

from collections.abc import Sequence
from typing import Protocol

from models.value import Value
from pipeline.render.printable import printed_lines


class Wide(Protocol):
    """Anything with a width in millimetres."""

    @property
    def width(self) -> float:
        """Millimetres."""


class Column(Value):
    """A column of the printed table; ``width`` in millimetres."""

    heading: str
    width: float


CONTENT = "Nội dung"
COLUMNS = (
    Column(heading="STT", width=12),
    Column(heading=CONTENT, width=75),
    Column(heading="Chủ trì", width=28),
    Column(heading="Phối hợp", width=30),
    Column(heading="Thời hạn", width=23),
    Column(heading="Sản phẩm", width=19),
    Column(heading="Căn cứ", width=25),
    Column(heading="Ghi chú", width=27),
    Column(heading="Xong", width=13),
)
NARROW = 16  # a column that no task fills: still wide enough to write in by hand
WHOLE_LINES = 15  # a row of more lines may be broken over two pages
CHARACTER = 1.7  # mm, the mean width of a character in Times New Roman 12
PADDING = 2.4  # mm, left and right in a cell together
TABLE_WIDTH = sum(column.width for column in COLUMNS)

PAGE_WIDTH, PAGE_HEIGHT = 297, 210
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 15

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK_OFFICE = ("…………………………………………", "…………………………………………")
BLANK_DATE = "…………………, ngày …… tháng …… năm 20……"
REMARKS = "Lưu ý khi sử dụng:"
SIGNATURES = ("NGƯỜI LẬP", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ")
SIGN_HERE = "(Ký, ghi rõ họ tên)"
TICK_BOX = "☐"
TICKED = "☑"


def keeps_whole(texts: Sequence[str], columns: Sequence[Wide]) -> bool:
    """Whether a row with these cell texts is kept on one page: it is, unless that could leave much of a page blank."""
    widths = (int((column.width - PADDING) / CHARACTER) for column in columns)
    return max(printed_lines(text, width) for text, width in zip(texts, widths, strict=True)) <= WHOLE_LINES


def columns(empty: frozenset[str]) -> tuple[Column, ...]:
    """The columns, those with the headings in ``empty`` narrow and the content wider by as much."""
    narrowed = [column.model_copy(update={"width": NARROW}) if column.heading in empty else column for column in COLUMNS]
    spare = TABLE_WIDTH - sum(column.width for column in narrowed)
    return tuple(column.model_copy(update={"width": column.width + spare}) if column.heading == CONTENT else column for column in narrowed)
