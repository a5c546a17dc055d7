"""What should be looked at in a task: who leads, what was read as a unit, how long and how often the passage stands."""

import re
from collections.abc import Iterator

from models.notice import Finding, Header, Task, Unit
from pipeline.check.catalogue import finding
from pipeline.rules.book import load

LONG = 250  # syllables: an item that fills half a page
FAR = 2  # levels between a task and the section that names its lead
SOURCES = {"opening": "câu mở đầu phần giao nhiệm vụ", "addressee": "nơi “Kính gửi”"}
ROW = "order.row"


def task_findings(task: Task, header: Header) -> Iterator[Finding]:
    """Findings on one task by itself, deadlines left out."""
    yield from lead_findings(task)
    if issuer_leads(task, header):
        yield finding("lead.issuer")
    yield from candidates(task)
    for unit in task.lead:
        if not known(unit):
            yield finding("unit.unknown-kind", name=unit.name)
    count = len(task.text.split())
    if count > LONG:
        yield finding("task.long", count=count)


def lead_findings(task: Task) -> Iterator[Finding]:
    """No lead, a lead from far away, or more than one."""
    if not task.lead:
        yield finding("row.lead-missing" if found_by(task) == ROW else "lead.missing")
        return
    source = task.lead[0].inherited_from
    if source and is_far(source, task.section_path):
        yield finding("lead.inherited-far", source=SOURCES.get(source) or f"mục {source.replace('/', '.')}")
    if len(task.lead) > 1:
        yield finding("lead.several", count=len(task.lead))


def issuer_leads(task: Task, header: Header) -> bool:
    """Whether the lead was inherited and is the body that issued the notice, which mostly tells others to act."""
    names = {plain(unit.name) for unit in task.lead if unit.inherited_from}
    return header.issuer is not None and plain(header.issuer) in names


def found_by(task: Task) -> str | None:
    """The id of the rule that found the passage: how the order was given ("order.assigned", "order.row" …)."""
    place = task.evidence.get("text")
    return place.rule if place else None


def is_far(source: str, path: tuple[str, ...]) -> bool:
    """Whether a value was inherited over two levels or more, from the opening sentence or from Kính gửi."""
    if source in SOURCES:
        return True
    above = source.split("/")
    return path[: len(above)] == tuple(above) and len(path) - len(above) >= FAR


def candidates(task: Task) -> Iterator[Finding]:
    """Somebody else of whom the passage itself says "chủ trì"."""
    names = [plain(written) for unit in task.lead for written in (unit.name, unit.as_written)]
    for match in load("checks")["candidate.chairing"].regex.finditer(task.text):
        other = " ".join(match["name"].split())
        if not any(name in plain(other) or plain(other) in name for name in names):
            yield finding("lead.candidates", other=other)
            return


def known(unit: Unit) -> bool:
    """Whether the name begins as names of units do and, if it is one unit's, has no words that such names never have."""
    if unit.kind == "person":
        return True
    return matches("unit.known-head", unit.name) and (unit.kind == "group" or not matches("unit.misread", unit.name))


def matches(rule: str, text: str) -> bool:
    """Whether the pattern of pipeline/rules/checks.toml stands in the text."""
    return load("checks")[rule].regex.search(text) is not None


def repeated(tasks: tuple[Task, ...]) -> dict[str, str]:
    """Ids of tasks whose passage and leads are those of an earlier task, with the id of that one."""
    first: dict[tuple[str, frozenset[str]], str] = {}
    found = {}
    for task in tasks:
        key = (plain(task.text), frozenset(plain(unit.name) for unit in task.lead))
        original = first.setdefault(key, task.id)
        if original != task.id:
            found[task.id] = original
    return found


def plain(text: str) -> str:
    """The words alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))
