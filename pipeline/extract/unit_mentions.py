"""The mention of a receiver: what was written, and the name that it stands for."""

from typing import Literal

from models.mention import UnitMention
from pipeline.extract.language import Syllables

Found = tuple[list[UnitMention], int]  # the receivers that one expression names, and the token where it ends


def mention(
    s: Syllables, first: int, last: int, kind: Literal["unit", "group", "person"], rule: str, name: str | None = None
) -> UnitMention:
    """The tokens ``first:last`` as a receiver called ``name``, or what is written if that is None."""
    start, end = s.span(first, last)
    written = s.phrase(first, last)
    return UnitMention(name=name or written, as_written=written, kind=kind, start=start, end=end, rule=rule)


def reaching(s: Syllables, unit: UnitMention, last: int) -> UnitMention:
    """The receiver as it reads if its name ends before the token ``last``: longer by what says which are meant, or shorter by the order."""
    return mention(s, s.index(unit.start), last, unit.kind, unit.rule)
