"""What a signature stamps on the page: number and day into their places in the text, the rest aside.

Most signed notices leave "Số:      /TB-UBND" and "ngày    tháng" blank; the clerk's signature carries the digits in its
appearance, which stands on the blank, or some points above, below or over what is typed there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.read.frame import Rectangle, holds
from pipeline.read.printed import Printed, Run
from pipeline.read.rows import Row, Word, joined, printed, rows_of, words_of

SLACK = 3.0  # points: how far a stamp's characters may stick out of its annotation
REACH = 1.4  # of the font size: how far above or below its row a stamp may stand
AHEAD = 90.0  # points: how far before the stamp its label ("Số:", "ngày") may begin …
LABEL_WORTH = 1.0  # … and how many font sizes of height such a label outweighs
LONGEST = 40  # characters: what fills a blank is short

# "Ký bởi: …", "Người ký: …", "Ngày ký: …", "Digitally signed by", a mail address, a time of day with seconds
CREDENTIAL = re.compile(
    r"""(?ix) \b (?: k[ýí] \s+ (?:b[ởơ]i|s[ốô]) | ng[ưu][ờơ]i \s+ k[ýí] | (?:ng[àa]y|th[ờơ]i \s+ gian|gi[ờơ]) \s+ k[ýí] | c[ơo] \s+ quan \s* : )
    | \b (?: signed | signature | signer | date \s* : ) | \w @ \w | \d{1,2} : \d{2} : \d{2}"""
)
# "Số:", "Số", "số:…", "ngày", "tháng", "năm": what stands before a stamped figure
LABEL = re.compile(r"(?i)^ (?: s[ốô] :? | ngày | tháng | năm ) [.…_:]* $", re.VERBOSE)
LEADER = re.compile(r"[.…_]{2,}|…")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The words of one row that one annotation shows."""

    words: tuple[Word, ...]

    @property
    def baseline(self) -> float:
        """Where it stands."""
        return self.words[0].run.baseline

    @property
    def middle(self) -> float:
        """Its middle, from the left."""
        return (self.words[0].x0 + self.words[-1].x1) / 2


def place_stamps(rows: Sequence[Row], stamped: Sequence[Run], boxes: Sequence[Rectangle]) -> tuple[list[Row], list[Printed]]:
    """The rows with stamped figures in their places, and the lines that belong aside (who signed, and when).

    ``boxes`` are the places of the page's annotations.
    """
    placed, aside = list(rows), []
    for lines in appearances(stamped, boxes):
        if credential(lines):
            aside += [printed(row.words).moved("stamp") for row in lines]
            continue
        for line in lines:
            placed, covered = put(placed, Stamp(line.words))
            aside += [printed([word]).moved("stamp") for word in covered]
    return placed, aside


def appearances(stamped: Sequence[Run], boxes: Sequence[Rectangle]) -> list[list[Row]]:
    """The stamped runs as the rows of each annotation."""
    words = [(home(word, boxes), word) for word in words_of(run for run in stamped if run.upright)]
    words.sort(key=lambda item: item[0])
    return [rows_of(word for _, word in group) for _, group in groupby(words, key=lambda item: item[0])]


def home(word: Word, boxes: Sequence[Rectangle]) -> int:
    """The index of the smallest annotation around the word; -1 if none is."""
    around = [index for index, box in enumerate(boxes) if holds(box, *word.middle, slack=SLACK)]
    return min(around, key=lambda index: (boxes[index][2] - boxes[index][0]) * (boxes[index][3] - boxes[index][1]), default=-1)


def credential(lines: Sequence[Row]) -> bool:
    """Whether an appearance tells who signed and when, rather than filling a blank."""
    text = " ".join(line.text for line in lines)
    return len(lines) > 1 or len(text) > LONGEST or bool(CREDENTIAL.search(text))


def put(rows: list[Row], stamp: Stamp) -> tuple[list[Row], list[Word]]:
    """The rows with the stamp in the one it belongs to, or in one of its own; and the dots it covers."""
    near = [index for index, row in enumerate(rows) if abs(row.main.baseline - stamp.baseline) <= REACH * row.main.size]
    if not near:
        return sorted([*rows, Row(stamp.words)], key=lambda row: row.main.baseline), []
    best = min(near, key=lambda index: distance(rows[index], stamp))
    words, covered = opened(rows[best], stamp)
    return [*rows[:best], joined([*words, *stamp.words]), *rows[best + 1 :]], covered


def distance(row: Row, stamp: Stamp) -> float:
    """How far the stamp is from the row, in font sizes; a label right before it brings the row nearer."""
    height = abs(row.main.baseline - stamp.baseline) / row.main.size
    before = [word for word in row.words if word.x0 < stamp.middle and stamp.middle - word.x0 < AHEAD]
    return height - LABEL_WORTH * any(LABEL.match(word.text) or word.text.lower().startswith("số:") for word in before[-2:])


def opened(row: Row, stamp: Stamp) -> tuple[list[Word], list[Word]]:
    """The row's words with one that the stamp stands on cut in two there, and the dots that the stamp covers."""
    words: list[Word] = []
    covered: list[Word] = []
    for word in row.words:
        if not word.x0 < stamp.middle < word.x1:
            words.append(word)
            continue
        for part in cut_for(word, stamp.middle):
            under = LEADER.fullmatch(part.text) and part.x0 < stamp.words[-1].x1 and part.x1 > stamp.words[0].x0
            (covered if under else words).append(part)
    return words, covered


def cut_for(word: Word, middle: float) -> list[Word]:
    """The word's parts: leader dots by themselves, else cut where the stamp belongs (after a colon, before a slash, or nearest)."""
    leader = LEADER.search(word.text)
    if leader:
        return parts(word, [leader.start(), leader.end()])
    ends = [index for index in range(1, len(word.text)) if word.text[index - 1] == ":" or word.text[index] == "/"]
    return parts(word, [min(ends or range(1, len(word.text)), key=lambda index: abs(word.lefts[index] - middle), default=0)])


def parts(word: Word, cuts: Sequence[int]) -> list[Word]:
    """The word cut at the given characters, each part a word of its own."""
    bounds = [0, *cuts, len(word.text)]
    return [
        word._replace(
            text=word.text[start:end], lefts=word.lefts[start:end], rights=word.rights[start:end], blank_before=True, blank_after=True
        )
        for start, end in zip(bounds, bounds[1:], strict=False)
        if start < end
    ]
