"""Titles of old gazette copies, which hold what the letterhead would: "… CỦA CHÍNH PHỦ SỐ 3/NQ-CP NGÀY 15 THÁNG 1 NĂM 2010 VỀ …"."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.segment.bare import mark, unmark
from pipeline.segment.capitals import capitalised
from pipeline.segment.found import Found, found_in
from pipeline.segment.piece import Piece
from pipeline.segment.place_and_date import iso_date

_RULE = "letterhead.cited-title"


class Cited(Value):
    """Issuer, number and date as the title cites them; ``lines`` counts the pieces that say so."""

    issuer: Found | None = None
    number: Found | None = None
    symbol: Found | None = None
    issued_on: Found | None = None
    lines: int = 0


def find_cited(pieces: Sequence[Piece]) -> Cited:
    """What the lines right below the type cite; nothing if they do not begin so."""
    for lines in range(1, min(4, len(pieces)) + 1):
        text = " ".join(piece.text for piece in pieces[:lines])
        match = mark(_RULE).match(unmark(text))
        if match and match["year"]:
            return _cited(pieces[:lines], match, text)
    return Cited()


def _cited(lines: Sequence[Piece], match: re.Match[str], text: str) -> Cited:
    """The values of a match; their place is the lines as a whole."""
    digits = re.sub(r"\s", "", match["digits"])
    symbol = re.sub(r"\s", "", text[match.start("symbol") : match.end("symbol")]).strip("/-") if match["symbol"] else ""
    issuer = capitalised(text[match.start("issuer") : match.end("issuer")]) if match["issuer"] else ""
    return Cited(
        issuer=found_in(lines, issuer, _RULE),
        number=found_in(lines, f"{digits}/{symbol}" if symbol else digits, _RULE),
        symbol=found_in(lines, symbol, _RULE),
        issued_on=found_in(lines, iso_date(int(match["day"]), int(match["month"]), match["year"]) or "", _RULE),
        lines=len(lines) if not text[match.end() :].strip() else 0,
    )
