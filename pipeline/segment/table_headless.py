"""A table whose heading is on a page that is not there (a single scanned page): its columns told by what stands in them.

Offices write such tables in one order: number, work, who leads, who helps. So the first column of units is the lead's, the second the
helpers'. Only a table that begins with a numbered row is read so; anything less clear stays unread.
"""

from collections.abc import Callable

from models.document import Document
from pipeline.rules.book import load
from pipeline.segment.labels import find_label
from pipeline.segment.table_columns import Column, Heading
from pipeline.segment.table_grid import GridRow, words

MOSTLY = 0.8  # share of a column's cells
WORK_WORDS = 8  # syllables on average in the column of work


def guess_heading(document: Document, rows: tuple[GridRow, ...]) -> Heading | None:
    """Columns without heading rows, or None."""
    columns = [_texts(document, rows, index) for index in range(len(rows[0].slots))] if rows else []
    if len(rows) < 2 or len(columns) < 3 or not _numbers(columns[0]) or not _is_number(" ".join(columns[0][:1])):
        return None
    lengths = [sum(len(text.split()) for text in texts) / max(1, len(texts)) for texts in columns]
    work = lengths.index(max(lengths))
    units = [index for index, texts in enumerate(columns) if index > work and _mostly(texts, _tells("row.unit"))]
    if lengths[work] < WORK_WORDS or not units:
        return None
    meanings = {0: "ordinal", work: "content", units[0]: "lead"} | dict.fromkeys(units[1:2], "coordinating")
    when = {index: "deadline" for index, texts in enumerate(columns) if index not in meanings and _mostly(texts, _tells("row.when"))}
    known = meanings | when
    return Heading(first=0, end=0, columns=tuple(Column(heading="", meaning=known.get(i, "other"), grain=2) for i in range(len(columns))))


def _texts(document: Document, rows: tuple[GridRow, ...], index: int) -> list[str]:
    """The texts of the cells that stand in this column alone."""
    slots = (row.slots[index] for row in rows if index < len(row.slots))
    return [words(document.text, slot.spans) for slot in slots if slot.spans and slot.width == 1 and not slot.from_above]


def _numbers(texts: list[str]) -> bool:
    return _mostly(texts, _is_number)


def _is_number(text: str) -> bool:
    label = find_label(f"{text.rstrip('. ')}. X")
    return label is not None and label.kind in ("number", "roman", "letter_upper") and len(text) < 8


def _mostly(texts: list[str], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(holds, texts)) >= MOSTLY * len(texts)


def _tells(rule: str) -> Callable[[str], bool]:
    pattern = load("table_rows")[rule].regex
    return lambda text: pattern.search(text) is not None
