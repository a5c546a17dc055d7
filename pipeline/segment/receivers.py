"""The two lists of receivers: Kính gửi at the head, Nơi nhận at the end (Decree 30/2020/NĐ-CP, annex I, II.9)."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.segment.bare import mark
from pipeline.segment.found import Found, found_in
from pipeline.segment.piece import Piece

_BULLET = re.compile(r"^[-–—+•*·~]+\s*")
_END = re.compile(r"[;.,:/\s|*_]+$")
_INLINE = re.compile(r";\s*[-–+]?\s*|(?<=[.,])\s+[-–+]\s+|^\s*[-–+]\s*")
_REMARK = re.compile(r"\([^()]*\)[;.,]?")


class Listed(Value):
    """The items as written, without dash and end mark, and the place of the whole list."""

    items: tuple[str, ...] = ()
    place: Found | None = None


def find_addressees(pieces: Sequence[Piece]) -> Listed:
    """The items below "Kính gửi:", or below "… điện:" in a công điện."""
    return _list(pieces, ("letterhead.to", "letterhead.telegram"))


def find_recipients(pieces: Sequence[Piece]) -> Listed:
    """The items below "Nơi nhận:"; ``pieces`` are those of the list alone, without the signature beside it."""
    return _list(pieces, ("letterhead.recipients",))


def _list(pieces: Sequence[Piece], openings: Sequence[str]) -> Listed:
    first = next(((at, match) for at, piece in enumerate(pieces) for rule in openings if (match := mark(rule).search(piece.plain))), None)
    if first is None:
        return Listed()
    at, match = first
    opened = _after(pieces[at], match.end())
    lines = [piece for piece in [*opened, *pieces[at + 1 :]] if not _is_beside(piece)]
    parts = (part.strip() for line in _joined(lines) for part in _INLINE.split(line))
    items = tuple(item for part in parts if not _REMARK.fullmatch(part) and (item := _END.sub("", _BULLET.sub("", part))))
    place = found_in(lines, "; ".join(items), openings[0])
    return Listed(items=items, place=place)


def _is_beside(piece: Piece) -> bool:
    """True for what is no item: a rule, or a remark beside a brace, "(để b/c)"."""
    return bool(mark("letterhead.rule").search(piece.plain) or _REMARK.fullmatch(piece.text))


def _after(piece: Piece, offset: int) -> list[Piece]:
    """What stands behind the opening words in the same line."""
    rest = piece.text[offset:]
    skip = offset + len(rest) - len(rest.lstrip(" :.*_|"))
    return [piece.model_copy(update={"text": piece.text[skip:], "start": piece.start + skip})] if rest.strip(" :.*_|") else []


def _joined(lines: Sequence[Piece]) -> list[str]:
    """Items over several lines in one each."""
    items: list[str] = []
    for line in lines:
        if items and not _BULLET.match(line.text) and not items[-1].endswith((";", ".")):
            items[-1] = f"{items[-1]} {line.text}"
        else:
            items.append(line.text)
    return items
