"""Labels at the start of a paragraph: "II.", "1.", "a)", "-", "Điều 3." (Decree 30/2020, annex I, part I, II.6)."""

import re
from typing import get_args

from models.outline import SectionKind
from models.value import Value
from pipeline.rules.book import load

# From the outermost level to the innermost; a bullet's depth depends on its sign.
RANK: dict[str, int] = {kind: rank for rank, kind in enumerate(get_args(SectionKind))}
LETTERS = "abcdđeghiklmnopqrstuvxy"
DASHES = "-–—−"
MISREAD_LETTERS = str.maketrans("¡ïìíî", "iiiii")


class Label(Value):
    """A label: its kind, how it stands in a section path, its length with the blanks after it, its place in the count."""

    kind: SectionKind
    path: str
    length: int
    ordinal: int | None = None

    @property
    def level(self) -> str:
        """What tells siblings from children: the kind, with the depth of a number or the sign of a bullet."""
        if self.kind == "number":
            return f"number{self.path.count('.')}"
        if self.kind == "bullet":
            return f"bullet{self.path}"
        return self.kind


def find_label(text: str) -> Label | None:
    """The label that ``text`` (a paragraph, trimmed) begins with, or None."""
    for rule in load("labels").rule:
        found = rule.regex.match(text)
        if found:
            return _label(rule.value["kind"], found, text)
    return None


def _label(kind: SectionKind, found: re.Match[str], text: str) -> Label:
    rest = text[found.end() :]
    path = " ".join(found["label"].split())
    if kind in ("letter", "paren"):
        path = path.translate(MISREAD_LETTERS)
    if kind == "bullet" and path in DASHES:
        path = "-"
    if kind in ("part", "chapter", "section", "subsection", "article"):
        path = _plain_case(path)
    return Label(kind=kind, path=path, length=found.end() + len(rest) - len(rest.lstrip()), ordinal=_ordinal(kind, path))


def _plain_case(path: str) -> str:
    """“PHẦN III” as "Phần III", "PHẦN THỨ BA" as "Phần thứ ba": capitals are type, the numeral stays."""
    words = (word if re.fullmatch(r"(?:[IVX]+|[A-ZĐ])\W*", word) else word.lower() for word in path.split())
    plain = " ".join(words)
    return plain[:1].upper() + plain[1:]


def _ordinal(kind: SectionKind, path: str) -> int | None:
    if kind in ("letter", "letter_upper"):
        return LETTERS.find(path[0].lower()) + 1 or None
    last = re.split(r"[.\s]", path)[-1].strip("()")
    if last.isdigit():
        return int(last)
    return _roman(last) if kind == "roman" else None


def _roman(numeral: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    digits = [values[letter] for letter in numeral]
    return sum(-digit if any(later > digit for later in digits[i + 1 :]) else digit for i, digit in enumerate(digits))
