"""What a paragraph has from above: its lead, who helps, its deadline, and whether it stands where orders are given.

The nearest ancestor that names somebody gives the lead; then the sentence that opens the directing part; then "Kính gửi".
"""

from collections.abc import Iterator

from models.mention import Reading, UnitMention
from models.outline import Outline
from models.value import Value


class Context(Value):
    """What a paragraph inherits. ``source`` is the index of the paragraph that gave the lead, None for "Kính gửi" or nobody."""

    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    source: int | None = None
    by_heading: bool = False
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
    """What the paragraph ``index`` has from its ancestors, or, without a subject of its own, from the paragraph before it."""
    above = list(ancestors(outline, index))
    elder = _elder(outline, readings, index)
    source = elder if elder is not None else next((i for i in above if readings[i].lead), None)
    directing = next((bool(readings[i].directing) for i in above if readings[i].directing is not None), False)
    return Context(
        lead=readings[source].lead if source is not None else (),
        coordinating=_coordinating(readings, source),
        source=source,
        by_heading=source is not None and readings[source].role == "heading",
        directing=directing,
        opened=any(readings[i].role == "introduction" or readings[i].directing for i in above),
        deadline_sources=tuple(i for i in above if readings[i].sets_deadline),
        details_of=next((i for i in above if readings[i].details_follow), None),
    )


def _elder(outline: Outline, readings: tuple[Reading, ...], index: int) -> int | None:
    """The unlabelled paragraph just before this one under the same topic: a sentence without a subject goes on with its units."""
    paragraph = outline.paragraphs[index]
    if paragraph.label or paragraph.parent is None or readings[paragraph.parent].lead or readings[paragraph.parent].role != "heading":
        return None
    before = outline.paragraphs[index - 1]
    if before.label is None and before.parent == paragraph.parent and readings[index - 1].role == "order" and readings[index - 1].lead:
        return index - 1 if outline.paragraphs[paragraph.parent].label else None
    return None


def _coordinating(readings: tuple[Reading, ...], source: int | None) -> tuple[UnitMention, ...]:
    """Who helps is inherited from where the lead is: from a heading or an introduction, not from another order above."""
    if source is None:
        return ()
    reading = readings[source]
    if reading.role in ("heading", "introduction"):
        return reading.coordinating
    return ()
