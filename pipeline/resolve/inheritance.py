"""What a paragraph has from above: its lead, who helps, its deadline, and whether it stands where orders are given.

The nearest ancestor that names somebody gives the lead; then the sentence that opens the directing part; then "Kính gửi".
"""

from collections.abc import Iterator

from models.mention import Reading, UnitMention
from models.outline import Outline
from models.value import Value


class Context(Value):
    """What a paragraph inherits. ``source`` is the index of the paragraph that gave the lead, None for "Kính gửi" or nobody.

    ``common``: who helps in all that an introduction tells a collective ("Các sở, ngành phối hợp với Sở A thực hiện:"),
    also where one of them is named below it.
    ``directed``: the lead is told to direct those who are named below.
    ``addressed``: the notice has a line "Kính gửi".
    ``unheaded``: the page that would say who is told, and that it directs, is missing.
    """

    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    common: tuple[UnitMention, ...] = ()
    source: int | None = None
    by_heading: bool = False
    directing: bool = False
    reporting: bool = False
    opened: bool = False
    unheaded: bool = False
    deadline_sources: tuple[int, ...] = ()
    details_of: int | None = None
    directed: bool = False
    addressed: bool = False


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
    return Context(
        lead=readings[source].lead if source is not None else (),
        coordinating=_coordinating(readings, above, source, elder),
        common=_common(readings, above),
        source=source,
        by_heading=source is not None and readings[source].role == "heading",
        directing=readings[index].of_notice or _directing(readings, above),
        reporting=any(readings[i].directing is False for i in above),
        opened=any(readings[i].role == "introduction" or readings[i].directing for i in above),
        deadline_sources=tuple(i for i in above if readings[i].sets_deadline),
        directed=source is not None and readings[source].directs,
        details_of=next((i for i in above if readings[i].details_follow), None),
    )


def _elder(outline: Outline, readings: tuple[Reading, ...], index: int) -> int | None:
    """The only paragraph of the same topic that names units: an unlabelled sentence after it, without a subject, goes on with them."""
    paragraph = outline.paragraphs[index]
    parent = paragraph.parent
    if paragraph.label or parent is None or readings[parent].lead or not outline.paragraphs[parent].label:
        return None
    before = [i for i in range(parent + 1, index) if outline.paragraphs[i].parent == parent and readings[i].lead]
    return before[0] if len(before) == 1 and outline.paragraphs[before[0]].label is None else None


def _directing(readings: tuple[Reading, ...], above: list[int]) -> bool:
    """Whether the nearest part that says so directs; names of units as a title do not make a part of a report direct."""
    said = [readings[i] for i in above if readings[i].directing is not None]
    plain = next((reading for reading in said if not reading.names_units), None)
    if said and said[0].names_units:
        return plain is None or plain.directing is not False
    return plain is not None and plain.directing is True


def _coordinating(readings: tuple[Reading, ...], above: list[int], source: int | None, elder: int | None) -> tuple[UnitMention, ...]:
    """Who helps is inherited from where the lead is: a heading, an introduction or the sentence before, not another order above.

    An introduction nearer than that which names only who helps ("Phối hợp với Sở B hướng dẫn:") has its own.
    """
    if source is None:
        return ()
    nearer = next((readings[i] for i in above if _leads_on(readings[i]) and readings[i].coordinating), None)
    if nearer is not None and (source not in above or above.index(source) > 0):
        return nearer.coordinating
    reading = readings[source]
    if source == elder:
        return tuple(unit for clause in reading.clauses for unit in clause.coordinating)
    if reading.role in ("heading", "introduction"):
        return reading.coordinating
    return ()


def _leads_on(reading: Reading) -> bool:
    return reading.role == "introduction" or reading.rule == "heading.topic"


def _common(readings: tuple[Reading, ...], above: list[int]) -> tuple[UnitMention, ...]:
    """Who helps by the nearest introduction or heading whose own leads are all collective: those below it are some of them."""
    nearest = next((readings[i] for i in above if readings[i].role in ("introduction", "heading") and readings[i].coordinating), None)
    told = nearest.lead if nearest else ()
    return nearest.coordinating if nearest and told and all(unit.kind == "group" for unit in told) else ()
