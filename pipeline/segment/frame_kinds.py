"""What a piece of the head is by its own words."""

from collections.abc import Sequence

from pipeline.segment.bare import exact, is_near, mark
from pipeline.segment.document_type import title_type
from pipeline.segment.piece import Piece

LETTERHEAD = ("national", "independence", "party", "number", "date", "rule", "stamp", "urgency", "secrecy", "circulation")


def kind_of(piece: Piece) -> str:
    """What the piece is by its own words: the last part of a rule id of ``letterhead.toml``, "type", "upper" or "text"."""
    plain = piece.plain
    for kind in (*LETTERHEAD, "about", "to", "telegram"):
        if mark(f"letterhead.{kind}").search(plain):
            return kind
    if title_type(piece.text):
        return "type"
    near = next((kind for kind in ("national", "independence") if is_near(f"letterhead.{kind}", plain)), None)
    return near or ("upper" if piece.upper else "text")


def kinds_of(found: Sequence[Piece]) -> list[str]:
    """The kind of each piece; a notice has one number: a second line "số 12/KH-…" is text of a name or of a subject."""
    kinds = [kind_of(piece) for piece in found]
    numbers = [at for at, kind in enumerate(kinds) if kind == "number"]
    cited = [at for at in numbers if mark("letterhead.cited-title").search(found[at].plain)]
    own = [at for at in numbers if at not in cited]
    number = next((at for at in own[:2] if ":" in found[at].text[:6]), own[0] if own else None)
    text = ["upper" if piece.upper else "text" for piece in found]
    return [text[at] if at in numbers and at != number else kind for at, kind in enumerate(kinds)]


def opens_body(piece: Piece) -> bool:
    """True if the words open the body of a notice: a sentence or a labelled heading, so never in small letters but for a label."""
    found = mark("letterhead.opening").search(piece.plain)
    if found is None:
        return bool(exact("letterhead.opening-word").search(piece.text))
    return not piece.text[0].islower() or (not found[0].isalpha() and len(found[0]) < 5)


def opens_weakly(piece: Piece) -> bool:
    """True if the words may open a body as well as a subject, and begin a sentence."""
    return not piece.text[0].islower() and bool(mark("letterhead.weak-opening").search(piece.plain))


def is_authority(piece: Piece, before: Piece) -> bool:
    """True for "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" below a subject in ordinary letters."""
    return piece.upper and not before.upper and bool(mark("letterhead.authority").search(piece.plain))
