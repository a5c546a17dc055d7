"""From characters to printed rows: geometry alone decides what stands on one line and where a word ends."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.printed import Edges, Printed, Run

WORD_GAP = 0.18  # of the font size: a gap from here on is a blank, even where the file has none
COLUMN_GAP = 2.5  # of the font size: a gap from here on may part two columns
SAME_ROW = 0.5  # share of the smaller letter height that two baselines' letters must overlap to be one row
LETTER_HEIGHT = 0.7  # of the font size


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank between them."""

    text: str
    edges: Edges
    run: Run
    blank_before: bool
    blank_after: bool

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.edges[0][0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.edges[-1][1]


Row = list[Word]


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """The runs as rows of words, top to bottom, left to right."""
    rows: list[tuple[Run, Row]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        words = list(words_of(run))
        if not words:
            continue
        home = next((row for anchor, row in reversed(rows[-4:]) if same_row(anchor, run)), None)
        if home is None:
            rows.append((run, words))
        else:
            home += words
    return [join_words(row) for _, row in rows]


def same_row(one: Run, other: Run) -> bool:
    """Whether two runs stand on one printed line: their letters overlap vertically (a raised note mark does, the line above does not)."""
    top = max(one.baseline - LETTER_HEIGHT * one.size, other.baseline - LETTER_HEIGHT * other.size)
    overlap = min(one.baseline, other.baseline) - top
    return overlap > SAME_ROW * LETTER_HEIGHT * min(one.size, other.size)


def words_of(run: Run) -> Iterator[Word]:
    """The run cut at its blanks and at gaps as wide as one."""
    for found in re.finditer(r"\S+", run.text):
        first, last = found.span()
        blank_before, blank_after = first > 0, last < len(run.text)
        edges = run.edges[first:last]
        cuts = [index for index, (one, two) in enumerate(pairwise(edges), 1) if two[0] - one[1] > WORD_GAP * run.size]
        for start, end in pairwise([0, *cuts, last - first]):
            yield Word(found[0][start:end], edges[start:end], run, blank_before or start > 0, blank_after or end < last - first)


def join_words(row: Row) -> Row:
    """The row's words from left to right, those that only the file's text objects part joined."""
    joined: Row = []
    for word in sorted(row, key=lambda word: word.x0):
        before = joined[-1] if joined else None
        apart = before is None or before.blank_after or word.blank_before or word.x0 - before.x1 > WORD_GAP * word.run.size
        if before is None or apart:
            joined.append(word)
        else:
            joined[-1] = replace(before, text=before.text + word.text, edges=[*before.edges, *word.edges], blank_after=word.blank_after)
    return joined


def segments_of(row: Row) -> list[Row]:
    """The row split at gaps so wide that they may part columns."""
    segments = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > COLUMN_GAP * max(before.run.size, word.run.size):
            segments.append([])
        segments[-1].append(word)
    return segments


def printed(words: Sequence[Word]) -> Printed:
    """The words as one printed line in NFC; each blank spans the gap it stands for."""
    text, edges = words[0].text, list(words[0].edges)
    for before, word in pairwise(words):
        text += " " + word.text
        edges += [(before.x1, max(before.x1, word.x0)), *word.edges]
    text, edges = composed(text, edges)
    main = max(words, key=lambda word: len(word.text)).run
    letters = sum(len(word.text) for word in words)
    return Printed(
        text=text,
        edges=edges,
        top=min(word.run.top for word in words),
        baseline=main.baseline,
        bottom=max(word.run.bottom for word in words),
        size=main.size,
        bold=2 * sum(len(word.text) for word in words if word.run.bold) > letters,
        italic=2 * sum(len(word.text) for word in words if word.run.italic) > letters,
    )


def composed(text: str, edges: list[tuple[float, float]]) -> tuple[str, list[tuple[float, float]]]:
    """``text`` in NFC, with the edges of a letter and its combining marks united."""
    if unicodedata.is_normalized("NFC", text):
        return text, edges
    letters: list[str] = []
    places: list[tuple[float, float]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        cluster = unicodedata.normalize("NFC", text[start:end])
        place = (min(left for left, _ in edges[start:end]), max(right for _, right in edges[start:end]))
        letters += cluster
        places += [place] * len(cluster)
        start = end
    return "".join(letters), places
