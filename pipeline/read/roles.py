"""Which of several files is the notice, which are its annexes, and which do not belong to it: by what they say, not by their names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.document import Document
from pipeline.read.letterhead import is_head, is_tail
from pipeline.rules.book import load

HEAD_LINES = 40
"""Lines within which a letterhead stands."""
ANNEX_LINES = 8
"""Lines within which the head of an annex stands."""
SAME_TEXT = 0.8
"""Share of words from which two files are two forms of one text."""
ENOUGH_WORDS = 40

Role = Literal["main", "annex", "duplicate", "other"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a file shows at its head and end; ``number`` is number and symbol ("12/KH-UBND"), whose digits may be blank."""

    motto: bool
    number: str | None
    digits: bool
    closing: bool
    annex: bool
    signed: bool
    recognised: bool

    @property
    def is_notice(self) -> bool:
        """Whether it could stand alone."""
        return self.motto and self.number is not None and not self.annex

    def rank(self) -> tuple[bool, ...]:
        """Higher for what is rather the notice itself, in its better form."""
        return (self.is_notice, self.motto and not self.annex, self.digits, self.closing, not self.annex, self.signed, not self.recognised)


def roles_of(documents: Sequence[Document]) -> tuple[Role, ...]:
    """The role of each file; exactly one is "main": of equals, the first."""
    traits = [traits_of(document) for document in documents]
    words = [Counter(document.text.casefold().split()) for document in documents]
    main = max(range(len(documents)), key=lambda at: (traits[at].rank(), -at))
    roles: list[Role] = []
    for at in range(len(documents)):
        earlier = [main, *(before for before in range(at) if before != main and roles[before] == "annex")]
        if at == main:
            roles.append("main")
        elif any(is_same(words[at], words[before]) for before in earlier) or is_copy(traits[at], traits[main]):
            roles.append("duplicate")
        else:
            roles.append("other" if traits[at].is_notice and traits[at].digits else "annex")
    return tuple(roles)


def traits_of(document: Document) -> Traits:
    """What can be told from the lines of the file."""
    lines = [document.text[line.start : line.end] for line in document.lines if line.end <= document.body_end]
    head = lines[:HEAD_LINES]
    motto = next((at for at, line in enumerate(head) if is_head(line)), None)
    annex = next((at for at, line in enumerate(lines[:ANNEX_LINES]) if _is_annex(line)), None)
    number, digits = next((found for line in head if (found := number_in(line))), (None, False))
    return Traits(
        motto=motto is not None,
        number=number,
        digits=digits,
        closing=any(is_tail(line) for line in lines),
        annex=annex is not None and (motto is None or annex < motto),
        signed=bool(document.signatures),
        recognised=any("ocr" in kind for kind in document.read_by),
    )


def number_in(line: str) -> tuple[str, bool] | None:
    """The number and symbol of a line "Số: …", without blanks, and whether its digits are there; None for any other line."""
    if not _rule("number").search(line):
        return None
    parts = _rule("digits-and-symbol").search(line)
    if parts is None:
        return None
    digits = re.sub(r"\D", "", parts["digits"] or "").lstrip("0")
    symbol = re.sub(r"\s", "", parts["symbol"])
    return f"{digits}/{symbol}".casefold(), bool(digits)


def is_same(words: Counter[str], others: Counter[str]) -> bool:
    """Whether two texts are one but for how they were read."""
    total = max(words.total(), others.total())
    return total >= ENOUGH_WORDS and (words & others).total() >= SAME_TEXT * total


def is_copy(one: Traits, other: Traits) -> bool:
    """Whether both carry the same number: two forms of one notice."""
    return one.is_notice and other.is_notice and one.digits and one.number == other.number


def _is_annex(line: str) -> bool:
    return any(_rule(name).search(line) for name in ("annex", "attached"))


def _rule(name: str) -> re.Pattern[str]:
    return load("letterhead")[f"letterhead.{name}"].regex
