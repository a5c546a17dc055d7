"""Units merged or renamed since a notice was issued: the successor is shown beside the old name, which always stays."""

from functools import lru_cache

from models.value import Value
from pipeline.rules.book import load


class Successor(Value):
    """Who has taken over; ``name`` is None where there is no single one, and the note says what to look for.

    ``since`` is an ISO day, or a month where the day differs from province to province.
    """

    name: str | None
    since: str
    note: str | None = None

    @property
    def phrase(self) -> str:
        """In words, as it is put behind the old name: "nay là Sở Tài chính"."""
        now = f"nay là {self.name}" if self.name else None
        return "; ".join(part for part in (now, self.note) if part)


@lru_cache(maxsize=100_000)
def successor(name: str) -> Successor | None:
    """Who has taken over from the unit of that name by the reorganisation of 2025; None for a unit that goes on as it is."""
    now, since, notes, ended = name, "", [], False
    for rule in load("successors").rule:
        if found := rule.regex.search(now):
            ended = ended or "becomes" not in rule.value
            now = now if ended else now[: found.start()] + found.expand(rule.value["becomes"]) + now[found.end() :]
            since = max(since, rule.value["since"])
            notes += [rule.value["note"]] if "note" in rule.value else []
    if not since:
        return None
    return Successor(name=None if ended else now, since=since, note="; ".join(notes) or None)


def successor_after(name: str, issued_on: str | None) -> Successor | None:
    """The successor, unless the notice is of a later day and so means the unit that has the name now."""
    found = successor(name)
    return found if found and (issued_on or "") < found.since else None
