"""Reading tests/data/units.toml: invented phrases that begin with units, and words that only look like units."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from models.mention import UnitList
from pipeline.extract.language import Syllables
from pipeline.extract.units import read_units

DATA = Path(__file__).parents[1] / "data"


class UnitCase(NamedTuple):
    """``units`` begin the sentence ``text`` and end at the offset ``end``; ``kind`` is None where they differ."""

    group: str
    text: str
    units: tuple[str, ...]
    end: int
    kind: str | None
    bare: bool
    xfail: str | None


def tables(file: str, kind: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DATA / file).read_text(encoding="utf-8"))[kind])


def cases() -> list[UnitCase]:
    return [_case(group, phrase, names) for group in tables("units.toml", "group") for phrase, names in group["phrases"]]


def _case(group: dict[str, Any], phrase: str, names: str) -> UnitCase:
    before, after = phrase.split(" | ")
    end = len(before.rstrip(",.:"))
    units = (before[:end],) if names == "=" else tuple(names.split(" + "))
    return UnitCase(group["name"], f"{before} {after}", units, end, group.get("kind"), group.get("bare", False), group.get("xfail"))


def read(text: str, *, bare: bool = False, limit: int | None = None) -> tuple[Syllables, UnitList | None]:
    s = Syllables(text)
    return s, read_units(s, 0, len(s) if limit is None else limit, bare=bare)
