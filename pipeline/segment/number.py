"""Number and symbol of a notice (Decree 30/2020/NĐ-CP, annex I, II.3)."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.segment.bare import mark, unmark
from pipeline.segment.document_type import known_code
from pipeline.segment.found import Found, found_in
from pipeline.segment.frame_kinds import kinds_of
from pipeline.segment.piece import Piece

_TAIL = re.compile(r"\d{0,5}\s*[-/]|\d{1,5}$")


class Numbered(Value):
    """Số, ký hiệu: ``number`` whole ("11/TB-UBND", None if its digits are blank) and ``symbol`` alone ("TB-UBND")."""

    number: Found | None = None
    symbol: Found | None = None


def find_number(pieces: Sequence[Piece]) -> Numbered:
    """The number and the symbol in the line that begins with "Số"; both empty where there is none."""
    kinds = kinds_of(pieces)
    return _read(_with_rest(pieces, kinds.index("number"))) if "number" in kinds else Numbered()


def _with_rest(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """The line, and the next ones if the number is broken over them."""
    parts = [pieces[index]]
    for piece in pieces[index + 1 : index + 4]:
        whole = mark("letterhead.digits-and-symbol").search(" ".join(part.plain for part in parts))
        if whole and whole["symbol"]:
            break
        if piece.column == parts[0].column and _TAIL.match(piece.text):
            parts.append(piece)
    return parts


def _read(parts: Sequence[Piece]) -> Numbered:
    """Number and symbol of the line, without the blanks inside."""
    text = " ".join(part.text for part in parts)
    match = mark("letterhead.digits-and-symbol").search(unmark(text))
    if not match:
        return Numbered()
    digits = re.sub(r"\D", "", match["digits"] or "")
    year = f"/{match['year']}" if match["year"] else ""
    symbol = known_code(_tight(text[match.start("symbol") : match.end("symbol")]))
    number = f"{digits}{year}{match['joint']}{symbol}" if digits else None  # a scrawl is no number
    return Numbered(number=_found(number, parts, match, "digits"), symbol=_found(symbol, parts, match, "symbol"))


def _found(value: str | None, parts: Sequence[Piece], match: re.Match[str], group: str) -> Found | None:
    """The value with its place: the whole lines where it is broken over several."""
    if value is None or len(parts) > 1:
        return found_in(parts, value or "", "letterhead.number")
    start = parts[0].start
    return Found(value=value, start=start + match.start(group), end=start + match.end("symbol"), rule="letterhead.number")


def _tight(symbol: str) -> str:
    """The symbol without blanks; every dash becomes a hyphen, and the Icelandic Ð that a scan reads for Đ, or beside it, is one."""
    letters = re.sub(r"ĐÐ|ÐĐ|Ð", "Đ", re.sub(r"\s+", "", symbol))  # QLĐĐ, of land, has two of its own
    return re.sub(r"[-–—]+", "-", letters).rstrip(".,-/")
