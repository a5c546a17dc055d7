"""From mentions to the units of a task, with their evidence."""

from models.document import Document
from models.mention import UnitMention
from models.notice import Unit
from pipeline.place import evidence


def resolve_units(document: Document, mentions: tuple[UnitMention, ...], inherited_from: str | None = None) -> tuple[Unit, ...]:
    """The units that the mentions name; ``inherited_from`` says from where, if not from the task itself."""
    return tuple(_unit(document, mention, inherited_from) for mention in mentions)


def _unit(document: Document, mention: UnitMention, inherited_from: str | None) -> Unit:
    same = mention.name == mention.as_written
    place = evidence(document, mention.start, mention.end, match="exact" if same else "normalized", rule=mention.rule)
    return Unit(name=mention.name, as_written=mention.as_written, kind=mention.kind, inherited_from=inherited_from, evidence=place)
