"""Whether a value is as labelled, field by field."""

from collections.abc import Iterable, Sequence

from models.notice import Deadline, Header, Unit
from pipeline.evaluate.labels import HEADER, LabelledDeadline, LabelledNotice
from pipeline.evaluate.wording import alike, plain, unit_key

NEARLY = 92  # of 100: names read from a scan
SAME_TITLE = 90  # of 100: subject and issuer

Key = tuple[str | int | bool | None, ...]


def same_units(labels: Sequence[str | tuple[str, ...]], units: Sequence[Unit], *, scan: bool) -> bool:
    """Whether the same units are named, in any order; on a scan letters may be wrong."""
    left = [unit_key(unit.name) for unit in units]
    if len(labels) != len(left):
        return False
    for label in labels:
        keys = [unit_key(name) for name in ((label,) if isinstance(label, str) else label)]
        same = next((name for name in left if name in keys), None)
        if same is None and scan:
            same = next((name for name in left if max(alike(name, key) for key in keys) >= NEARLY), None)
        if same is None:
            return False
        left.remove(same)
    return True


def deadline_keys(deadlines: Iterable[Deadline | LabelledDeadline]) -> frozenset[Key]:
    """What counts of deadlines: kind with date, recurrence or duration. A deadline by an event does not count: it has no date."""
    return frozenset(key for one in deadlines if (key := deadline_key(one)) is not None)


def deadline_key(one: Deadline | LabelledDeadline) -> Key | None:
    """What counts of one deadline; a day that is given ("on") is the last day ("by")."""
    if one.kind in ("before", "by", "on"):
        return ("by" if one.kind == "on" else one.kind, None, one.due)
    if one.kind == "during":
        return (one.kind, one.start, one.due)
    if one.kind == "recurring":
        return (one.kind, one.every, one.day)
    if one.kind == "relative":
        return (one.kind, one.days, one.months, bool(one.working))
    return None


def header_values(labels: LabelledNotice, header: Header) -> dict[str, tuple[str | None, str | None, bool]]:
    """For each labelled field of the header: the label, what was found, and whether it is right."""
    found = {field: getattr(header, field) for field in HEADER} | {"type": header.type.code if header.type else None}
    return {
        field: (value, found[field], same_header(field, value, found[field], labels.issuer_alt))
        for field, value in labels.header.items()
        if field in HEADER
    }


def same_header(field: str, label: str | None, found: str | None, alternatives: tuple[str, ...]) -> bool:
    """Whether a field of the header is right; ``alternatives``: other names of the issuer that are right."""
    if label is None or found is None:
        return label is None and found is None
    if field not in ("issuer", "subject"):
        return plain(label) == plain(found)
    named_otherwise = field == "issuer" and unit_key(found) in {unit_key(name) for name in alternatives}
    return named_otherwise or alike(unit_key(label), unit_key(found)) >= SAME_TITLE
