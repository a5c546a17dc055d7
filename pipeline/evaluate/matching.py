"""Which found task is which labelled one: by the first and last words of the passage, one to one, the best pairs first."""

from collections.abc import Sequence

from models.value import Value
from pipeline.evaluate.labels import LabelledTask
from pipeline.evaluate.wording import holds, plain

OUTSIZE, OUTSIZE_BY = 3, 25  # times as long, and by so many syllables: no match
LONGER, LONGER_BY = 1.6, 10  # times as long, or by so many syllables: still exact
SAME_PATH = 0.3  # what the same place in the section tree adds to a match


class Match(Value):
    """How well a found passage fits a label: 0 not at all. ``exact``: it covers both ends and is not much longer."""

    value: float
    exact: bool


class Passage(Value):
    """A found task as far as matching needs it."""

    text: str
    path: tuple[str, ...]


def fit(label: LabelledTask, passage: Passage, *, scan: bool) -> Match:
    """How well the passage fits the label."""
    text = plain(passage.text)
    first, last = holds(text, plain(label.start), scan=scan), holds(text, plain(label.end), scan=scan)
    size, want = len(text.split()), max(1, label.words)
    ratio = size / want
    if not (first or last) or (ratio > OUTSIZE and size > want + OUTSIZE_BY):
        return Match(value=0.0, exact=False)
    exact = first and last and (ratio <= LONGER or size <= want + LONGER_BY)
    return Match(value=first + end_value(last=last, ratio=ratio) + SAME_PATH * (label.path == passage.path), exact=exact)


def end_value(*, last: bool, ratio: float) -> float:
    """What the end and the length of a passage add to its match."""
    return last + (min(ratio, 1 / ratio) if ratio else 0.0)


def match(labels: Sequence[LabelledTask], passages: Sequence[Passage], *, scan: bool) -> dict[int, tuple[int, bool]]:
    """For each labelled task that was found, by its index: the index of the passage, and whether it is exact.

    Of pairs that fit equally well the one counts whose places in the two lists are nearer to each other.
    """
    fits = [
        (found.value, -abs(at_label - at_passage), at_label, at_passage, found.exact)
        for at_label, label in enumerate(labels)
        for at_passage, passage in enumerate(passages)
        if (found := fit(label, passage, scan=scan)).value > 0
    ]
    pairs: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for _, _, at_label, at_passage, exact in sorted(fits, key=lambda pair: pair[:2], reverse=True):
        if at_label not in pairs and at_passage not in used:
            pairs[at_label] = (at_passage, exact)
            used.add(at_passage)
    return pairs
