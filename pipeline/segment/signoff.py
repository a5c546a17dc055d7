"""The signature block: capacity, office and name of the signer (Decree 30/2020/NĐ-CP, annex I, II.7)."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.bare import mark, unmark
from pipeline.segment.found import Found
from pipeline.segment.frame_tail import is_office, is_person
from pipeline.segment.piece import Piece


class Signed(Value):
    """Who signed, as what, and in whose stead."""

    signer: Found | None = None
    title: Found | None = None
    capacity: Found | None = None


def find_signer(pieces: Sequence[Piece], *, scanned: bool = False) -> Signed:
    """The last person named below an office, the last office line above the name, and the first capacity of the block.

    ``scanned``: the text was recognised, so that a surname may have lost its marks.
    """
    offices = [at for at, piece in enumerate(pieces) if is_office(piece)]
    persons = [at for at, piece in enumerate(pieces) if is_person(piece) and (at > offices[0] if offices else _has_surname(piece))]
    if not persons:
        return Signed(title=_title(pieces, offices), capacity=_capacity(pieces, offices))
    right = [at for at in persons if pieces[at].column == "right"] or persons
    above = [at for at in offices if at < right[-1]]
    signer = _name(pieces[right[-1]])
    signer = signer.model_copy(update={"value": _with_marks(signer.value)}) if scanned else signer
    return Signed(signer=signer, title=_title(pieces, above), capacity=_capacity(pieces, above))


def recipient_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the list of recipients, without the signature beside it and what stands below both.

    The list ends with "Lưu: …"; where the signer's name comes after that line, so does everything else.
    """
    last = next((at for at, piece in enumerate(pieces) if mark("letterhead.kept").search(piece.plain)), len(pieces))
    end = next((at for at in range(last + 1, len(pieces)) if is_person(pieces[at]) or is_office(pieces[at])), len(pieces))
    return [piece for piece in pieces[:end] if piece.column != "right" and not is_office(piece) and not is_person(piece)]


def _has_surname(piece: Piece) -> bool:
    """True if the name begins with a common surname: needed where a scan lost the office above it."""
    return _name(piece).value.split()[0].upper() in load("letterhead").vocabulary["surnames"].words


def _name(piece: Piece) -> Found:
    """The bare name, without rank, degree and "Đã ký"."""
    match = mark("letterhead.person").search(piece.plain)
    start, end = match.span("name") if match else (0, len(piece.text))
    return Found(value=" ".join(piece.text[start:end].split()), start=piece.start + start, end=piece.start + end, rule="letterhead.person")


def _with_marks(name: str) -> str:
    """The name with its surname as Vietnamese has it: "Trân Văn A" of a scan is "Trần Văn A"; left alone if two would do."""
    first, _, rest = name.partition(" ")
    near = [surname for surname in load("letterhead").vocabulary["surnames"].words if unmark(surname) == unmark(first).upper()]
    return f"{near[0].capitalize()} {rest}" if len(near) == 1 and not name.isupper() else name


def _title(pieces: Sequence[Piece], offices: Sequence[int]) -> Found | None:
    """The signer's own office: the last line, without a capacity before it."""
    if not offices:
        return None
    piece = pieces[offices[-1]]
    capacity = mark("letterhead.capacity").search(piece.plain)
    start = capacity.end() if capacity else _after_remnant(piece.text)
    value = re.sub(r"[\s*_.,;:|]+$", "", piece.text[start:])
    return Found(value=" ".join(value.split()), start=piece.start + start, end=piece.start + start + len(value), rule="letterhead.office")


def _after_remnant(text: str) -> int:
    """Where the office begins behind what a scan left of a capacity: "T. BỘ TRƯỞNG"."""
    remnant = re.match(r"\W*\w{1,2}[.,]\s*", text)
    return remnant.end() if remnant else 0


def _capacity(pieces: Sequence[Piece], offices: Sequence[int]) -> Found | None:
    """TM., KT., TL., TUQ. or Q., as the decree spells it ("T/M" of the Party is "TM.")."""
    for at in offices:
        match = mark("letterhead.capacity").search(pieces[at].plain)
        if match:
            letters = re.sub(r"\W", "", match[0])
            written = len(match[0].rstrip())
            return Found(value=f"{letters}.", start=pieces[at].start, end=pieces[at].start + written, rule="letterhead.capacity")
    return None
