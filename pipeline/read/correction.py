"""Recognised text made what Vietnamese can be: signs, fixed phrases, then words. Every change is recorded and can be undone."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from models.document import Document, Line
from pipeline.read.correction_edits import Edit, rewritten
from pipeline.read.correction_labels import label_edits
from pipeline.read.correction_words import Token, word_edits
from pipeline.read.syllables import one_spelling, skeleton
from pipeline.rules.book import load

RULES = "ocr_corrections"
ALIKE = 0.88  # share of letters, marks aside, that a line has in common with a fixed one
CAPACITY = re.compile(r"(?:KT|TM|TL|TUQ|Q|T/M|K/T)\s*\.\s*")  # in whose place or by whose order somebody signs
MOST_MISSING = 2  # letters that may be missing or too many
# a word of letters that is no part of an address (name@office.gov.vn), of a number (12a) or of a symbol (TB-UBND)
WORD = re.compile(r"(?<![\w@/.-]) [^\W\d_]+ (?! [\w@/] | [.-]\w )", re.VERBOSE)


def corrected(document: Document) -> Document:
    """The document with its recognised lines corrected; lines that were not recognised stay as they are."""
    if all(line.confidence is None for line in document.lines):
        return document
    labelled = rewritten(document, list(label_edits(document)))
    signs = rewritten(labelled, list(sign_edits(labelled)))
    return rewritten(signs, [edit for lines in stretches(signs) for edit in word_edits(list(tokens(signs, lines)))])


def undone(document: Document) -> Document:
    """The document as it was read, before any correction."""
    edits = [Edit(item.start, item.end, item.was, item.rule) for item in document.corrections]
    return rewritten(document.model_copy(update={"corrections": ()}), edits).model_copy(update={"corrections": ()})


def sign_edits(document: Document) -> Iterator[Edit]:
    """Signs that cannot be what is printed, line by line."""
    for line in document.lines:
        if line.confidence is None:
            continue
        text = document.text[line.start : line.end]
        if formula := formula_of(text):
            yield Edit(line.start, line.end, formula, "ocr.formula")
            continue
        found = [(*wrong_part(match), rule) for rule in load(RULES).rule for match in rule.regex.finditer(text)]
        for start, end, rule in sorted(found, key=lambda item: item[0]):
            yield Edit(line.start + start, line.start + end, str(rule.value["replacement"]), rule.id)


def wrong_part(match: re.Match[str]) -> tuple[int, int]:
    """The place of the group that is wrong."""
    return next(match.span(name) for name, text in match.groupdict().items() if text is not None)


def formula_of(text: str) -> str | None:
    """The line as the fixed line that it nearly is; None if it is none, or is right but for its punctuation."""
    capacity = CAPACITY.match(text)
    rest = text[capacity.end() :] if capacity else text
    looks = skeleton(letters_of(rest))
    alike = {formula: likeness(looks, skeleton(letters_of(formula))) for formula in load(RULES).vocabulary["formulae"].words}
    best = max(alike, key=lambda formula: alike[formula])
    if alike[best] < ALIKE or rest.isupper() != best.isupper() or spelling(best) == spelling(rest):
        return None
    return (capacity[0] if capacity else "") + best


def likeness(one: str, other: str) -> float:
    """How much of two strings is the same, from 0 to 1; 0 where their lengths are too different."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if abs(len(one) - len(other)) <= MOST_MISSING else 0.0


def spelling(text: str) -> list[str]:
    """The text's words in one spelling."""
    return [one_spelling(word) for word in re.findall(r"\w+", text)]


def letters_of(text: str) -> str:
    """The text's letters and figures alone."""
    return "".join(sign for sign in text if sign.isalnum())


def stretches(document: Document) -> Iterator[list[Line]]:
    """The recognised lines in stretches that are read on without a break: a cell, a column, the body of a page."""
    starts = {cell.start for table in document.tables for cell in table.cells} | {table.end + 1 for table in document.tables}
    lines: list[Line] = []
    for line in document.lines:
        last = lines[-1] if lines else None
        if last and (line.start in starts or line.region != last.region or line.column != last.column or line.confidence is None):
            yield lines
            lines = []
        if line.confidence is not None:
            lines.append(line)
    if lines:
        yield lines


def tokens(document: Document, lines: Sequence[Line]) -> Iterator[Token]:
    """The words of letters in the lines."""
    done = None
    for line in lines:
        first = True
        for found in WORD.finditer(document.text, line.start, line.end):
            between = document.text[done : found.start()] if done is not None else "."
            yield Token(found[0], found.start(), joined=not between.strip(" \n") and bool(between), same_line=not first)
            done, first = found.end(), False
