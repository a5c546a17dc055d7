"""The rows of a joined table as items and section rows, each with its values by the meaning of the column."""

import re
from itertools import zip_longest

from models.document import Document
from models.value import Value
from pipeline.place import lines_between
from pipeline.rules.book import load
from pipeline.segment.activity_labels import labelled_values
from pipeline.segment.labels import Label, find_label
from pipeline.segment.table_grid import GridRow, Slot, Span, words
from pipeline.segment.table_joining import Sheet, is_index
from pipeline.segment.table_ticks import ticked

SECTION_LABELS = {"part", "chapter", "section", "subsection", "roman", "letter_upper"}
SAID_OF_A_TASK = ("lead", "coordinating", "deadline", "product", "monitor")
SUBSECTION = re.compile(r"[IVX]+\.\d+$")  # II.1: a part of a part, whatever stands under it
NUMBER_LENGTH = 10  # characters; a longer text in the number's column is a section row's text


class Row(Value):
    """A row under way to ``models.outline.TableRow``.

    ``columns`` maps a meaning to spans; ``inherited`` are those that come from a merged cell above. ``label`` is the row's number or the
    label that its text begins with; ``across``: one text over the whole width; ``path`` is None until placed.
    """

    columns: dict[str, tuple[Span, ...]]
    start: int
    end: int
    label: Label | None = None
    inherited: tuple[str, ...] = ()
    across: bool = False
    bold: bool = False
    heading: bool = False
    path: tuple[str, ...] = ()

    def says(self, *meanings: str) -> bool:
        """Whether a cell of the row itself (not one merged from above) tells any of these."""
        return any(self.columns.get(meaning) and meaning not in self.inherited for meaning in meanings)


def item_rows(document: Document, sheet: Sheet) -> tuple[Row, ...]:
    """Items and section rows in order; rows that number the columns, sum up or are blank are left out."""
    rows: list[Row] = []
    for grid_row in sheet.rows:
        if grid_row.own() and not is_index(document, grid_row):
            row = _read(document, sheet, grid_row)
            if row.columns.keys() - {"ordinal"} and not _sums_up(document, row):
                rows.append(_with_values_above(document, row, rows[-1] if rows else None))
    return _with_headings(document, sheet, rows)


def _read(document: Document, sheet: Sheet, row: GridRow) -> Row:
    columns: dict[str, tuple[Span, ...]] = {}
    inherited: list[str] = []
    for slot in row.cells():
        meaning, spans = ticked(document, sheet.columns[slot.column], slot) or (_meaning(document, sheet, slot), slot.spans)
        if spans and (meaning == "ordinal" or not _blank(document, spans)):
            columns[meaning] = columns.get(meaning, ()) + spans
            inherited += [meaning] if slot.from_above else []
    own = [span for slot in row.own() for span in slot.spans]
    columns = _unfolded(document, columns)
    label, content = _label(document, columns)
    found = columns | ({"content": content} if content else {})
    return Row(
        columns=found,
        start=min(start for start, _ in own),
        end=max(end for _, end in own),
        label=label,
        inherited=tuple(dict.fromkeys(inherited)),
        across=_is_across(row),
        bold=bool(content) and all(line.bold for start, end in content for line in lines_between(document, start, end)),
    )


