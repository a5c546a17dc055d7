"""Tables written with bars, as Markdown has them: ``| A | B |`` with a line of dashes below the head."""

import re
from collections.abc import Sequence

from pipeline.read.blocks import Grid, GridCell, Side, Strip
from pipeline.read.letterhead import is_head, is_tail
from pipeline.read.marks import plain

SIDES: tuple[Side, Side] = ("left", "right")
LEAST_BODY_ROWS = 2
"""Rows below the head that a table of data has at least."""

_ROW = re.compile(r"^\s*\|.*\|\s*$")
_DELIMITER = re.compile(r"^:?-{2,}:?$|^:?-:?$")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?:^|\s)[-_*=–—]{3,}(?=\s|$)")
_BREAK = re.compile(
    r"""\s*<br\s*/?>\s*                     # written out
      | [ ]{2,}                             # "PHÓ CHỦ TỊCH     Nguyễn Văn A"
      | (?:(?<=[;:.])|(?<=[;:.][*_]))[ ](?=[-+][ ])   # "*Nơi nhận:* - Như trên; - Lưu: VT": a list on one line
    """,
    re.X | re.I,
)


def is_pipe_row(text: str) -> bool:
    """True for a line that begins and ends with a bar and holds a cell."""
    return bool(_ROW.match(text)) and len(text.strip()) > 1


def pipe_grid(rows: Sequence[str]) -> Grid:
    """The grid that the rows make; without rules if it is a letterhead, a signature block, or too short for data."""
    cells = [split_row(row) for row in rows]
    body = [row for row in cells if not all(_DELIMITER.match(cell) for cell in row)]
    columns = max((len(row) for row in body), default=0)
    text = "\n".join(cell for row in body for cell in row)
    ruled = len(body) > LEAST_BODY_ROWS and columns > 1 and not is_head(text) and not is_tail(text)
    grid = tuple(
        GridCell(number, column, _strips(cell, None if ruled or columns != 2 else SIDES[column]))
        for number, row in enumerate(body)
        for column, cell in enumerate(row)
    )
    return Grid(len(body), columns, grid, ruled)


def split_row(row: str) -> list[str]:
    """The cells of a row, trimmed; an escaped bar belongs to its cell."""
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _strips(cell: str, column: Side | None) -> tuple[Strip, ...]:
    """The lines of a cell: written on one line, told apart by what parts lines in a letterhead; drawn rules are left out."""
    lines = (plain(line) for line in _BREAK.split(_RULE.sub("  ", cell)))
    return tuple(Strip(line.text, bold=line.bold, italic=line.italic, whole=True, column=column) for line in lines if line.text.strip())
