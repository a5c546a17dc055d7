"""Which paragraphs give work, and to whom: the passages of the notice with what they inherit (GUIDELINES, sections 1 and 5)."""

from models.document import Document
from models.mention import DeadlineMention, Reading, UnitMention
from models.outline import Outline
from models.value import Value
from pipeline.extract.deadlines import find_deadlines
from pipeline.resolve.inheritance import Context, context_of
from pipeline.resolve.passages import Passage, cut
from pipeline.rules.book import load


class Leaf(Value):
    """A passage that is a task, before names and dates are resolved. ``index`` is its paragraph in the outline."""

    index: int
    passage: Passage
    context: Context
    common: tuple[DeadlineMention, ...] = ()
    cue: str = "verb"


def find_leaves(document: Document, outline: Outline, readings: tuple[Reading, ...], addressees: tuple[UnitMention, ...]) -> tuple[Leaf, ...]:
    """The passages that are tasks, in reading order."""
    closing = _closing_from(document, outline, readings)
    leaves: list[Leaf] = []
    for index, reading in enumerate(readings):
        if reading.role != "order":
            continue
        context = _with_addressees(context_of(outline, readings, index), addressees)
        if context.details_of is not None and not reading.lead:
            continue
        leaves += _leaves(document, outline, readings, index, context, closing=index >= closing)
    return _with_common_deadline(document, outline, readings, tuple(leaves))


def _with_addressees(context: Context, addressees: tuple[UnitMention, ...]) -> Context:
    """"Kính gửi" leads where no ancestor does, in the part that directs."""
    if context.lead or not addressees or not context.opened:
        return context
    return context.model_copy(update={"lead": addressees})


def _leaves(document: Document, outline: Outline, readings: tuple[Reading, ...], index: int, context: Context, *, closing: bool) -> list[Leaf]:
    paragraph, reading = outline.paragraphs[index], readings[index]
    text = document.text
    if closing and _is_call(" ".join(text[paragraph.text_start : paragraph.end].split()), reading):
        return []
    deadlines = find_deadlines(text, paragraph.text_start, paragraph.end)
    found = []
    for passage in cut(text, reading.clauses, deadlines):
        cue = _cue(passage)
        if _is_task(passage, cue, context, labelled=paragraph.label is not None):
            found.append(Leaf(index=index, passage=_with_details(outline, readings, index, passage), context=context, cue=cue))
    return found


def _cue(passage: Passage) -> str:
    cues = [clause.cue for clause in passage.clauses if not clause.past]
    return next((cue for cue in ("assigned", "subject", "verb") if cue in cues), "none")


def _is_task(passage: Passage, cue: str, context: Context, *, labelled: bool) -> bool:
    """Whether the passage is told to somebody, where it stands."""
    told = context.directing or context.opened
    if cue == "assigned":
        return True
    if cue == "subject":
        return told or any(clause.chairs for clause in passage.clauses)
    if cue == "verb":
        return context.directing and bool(context.lead)
    return False


def _with_details(outline: Outline, readings: tuple[Reading, ...], index: int, passage: Passage) -> Passage:
    """T10: sub-items that only say what the product contains belong to their parent's passage."""
    reading = readings[index]
    if not reading.details_follow or passage.end < reading.clauses[-1].end:
        return passage
    below = [p for i, p in enumerate(outline.paragraphs) if p.parent == index and not readings[i].lead]
    return passage.model_copy(update={"end": max([passage.end, *(paragraph.end for paragraph in below)])})


def _closing_from(document: Document, outline: Outline, readings: tuple[Reading, ...]) -> int:
    """Index of the first of the unlabelled paragraphs that end the body."""
    body = [i for i, paragraph in enumerate(outline.paragraphs) if paragraph.zone == "body"]
    first = len(outline.paragraphs)
    for index in reversed(body):
        if outline.paragraphs[index].label is not None:
            break
        first = index
    return first


def _is_call(text: str, reading: Reading) -> bool:
    """A closing call to all to carry the notice out; a concrete act or a deadline makes it a task after all."""
    return load("directing")["closing.call"].regex.search(text) is not None


def _with_common_deadline(document: Document, outline: Outline, readings: tuple[Reading, ...], leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """A closing paragraph that sets the time of the items before it gives its deadline to those that have none (T4)."""
    rule = load("directing")["common.deadline"].regex
    for index, paragraph in enumerate(outline.paragraphs):
        text = " ".join(document.text[paragraph.start : paragraph.end].split())
        if paragraph.label or readings[index].lead or not rule.search(text):
            continue
        deadlines = find_deadlines(document.text, paragraph.start, paragraph.end)
        own = [leaf for leaf in leaves if leaf.index == index]
        if deadlines and not any(leaf.cue == "assigned" for leaf in own):
            leaves = tuple(
                leaf.model_copy(update={"common": deadlines}) if leaf.index < index and not leaf.passage.deadlines else leaf
                for leaf in leaves
                if leaf.index != index
            )
    return leaves
