"""From characters to printed rows: geometry alone decides what stands on one line and where a word ends."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import sub
from typing import NamedTuple

from pipeline.read.pdf_text import composed
from pipeline.read.printed import Letters, Printed, Run, Side

WORD_GAP = 0.15  # of the font size: a gap from here on is a blank, even where the file has none
TWIN = 0.15  # of the font size: the same word this near is the same word printed twice to look bold
SAME_ROW = 0.5  # share of the lower letters' height that must overlap for two runs to stand on one row
LETTER_HEIGHT = 0.7  # of the font size
RAISED, SMALLER = 0.15, 0.8  # of the font size beside it: how a note mark is printed
NOT_BLANK = re.compile("[^ ]+")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Word(NamedTuple):
    """Characters without a blank between them; the blanks around it may be printed or a mere gap."""

    text: str
    lefts: list[float]
    rights: list[float]
    run: Run
    blank_before: bool = False
    blank_after: bool = False

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.lefts[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.rights[-1]

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its letters."""
        return (self.x0 + self.x1) / 2, self.run.baseline - LETTER_HEIGHT / 2 * self.run.size


@dataclass(frozen=True, eq=False)
class Row:
    """The words that stand on one printed line, from left to right across all columns."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @cached_property
    def main(self) -> Run:
        """The run that gives the row its size and baseline."""
        return main_run(self.words)

    @cached_property
    def top(self) -> float:
        """Upper edge of the highest word."""
        return min(word.run.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge of the lowest word."""
        return max(word.run.bottom for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)


def words_of(runs: Iterable[Run]) -> list[Word]:
    """The runs' words; a run that begins with a combining mark continues the run before it."""
    return [word for run in _whole(runs) for word in _cut(run)]


def _whole(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, with marks that the file prints in a run of their own put back on their letter."""
    held: Run | None = None
    for run in runs:
        if held and unicodedata.combining(run.text[0]) and abs(run.baseline - held.baseline) < held.size:
            held = held._replace(text=held.text + run.text, lefts=held.lefts + run.lefts, rights=held.rights + run.rights)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _cut(run: Run) -> Iterator[Word]:
    """The run cut at its blanks and at gaps as wide as one."""
    text, whole, blank = run.text, len(run.text), WORD_GAP * run.size
    for found in NOT_BLANK.finditer(text):
        first, last = found.span()
        lefts, rights = run.lefts[first:last], run.rights[first:last]
        gaps = list(map(sub, lefts[1:], rights))
        if not gaps or max(gaps) <= blank:
            yield Word(found[0], lefts, rights, run, first > 0, last < whole)
            continue
        cuts = [first + index for index, gap in enumerate(gaps, 1) if gap > blank]
        for start, end in pairwise([first, *cuts, last]):
            yield Word(text[start:end], run.lefts[start:end], run.rights[start:end], run, start > 0, end < whole)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words as rows, top to bottom, left to right."""
    rows: list[tuple[Run, list[Word]]] = []
    for run, group in groupby(sorted(words, key=lambda word: word.run.baseline), key=lambda word: word.run):
        home = next((row for anchor, row in reversed(rows[-4:]) if same_row(anchor, run)), None)
        if home is None:
            rows.append((run, list(group)))
        else:
            home += group
    return [joined(row) for _, row in rows]


def same_row(one: Run, other: Run) -> bool:
    """Whether two runs stand on one row: their letters overlap vertically (a raised note mark's do, the line above's do not)."""
    top = max(one.baseline - LETTER_HEIGHT * one.size, other.baseline - LETTER_HEIGHT * other.size)
    overlap = min(one.baseline, other.baseline) - top
    return overlap > SAME_ROW * LETTER_HEIGHT * min(one.size, other.size)


def joined(words: Iterable[Word]) -> Row:
    """The words as a row from left to right; those that only the file's text objects part are one word."""
    row: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        before = row[-1] if row else None
        if before and _twins(before, word):
            row[-1] = before._replace(run=before.run._replace(bold=True), blank_after=before.blank_after or word.blank_after)
        elif before is None or _apart(before, word):
            row.append(word)
        else:
            row[-1] = _together(before, word)
    return Row(tuple(row))


def _twins(one: Word, other: Word) -> bool:
    """Whether the word is the one before it, printed again a hair's breadth away."""
    near = TWIN * one.run.size
    return one.text == other.text and abs(one.x0 - other.x0) < near and abs(one.run.baseline - other.run.baseline) < near


def _apart(before: Word, word: Word) -> bool:
    """Whether a blank, printed or not, parts two neighbours."""
    return before.blank_after or word.blank_before or word.x0 - before.x1 > WORD_GAP * word.run.size


def _together(before: Word, word: Word) -> Word:
    """Two parts of one word; a raised small figure becomes a superscript, so that a note mark does not read as a number."""
    raised = before.run.baseline - word.run.baseline > RAISED * before.run.size and word.run.size < SMALLER * before.run.size
    text = word.text.translate(SUPERSCRIPTS) if raised and not word.run.stamped else word.text
    run = before.run if len(before.text) >= len(word.text) else word.run
    return Word(before.text + text, before.lefts + word.lefts, before.rights + word.rights, run, before.blank_before, word.blank_after)


def main_run(words: Sequence[Word]) -> Run:
    """A run of the size that most of the words' characters have."""
    weights: dict[float, int] = {}
    for word in words:
        weights[word.run.size] = weights.get(word.run.size, 0) + len(word.text)
    size = max(weights, key=weights.__getitem__)
    return next(word.run for word in words if word.run.size == size)


def printed(words: Sequence[Word], column: Side | None = None) -> Printed:
    """The words as one printed line in NFC; each blank spans the gap that it stands for."""
    lefts, rights = list(words[0].lefts), list(words[0].rights)
    for word in words[1:]:
        lefts.append(rights[-1])
        rights.append(max(rights[-1], word.x0))
        lefts += word.lefts
        rights += word.rights
    main = main_run(words)
    letters = [(len(word.text), word.run) for word in words]
    half = sum(length for length, _ in letters) / 2
    text, lefts, rights = composed(Letters(" ".join([word.text for word in words]), lefts, rights))
    return Printed(
        text,
        list(zip(lefts, rights, strict=True)),
        x0=min(lefts),
        top=min([run.top for _, run in letters]),
        x1=max(rights),
        bottom=max([run.bottom for _, run in letters]),
        baseline=main.baseline,
        size=main.size,
        bold=sum([length for length, run in letters if run.bold]) > half,
        italic=sum([length for length, run in letters if run.italic]) > half,
        column=column,
        confidence=mean_confidence(words),
    )


def mean_confidence(words: Sequence[Word]) -> float | None:
    """The mean confidence of the recognised words; None where none was recognised."""
    known = [word.run.confidence for word in words if word.run.confidence is not None]
    return round(sum(known) / len(known), 3) if known else None
