"""Where title, subject ("V/v …") and list of addressees end."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.bare import mark
from pipeline.segment.frame_kinds import LETTERHEAD, is_authority, opens_body, opens_weakly
from pipeline.segment.piece import Piece

LONGEST_TITLE = 1200  # characters
SUBJECT = re.compile(r"(?i:về)\s")  # how the subject begins below the line that says whose title it is
STOP = re.compile(r"([^\W\d_]{2})\. ([^\W\d_])\w+ \w")
PARAGRAPH = 240  # a piece as long as this is a paragraph of the body


def end_of_title(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after title and subject, and after the authority line of a decision."""
    after = index + 1
    while after < len(found) and _is_subject(found, kinds, index, after):
        after += 1
    return _end_of_authority(found, kinds, after)


def _is_subject(found: Sequence[Piece], kinds: Sequence[str], index: int, at: int) -> bool:
    """True if the piece at ``at`` still belongs to the subject of the title at ``index``."""
    piece, before, first = found[at], found[at - 1], at == index + 1
    quoted = kinds[at] in ("national", "independence") and kinds[at] in kinds[:index] and piece.upper  # … NƯỚC | CỘNG HÒA XÃ HỘI …
    if (
        (kinds[at] in LETTERHEAD and not quoted)
        or kinds[at] in ("to", "telegram")
        or opens_body(piece)
        or len(piece.text) > 2.5 * PARAGRAPH
    ):
        return False
    if first:
        return not _is_sentence(found, index)
    if _holds_sentences(piece.text):
        return False
    if piece.gap or piece.end - found[index].start > LONGEST_TITLE or is_authority(piece, before):
        return False
    if at == index + 2 and before.upper and before.plain.lower().startswith("cua ") and SUBJECT.match(piece.text):
        return True  # CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về tăng cường …
    if before.upper != piece.upper and (len(piece.text) > 30 or piece.upper) and not (piece.bold and before.bold):
        return False
    return not _changes_style(found[index + 1], before, piece)


def _holds_sentences(text: str) -> bool:
    """Whether a full stop stands within the text and a sentence behind it, which no subject has ("TP. Hà Nội" is no sentence)."""
    return any(stop[1].islower() and stop[2].isupper() for stop in STOP.finditer(text))


def _is_sentence(found: Sequence[Piece], index: int) -> bool:
    """True if a title has no subject and the body's first sentence follows it: it ends as one, or stands out of the centre."""
    title, piece = found[index], found[index + 1]
    if piece.text.endswith((":", "./.", ";")):
        return True
    styled = (title.bold or title.centred) and not (piece.bold or piece.centred)
    below = found[index + 2] if index + 2 < len(found) else None
    return styled and not piece.text[0].islower() and len(piece.text) > 60 and not (below and below.centred)


def _changes_style(subject: Piece, before: Piece, piece: Piece) -> bool:
    """True if the piece is not set as the subject is: bold, or centred."""
    if subject.bold or piece.bold:
        return subject.bold != piece.bold
    if before.centred != piece.centred and not piece.centred:
        return True
    return opens_weakly(piece) and not piece.centred


def _end_of_authority(found: Sequence[Piece], kinds: Sequence[str], after: int) -> int:
    """The piece after a rule and an authority line, if they follow."""
    end = after
    while end < len(found) and end < after + 6:
        piece = found[end]
        if kinds[end] != "rule" and not (kinds[end] == "upper" and _names_authority(piece, begun=end > after)):
            break
        end += 1
    return end


def _names_authority(piece: Piece, *, begun: bool) -> bool:
    """True for the deciding authority, and below it for the term and session of a council."""
    rules = ("authority", "session") if begun else ("authority",)
    return any(mark(f"letterhead.{rule}").search(piece.plain) for rule in rules)


def end_of_about(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after a subject that begins with "V/v"."""
    after = index + 1
    while after < len(found) and kinds[after] in ("text", "upper") and not opens_body(found[after]):
        piece = found[after]
        too_long = piece.end - found[index].start > LONGEST_TITLE or len(piece.text) > PARAGRAPH
        if piece.column != found[index].column or piece.gap or too_long:
            break
        after += 1
    return after


def end_of_addressees(found: Sequence[Piece], kinds: Sequence[str], index: int) -> int:
    """The piece after the last addressee."""
    after = index + 1
    while after < len(found) and _is_addressee(found, kinds, index, after):
        after += 1
    return after


def _is_addressee(found: Sequence[Piece], kinds: Sequence[str], index: int, at: int) -> bool:
    """True if the piece is an item of the list below "Kính gửi", or goes on with one."""
    piece = found[at]
    before = next(found[back] for back in range(at - 1, -1, -1) if kinds[back] != "rule")
    if kinds[at] not in ("text", "upper"):
        return kinds[at] == "rule"
    if piece.text[0] in "-–—+•*":
        return True
    if opens_body(piece):
        return False
    if before is found[index] and _nothing_after_opening(before):
        return True
    return not before.text.endswith((".", "./.")) and _goes_on_with(found, at, before)


def _goes_on_with(found: Sequence[Piece], at: int, before: Piece) -> bool:
    """True if the line without a dash at ``at`` goes on with the addressee ``before``, which no full stop has ended."""
    piece = found[at]
    if piece.text[0].islower() or (before.text.endswith((",", ";", " và", "-")) and not piece.gap):
        return True
    if piece.gap or opens_weakly(piece):
        return False
    if piece.whole:
        return len(piece.text) < 80 and (piece.centred or piece.indent > 100)
    return piece.indent > 150 or _block_ends(found, at)


def _block_ends(found: Sequence[Piece], at: int) -> bool:
    """True if the lines from ``at`` run on to a full stop with blank text behind it: a list of names in one sentence."""
    for piece, below in pairwise(found[at : at + 9]):
        if opens_body(piece) or opens_weakly(piece):
            return False
        if piece.text.endswith("."):
            return below.gap
        if below.gap:
            return False
    return False


def _nothing_after_opening(piece: Piece) -> bool:
    """True for "Kính gửi:" alone on its line."""
    opening = mark("letterhead.to").search(piece.plain) or mark("letterhead.telegram").search(piece.plain)
    return opening is not None and not piece.text[opening.end() :].strip(" :.*_|")
