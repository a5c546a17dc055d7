"""What an agency's name needs to be understood alone: its spelling, its place, the body that it serves."""

import re
from difflib import SequenceMatcher
from functools import cache

from pipeline.rules.book import load
from pipeline.segment.agency_words import starts, unmarked
from pipeline.segment.bare import unmark
from pipeline.segment.capitals import capitalised


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
    if parent and starts("branches").match(unmark(spelt)):
        return f"{parent} - {spelt}"
    if parent and unmark(spelt).lower() in unmarked("served"):
        return f"{spelt} {parent}"
    if parent and where is None and _of_the_parent(spelt, parent):
        return f"{spelt} {parent}"
    if where is None or not starts("local").match(unmark(spelt)) or _located().search(spelt):
        return spelt
    proper = _proper_name(where)
    named = unmark(spelt).lower().endswith(unmark(proper).lower())
    return spelt[: -len(proper)] + proper if named else f"{spelt} {where}"


def _of_the_parent(name: str, parent: str) -> bool:
    """Whether a board ("Hội đồng Tuyển sinh") belongs to a school, an office or a party committee, so that it takes that name too."""
    whole = unmark(name).lower()
    own = any(word in whole for word in ("quoc gia", "trung uong", unmark(parent).lower()))
    return not own and starts("boards").match(unmark(name)) is not None and starts("board_owners").match(unmark(parent)) is not None


@cache
def _located() -> re.Pattern[str]:
    """A level with a place name after it, at the end of a sentence-case name: "tỉnh Hoa Lam"."""
    return re.compile(rf"(?<!\w){load('agencies').vocabulary['levels'].alternation}\.?\s+(?=[^\W\d_])(?P<name>[^,;()]+)$")


@cache
def _bare_level() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<level>{load('agencies').vocabulary['levels'].alternation})$")


def _mended(name: str, place: str | None) -> str:
    """The name with the province as the place of issue spells it, where a poor scan spoilt it at the name's end."""
    found = _located().search(name)
    if (
        found is None
        or place is None
        or unmark(place).lower() not in unmarked("provinces")
        or unmark(found["name"]).lower() in unmarked("provinces")
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
    provinces = unmarked("provinces")
    return place if level in ("tỉnh", "thành phố") and place and unmark(place).lower() in provinces else None
