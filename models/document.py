"""A file as read: its text, and where every character of it stands."""

from typing import Literal

from pydantic import Field

from models.place import Box
from models.value import Value

Region = Literal["body", "furniture", "footnote", "stamp"]
ReadBy = Literal["pdf-text", "pdf-ocr", "image-ocr", "docx", "doc", "html", "markdown", "text"]


class Line(Value):
    """One line of text: a printed line of a page, or a paragraph of a file that has no printed lines.

    ``start``/``end`` are offsets into ``Document.text``. ``edges`` holds the left and right edge of every
    character, in points, so that any part of the line can be boxed; it is empty where the file has no pages.
    """

    start: int
    end: int
    box: Box | None = None
    edges: tuple[tuple[float, float], ...] = ()
    size: float | None = Field(default=None, description="Font size in points.")
    bold: bool = False
    italic: bool = False
    indent: float = Field(default=0.0, description="Left edge in points; for plain text, 6 points per leading space.")
    centred: bool = False
    column: Literal["left", "right"] | None = Field(
        default=None, description="Side of a two-column block (letterhead, recipients and signature)."
    )
    whole: bool = Field(default=False, description="True: the file itself says that this line is a whole paragraph (Word, HTML).")
    label: str | None = Field(
        default=None, description="List number computed from the file's numbering; it stands at the start of the line's text as well."
    )
    list_level: int | None = Field(default=None, description="Depth in the file's own list numbering, from 0.")
    region: Region = "body"
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="Mean word confidence of OCR; None where nothing was recognised."
    )


class Cell(Value):
    """A cell of a ruled table. A merged cell stands once, with its spans; ``start == end`` for an empty cell."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None


class Table(Value):
    """A table with drawn rules (or a Word table). Its text stands cell by cell, row by row, in ``Document.text``.

    ``rows``/``columns`` count the grid. Tables that run over several pages are joined by ``segment``, not here.
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    ruled: bool = Field(default=True, description="False: a layout table without rules (letterhead, signature block).")


class Page(Value):
    """One page. ``rotation`` is the clockwise turn, in degrees, that was undone before reading."""

    number: int = Field(ge=1)
    width: float
    height: float
    rotation: int = 0
    read_by: ReadBy
    reason: str | None = Field(default=None, description="Why the page was read this way.")


class Signature(Value):
    """A digital signature found in the file (it is listed, not validated)."""

    field: str
    signer: str | None = None
    organisation: str | None = None
    signed_at: str | None = Field(default=None, description="ISO 8601 with time zone, as stated by the signature.")
    box: Box | None = Field(default=None, description="Where its appearance stands, None if invisible.")


class Correction(Value):
    """A change made to recognised text: ``was`` stood where ``document.text[start:end]`` stands now."""

    start: int
    end: int
    was: str
    rule: str


class Doubt(Value):
    """Figures on paper that were not plain print: written by hand or stamped.

    ``as_read`` is what recognition made of them first; ``taken`` what now stands in the text, None where nothing was sure enough.
    ``guess`` is then what they may be; it stands nowhere in the text.
    """

    field: Literal["number", "day", "month"]
    box: Box
    as_read: str
    taken: str | None = None
    guess: str | None = None


class Enclosure(Value):
    """A file within a mail, an archive or an electronic envelope, and what became of it.

    The notice and its annexes are joined: ``start``/``end`` span the file's body in ``Document.text``, and its ``pages`` are
    those from ``first_page`` on. A file of another role is not part of the text; ``reason`` (Vietnamese) says why.
    """

    name: str = Field(description="Path within the mail or archive.")
    sha256: str
    role: Literal["main", "annex", "duplicate", "other", "unread"]
    start: int = 0
    end: int = 0
    first_page: int | None = None
    pages: int = 0
    reason: str | None = None


class EnvelopeField(Value):
    """What an electronic envelope says of one field of the header; ``value`` stands at ``start:end`` of ``Document.text``, after the body.

    ``name`` is that of the field in ``models.notice.Header``, or "due_on" (the day by which a reply is asked).
    """

    name: str
    value: str
    start: int
    end: int


class Document(Value):
    """A file as read, in reading order, in NFC.

    ``text`` holds the body first; furniture (running heads, page numbers), footnotes and loose stamps follow it,
    so that a sentence that runs over a page break is one stretch of text and nothing is lost.
    ``lines`` cover the text in order; a line in a table belongs to the cell that contains its offsets.
    """

    sha256: str
    name: str
    media_type: str
    text: str
    body_end: int = Field(description="Offset at which the body ends and furniture, footnotes and stamps begin.")
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    signatures: tuple[Signature, ...] = ()
    corrections: tuple[Correction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    read_by: tuple[ReadBy, ...] = ()
    enclosures: tuple[Enclosure, ...] = Field(default=(), description="The files of a mail, archive or envelope; empty for a single file.")
    envelope: tuple[EnvelopeField, ...] = Field(default=(), description="What the envelope of an electronic document (edXML) states.")
