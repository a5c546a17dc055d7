"""Place and date of issue (Decree 30/2020/NĐ-CP, annex I, II.4)."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from pipeline.rules.book import load
from pipeline.segment.bare import mark, unmark
from pipeline.segment.found import Found
from pipeline.segment.piece import Piece


def find_place(pieces: Sequence[Piece]) -> Found | None:
    """Địa danh: what stands before ", ngày"."""
    match, piece = _dated(pieces)
    if match is None or piece is None or not match["place"]:
        return None
    start, end = match.span("place")
    start += len(piece.text[start:end]) - len(piece.text[start:end].lstrip(" -–*_(."))
    return Found(value=_mended(piece.text[start:end].strip()), start=piece.start + start, end=piece.start + end, rule="letterhead.date")


def find_date(pieces: Sequence[Piece], signed: Sequence[str] = ()) -> Found | None:
    """The date of issue, as far as it is filled in: "2026-04-09", "2026-04" or "2026".

    Where a stamp was set over a typed figure, so that two stand there, the one counts that a signing time in
    ``signed`` (ISO 8601) agrees with; without such a witness neither does.
    """
    match, piece = _dated(pieces)
    if match is None or piece is None:
        return None
    month = _one_of(match["month"] or match["month_too"], {int(time[5:7]) for time in signed})
    day = _one_of(match["day"] or match["day_too"], {int(time[8:10]) for time in signed})
    value = iso_date(day, month, match["year"] or match["year_too"])
    start = match.end("place") if match["place"] else 0
    skipped = len(piece.text[start:]) - len(piece.text[start:].lstrip(" ,.;-–*_("))
    return Found(value=value, start=piece.start + start + skipped, end=piece.end, rule="letterhead.date") if value else None


def _dated(pieces: Sequence[Piece]) -> tuple[re.Match[str] | None, Piece | None]:
    """The line of place and date, and what it says."""
    for piece in (*pieces, *_behind_numbers(pieces)):
        if mark("letterhead.date").search(piece.plain):
            match = mark("letterhead.place-and-date").search(piece.plain)
            if match:
                return match, piece
    return None, None


def _behind_numbers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """“Số: 07/CĐ-UBND | hồi 15 giờ 00 ngày 05/9/2025”: what stands behind the number on its line."""
    for piece in pieces:
        if number := mark("letterhead.dated-number").search(piece.plain):
            yield piece.model_copy(update={"start": piece.start + number.end(), "text": piece.text[number.end() :]})


def _one_of(figures: str | None, witnesses: set[int]) -> int | None:
    """The figure; of several, the one that a witness names; None for a scrawl that was not read as figures."""
    read = [int(figure) for figure in re.findall(r"\d+", figures or "")] if re.fullmatch(r"[\d\s.…_]*", figures or "") else []
    agreed = [figure for figure in read if figure in witnesses]
    if len(read) > 1:
        return agreed[0] if agreed else None
    return read[0] if read else None


def iso_date(day: int | None, month: int | None, year: str | None) -> str | None:
    """The date as ISO 8601, shortened by what is blank or cannot be; None without a year."""
    if not year or not 1945 <= int(year) <= 2199:
        return None
    if not month or month > 12:
        return year
    if not day or day > monthrange(int(year), month)[1]:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def _mended(place: str) -> str:
    """A province's name with its marks, where a poor scan lost some."""
    known = {unmark(name).lower(): name for name in load("agencies").vocabulary["provinces"].words}
    name = known.get(unmark(place).lower())
    return name if name and _marks(place) < _marks(name) else place


def _marks(text: str) -> int:
    return sum(one != other for one, other in zip(text, unmark(text), strict=True))
