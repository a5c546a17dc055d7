"""Number, symbol, place and date of a notice (Decree 30/2020/NĐ-CP, annex I, II.3 and II.4)."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.bare import mark, unmark
from pipeline.segment.document_type import known_code
from pipeline.segment.found import Found, found_in
from pipeline.segment.piece import Piece


class Numbered(Value):
    """Số, ký hiệu: ``number`` whole ("11/TB-UBND", None if its digits are blank) and ``symbol`` alone ("TB-UBND")."""

    number: Found | None = None
    symbol: Found | None = None


def find_number(pieces: Sequence[Piece]) -> Numbered:
    """The number and the symbol in the first line that begins with "Số"; both empty where there is none."""
    for index, piece in enumerate(pieces):
        if mark("letterhead.number").search(piece.plain):
            read = _read(_with_rest(pieces, index))
            if read.symbol or read.number:
                return read
    return Numbered()


def _with_rest(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """The line, and the next ones if the number is broken over them."""
    parts = [pieces[index]]
    for piece in pieces[index + 1 : index + 4]:
        whole = mark("letterhead.digits-and-symbol").search(" ".join(part.plain for part in parts))
        if whole and whole["symbol"]:
            break
        if piece.column == parts[0].column or piece.column is None:
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
    number = f"{digits}{year}{match['joint']}{symbol}" if digits else None
    return Numbered(number=_found(number, parts, match, "digits"), symbol=_found(symbol, parts, match, "symbol"))


def _found(value: str | None, parts: Sequence[Piece], match: re.Match[str], group: str) -> Found | None:
    """The value with its place: the whole lines where it is broken over several."""
    if value is None or len(parts) > 1:
        return found_in(parts, value or "", "letterhead.number")
    start = parts[0].start
    return Found(value=value, start=start + match.start(group), end=start + match.end("symbol"), rule="letterhead.number")


def _tight(symbol: str) -> str:
    """The symbol without blanks; every dash becomes a hyphen."""
    return re.sub(r"[-–—]+", "-", re.sub(r"\s+", "", symbol)).rstrip(".,-/")


def find_place(pieces: Sequence[Piece]) -> Found | None:
    """Địa danh: what stands before ", ngày"."""
    match, piece = _dated(pieces)
    if match is None or piece is None or not match["place"]:
        return None
    start, end = match.span("place")
    start += len(piece.text[start:end]) - len(piece.text[start:end].lstrip(" -–*_(."))
    return Found(value=_mended(piece.text[start:end].strip()), start=piece.start + start, end=piece.start + end, rule="letterhead.date")


def find_date(pieces: Sequence[Piece]) -> Found | None:
    """The date of issue, as far as it is filled in: "2026-04-09", "2026-04" or "2026"."""
    match, piece = _dated(pieces)
    if match is None or piece is None:
        return None
    value = _iso(match["day"], match["month"] or match["month_too"], match["year"])
    start = match.end("place") if match["place"] else 0
    skipped = len(piece.text[start:]) - len(piece.text[start:].lstrip(" ,.;-–*_("))
    return Found(value=value, start=piece.start + start + skipped, end=piece.end, rule="letterhead.date") if value else None


def _dated(pieces: Sequence[Piece]) -> tuple[re.Match[str] | None, Piece | None]:
    """The line of place and date, and what it says."""
    for piece in pieces:
        if mark("letterhead.date").search(piece.plain):
            match = mark("letterhead.place-and-date").search(piece.plain)
            if match:
                return match, piece
    return None, None


def _iso(day: str | None, month: str | None, year: str | None) -> str | None:
    """The date as ISO 8601, shortened by what is blank or cannot be; None without a year."""
    if not year or not 1945 <= int(year) <= 2199:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _mended(place: str) -> str:
    """A province's name with its marks, where a poor scan lost some."""
    known = {unmark(name).lower(): name for name in load("agencies").vocabulary["provinces"].words}
    name = known.get(unmark(place).lower())
    return name if name and _marks(place) < _marks(name) else place


def _marks(text: str) -> int:
    return sum(one != other for one, other in zip(text, unmark(text), strict=True))
