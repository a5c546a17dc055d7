"""What a signature stamps on the page: number and day into their places in the text, the rest aside.

Most signed notices leave "Số:      /TB-UBND" and "ngày    tháng" blank; the clerk's signature carries the digits in its
appearance, which stands on the blank, or some points above, below or over what is typed there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.read.frame import Rectangle, holds
from pipeline.read.printed import Printed, Run
from pipeline.read.rows import Row, Word, printed, rows_of, words_of

SLACK = 3.0  # points: how far a stamp's characters may stick out of its annotation
REACH = 1.4  # of the font size: how far above or below its row a stamp may stand
AHEAD = 90.0  # points: how far before the stamp its label ("Số:", "ngày") may begin …
LABEL_WORTH = 1.0  # … and how many font sizes of height such a label outweighs
COVERED = 0.5  # share of typed figures that a stamp must hide to replace them
PIECE_GAP = 0.7  # of the font size: a wider gap parts what fills two blanks
LONGEST = 40  # characters: what fills a blank is short

# "Ký bởi: …", "Người ký: …", "Ngày ký: …", "Digitally signed by", a mail address, a time of day with seconds
CREDENTIAL = re.compile(
    r"""(?ix) \b k[ýí] \s+ (?: b[ởơ]i | s[ốô] ) | \b (?: ng[ưu][ờơ]i | ng[àa]y | th[ờơ]i \s+ gian | gi[ờơ] ) \s+ k[ýí] \b
    | \b c[ơo] \s+ quan \s* : | \b (?: signed | signature | signer | date \s* : ) | \w @ \w | \d{1,2} : \d{2} : \d{2}"""
)
# "Số:", "Số:.../TB-UBND", "ngày", "tháng…", "năm": what stands before a stamped figure
LABEL = re.compile(r"(?ix) ^ (?: ngày | tháng | năm ) [.…_:]* $ | ^ s[ốô] \b")
LEADER = re.compile(r"[.…_]{2,}|…")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words that an annotation shows, to fill one blank."""

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
        for stamp in (stamp for line in lines for stamp in pieces(line)):
            placed, covered = put(placed, stamp)
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


def pieces(line: Row) -> Iterator[Stamp]:
    """The line as stamps: "21      02" fills two blanks."""
    start = 0
    for index, (one, two) in enumerate(pairwise(line.words), 1):
        if two.x0 - one.x1 > PIECE_GAP * two.run.size:
            yield Stamp(line.words[start:index])
            start = index
    yield Stamp(line.words[start:])


def put(rows: list[Row], stamp: Stamp) -> tuple[list[Row], list[Word]]:
    """The rows with the stamp in the one it belongs to, or in one of its own; and the words it covers."""
    near = [index for index, row in enumerate(rows) if abs(row.main.baseline - stamp.baseline) <= REACH * row.main.size]
    if not near:
        return sorted([*rows, Row(stamp.words)], key=lambda row: row.main.baseline), []
    best = min(near, key=lambda index: distance(rows[index], stamp))
    words = [part for word in rows[best].words for part in opened(word, stamp)]
    covered = [word for word in words if covers(stamp, word)]
    left = [word for word in words if word not in covered]
    place = sum((word.x0 + word.x1) / 2 < stamp.middle for word in left)
    return [*rows[:best], Row((*left[:place], *stamp.words, *left[place:])), *rows[best + 1 :]], covered


def distance(row: Row, stamp: Stamp) -> float:
    """How far the stamp is from the row, in font sizes; a label right before it brings the row nearer."""
    height = abs(row.main.baseline - stamp.baseline) / row.main.size
    before = [word for word in row.words if word.x0 < stamp.middle and stamp.middle - word.x0 < AHEAD]
    return height - LABEL_WORTH * any(LABEL.match(word.text) for word in before[-2:])


def opened(word: Word, stamp: Stamp) -> list[Word]:
    """The word; where the stamp stands on it, cut at the blank it leaves: its dots, else after a colon or before a slash."""
    if not word.x0 < stamp.middle < word.x1:
        return [word]
    leader = LEADER.search(word.text)
    if leader:
        return parts(word, [leader.start(), leader.end()])
    ends = [index for index in range(1, len(word.text)) if word.text[index - 1] == ":" or word.text[index] == "/"]
    return parts(word, [min(ends, key=lambda index: abs(word.lefts[index] - stamp.middle))]) if ends else [word]


def parts(word: Word, cuts: Sequence[int]) -> list[Word]:
    """The word cut at the given characters, each part a word of its own."""
    return [
        Word(word.text[start:end], word.lefts[start:end], word.rights[start:end], word.run, blank_before=True, blank_after=True)
        for start, end in pairwise([0, *cuts, len(word.text)])
        if start < end
    ]


def covers(stamp: Stamp, word: Word) -> bool:
    """Whether the stamp replaces the word: dots that it stands on, or typed figures that it is printed over."""
    first, last = stamp.words[0].x0, stamp.words[-1].x1
    if LEADER.fullmatch(word.text):
        return word.x0 < last and word.x1 > first
    over = min(last, word.x1) - max(first, word.x0)
    return word.text.isdigit() and over > COVERED * (word.x1 - word.x0)
