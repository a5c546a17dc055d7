"""A header value as found: what it says and where it stands."""

from collections.abc import Sequence
from typing import Literal

from models.document import Document
from models.place import Evidence
from models.value import Value
from pipeline.place import evidence
from pipeline.segment.piece import Piece


class Found(Value):
    """``value`` follows from ``document.text[start:end]`` by the rule of that id; offsets into ``Document.text``."""

    value: str
    start: int
    end: int
    rule: str


def found_in(pieces: Sequence[Piece], value: str, rule: str) -> Found | None:
    """The value with the stretch of text from the first to the last of the pieces; None if either is empty."""
    if not pieces or not value:
        return None
    return Found(value=value, start=min(piece.start for piece in pieces), end=max(piece.end for piece in pieces), rule=rule)


def evidence_of(document: Document, found: Found) -> Evidence:
    """The evidence of a header value: exact where the text says the value itself, ocr where an image was read."""
    place = evidence(document, found.start, found.end, rule=found.rule)
    return place.model_copy(update={"match": _match(document, place, found.value)})


def _match(document: Document, place: Evidence, value: str) -> Literal["exact", "normalized", "ocr"]:
    read_by = next((page.read_by for page in document.pages if page.number == place.page), None)
    if read_by in ("pdf-ocr", "image-ocr"):
        return "ocr"
    return "exact" if place.quote == value else "normalized"
