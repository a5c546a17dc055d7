"""The findings as data: what each says and how grave it is (pipeline/rules/findings.toml, docs/findings.md)."""

from functools import cache

from models.notice import Finding, Severity
from models.value import Value
from pipeline.rules.tables import load_table


class FindingKind(Value):
    """A kind of finding; ``message`` is Vietnamese with named gaps, ``sentence`` says when it is given.

    ``told_by``: words of a deadline's warning that make it a finding of this kind.
    """

    code: str
    severity: Severity
    field: str
    sentence: str
    message: str
    told_by: tuple[str, ...] = ()
    example: str


class Catalogue(Value):
    """The file of findings."""

    finding: tuple[FindingKind, ...]


@cache
def catalogue() -> dict[str, FindingKind]:
    """All kinds of findings by code; raises ValueError naming the file if it does not fit."""
    kinds = load_table("findings", Catalogue).finding
    return {kind.code: kind for kind in kinds}


def finding(code: str, **gaps: object) -> Finding:
    """The finding of that code, the gaps of its message filled."""
    kind = catalogue()[code]
    return Finding(code=code, severity=kind.severity, message=kind.message.format(**gaps), field=kind.field)