def _unfolded(document: Document, columns: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """The columns with a lead's cell such as "Chủ trì: Sở A; phối hợp: Sở B" taken apart."""
    lead = columns.get("lead", ())
    values = labelled_values(document, *lead[0]) if len(lead) == 1 else ()
    if not values or document.text[lead[0][0] : values[0].label].strip(" -–+•*"):
        return columns
    parts = {meaning: columns[meaning] for meaning in columns if meaning != "lead"}
    for value in values:
        if value.start < value.end:
            parts[value.meaning] = (*parts.get(value.meaning, ()), (value.start, value.end))
    return parts


def _meaning(document: Document, sheet: Sheet, slot: Slot) -> str:
    """The meaning of the column where the cell begins; a long text in the number's column is a section row's text."""
    meaning = sheet.columns[slot.column].meaning
    wide = slot.width >= len(sheet.columns) - 1 > 1
    long = meaning == "ordinal" and len(words(document.text, slot.spans)) > NUMBER_LENGTH
    return "content" if wide or long else meaning


def _label(document: Document, columns: dict[str, tuple[Span, ...]]) -> tuple[Label | None, tuple[Span, ...]]:
    """The row's number, else the label that its text begins with; and the content without a label that stands in it."""
    content = columns.get("content", ())
    number = words(document.text, columns.get("ordinal", ()))
    if number:
        bare = number.rstrip(".)/:- ") or number
        return find_label(f"{bare}. X") or find_label(f"{bare} X") or Label(kind="number", path=bare, length=0), content
    found = find_label(document.text[content[0][0] : content[0][1]]) if content else None
    if found is None:
        return None, content
    (start, end), *rest = content
    return found, ((start + found.length, end), *rest)


def _is_across(row: GridRow) -> bool:
    own = [slot for slot in row.own() if slot.column > 0 or slot.width > 1]
    return len(own) == 1 and len(row.slots) > 2 and own[0].column + own[0].width == len(row.slots) and own[0].width >= len(row.slots) - 1


def _blank(document: Document, spans: tuple[Span, ...]) -> bool:
    return bool(load("table_rows")["row.to-fill-in"].regex.search(words(document.text, spans)))


def _sums_up(document: Document, row: Row) -> bool:
    texts = (words(document.text, row.columns.get(meaning, ())) for meaning in ("content", "ordinal"))
    return not row.says("lead") and any(load("table_rows")["row.total"].regex.search(text) for text in texts)


def _with_values_above(document: Document, row: Row, above: Row | None) -> Row:
    """The row with what it leaves to the row above: a content that is not repeated, "nt", and in Markdown a blank lead."""
    if above is None:
        return row
    taken = _left_to_above(document, row)
    values = {meaning: above.columns[meaning] for meaning in taken if meaning in above.columns}
    update = {"columns": row.columns | values, "inherited": tuple(dict.fromkeys((*row.inherited, *values)))}
    return row.model_copy(update=update | ({"label": above.label} if "ordinal" in taken else {}))


def _left_to_above(document: Document, row: Row) -> list[str]:
    ditto = load("table_rows")["row.ditto"].regex
    taken = [meaning for meaning, spans in row.columns.items() if meaning != "ordinal" and ditto.search(words(document.text, spans))]
    if "content" not in row.columns and row.says(*SAID_OF_A_TASK):
        taken += ["content"] if "ordinal" in row.columns else ["content", "ordinal"]
    if document.read_by == ("markdown",) and "lead" not in row.columns and row.says("coordinating", "deadline", "product"):
        taken.append("lead")  # Markdown cannot merge cells: a blank one stands for the value above
    return taken


def _with_headings(document: Document, sheet: Sheet, rows: list[Row]) -> tuple[Row, ...]:
    bold = sum(row.bold for row in rows) / max(1, len(rows))
    numbered = sheet.column("ordinal") is not None
    return tuple(
        row.model_copy(update={"heading": _is_heading(row, after, numbered, row.bold and bold < 0.5)})
        for row, after in zip_longest(rows, rows[1:])
    )


def _is_heading(row: Row, after: Row | None, numbered: bool, stands_out: bool) -> bool:
    """A section row says nothing of a task; and it runs across, has a section's label, stands out, has none, or holds the next row."""
    if "content" not in row.columns or "content" in row.inherited or row.says(*SAID_OF_A_TASK):
        return False
    if row.across:
        return True  # at the foot a remark, which is no item either
    if after is None:
        return False
    if stands_out or (row.label and (row.label.kind in SECTION_LABELS or SUBSECTION.match(row.label.path))):
        return True
    if row.label is None:
        return numbered and set(row.columns) <= {"content", "ordinal"}
    return _holds(row.label, after)


def _holds(label: Label, after: Row) -> bool:
    """Whether the next row stands under this one: 1.1 under 1, a bullet, a letter, or a count that begins again."""
    below = after.label
    if below is None:
        return "ordinal" not in after.columns and label.kind == "number"
    if below.kind == label.kind == "number":
        return below.path.startswith(label.path + ".") or (below.ordinal == 1 and label.ordinal != 0 and "." not in below.path)
    return below.kind in ("letter", "bullet", "paren") and below.kind != label.kind
