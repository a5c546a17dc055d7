"""Labelled paragraphs: from notices and their labels, one example per paragraph, "does a task begin here?".

What is known of a paragraph are words: its opening syllables, what kind of item it is and where, what stands above it. Passages that the
labels leave open (``optional``) give no example; a table's row is no paragraph and gives none.
"""

from collections.abc import Iterator
from itertools import pairwise

from models.document import Document
from models.mention import Reading
from models.notice import Notice
from models.outline import Outline
from models.value import Value
from pipeline.check.confidence import needs_look
from pipeline.evaluate.labels import LabelledNotice, LabelledTask
from pipeline.evaluate.wording import holds, plain
from pipeline.extract.abbreviations import define_abbreviations
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.reading import read_paragraphs
from pipeline.extract.units import read_units
from pipeline.extract.verbs import is_action
from pipeline.process import understand
from pipeline.resolve.inheritance import ancestors
from pipeline.segment.frame import find_frame
from pipeline.segment.outline import build_outline

OPENING, ABOVE, BODY = 4, 8, 40  # syllables looked at: at the beginning, of each paragraph above, in all
SIZES = (6, 12, 25, 50, 100)  # syllables; where one class of length ends and the next begins
MOST = 3  # so many units named are "many"


class Example(Value):
    """A paragraph of a notice. ``task``: a labelled task begins in it; ``ruled``: the rules find one; ``unsure``: they may be wrong.

    The rules are unsure of a task that "needs a look", and of an order by its form that they do not take for a task.
    """

    notice: str
    text: str
    features: tuple[str, ...]
    task: bool
    ruled: bool
    unsure: bool


def examples_of(labels: LabelledNotice, document: Document) -> tuple[Example, ...]:
    """The paragraphs of a labelled notice in reading order, without those that the labels leave open."""
    s = define_abbreviations(Syllables(document.text))
    outline = build_outline(document, find_frame(document))
    readings, notice = read_paragraphs(s, outline), understand(document)
    texts = [plain(document.text[one.text_start : one.end]) for one in outline.paragraphs]
    begins = {where for task in labels.tasks if (where := place(task, texts, outline, scan=labels.scan)) is not None}
    open_ = {i for one in labels.optional for i, text in enumerate(texts) if holds(text, plain(one.start), scan=labels.scan)}
    found = found_in(notice, outline)
    return tuple(
        Example(
            notice=labels.id,
            text=document.text[paragraph.start : paragraph.end],
            features=(*form(s, outline, index, notice), *opening(s, outline, index), *above(s, outline, readings, index)),
            task=index in begins,
            ruled=index in found,
            unsure=found[index] if index in found else readings[index].role == "order",
        )
        for index, paragraph in enumerate(outline.paragraphs)
        if texts[index] and (index in begins or index not in open_)
    )


def place(task: LabelledTask, texts: list[str], outline: Outline, *, scan: bool) -> int | None:
    """The paragraph in which the labelled task begins: of those that hold its first words, the one with its last words, and of its path."""
    first, last = plain(task.start), plain(task.end)
    holding = [i for i, text in enumerate(texts) if first in text] or [i for i, text in enumerate(texts) if holds(text, first, scan=scan)]
    return min(holding, key=lambda i: (not holds(texts[i], last, scan=scan), outline.paragraphs[i].path != task.path, i), default=None)


def found_in(notice: Notice, outline: Outline) -> dict[int, bool]:
    """The paragraphs in which the rules find a task, and whether one of their tasks there needs a look."""
    found: dict[int, bool] = {}
    for task in notice.tasks:
        at = task.evidence["text"].start
        for index, paragraph in enumerate(outline.paragraphs):
            if paragraph.start <= at < paragraph.end:
                found[index] = found.get(index, False) or needs_look(task.confidence)
    return found


def form(s: Syllables, outline: Outline, index: int, notice: Notice) -> Iterator[str]:
    """What kind of item it is, how long, where it stands, and in what kind of notice."""
    paragraph, count = outline.paragraphs[index], len(outline.paragraphs)
    text = s.text[paragraph.text_start : paragraph.end].rstrip()
    size = len(text.split())
    yield f"genre={notice.header.type.code if notice.header.type else None}"
    yield f"kind={paragraph.kind}"
    yield f"zone={paragraph.zone}"
    yield f"depth={len(paragraph.path)}"
    yield f"size={sum(size > limit for limit in SIZES)}"
    yield f"place={5 * index // count}"
    yield f"end={text[-1]}" if not text[-1].isalnum() else "end=word"
    yield f"holds={any(one.parent == index for one in outline.paragraphs)}"
    yield f"heading={paragraph.heading}"
    yield f"bold={paragraph.bold}"
    yield f"dated={bool(find_deadlines(s.text, paragraph.text_start, paragraph.end))}"


def opening(s: Syllables, outline: Outline, index: int) -> Iterator[str]:
    """Its first syllables, whether it opens with an action, how many units it names, and its syllables whatever their order."""
    paragraph = outline.paragraphs[index]
    first, last = s.index(paragraph.text_start), s.index(paragraph.end)
    words = s.lower[first:last]
    yield from (f"opens{size}={' '.join(words[:size])}" for size in range(1, OPENING + 1))
    yield f"acts={first < last and is_action(s, first, last)}"
    yield f"named={min(MOST, units_named(s, first, last))}"
    yield f"unit-first={first < last and read_units(s, first, last) is not None}"
    yield from sorted({f"word={word}" for word in words[:BODY] if word.isalpha()})
    yield from sorted({f"pair={one} {other}" for one, other in pairwise(words[:BODY])})


def units_named(s: Syllables, first: int, last: int) -> int:
    """How many expressions name units."""
    count, at = 0, first
    while at < last:
        units = read_units(s, at, last)
        count += units is not None
        at = max(at + 1, units.last) if units else at + 1
    return count


def above(s: Syllables, outline: Outline, readings: tuple[Reading, ...], index: int) -> Iterator[str]:
    """The chain of paragraphs above it: what each is by the rules, and its first syllables; and what kind of item goes before."""
    chain = list(ancestors(outline, index))
    yield f"above={len(chain)}"
    yield f"before={outline.paragraphs[index - 1].kind if index else None}"
    for rank, other in enumerate(chain[:2]):
        paragraph = outline.paragraphs[other]
        yield f"above{rank}={readings[other].role}/{readings[other].directing}"
        first, last = s.index(paragraph.text_start), s.index(paragraph.end)
        yield from sorted({f"above-word={word}" for word in s.lower[first : min(last, first + ABOVE)]})
