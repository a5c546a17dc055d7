"""Plain text: pages, columns, pipe tables, and lines with their indents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Document
from pipeline.errors import EmptyFile
from pipeline.read.blocks import POINTS_PER_COLUMN, Block, Strip, clean, lay_out, mark_broken
from pipeline.read.pipe_tables import is_pipe_row, pipe_grid
from pipeline.read.typed_columns import Row, part_columns

TAB_STOPS = 8
LONG_LINE = 110
"""Characters that a printed line hardly exceeds: longer ones are paragraphs."""
UNWRAPPED_SHARE = 0.4
"""Share of the characters that stand in longer lines, from which on the file is taken to have one paragraph per line."""
BROKEN_SHARE = 0.05
"""Share of lines that break off in mid-sentence, up to which a file with a longer line is taken so too: wrapped lines break off more."""
BLANK_SHARE = 0.2
"""Share of blank lines beyond which they part the paragraphs, so that short lines need no guess."""
LEAST_MARGIN = 12
"""Blank character columns on either side of a centred line; the first line of a paragraph is indented by less."""
MOST_ASKEW = 6
"""Character columns by which the margins of a centred line may differ."""

PAGE_BREAK = "\f"
"""How a page break stands among the lines."""

_PAGE_BREAK = re.compile(r"^[-=_* ]*(?:page\s*break|new\s*page|ngắt\s*trang)[-=_* ]*$|^[-=_* ]{3,}(?:page|trang)\s*\d+[-=_* ]*$", re.I)
_PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:(?:page|trang)\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?$", re.I)


def read_text(text: str, *, data: bytes, name: str) -> Document:
    """Read plain text. Raises EmptyFile if there is nothing but blanks."""
    lines = lines_of(text)
    blocks = text_blocks([_strip(line) for line in lines], whole=is_unwrapped(lines))
    document = lay_out(blocks, data=data, name=name, media_type="text/plain", read_by="text")
    if not document.text:
        raise EmptyFile(f"Tệp “{name}” không có chữ nào. Hãy kiểm tra lại tệp gốc.")
    return document


def lines_of(text: str) -> list[str]:
    """The lines, cleaned, tabs expanded; a page break stands as ``PAGE_BREAK``."""
    lines: list[str] = []
    for number, page in enumerate(re.split(r"\f", re.sub(r"\r\n?", "\n", text))):
        if number:
            lines.append(PAGE_BREAK)
        lines.extend(clean(line.expandtabs(TAB_STOPS)).rstrip() for line in re.split(r"[\n\v\x85\u2028\u2029]", page))
    return [PAGE_BREAK if _PAGE_BREAK.match(line.strip()) else line for line in lines]


def is_unwrapped(lines: Sequence[str]) -> bool:
    """True if the file has one paragraph per line: lines run on beyond what a page holds, and hardly one breaks off in mid-sentence."""
    prose = [line.strip() for line in lines if not is_pipe_row(line)]
    long = [len(line) for line in prose if len(line) > LONG_LINE]
    if sum(long) > UNWRAPPED_SHARE * sum(map(len, prose)):
        return True
    if not long or prose.count("") > BLANK_SHARE * len(prose):
        return False
    return sum(1 for before, line in pairwise(prose) if _goes_on(before, line)) <= BROKEN_SHARE * len(prose)


def _goes_on(before: str, line: str) -> bool:
    """Whether the line before breaks off and this one goes on with its sentence, as it does where lines are wrapped."""
    return before[-1:].isalpha() and line[:1].islower() and line[1:2] != ")"


def text_blocks(rows: Sequence[Row], *, whole: bool) -> list[Block]:
    """The blocks that the rows make. ``whole``: every row is a paragraph. Page breaks (``PAGE_BREAK``) go out."""
    rows = _without_page_marks(rows)
    blocks: list[Block] = []
    for is_table, group in _stretches(rows):
        if is_table:
            blocks.append(pipe_grid([row.text for row in group if row is not None]))
        else:
            blocks.extend(_with_gaps(_prose(group, whole=whole), told=not whole))
    return mark_broken(blocks)


def _strip(line: str) -> Row:
    text = line.lstrip(" ")
    return Strip(text, indent=POINTS_PER_COLUMN * (len(line) - len(text))) if text else None


def _with_gaps(rows: list[Row], *, told: bool) -> Iterator[Strip]:
    """The rows that have text; ``told``: blank lines part paragraphs here, so that it matters where one stands."""
    for before, row in pairwise([None, *rows]):
        if row is not None:
            yield replace(row, gap=told and before is None and row.column is None)


def _prose(rows: list[Row], *, whole: bool) -> list[Row]:
    width = max((_end(row) for row in rows if row is not None), default=0)
    placed = part_columns([row if row is None else replace(row, whole=row.whole or whole) for row in rows])
    return [row if row is None or row.column else replace(row, centred=row.centred or _is_centred(row, width)) for row in placed]


def _is_centred(row: Strip, width: float) -> bool:
    """True if the margins are large and about the same on both sides; an item of a list is not centred."""
    left, right = row.indent / POINTS_PER_COLUMN, width - _end(row)
    return min(left, right) >= LEAST_MARGIN and abs(left - right) <= MOST_ASKEW and not row.text.startswith(("-", "+"))


def _end(row: Strip) -> float:
    return row.indent / POINTS_PER_COLUMN + len(row.text)


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """The rows in turns: prose, pipe table, prose."""
    group: list[Row] = []
    for before, row in pairwise([None, *rows]):
        inside = row is not None and is_pipe_row(row.text)
        was_inside = before is not None and is_pipe_row(before.text)
        if group and inside != was_inside:
            yield was_inside, group
            group = []
        group.append(row)
    if group:
        last = group[-1]
        yield last is not None and is_pipe_row(last.text), group


def _without_page_marks(rows: Sequence[Row]) -> list[Row]:
    """Page breaks out; page numbers beside one, and those that count through the file, set aside as furniture."""
    breaks = {at for at, row in enumerate(rows) if row is not None and row.text == PAGE_BREAK}
    numbers = _beside(rows, breaks) | _counting(rows)
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at in numbers and row is not None:
            found.append(replace(row, region="furniture"))
        elif at not in breaks:
            found.append(row)
    return found


def _page_number(row: Row) -> int | None:
    match = None if row is None else _PAGE_NUMBER.match(row.text.strip())
    return int(match.group(1)) if match else None


def _beside(rows: Sequence[Row], breaks: set[int]) -> set[int]:
    """Page numbers that are the first or last line of a page."""
    found = set()
    for at in breaks:
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(rows) and rows[near] is None:
                near += step
            if 0 <= near < len(rows) and _page_number(rows[near]) is not None:
                found.add(near)
    return found


def _counting(rows: Sequence[Row]) -> set[int]:
    """Numbers that stand alone between blank lines and count 2, 3, 4 … through the file."""
    between = zip([None, *rows], rows, [*rows[1:], None], strict=False)
    alone = [
        (at, number)
        for at, (above, row, below) in enumerate(between)
        if above is None and below is None and (number := _page_number(row)) is not None
    ]
    numbers = [number for _, number in alone]
    counts = len(numbers) >= 2 and numbers[0] in {1, 2} and all(after == before + 1 for before, after in pairwise(numbers))
    return {at for at, _ in alone} if counts else set()
