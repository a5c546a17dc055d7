"""The tail of a notice: body, signature block (Nơi nhận, capacity, office, signer) and annexes."""

from collections.abc import Sequence
from itertools import pairwise

from models.document import Document
from models.outline import Zone
from pipeline.segment.agency_words import unmarked
from pipeline.segment.bare import mark
from pipeline.segment.document_type import title_type
from pipeline.segment.piece import Piece, table_at

Run = tuple[Zone, int, int]

NAME_WITHIN = 9  # pieces from an office to its holder's name: office lines, marks of the signature
BLOCK = 12  # pieces of a signature that may stand before "Nơi nhận" in reading order


def tail_runs(document: Document, found: Sequence[Piece]) -> list[Run]:
    """Body, signoff and annexes as runs ``(zone, first, after)`` over the pieces from the body's first on."""
    first = _signoff(document, found)
    if first is None:
        heads = _annex_heads(found, 1, alone=True)
        return [("body", 0, heads[0] if heads else len(found)), *_annexes(heads, len(found))]
    after = _end_of_signoff(document, found, first)
    heads = [after, *_annex_heads(found, after + 1, alone=False)] if after < len(found) else []
    return [("body", 0, first), ("signoff", first, after), *_annexes(_parted(found, heads), len(found))]


def is_recipients(piece: Piece) -> bool:
    """True for "Nơi nhận:"."""
    return bool(mark("letterhead.recipients").search(piece.plain))


def is_office(piece: Piece) -> bool:
    """True for a line of the signature block: "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"."""
    return (
        piece.upper
        and len(piece.text) < 90
        and bool(mark("letterhead.capacity").search(piece.plain) or mark("letterhead.office").search(piece.plain))
    )


def is_person(piece: Piece) -> bool:
    """True if nothing but a person's name stands there, which is no province's ("HÀ NAM") and no title."""
    match = mark("letterhead.person").search(piece.plain)
    if match is None or match["name"].lower() in unmarked("provinces"):
        return False
    return not title_type(piece.text) and not is_office(piece)


def _signoff(document: Document, found: Sequence[Piece]) -> int | None:
    """The first piece of the signature block: "Nơi nhận", unless an annex that has one of its own begins before it."""
    listed = next((at for at, piece in enumerate(found) if is_recipients(piece)), None)
    heads = _annex_heads(found[:listed], 1, alone=True)
    if listed is not None and not heads:
        return _back_to_office(found, listed)
    offices = (at for at, piece in enumerate(found) if is_office(piece) and not table_at_piece(document, piece))
    return next((at for at in offices if _signed(found, at)), None if listed is None else _back_to_office(found, listed))


def table_at_piece(document: Document, piece: Piece) -> bool:
    """True inside a ruled table (a layout table without rules holds the signature itself)."""
    table = table_at(document, piece.start)
    return table is not None and table.ruled and table.rows > 2


def _signed(found: Sequence[Piece], index: int) -> bool:
    """True if a name follows the office, with nothing but offices, rules and marks of signing between them."""
    for piece in found[index + 1 : index + NAME_WITHIN]:
        if is_recipients(piece) or is_person(piece):
            return True
        if not is_office(piece) and (len(piece.text) > 40 or piece.text[0].isdigit()):
            return False
    return False


def _back_to_office(found: Sequence[Piece], index: int) -> int:
    """Where the signature block begins if part of it stands before "Nơi nhận"."""
    first = index
    for back in range(index - 1, max(-1, index - BLOCK), -1):
        if is_office(found[back]):
            first = back
        elif not (is_person(found[back]) or len(found[back].text) < 12):
            break
    return first


def _end_of_signoff(document: Document, found: Sequence[Piece], first: int) -> int:
    """The piece after the signature block: the head of an annex, or what cannot belong to the block."""
    signed, listing = is_person(found[first]), is_recipients(found[first])
    for index in range(first + 1, len(found)):
        piece, before = found[index], found[index - 1]
        if _is_annex_head(found, index) or _is_letterhead(piece) or table_at_piece(document, piece):
            return index
        may_end = piece.page != before.page if piece.page is not None else signed
        if may_end and not _of_signoff(piece, listing=listing):
            return index
        signed = signed or is_person(piece)
        listing = (listing or is_recipients(piece)) and not mark("letterhead.kept").search(piece.plain)
    return len(found)


def _of_signoff(piece: Piece, *, listing: bool) -> bool:
    """True if the piece may stand in a signature block; ``listing``: the list of recipients has not come to "Lưu: …"."""
    if len(piece.text) >= 60 or title_type(piece.text):
        return False
    return (
        listing
        or is_recipients(piece)
        or piece.text[0] in "-–—+•*~(;,.["
        or piece.text[0].islower()
        or is_office(piece)
        or is_person(piece)
    )


def _is_letterhead(piece: Piece) -> bool:
    """True for the motto of a second instrument."""
    return bool(mark("letterhead.national").search(piece.plain) or mark("letterhead.party").search(piece.plain))


def _is_annex_head(found: Sequence[Piece], index: int) -> bool:
    """True where an annex begins: "Phụ lục …", or a title whose next lines say "(Kèm theo …)"."""
    piece = found[index]
    if mark("letterhead.annex").search(piece.plain):
        return True
    return bool(title_type(piece.text) or piece.upper) and not is_office(piece) and _attached(found, index)


def _attached(found: Sequence[Piece], index: int) -> bool:
    """True if "(Kèm theo …)" follows within the title."""
    return any(mark("letterhead.attached").search(piece.plain) for piece in found[index + 1 : index + 7])


def _annex_heads(found: Sequence[Piece], first: int, *, alone: bool) -> list[int]:
    """Where annexes begin; ``alone``: without a signature block before them, only those that say what they are attached to."""
    return [
        index
        for index in range(first, len(found))
        if mark("letterhead.annex").search(found[index].plain) and (not alone or (_attached(found, index) or found[index].upper))
    ]


def _parted(found: Sequence[Piece], heads: list[int]) -> list[int]:
    """Heads without those that follow another so closely that they are its title."""
    kept: list[int] = []
    for head in heads:
        if not kept or head - kept[-1] > 3 or mark("letterhead.annex").search(found[kept[-1]].plain):
            kept.append(head)
    return kept


def _annexes(heads: list[int], end: int) -> list[Run]:
    """One run for each annex."""
    return [("annex", head, after) for head, after in pairwise([*heads, end])]
