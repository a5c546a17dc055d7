"""Which paragraphs give work, and to whom: the passages of the notice with what they inherit (GUIDELINES, sections 1 and 5)."""

import re

from models.document import Document
from models.mention import Clause, DeadlineMention, Reading, UnitMention
from models.outline import Outline
from models.value import Value
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.extract.unit_headings import read_unit_heading
from pipeline.resolve.closing_sentences import share_deadline
from pipeline.resolve.inheritance import Context, context_of
from pipeline.resolve.passages import Passage, cut, part_dated
from pipeline.rules.book import load
from pipeline.segment.outline import trailing_from

COURTEOUS = re.compile(r"(?i)qu[ýí]\s")
SENTENCE_ENDS = (".", ";", "…", ")")  # a line without one of them is a title


class Leaf(Value):
    """A passage that is a task, before names and dates are resolved. ``index`` is its paragraph in the outline."""

    index: int
    passage: Passage
    context: Context
    common: tuple[DeadlineMention, ...] = ()
    cue: str = "verb"


def find_leaves(
    s: Syllables,
    document: Document,
    outline: Outline,
    readings: tuple[Reading, ...],
    addressees: tuple[UnitMention, ...],
    *,
    fragment: bool = False,
) -> tuple[Leaf, ...]:
    """The passages that are tasks, in reading order. ``fragment``: pages without the notice's head, which may name nobody above."""
    closing = trailing_from(outline)
    leaves: list[Leaf] = []
    for index, reading in enumerate(readings):
        context = _with_addressees(context_of(outline, readings, index), addressees)
        context = context.model_copy(update={"unheaded": fragment and not context.reporting})
        if reading.role != "order" or (context.details_of is not None and not reading.lead):
            continue
        if outline.paragraphs[index].kind == "plain" and _belongs_to_leaf(outline, readings, index, leaves):
            leaves[-1] = _extended(leaves[-1], _end_with_children(outline, index))
            continue
        context = _gone_on(document, outline, index, context, leaves)
        leaves += _leaves(s, document, outline, readings, index, context, closing=index >= closing)
    leaves = [_to_addressees(leaf, addressees) for leaf in leaves]
    return _with_common_deadline(document, outline, readings, tuple(leaves))


def _to_addressees(leaf: Leaf, addressees: tuple[UnitMention, ...]) -> Leaf:
    """“Quý cơ quan”, "Quý đơn vị": those to whom the letter is written."""
    own = bool(leaf.passage.lead) and all(COURTEOUS.match(unit.name) for unit in leaf.passage.lead)
    above = not leaf.passage.lead and bool(leaf.context.lead) and all(COURTEOUS.match(unit.name) for unit in leaf.context.lead)
    if not addressees or not (own or above):
        return leaf
    passage = leaf.passage.model_copy(update={"lead": ()})
    return leaf.model_copy(update={"passage": passage, "context": leaf.context.model_copy(update={"lead": addressees, "source": None})})


def _with_addressees(context: Context, addressees: tuple[UnitMention, ...]) -> Context:
    """“Kính gửi” leads where no ancestor does, in the part that directs."""
    context = context.model_copy(update={"addressed": bool(addressees)})
    if context.lead or not addressees or not context.opened:
        return context
    return context.model_copy(update={"lead": addressees})


def _belongs_to_leaf(outline: Outline, readings: tuple[Reading, ...], index: int, leaves: list[Leaf]) -> bool:
    """A sentence about the product, told to nobody, below an order: "Phương án phải gắn với …" (T10)."""
    parent = outline.paragraphs[index].parent
    told = any(clause.lead or clause.cue == "verb" for clause in readings[index].clauses)
    return bool(leaves) and parent is not None and leaves[-1].index == parent and readings[parent].role == "order" and not told


def _gone_on(document: Document, outline: Outline, index: int, context: Context, leaves: list[Leaf]) -> Context:
    """Running text under no heading: right behind a sentence that orders, another unit is told too, and who is not named goes on."""
    paragraph = outline.paragraphs[index]
    told = [leaf for leaf in leaves if leaf.index == index - 1 and outline.paragraphs[leaf.index].kind == "plain"]
    if paragraph.kind != "plain" or paragraph.parent is not None or not told or context.reporting:
        return context
    if context.lead or not document.text[paragraph.start : paragraph.end].rstrip().endswith(SENTENCE_ENDS):
        return context.model_copy(update={"opened": True})
    first = told[0]
    source = first.index if first.passage.lead else first.context.source
    lead = first.passage.lead or first.context.lead
    return context.model_copy(update={"lead": lead, "source": source, "directing": True, "opened": True})


