"""Who issues the notice: the names at the left of the letterhead, and the place that completes them."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from models.document import Document
from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.bare import unmark
from pipeline.segment.capitals import capitalised
from pipeline.segment.found import Found, found_in
from pipeline.segment.frame_head import kinds_of
from pipeline.segment.piece import Piece

_RULE = "letterhead.issuer"


class Issued(Value):
    """The issuing body and the one above it, each complete with its place where the name needs one."""

    issuer: Found | None = None
    parent: Found | None = None


def find_issuer(pieces: Sequence[Piece], place: str | None) -> Issued:
    """The last name of the letterhead's left side is the issuer, the one above it its parent."""
    names = _names(_name_lines(pieces))
    if not names:
        return Issued()
    parent = found_in(names[-2], complete(_text(names[-2]), None, place), _RULE) if len(names) > 1 else None
    issuer = found_in(names[-1], complete(_text(names[-1]), parent.value if parent else None, place), _RULE)
    return Issued(issuer=issuer, parent=parent)


def _name_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines that can be part of a name: in capitals, above the number, below what a signature or a registry stamped."""
    kinds = kinds_of(pieces)
    motto = next((at for at, kind in enumerate(kinds) if kind in ("national", "party")), len(pieces))
    stamps = [at for at, kind in enumerate(kinds[: motto + 1]) if kind == "stamp" and pieces[at].column != "right"]
    first = stamps[-1] + 1 if stamps else 0
    after = next((at for at, kind in enumerate(kinds) if kind == "number"), len(pieces))
    inside = range(first, max(after, first))
    lines = [pieces[at] for at in inside if kinds[at] in ("upper", "type") and pieces[at].column != "right"]
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
    return text not in _unmarked("incomplete") or (not first and text in _unmarked("served"))


def _text(name: Sequence[Piece]) -> str:
    return re.sub(r"^[^\w]+|[\s*_|.]+$", "", " ".join(" ".join(piece.text for piece in name).split()))


def _begins_name(text: str) -> bool:
    return bool(_starts("heads").match(unmark(text)))


@cache
def _starts(vocabulary: str) -> re.Pattern[str]:
    """Matches the unmarked words of the vocabulary at the start of a name."""
    return re.compile(rf"\W*{unmark(load('agencies').vocabulary[vocabulary].alternation)}(?!\w|\s*,|\s+\d)", re.IGNORECASE)


@cache
def _unmarked(vocabulary: str) -> frozenset[str]:
    return frozenset(unmark(word).lower() for word in load("agencies").vocabulary[vocabulary].words)


@cache
def _located() -> re.Pattern[str]:
    """A level with a place name after it, at the end of a sentence-case name: "tỉnh Hoa Lam"."""
    return re.compile(rf"(?<!\w){load('agencies').vocabulary['levels'].alternation}\.?\s+(?=[^\W\d_])(?P<name>[^,;()]+)$")


@cache
def _bare_level() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<level>{load('agencies').vocabulary['levels'].alternation})$")


def complete(name: str, parent: str | None, place: str | None) -> str:
    """A name in sentence spelling, with what it needs to be understood alone.

    "SỞ NỘI VỤ" under "UBND tỉnh Hoa Lam" is "Sở Nội vụ tỉnh Hoa Lam"; "VĂN PHÒNG" under it "Văn phòng UBND tỉnh Hoa Lam";
    a name that ends with "TỈNH" takes the place's name. ``parent`` is complete already.
    """
    spelt = _mended(capitalised(name), place)
    where = _place_of(parent)
    bare_level = _bare_level().search(spelt)
    if bare_level:
        proper = where.split(" ", bare_level["level"].count(" ") + 1)[-1] if where and where.startswith(bare_level["level"]) else None
        return " ".join(filter(None, (spelt, proper or _province(bare_level["level"], place))))
    if parent and unmark(spelt).lower() in _unmarked("served"):
        return f"{spelt} {parent}"
    if where is None or not _starts("local").match(unmark(spelt)) or _located().search(spelt):
        return spelt
    proper = _proper_name(where)
    named = unmark(spelt).lower().endswith(unmark(proper).lower())
    return spelt[: -len(proper)] + proper if named else f"{spelt} {where}"


def _mended(name: str, place: str | None) -> str:
    """The name with the province as the place of issue spells it, where a poor scan spoilt it at the name's end."""
    found = _located().search(name)
    if (
        found is None
        or place is None
        or unmark(place).lower() not in _unmarked("provinces")
        or unmark(found["name"]).lower() in _unmarked("provinces")
    ):
        return name
    near = SequenceMatcher(None, unmark(found["name"]).lower(), unmark(place).lower(), autojunk=False).ratio() >= 0.8
    return name[: found.start("name")] + place if near else name


def _place_of(name: str | None) -> str | None:
    """The level and name in it: "tỉnh Hoa Lam" of "UBND tỉnh Hoa Lam"."""
    found = _located().search(name) if name else None
    return found[0] if found else None


def _proper_name(where: str) -> str:
    """The name without its level: "Hoa Lam" of "tỉnh Hoa Lam"."""
    found = _located().search(where)
    return found["name"] if found else where


def _province(level: str, place: str | None) -> str | None:
    """The place of issue where it is a province's name, which a seat of a lower body is not."""
    provinces = _unmarked("provinces")
    return place if level in ("tỉnh", "thành phố") and place and unmark(place).lower() in provinces else None


def issuer_from_symbol(document: Document, symbol: str, start: int, end: int) -> Found | None:
    """A name in ``document.text[start:end]`` whose initials are the body's abbreviation in the symbol; None if there is none.

    "TB-SKHCN" and "… Giám đốc Sở Khoa học và Công nghệ …" give the latter. Nothing is made up from the initials alone.
    """
    initials = _body_of(symbol)
    if len(initials) < 3:
        return None
    text = document.text[start:end]
    words = list(re.finditer(r"[^\W\d_]+", text))
    for index, word in enumerate(words):
        if word[0][0].isupper() and (last := _spelt_by(words, index, initials)):
            return Found(
                value=" ".join(text[word.start() : last.end()].split()),
                start=start + word.start(),
                end=start + last.end(),
                rule="letterhead.issuer-from-symbol",
            )
    return None


def _body_of(symbol: str) -> str:
    """The issuing body's part of a symbol: "SKHCN" of "TB-SKHCN", "UBND" of "UBND-KT"."""
    parts = [part for part in re.split(r"[-/]", symbol) if part]
    codes = {unmark(rule.value["code"]).lower() for rule in load("document_types").rule}
    named = parts[1:] if parts and unmark(parts[0]).lower() in codes else parts
    return re.sub(r"\W", "", unmark(named[0]).lower()) if named else ""


def _spelt_by(words: Sequence[re.Match[str]], index: int, initials: str) -> re.Match[str] | None:
    """The last of the words from ``index`` on whose initials, without "và", are ``initials``."""
    rest = initials
    for word in words[index : index + 2 * len(initials)]:
        if not rest:
            break
        letter = unmark(word[0][0]).lower()
        if letter == rest[0]:
            rest, last = rest[1:], word
        elif word[0].lower() != "và":
            return None
    return last if not rest else None
