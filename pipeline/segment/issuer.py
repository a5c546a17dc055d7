"""Who issues the notice: the names at the left of the letterhead, and the place that completes them."""

import re
from collections.abc import Sequence

from models.value import Value
from pipeline.segment.agency_name import complete
from pipeline.segment.agency_words import starts, unmarked
from pipeline.segment.bare import unmark
from pipeline.segment.found import Found, found_in
from pipeline.segment.frame_kinds import kinds_of
from pipeline.segment.piece import Piece

_RULE = "agencies.heads"


class Issued(Value):
    """The issuing body and the one above it, each complete with its place where the name needs one."""

    issuer: Found | None = None
    parent: Found | None = None


def find_issuer(pieces: Sequence[Piece], place: str | None, symbol: str | None = None) -> Issued:
    """The last name of the letterhead's left side is the issuer, the one above it its parent.

    A board may stand above the committee that set it up ("BAN CHỈ ĐẠO …", "ỦY BAN NHÂN DÂN TỈNH …"): its ``symbol`` tells.
    """
    names = _names(_name_lines(pieces))
    if not names:
        return Issued()
    if len(names) > 1 and symbol and _is_board_above(_text(names[-2]), _text(names[-1]), symbol):
        names[-2:] = names[-1], names[-2]
    whole: list[str] = []
    for name in names:
        whole.append(complete(_text(name), whole[-1] if whole else None, place))
    parent = found_in(names[-2], whole[-2], _RULE) if len(names) > 1 else None
    return Issued(issuer=found_in(names[-1], whole[-1], _RULE), parent=parent)


def _is_board_above(above: str, last: str, symbol: str) -> bool:
    """Whether ``above`` is a board whose initials the symbol has ("TB-BCĐ"), and ``last`` a people's committee."""
    initials = "".join(word[0] for word in re.findall(r"\w+", unmark(above).lower()))
    named = [part for part in re.split(r"[-/]", unmark(symbol).lower()) if len(part) > 1 and initials.startswith(part[:3])]
    committee = unmark(last).lower().startswith(("uy ban nhan dan", "ubnd"))
    return committee and starts("boards").match(unmark(above)) is not None and bool(named)


def _name_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines that can be part of a name: in capitals, above the number, below what a signature or a registry stamped."""
    kinds = kinds_of(pieces)
    motto = next((at for at, kind in enumerate(kinds) if kind in ("national", "party")), len(pieces))
    stamps = [at for at, kind in enumerate(kinds[: motto + 1]) if kind == "stamp" and pieces[at].column != "right"]
    first = stamps[-1] + 1 if stamps else 0
    after = next((at for at, kind in enumerate(kinds) if kind == "number"), len(pieces))
    inside = range(first, max(after, first))
    named = [at for at in inside if kinds[at] in ("upper", "type") and pieces[at].column != "right"]
    if len(named) > 1 and unmark(pieces[named[-1]].text).lower().startswith("cong dien"):
        named.pop()  # "BAN CHỈ ĐẠO …", "CÔNG ĐIỆN", "Số: …": a telegram may have its title above the number
    lines = [pieces[at] for at in named]
    return lines or [pieces[at] for at in inside if kinds[at] == "text" and _begins_name(pieces[at].text)]


def _names(lines: Sequence[Piece]) -> list[list[Piece]]:
    """The lines grouped into names."""
    names: list[list[Piece]] = []
    for line in lines:
        if names and not (_begins_name(line.text) and _may_end(names[-1], first=len(names) == 1)):
            names[-1].append(line)
        else:
            names.append([line])
    return [name for name in names if _begins_name(_text(name))] or names


def _may_end(name: Sequence[Piece], *, first: bool) -> bool:
    """False while the name says nothing yet ("VĂN PHÒNG" above "ỦY BAN NHÂN DÂN TỈNH"), or ends in the middle of a phrase."""
    text = unmark(_text(name)).lower()
    if re.search(r"(?:\bva|,|-|&)$", text):
        return False
    return text not in unmarked("incomplete") or (not first and text in unmarked("served"))


def _text(name: Sequence[Piece]) -> str:
    return re.sub(r"^[^\w]+|[\s*_|.]+$", "", " ".join(" ".join(piece.text for piece in name).split()))


def _begins_name(text: str) -> bool:
    return bool(starts("heads").match(unmark(text)))