def _end_with_children(outline: Outline, index: int) -> int:
    return max([outline.paragraphs[index].end, *(p.end for p in outline.paragraphs if p.parent == index)])


def _extended(leaf: Leaf, end: int) -> Leaf:
    return leaf.model_copy(update={"passage": leaf.passage.model_copy(update={"end": end})})


def _leaves(
    s: Syllables, document: Document, outline: Outline, readings: tuple[Reading, ...], index: int, context: Context, *, closing: bool
) -> list[Leaf]:
    paragraph, reading = outline.paragraphs[index], readings[index]
    if load("directing")["leaf.composition"].regex.search(" ".join(document.text[paragraph.text_start : paragraph.end].split())):
        return []
    deadlines = find_deadlines(document.text, paragraph.text_start, paragraph.end)
    found: list[Leaf] = []
    clauses = part_dated(s, _own_actions(document.text, reading.clauses, context), deadlines)
    for passage in share_deadline(document.text, cut(document.text, clauses, deadlines, inherited=context.lead)):
        cue = _cue(passage)
        if cue == "none" and read_unit_heading(s, passage.start, passage.end) is not None:
            continue  # names of units and nothing to do: recipients that a poor copy left among the orders
        if (closing and _is_call(document.text, passage)) or not _says_something(document.text, passage):
            continue
        if _is_task(passage, cue, context, labelled=paragraph.label is not None, beside=bool(found)):
            found.append(Leaf(index=index, passage=_with_details(outline, readings, index, passage), context=context, cue=cue))
    return found


def _own_actions(text: str, clauses: tuple[Clause, ...], context: Context) -> tuple[Clause, ...]:
    """Under a heading that names a unit, "Yêu cầu các đơn vị khai thác …" is what that unit is to do.

    So is what those do whom it is told to direct, and "phân công giáo viên trực …" after an order with a subject
    or an introduction that has one.
    """
    if context.directed:
        return tuple(_directed(clause) if clause.cue == "subject" else clause for clause in clauses)
    if all(unit.kind == "group" for unit in context.lead) and _consents_first(text, clauses):
        clauses = (clauses[0].model_copy(update={"past": True}), *clauses[1:])
    if not context.by_heading:
        told = [bool(clause.lead) and not clause.past for clause in clauses]
        return tuple(
            _as_own(clause) if (context.lead or any(told[:i])) and _appoints(text, clause) else clause for i, clause in enumerate(clauses)
        )
    return tuple(_as_own(clause) if _asks_group(text, clause) else clause for clause in clauses)


def _consents_first(text: str, clauses: tuple[Clause, ...]) -> bool:
    """“Thống nhất dùng đá mỏ A. Nhà thầu hoàn tất thí nghiệm …”: the consent before the order of another is no order of its own."""
    first = clauses[0] if clauses else None
    if first is None or first.lead or first.cue != "verb" or not any(clause.lead and not clause.past for clause in clauses[1:]):
        return False
    return load("directing")["clause.agreed"].regex.search(" ".join(text[first.action : first.end].split())) is not None


def _asks_group(text: str, clause: Clause) -> bool:
    before = text[clause.start : clause.action].lower()
    asks = any(word in before for word in ("yêu cầu", "đề nghị", "phân công", "cử "))
    return asks and clause.cue == "assigned" and all(unit.kind == "group" for unit in clause.lead)


def _appoints(text: str, clause: Clause) -> bool:
    """“…; phân công giáo viên trực kỹ thuật”: whom the subject before it is to appoint, no receiver of the notice."""
    appointing = text[clause.start : clause.action].strip().lower().startswith(("phân công", "cử "))
    return appointing and clause.cue == "assigned" and all(unit.kind == "group" and not unit.name.startswith("các") for unit in clause.lead)


def _directed(clause: Clause) -> Clause:
    return clause.model_copy(update={"start": clause.action, "lead": (), "cue": "verb"})


def _as_own(clause: Clause) -> Clause:
    return clause.model_copy(update={"lead": (), "cue": "verb", "action": clause.start, "coordinating": ()})


def _cue(passage: Passage) -> str:
    cues = [clause.cue for clause in passage.clauses if not clause.past]
    return next((cue for cue in ("assigned", "subject", "verb") if cue in cues), "none")


