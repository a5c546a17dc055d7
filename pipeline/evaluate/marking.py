"""Each difference in its place: a notice's text cut where right, wrong, missed and spurious tasks begin and end."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.notice import Task
from models.value import Value
from pipeline.evaluate.labels import LabelledNotice, LabelledTask
from pipeline.evaluate.reading import ReadNotice
from pipeline.evaluate.scoring import Difference, Judgement, Outcome, Score

GRAVEST: tuple[Outcome, ...] = ("missed", "spurious", "wrong", "optional", "right")
SYLLABLE = 12  # characters of text that a syllable takes at most, blanks and furniture counted
LEAST = 4  # words of an anchor that are looked for, if the whole is not there


class Span(Value):
    """Where a judged task stands in the text."""

    start: int
    end: int
    judgement: Judgement


class Piece(Value):
    """A stretch of text with what is to be said before it; ``outcome`` is the gravest of those that hold of it."""

    text: str
    outcome: Outcome | None = None
    told: tuple[Judgement, ...] = ()


class Marked(Value):
    """A notice's text in pieces; ``unplaced``: what could not be found in it. ``whole``: it is the text, not passages alone."""

    pieces: tuple[Piece, ...]
    unplaced: tuple[Judgement, ...]
    whole: bool


def marked(labels: LabelledNotice, read: ReadNotice | None, score: Score) -> Marked:
    """The text with its judgements; without the text the passages found, one after the other."""
    tasks = read.notice.tasks if read else ()
    if read is None or read.body is None:
        return Marked(pieces=tuple(passages(tasks, score.judgements)), unplaced=without_task(score.judgements), whole=False)
    spans, unplaced = [], []
    for judgement in score.judgements:
        place = placed(read.body, labels, tasks, judgement)
        if place is None:
            unplaced.append(judgement)
        else:
            spans.append(Span(start=place[0], end=place[1], judgement=judgement))
    return Marked(pieces=tuple(cut(read.body, spans)), unplaced=tuple(unplaced), whole=True)


def passages(tasks: Sequence[Task], judgements: Sequence[Judgement]) -> Iterator[Piece]:
    """The passages found, in the notice's order."""
    for judgement in sorted((one for one in judgements if one.task is not None), key=lambda one: one.task or 0):
        yield Piece(text=tasks[judgement.task or 0].text, outcome=judgement.outcome, told=told((judgement,)))
        yield Piece(text="\n\n")


def without_task(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The tasks that were missed."""
    return tuple(one for one in judgements if one.task is None)


def placed(body: str, labels: LabelledNotice, tasks: Sequence[Task], judgement: Judgement) -> tuple[int, int] | None:
    """Where a judged task stands: by its evidence, or, where it was missed, by the words of its label."""
    if judgement.task is None:
        return located(body, labels.tasks[judgement.label or 0])
    place = tasks[judgement.task].evidence.get("text")
    return (place.start, place.end) if place and body[place.start : place.end] == place.quote else None


def located(body: str, label: LabelledTask) -> tuple[int, int] | None:
    """Where the label's first words stand, and its last ones after them; None if they are not there as written."""
    first = found(body, label.start, 0, len(body))
    if first is None:
        return None
    last = found(body, label.end, first[0], min(len(body), first[0] + SYLLABLE * (label.words + LEAST)))
    return first[0], max(first[1], last[1]) if last else first[1]


def found(body: str, anchor: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the anchor's words stand in ``body[start:end]``, whatever lies between them; at the worst its first few words."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", anchor))
    for count in dict.fromkeys((len(words), min(LEAST, len(words)))):
        match = re.compile(r"\W+".join(map(re.escape, words[:count])), re.IGNORECASE).search(body, start, end)
        if match and words:
            return match.span()
    return None


def cut(body: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """The text in pieces that begin and end where a task does."""
    edges = sorted({0, len(body), *(span.start for span in spans), *(span.end for span in spans)})
    for start, end in pairwise(edges):
        held = [span.judgement.outcome for span in spans if span.start <= start < span.end]
        begun = tuple(span.judgement for span in spans if span.start == start)
        yield Piece(text=body[start:end], outcome=next((one for one in GRAVEST if one in held), None), told=told(begun))


def told(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those with something to say."""
    return tuple(one for one in judgements if one.differences)


def all_differences(score: Score) -> tuple[Difference, ...]:
    """Every difference of a notice, the header's first."""
    return (*score.header, *(difference for one in score.judgements for difference in one.differences))
