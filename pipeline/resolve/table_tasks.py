"""Rows of assignment tables as tasks (GUIDELINES T9): the content cell is the passage, the other cells its fields."""

from models.document import Document
from models.mention import DeadlineMention, UnitMention
from models.notice import Deadline, Product, Task
from models.outline import TableRow
from pipeline.extract.actions import short_title
from pipeline.extract.cell_parts import cell_parts
from pipeline.extract.cell_roles import CellRoles, read_cell_roles
from pipeline.extract.cell_units import read_cell_units, read_cut_cell_units
from pipeline.extract.deadlines import find_cell_deadlines, find_cut_cell_deadlines, find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.outcomes import find_legal_basis
from pipeline.place import evidence
from pipeline.resolve.dates import Reference, resolve_deadline
from pipeline.resolve.names import resolve_units
from pipeline.resolve.tasks import UNCHECKED
from pipeline.rules.book import load
from pipeline.segment.cell_lines import own_lines
from pipeline.segment.table_grid import words


def row_tasks(s: Syllables, document: Document, rows: tuple[TableRow, ...], reference: Reference) -> list[Task]:
    """One task per row that has content and is no section heading."""
    return [_task(document, s, row, reference) for row in rows if not row.heading and row.columns.get("content")]


def _task(document: Document, s: Syllables, row: TableRow, reference: Reference) -> Task:
    spans = row.columns["content"]  # two where the end of a page cuts the cell
    text = document.text[slice(*spans[0])] if len(spans) == 1 else words(document.text, spans)
    roles = _roles(s, row)
    named = _units(s, document, row, "coordinating")
    helping = (*roles.coordinating, *named) if roles else named
    return Task(
        id="",
        section_path=row.path,
        text=text,
        title=short_title((), text),
        lead=resolve_units(document, roles.lead if roles else _units(s, document, row, "lead"), _origin(row, "lead")),
        coordinating=resolve_units(document, helping, _origin(row, "coordinating")),
        deadlines=_deadlines(document, row, reference),
        products=_products(document, row),
        legal_basis=find_legal_basis(document, *spans[0]),
        completeness=UNCHECKED,
        confidence=0.0,
        evidence={_part(number): evidence(document, *span, rule="order.row") for number, span in enumerate(spans, start=1)},
    )


def _part(number: int) -> str:
    """The evidence's key: "text", and "text.2" … for what stands on the next page."""
    return "text" if number == 1 else f"text.{number}"


def _origin(row: TableRow, column: str) -> str | None:
    return "row above" if column in row.inherited else None


def _roles(s: Syllables, row: TableRow) -> CellRoles | None:
    """Who leads and who helps, where the cell of the leads tells both."""
    spans = row.columns.get("lead", ())
    return read_cell_roles(s, *spans[0]) if len(spans) == 1 else None


def _units(s: Syllables, document: Document, row: TableRow, column: str) -> tuple[UnitMention, ...]:
    spans = row.columns.get(column, ())
    cut = len(spans) > 1 and (s.text[spans[1][0] : spans[1][0] + 1].islower() or _goes_on(s.text, spans))
    parts = (part for span in spans for part in cell_parts(s, *span, own_lines(document, span)))
    units = read_cut_cell_units(s.text, spans) if cut else tuple(unit for part in parts for unit in read_cell_units(s, *part))
    return tuple({unit.name: unit for unit in reversed(units)}.values())[::-1]


def _deadlines(document: Document, row: TableRow, reference: Reference) -> tuple[Deadline, ...]:
    """What the row's cell says; where there is none, what the words of the task themselves fix."""
    spans = row.columns.get("deadline", ())
    if not spans:
        said = (mention for span in row.columns["content"] for mention in find_deadlines(document.text, *span))
        found = tuple(mention for mention in said if not _is_years(mention))
    else:
        found = find_cut_cell_deadlines(document.text, spans) if _goes_on(document.text, spans) else _each(document.text, spans)
    return tuple(resolve_deadline(document, mention, reference) for mention in found)


def _is_years(mention: DeadlineMention) -> bool:
    """Years that the work is about, more often than when it is done ("trong giai đoạn 2021 - 2025")."""
    return mention.kind == "during" and mention.last is not None and mention.last.grain == "year"


def _goes_on(text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the first part of a cut cell stops in the middle."""
    return len(spans) > 1 and load("table_rows")["row.unfinished"].regex.search(words(text, spans[:1])) is not None


def _each(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[DeadlineMention, ...]:
    return tuple(mention for start, end in spans for mention in find_cell_deadlines(text, start, end))


def _products(document: Document, row: TableRow) -> tuple[Product, ...]:
    return tuple(
        Product(name=" ".join(document.text[start:end].split()), evidence=evidence(document, start, end, rule="product.cell"))
        for start, end in row.columns.get("product", ())
        if end > start
    )
