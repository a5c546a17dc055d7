"""Who leads and who helps, told in one cell: "Sở A (chủ trì), Sở B", "Sở A chủ trì; Sở B, Sở C phối hợp", "Sở A; phối hợp: Sở B".

Words of role stand behind the units that they are said of; "phối hợp với", "phối hợp:" and "chủ trì:" stand before them.
"""

from itertools import pairwise
from typing import Literal, NamedTuple

from models.mention import UnitMention
from pipeline.extract.cell_units import opens_item, read_cell_units
from pipeline.extract.clauses import unit_key
from pipeline.extract.language import Syllables
from pipeline.extract.unit_names import begins_unit

LEADING, HELPING = ["chủ", "trì"], ["phối", "hợp"]
SEPARATORS = (",", ";", "+", "•", ".")


class RoleWord(NamedTuple):
    """A word of role at the tokens ``first:last`` (last excluded); ``forward``: the units stand after it."""

    role: Literal["lead", "coordinating"]
    first: int
    last: int
    forward: bool


class CellRoles(NamedTuple):
    """The units of a cell by role."""

    lead: tuple[UnitMention, ...]
    coordinating: tuple[UnitMention, ...]


def read_cell_roles(s: Syllables, start: int, end: int) -> CellRoles | None:
    """The units of the text ``start:end`` by role, or None where the cell says nothing of roles, or gives none the lead."""
    first, last = s.index(start), s.index(end)
    words = _role_words(s, first, last)
    if any(opens_item(s, k, last) for k in range(first + 1, last)):
        return None  # numbered items tell what each is to do
    if not any(word.role == "coordinating" for word in words) and not _only_one_chairs(s, words, last):
        return None
    found: dict[str, list[UnitMention]] = {"lead": [], "coordinating": []}
    for word, stretch in _said_of(s, words, first, last):
        found[word] += _units(s, *stretch)
    lead, coordinating = _once(found["lead"]), _once(found["coordinating"])
    return CellRoles(lead, tuple(unit for unit in coordinating if unit not in lead)) if lead else None


def _role_words(s: Syllables, first: int, last: int) -> list[RoleWord]:
    found = []
    for i in range(first, last - 1):
        role: Literal["lead", "coordinating"] | None = (
            "lead" if s.lower[i : i + 2] == LEADING else "coordinating" if s.lower[i : i + 2] == HELPING else None
        )
        if role is not None:
            after = max(s.at("joining", i) or 0, i + 2)
            forward = after < last and (s.words[after] == ":" or s.lower[after - 1] in ("với", "cùng") or _follows_lead(s, i, after, last))
            found.append(RoleWord(role, i, after + (after < last and s.words[after] == ":"), forward))
    return found


def _follows_lead(s: Syllables, i: int, after: int, last: int) -> bool:
    """“Sở A chủ trì, phối hợp Sở B”: whether the units stand behind the word though "với" is left out."""
    return s.lower[max(0, i - 2) : i] in (["trì", ","], ["trì", "và"], ["trì", "-"]) and begins_unit(s, after, last)


def _only_one_chairs(s: Syllables, words: list[RoleWord], last: int) -> bool:
    """“Sở A (chủ trì), Sở B”: one is marked as the lead, the others are not."""
    marked = [word for word in words if word.role == "lead" and s.words[word.first - 1 : word.first] == ["("]]
    return len(marked) == len(words) == 1 and s.words[words[0].last : words[0].last + 1] == [")"] and words[0].last + 1 < last


def _said_of(s: Syllables, words: list[RoleWord], first: int, last: int) -> list[tuple[str, tuple[int, int]]]:
    """Each stretch of units with the role that is said of it, in order."""
    found: list[tuple[str, tuple[int, int]]] = []
    if words[0].forward:
        found.append(("lead", (first, words[0].first)))  # "Sở A; phối hợp: Sở B"
    else:
        opening = _parted(s, words[0]._replace(last=first), words[0].first, forward=words[0].role == "lead")
        parted = first if opening == words[0].first else opening
        found += [("lead", (first, parted)), (words[0].role, (parted, words[0].first))]  # "Sở A; Sở B phối hợp"
    for word, following in pairwise([*words, None]):
        if word is None:
            break
        stop = following.first if following else last
        parted = _parted(s, word, stop, forward=following is None or following.forward)
        if word.forward:
            found.append((word.role, (word.last, parted)))
            begin = parted
        else:
            begin = _next_part(s, word.last, stop)
        if following is None and not word.forward:
            found.append(("coordinating", (begin, stop)))  # "Sở A (chủ trì), Sở B"
        elif following is not None and not following.forward:
            found.append((following.role, (begin, stop)))
    return found


def _parted(s: Syllables, word: RoleWord, stop: int, *, forward: bool) -> int:
    """Where the units after "phối hợp với" end: at the next word of role, or the last semicolon before one behind its units."""
    if forward:
        return stop
    return next((k for k in range(stop - 1, word.last, -1) if s.words[k] in ";."), stop)


def _next_part(s: Syllables, i: int, stop: int) -> int:
    """The token after the mark that ends what the units before are to do."""
    for k in range(i, stop):
        if s.words[k] in SEPARATORS or ("\n" in s.text[s.ends[k - 1] : s.starts[k]] and s.is_capital(k)):
            return k
    return stop


def _units(s: Syllables, first: int, stop: int) -> list[UnitMention]:
    """The units of the stretch; words that name nobody ("tổng hợp") are left out."""
    while stop > first and not s.words[stop - 1][0].isalpha():
        stop -= 1
    if first >= stop:
        return []
    read = read_cell_units(s, s.starts[first], s.ends[stop - 1])
    return [unit for unit in read if unit.rule != "unit.cell" or unit.name[0].isupper()]


def _once(units: list[UnitMention]) -> tuple[UnitMention, ...]:
    return tuple({unit_key(unit.name): unit for unit in reversed(units)}.values())[::-1]
