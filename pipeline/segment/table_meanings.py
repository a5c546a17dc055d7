"""What the columns of a joined table mean together: which of two content columns is the finer, who leads where several could."""

from models.document import Document
from pipeline.segment.table_columns import Column
from pipeline.segment.table_grid import words
from pipeline.segment.table_joining import Sheet

CONTENT_WORDS = 8  # syllables on average from which a column with an unknown heading can be the content
WORDS_OF_WORK = 4  # syllables on average: "Thư ký", "Trưởng ban" are no work
SPELT_OUT = 2  # how many times as long as a title the text is that spells it out


def with_meanings(document: Document, sheet: Sheet) -> Sheet:
    """The sheet with one content, its leads settled, and everything that repeats a meaning renamed."""
    columns = _with_one_ordinal(_with_content(document, sheet, _with_leads(_with_names(document, sheet))))
    return sheet.model_copy(update={"columns": columns})


def _with_names(document: Document, sheet: Sheet) -> tuple[Column, ...]:
    """The columns; one of names leads only where work is shared out, told in more words than a post in a committee."""
    shared = any(
        column.meaning == "content" and column.shares_out and _mean_length(document, sheet, index) >= WORDS_OF_WORK
        for index, column in enumerate(sheet.columns)
    )
    leads = {"meaning": "lead", "weak": True}
    return tuple(column.model_copy(update=leads) if shared and column.mark == "names" else column for column in sheet.columns)


def _with_leads(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A weak column of leads (bare units, a leader in charge) yields to one that says so clearly; bare units need work to lead."""
    strong = any(column.meaning == "lead" and not column.weak for column in columns)
    work = any(column.meaning == "content" and column.names_work for column in columns)
    units = work and any(column.weak and column.otherwise == "other" for column in columns)
    return tuple(_settled(column, strong, work, units) for column in columns)


def _settled(column: Column, strong: bool, work: bool, units: bool) -> Column:
    if not column.weak:
        return column
    leads = not strong and (work if column.otherwise == "other" else not units)
    return column if leads else column.model_copy(update={"meaning": column.otherwise})


def _with_content(document: Document, sheet: Sheet, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    found = [index for index, column in enumerate(columns) if column.meaning == "content"]
    if not found and any(column.meaning == "lead" for column in columns):
        found = _unknown_content(document, sheet, columns)
    if not found:
        return columns
    finest = max(found, key=lambda index: (-_merged(sheet, index), columns[index].grain, index if columns[index].grain else -index))
    finest = _spelt_out(document, sheet, columns, found, finest)
    same = [index for index in found if _twins(sheet, columns, index, finest)]
    meanings = {index: "content" if index in same else _beside_content(sheet, columns, index, finest) for index in found}
    return tuple(column.model_copy(update={"meaning": meanings.get(index, column.meaning)}) for index, column in enumerate(columns))


def _spelt_out(document: Document, sheet: Sheet, columns: tuple[Column, ...], found: list[int], finest: int) -> int:
    """The column right of short titles of work ("Hoạt động": "Phát tài liệu") that spells out what is to be done, or ``finest`` itself."""
    beside = finest + 1
    if beside not in found or columns[beside].grain == 0 or _merged(sheet, beside) != _merged(sheet, finest):
        return finest
    title, text = (_mean_length(document, sheet, index) for index in (finest, beside))
    return beside if title < CONTENT_WORDS <= text and text >= SPELT_OUT * title else finest


def _beside_content(sheet: Sheet, columns: tuple[Column, ...], index: int, finest: int) -> str:
    """A coarser content; but a column of targets beside a content only measures it, unless its cells span several rows of it."""
    measures = columns[index].grain == 0 and _merged(sheet, index) <= _merged(sheet, finest)
    return "other" if measures else "parent_content"


def _twins(sheet: Sheet, columns: tuple[Column, ...], one: int, other: int) -> bool:
    """Two columns under one heading cell that part nothing: "Nội dung" over a number and a text."""
    return columns[one].heading == columns[other].heading and _merged(sheet, one) == _merged(sheet, other)


def _unknown_content(document: Document, sheet: Sheet, columns: tuple[Column, ...]) -> list[int]:
    """The column with the longest texts among those whose heading means nothing, if they are long enough for work."""
    lengths = {index: _mean_length(document, sheet, index) for index, column in enumerate(columns) if not column.known}
    longest = max(lengths, key=lambda index: lengths[index], default=None)
    return [longest] if longest is not None and lengths[longest] >= CONTENT_WORDS else []


def _mean_length(document: Document, sheet: Sheet, index: int) -> float:
    slots = [row.slots[index] for row in sheet.rows if index < len(row.slots)]
    lengths = [len(words(document.text, slot.spans).split()) for slot in slots if slot.column == index and slot.width == 1 and slot.spans]
    return sum(lengths) / max(1, len(lengths))


def _merged(sheet: Sheet, index: int) -> int:
    """In how many rows the column shows a cell merged from above."""
    return sum(row.slots[index].from_above and bool(row.slots[index].spans) for row in sheet.rows if index < len(row.slots))


def _with_one_ordinal(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    first = next((index for index, column in enumerate(columns) if column.meaning == "ordinal"), None)
    return tuple(
        column.model_copy(update={"meaning": "other"}) if column.meaning == "ordinal" and index != first else column
        for index, column in enumerate(columns)
    )
