"""The secrecy mark of a notice, wherever offices put it: in the head, in a frame, in a stamp or running head, above an annex."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from models.document import Document
from models.outline import Frame
from pipeline.rules.book import load
from pipeline.segment.bare import bare
from pipeline.segment.found import Found
from pipeline.segment.piece import Piece, pieces

TOP = 30
"""Pieces of text from the start within which a stamped mark counts even where no head was recognised."""
ANNEX_TOP = 4
"""The same for an annex."""

_HEAD = ("letterhead", "title", "addressees")
_RECOGNISED = ("pdf-ocr", "image-ocr")
_MARKS = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}


def find_secrecy(document: Document, frame: Frame) -> Found | None:
    """The gravest mark found, with its place; None for a notice without one."""
    found = [*_in_head(document, frame), *_at_top(document, frame), *_aside(document)]
    return max(found, key=lambda mark: len(mark.value), default=None)


def mark_in(text: str) -> str | None:
    """The mark that a line or a value of its own says, in any case and with its name or without: "Độ mật: Tối mật"."""
    return next((value for rule in ("stamped", "written", "named") if (value := _mark(rule, text))), None)


def _in_head(document: Document, frame: Frame) -> Iterator[Found]:
    """Marks in letterhead, title and addressees, also written small."""
    zones = [zone for zone in frame.zones if zone.zone in _HEAD]
    head = pieces(document, 0, max((zone.end for zone in zones), default=0))
    for piece in _whole(head):
        if any(zone.start <= piece.start < zone.end for zone in zones) and (value := mark_in(piece.text)):
            yield _found(piece, value)


def _at_top(document: Document, frame: Frame) -> Iterator[Found]:
    """Stamped marks near the start of each file and of each annex; where an image was read, accents are not asked for."""
    scans = {page.number for page in document.pages if page.read_by in _RECOGNISED}
    files = [(file.start, file.end) for file in document.enclosures if file.end] or [(0, document.body_end)]
    starts = [pieces(document, start, end)[:TOP] for start, end in files]
    starts += [pieces(document, zone.start, zone.end)[:ANNEX_TOP] for zone in frame.zones if zone.zone == "annex"]
    for start in starts:
        for piece in _whole(start):
            value = _mark("stamped", piece.text) or (_spoilt(piece) if piece.page in scans else None)
            if value:
                yield _found(piece, value)


def _whole(start: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, but for those that end a word of the line above: BẢO VỆ BÍ / MẬT."""
    yield from start[:1]
    for before, piece in pairwise(start):
        if before.column != piece.column or not _rule("torn").search(before.text):
            yield piece


def _aside(document: Document) -> Iterator[Found]:
    """Marks among stamps and running heads."""
    for line in document.lines:
        if line.region in {"stamp", "furniture"} and (value := _mark("stamped", document.text[line.start : line.end])):
            yield Found(value=value, start=line.start, end=line.end, rule="secrecy.stamped")


def _spoilt(piece: Piece) -> str | None:
    """The mark in a line whose accents recognition may have lost."""
    match = bare(load("secrecy")["secrecy.stamped"]).search(piece.plain) if piece.upper else None
    return _value(match["mark"]) if match else None


def _found(piece: Piece, value: str) -> Found:
    return Found(value=value, start=piece.start, end=piece.end, rule="secrecy.stamped")


def _mark(rule: str, text: str) -> str | None:
    match = _rule(rule).search(text)
    return _value(match["mark"]) if match else None


def _value(written: str) -> str:
    """The mark as the law spells it, whatever its blanks, case and accents."""
    return _MARKS[re.sub(r"\s", "", written).upper().translate(str.maketrans("ẬỐỆ", "AOE"))]


@cache
def _rule(name: str) -> re.Pattern[str]:
    return load("secrecy")[f"secrecy.{name}"].regex