def _is_task(passage: Passage, cue: str, context: Context, *, labelled: bool, beside: bool) -> bool:
    """Whether the passage is told to somebody, where it stands."""
    if cue == "assigned":
        return True
    if cue == "subject":
        numbered = labelled and not context.reporting
        told = any(clause.chairs or clause.duty for clause in passage.clauses) or _dated_for_all(passage, context)
        return context.directing or context.opened or beside or numbered or told
    if beside and passage.lead and passage.deadlines:
        return True  # the second of two deadlines of the same unit
    if context.unheaded and cue == "verb" and (labelled or context.lead):
        return True
    if not context.directing or not context.lead:
        return False
    if cue == "verb":
        return True
    return (labelled and context.by_heading) or any(clause.duty for clause in passage.clauses)


def _dated_for_all(passage: Passage, context: Context) -> bool:
    """“Các trường gửi danh sách về Phòng trước ngày …” in a letter to bodies of a kind: they are told, though nothing introduces it."""
    leads = [unit for clause in passage.clauses if not clause.past for unit in clause.lead]
    return context.addressed and not context.reporting and bool(passage.deadlines) and all(unit.kind == "group" for unit in leads)


def _with_details(outline: Outline, readings: tuple[Reading, ...], index: int, passage: Passage) -> Passage:
    """T10: sub-items that only say what the product contains belong to their parent's passage."""
    reading = readings[index]
    if not reading.details_follow or passage.end < reading.clauses[-1].end:
        return passage
    below = [p for i, p in enumerate(outline.paragraphs) if p.parent == index and not readings[i].lead]
    return passage.model_copy(update={"end": max([passage.end, *(paragraph.end for paragraph in below)])})


def _is_call(text: str, passage: Passage) -> bool:
    """A closing call to all to carry the notice out; a concrete act or a deadline makes it a task after all."""
    return load("directing")["closing.call"].regex.search(" ".join(text[passage.start : passage.end].split())) is not None


def _among_unlabelled(outline: Outline, leaves: tuple[Leaf, ...], index: int) -> bool:
    """Whether the paragraph is one of the unlabelled items below an introduction, and not the sentence that closes them."""
    parent = outline.paragraphs[index].parent
    siblings = [leaf for leaf in leaves if leaf.index != index and outline.paragraphs[leaf.index].parent == parent]
    return parent is not None and bool(siblings) and all(outline.paragraphs[leaf.index].kind == "plain" for leaf in siblings)


def _says_something(text: str, passage: Passage) -> bool:
    """A passage without a word, behind the name of a unit, orders nothing."""
    return any(letter.isalpha() for letter in text[passage.start : passage.end])


def _with_common_deadline(
    document: Document, outline: Outline, readings: tuple[Reading, ...], leaves: tuple[Leaf, ...]
) -> tuple[Leaf, ...]:
    """A closing paragraph that sets the time of the items before it gives its deadline to those that have none (T4)."""
    rule = load("directing")["common.deadline"].regex
    for index, paragraph in enumerate(outline.paragraphs):
        text = " ".join(document.text[paragraph.start : paragraph.end].split())
        clauses = readings[index].clauses
        if (
            paragraph.label
            or not rule.search(text)
            or _amid_items(outline, index)
            or (clauses[0].lead if clauses else readings[index].lead)
        ):
            continue
        deadlines = find_deadlines(document.text, paragraph.start, clauses[0].end if clauses else paragraph.end)
        own = [leaf for leaf in leaves if leaf.index == index]
        if own and load("directing")["own.report"].regex.search(text) and _among_unlabelled(outline, leaves, index):
            continue
        if deadlines and not any(leaf.cue == "assigned" for leaf in own):
            leaves = tuple(
                leaf.model_copy(update={"common": deadlines}) if _is_before(outline, leaf, index) and not leaf.passage.deadlines else leaf
                for leaf in leaves
                if leaf.index != index
            )
    return leaves


def _amid_items(outline: Outline, index: int) -> bool:
    """Whether the items go on behind the paragraph at the level at which they stood before it, so that it closes nothing."""
    if index == 0 or index + 1 >= len(outline.paragraphs):
        return False
    before, after = outline.paragraphs[index - 1], outline.paragraphs[index + 1]
    return after.label is not None and (before.kind, len(before.path)) == (after.kind, len(after.path)) and before.zone == after.zone


def _is_before(outline: Outline, leaf: Leaf, index: int) -> bool:
    """Whether a leaf stands before a closing paragraph, and in its section, unless that closes the whole notice."""
    section = outline.paragraphs[index].path[:1]
    return leaf.index < index and (index >= trailing_from(outline) or outline.paragraphs[leaf.index].path[: len(section)] == section)
