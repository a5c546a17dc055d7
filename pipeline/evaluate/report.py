"""The measurement as a whole: the value that the table, the JSON and the page are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from models.document import ReadBy
from models.value import Value
from pipeline.evaluate.figures import Figures, figures
from pipeline.evaluate.labels import LabelledNotice
from pipeline.evaluate.reading import ReadNotice
from pipeline.evaluate.scoring import Counts, Score, score

READINGS: tuple[tuple[str, frozenset[ReadBy]], ...] = (
    ("scan", frozenset({"pdf-ocr", "image-ocr"})),
    ("pdf", frozenset({"pdf-text"})),
    ("doc", frozenset({"doc"})),
    ("docx", frozenset({"docx"})),
    ("text", frozenset({"html", "markdown", "text"})),
)
UNREAD = "unread"


class Measured(Value):
    """A labelled notice, what was found in its file (None: nothing), and the score."""

    labels: LabelledNotice
    read: ReadNotice | None
    score: Score

    @property
    def reading(self) -> str:
        """How the file was read: scan, pdf, doc, docx, text or unread; a recognised text file counts as a scan."""
        if self.read is None:
            return UNREAD
        ways = set(self.read.notice.document.read_by)
        return "scan" if self.labels.scan else next((name for name, members in READINGS if ways & members), UNREAD)


class Report(Value):
    """The figures of all notices, and by groups of them."""

    total: Figures
    by_genre: dict[str, Figures]
    by_reading: dict[str, Figures]
    documents: dict[str, Score]


def measure(labels: Iterable[LabelledNotice], found: Mapping[str, ReadNotice]) -> list[Measured]:
    """Every labelled notice with its score; ``found`` is by the labels' ids."""
    return [Measured(labels=one, read=(read := found.get(one.id)), score=score(one, read.notice if read else None)) for one in labels]


def report(measured: Sequence[Measured]) -> Report:
    """The figures over at least one notice."""
    return Report(
        total=figures([one.score.counts for one in measured]),
        by_genre=grouped((one.labels.genre or "", one.score.counts) for one in measured),
        by_reading=grouped((one.reading, one.score.counts) for one in measured),
        documents={one.labels.id: one.score for one in measured},
    )


def grouped(rows: Iterable[tuple[str, Counts]]) -> dict[str, Figures]:
    """The figures of each group, in the order of their names."""
    groups = defaultdict(list)
    for name, counts in rows:
        groups[name].append(counts)
    return {name: figures(groups[name]) for name in sorted(groups)}
