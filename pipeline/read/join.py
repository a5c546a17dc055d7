"""Several documents as one: the bodies in order, then what was set aside, pages numbered on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from models.document import Cell, Correction, Document, Line, Page, Signature, Table
from models.place import Box

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """The joint text with all that refers to it; ``spans`` are the bodies' places, ``first_pages`` the new numbers of their first pages."""

    document: Document
    spans: tuple[tuple[int, int], ...]
    first_pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """Where the offsets and pages of one document come to lie."""

    body_end: int
    body: int
    aside: int
    pages: int

    def offset(self, at: int) -> int:
        return at + (self.body if at <= self.body_end else self.aside)

    def box(self, box: Box | None) -> Box | None:
        return None if box is None else box.model_copy(update={"page": box.page + self.pages})

    def stretch(self, thing: Line | Cell | Table | Correction) -> dict[str, object]:
        return {"start": self.offset(thing.start), "end": self.offset(thing.end)}


def join(documents: Sequence[Document], *, sha256: str, name: str, media_type: str) -> Joined:
    """The documents as one, called ``name``; offsets and page numbers are those of the joint document.

    Number and day are those of the first document, and so are the doubts about them.
    """
    bodies = [document.text[: document.body_end] for document in documents]
    asides = [document.text[document.body_end :].lstrip("\n") for document in documents]
    moves = list(_moves(documents, bodies, asides))
    document = Document(
        sha256=sha256,
        name=name,
        media_type=media_type,
        text="\n".join([*bodies, *(aside for aside in asides if aside)]),
        body_end=len("\n".join(bodies)),
        lines=tuple(sorted(_all(documents, moves, _lines), key=lambda line: line.start)),
        pages=tuple(_all(documents, moves, _pages)),
        tables=tuple(sorted(_all(documents, moves, _tables), key=lambda table: table.start)),
        signatures=tuple(_all(documents, moves, _signatures)),
        corrections=tuple(_all(documents, moves, _corrections)),
        doubts=documents[0].doubts,
        read_by=tuple(kind for kind, _ in groupby(kind for one in documents for kind in one.read_by)),
    )
    spans = tuple((move.body, move.body + len(body)) for move, body in zip(moves, bodies, strict=True))
    return Joined(document, spans, tuple(move.pages + 1 for move in moves))


def _moves(documents: Sequence[Document], bodies: Sequence[str], asides: Sequence[str]) -> Iterator[_Move]:
    body, pages = 0, 0
    aside = len("\n".join(bodies)) + 1
    for document, its_body, its_aside in zip(documents, bodies, asides, strict=True):
        yield _Move(document.body_end, body, aside - (len(document.text) - len(its_aside)), pages)
        body += len(its_body) + 1
        aside += len(its_aside) + 1 if its_aside else 0
        pages += len(document.pages)


def _all(documents: Sequence[Document], moves: Sequence[_Move], part: Callable[[Document, _Move], Iterator[T]]) -> Iterator[T]:
    for document, move in zip(documents, moves, strict=True):
        yield from part(document, move)


def _lines(document: Document, move: _Move) -> Iterator[Line]:
    for line in document.lines:
        yield line.model_copy(update={**move.stretch(line), "box": move.box(line.box)})


def _tables(document: Document, move: _Move) -> Iterator[Table]:
    for table in document.tables:
        cells = tuple(cell.model_copy(update={**move.stretch(cell), "box": move.box(cell.box)}) for cell in table.cells)
        yield table.model_copy(update={**move.stretch(table), "cells": cells})


def _pages(document: Document, move: _Move) -> Iterator[Page]:
    for page in document.pages:
        yield page.model_copy(update={"number": page.number + move.pages})


def _signatures(document: Document, move: _Move) -> Iterator[Signature]:
    for signature in document.signatures:
        yield signature.model_copy(update={"box": move.box(signature.box)})


def _corrections(document: Document, move: _Move) -> Iterator[Correction]:
    for correction in document.corrections:
        yield correction.model_copy(update=move.stretch(correction))
