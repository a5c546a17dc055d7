"""The section that an assignment table stands in: the rows of a table under "III. Phân công thực hiện" have paths III/1, III/2."""

from models.document import Document
from models.outline import Frame, Paragraph, TableRow

SENTENCE_ENDS = (".", ";", "!", "…", "/.")


def under_sections(document: Document, frame: Frame, paragraphs: tuple[Paragraph, ...], rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """The rows with the labels of the sections above their table before their own; an annex without sections adds nothing."""
    return tuple(row.model_copy(update={"path": (*_above(document, frame, paragraphs, row.start), *row.path)}) for row in rows)


def paragraph_before(frame: Frame, paragraphs: tuple[Paragraph, ...], place: int) -> Paragraph | None:
    """The last paragraph before an offset, in the same zone."""
    zone = next((span for span in frame.zones if span.start <= place < span.end), None)
    before = [each for each in paragraphs if zone and zone.start <= each.start < place]
    return before[-1] if before else None


def _above(document: Document, frame: Frame, paragraphs: tuple[Paragraph, ...], place: int) -> tuple[str, ...]:
    """A title or an introduction right before the table holds it; a full sentence stands beside it, under the same section."""
    last = paragraph_before(frame, paragraphs, place)
    if last is None:
        return ()
    sentence = last.label is not None and not last.heading and document.text[last.start : last.end].rstrip().endswith(SENTENCE_ENDS)
    return last.path[:-1] if sentence else last.path
