"""Markdown: headings, paragraphs and tables; the marks are taken out, list labels stay as written.

Lines are read one by one, not as Markdown's own blocks: a Markdown list would renumber "3." and swallow "a)".
"""

import re
from dataclasses import replace

from models.document import Document
from pipeline.errors import EmptyFile
from pipeline.read.blocks import POINTS_PER_COLUMN, Strip, lay_out
from pipeline.read.marks import plain_lines
from pipeline.read.pipe_tables import is_pipe_row
from pipeline.read.text import PAGE_BREAK, is_unwrapped, lines_of, text_blocks
from pipeline.read.typed_columns import Row

_OPENING = re.compile(r"^\s*(?P<quote>(?:>\s?)*)(?P<heading>\#{1,6}(?:\s+|$))?")
_STAR = re.compile(r"^[*•]\s+")
_NOTHING = re.compile(r"^\s*(?:(?:[-*_=]\s?){3,}|```.*|~~~.*|\[[^\]]+\]:\s*\S+.*)$")  # rule, fence, link definition
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def read_markdown(text: str, *, data: bytes, name: str) -> Document:
    """Read Markdown; offsets are into the text without its marks. Raises EmptyFile."""
    lines = lines_of(text)
    whole = is_unwrapped(lines)
    rows = _rows(lines)
    blocks = text_blocks(rows if whole else _alone_is_whole(rows), whole=whole)
    document = lay_out(blocks, data=data, name=name, media_type="text/markdown", read_by="markdown")
    if not document.text:
        raise EmptyFile(f"Tệp “{name}” không có chữ nào. Hãy kiểm tra lại tệp gốc.")
    return document


def _rows(lines: list[str]) -> list[Row]:
    """The lines without marks; those of one paragraph together, because emphasis may run over its lines."""
    rows: list[Row] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        bare = not line.strip() or _NOTHING.match(line) is not None
        if bare or is_pipe_row(line) or line == PAGE_BREAK:
            rows.extend(_paragraph(paragraph))
            paragraph = []
            rows.append(None if bare else Strip(line.strip() or line))
        else:
            paragraph.append(line)
    return rows


def _paragraph(lines: list[str]) -> list[Row]:
    if not lines:
        return []
    openings = [_OPENING.match(line) for line in lines]
    texts = [
        _STAR.sub("- ", _IMAGE.sub("", line[opening.end() if opening else 0 :])) for line, opening in zip(lines, openings, strict=True)
    ]
    rows: list[Row] = []
    for line, opening, shown in zip(lines, openings, plain_lines(texts), strict=True):
        heading = bool(opening and opening["heading"])
        indent = POINTS_PER_COLUMN * (len(line) - len(line.lstrip(" ")))
        row = Strip(shown.text.strip(), bold=heading or shown.bold, italic=shown.italic, indent=indent, whole=heading)
        rows.append(row if row.text else None)
    return rows


def _alone_is_whole(rows: list[Row]) -> list[Row]:
    """Where paragraphs may be wrapped, a line between two blank ones is a whole paragraph."""
    around = [None, *rows, None]
    return [
        replace(row, whole=True) if row is not None and before is None and after is None else row
        for before, row, after in zip(around, rows, around[2:], strict=False)
    ]
