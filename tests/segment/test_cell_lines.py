"""Which lines of a cell begin a paragraph of their own: by the file's word, or by the room that was left on the line above."""

import pytest

from models.document import Cell, Document, Line, Table
from models.place import Box
from pipeline.segment.cell_lines import own_lines

LETTER = 6.0  # points


def cell_of(*texts: str, width: float | None = None, whole: bool = False) -> Document:
    """A document that is one cell of these lines; ``width`` in points where the file has pages."""
    lines, start = [], 0
    for number, text in enumerate(texts):
        top = 100 + 15 * number
        box = Box(page=1, x0=56, x1=56 + LETTER * len(text), top=top, bottom=top + 12) if width else None
        lines.append(Line(start=start, end=start + len(text), box=box, whole=whole))
        start += len(text) + 1
    cell = Cell(start=0, end=start, row=0, column=0, box=Box(page=1, x0=50, x1=50 + width, top=90, bottom=300) if width else None)
    text = "\n".join(texts) + "\n"
    table = Table(start=0, end=start, rows=1, columns=1, cells=(cell,))
    return Document(
        sha256="0" * 64,
        name="o.pdf",
        media_type="application/pdf",
        text=text,
        body_end=start,
        lines=tuple(lines),
        tables=(table,),
        read_by=(),
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(cell_of("Phòng A", "Phòng B", whole=True), (8,), id="Word says so"),
        pytest.param(cell_of("Phòng A", "Phòng B"), (), id="nothing known"),
        pytest.param(cell_of("Phòng A", "Phòng B", "Tổ C", width=120), (8, 16), id="room for the next word"),
        pytest.param(cell_of("Trung tâm Dịch", "vụ nông nghiệp", width=104), (), id="no room: wrapped"),
        pytest.param(cell_of("Phòng A", width=120), (), id="one line"),
    ],
)
def test_lines_of_their_own(document: Document, expected: tuple[int, ...]) -> None:
    assert own_lines(document, (0, len(document.text) - 1)) == expected
