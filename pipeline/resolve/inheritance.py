"""What a paragraph has from above: its lead, who helps, its deadline, and whether it stands where orders are given.

The nearest ancestor that names somebody gives the lead; then the sentence that opens the directing part; then "Kính gửi".
"""

from collections.abc import Iterator

from models.mention import Reading, UnitMention
from models.outline import Outline
from models.value import Value


class Context(Value):
    """What a paragraph inherits. ``source`` is the index of the paragraph that gave the lead, "addressee", or None."""

    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    source: int | None = None
    directing: bool = False
    opened: bool = False
    deadline_sources: tuple[int, ...] = ()
    details_of: int | None = None


def ancestors(outline: Outline, index: int) -> Iterator[int]:
    """The paragraphs above ``index``, nearest first."""
    parent = outline.paragraphs[index].parent
    while parent is not None:
        yield parent
        parent = outline.paragraphs[parent].parent


def context_of(outline: Outline, readings: tuple[Reading, ...], index: int) -> Context:
    """What the paragraph ``index`` has from its ancestors."""
    above = list(ancestors(outline, index))
    source = next((i for i in above if readings[i].lead), None)
    directing = next((bool(readings[i].directing) for i in above if readings[i].directing is not None), False)
    return Context(
        lead=readings[source].lead if source is not None else (),
        coordinating=_coordinating(readings, above),
        source=source,
        directing=directing,
        opened=any(readings[i].role == "introduction" or readings[i].directing for i in above),
        deadline_sources=tuple(i for i in above if readings[i].sets_deadline),
        details_of=next((i for i in above if readings[i].details_follow), None),
    )


def _coordinating(readings: tuple[Reading, ...], above: list[int]) -> tuple[UnitMention, ...]:
    """Who helps is inherited only from where the lead is, and only from what orders nothing itself."""
    for i in above:
        if readings[i].lead:
            return readings[i].coordinating if readings[i].role in ("heading", "introduction") else ()
    return ()
