"""The section tree: paragraphs with labels and parents.

Hierarchy follows Decree 30/2020 (annex I, part I, II.6: Phần, Chương, Mục, Điều, khoản, điểm; or I., 1., a)) where a
notice keeps it, and otherwise the notice's own order: a kind of label that is already open names a sibling, a new one a child.
"""

from models.document import Document
from models.outline import Frame, Outline, Paragraph
from models.value import Value
from pipeline.rules.book import load
from pipeline.segment.labels import RANK, Label, find_label
from pipeline.segment.paragraphs import Stretch, find_paragraphs, names_only

HEADING_WORDS = 30
TITLE_WORDS = 14


class Open(Value):
    """A paragraph that can still take children. ``level`` is "plain" for one without a label (an opening, a bold title)."""

    index: int
    level: str
    rank: int
    label: Label | None


def build_outline(document: Document, frame: Frame) -> Outline:
    """The paragraphs of body and annexes, each with its path and parent; every annex starts a tree of its own."""
    stretches = find_paragraphs(document, frame)
    annexes = {span.start for span in frame.zones if span.zone == "annex"}
    titles = _unit_titles(document, stretches)
    paragraphs: list[Paragraph] = []
    stack: list[Open] = []
    for index, stretch in enumerate(stretches):
        if any((stretches[index - 1].start if index else -1) < start <= stretch.start for start in annexes):
            stack = []
        label = find_label(document.text[stretch.start : stretch.end])
        if label is None and index + 1 < len(stretches) and _introduces(document, stretch):
            _close_for_new_list(find_label(document.text[stretches[index + 1].start : stretches[index + 1].end]), stack)
        held = len(stack) - 1 if label is None and _amid_bullets(document, stretches, index, stack) else 0
        paragraph = _place(document, stretch, label, paragraphs, stack, titles=titles, held=held)
        paragraphs.append(paragraph)
        if label or paragraph.heading or _introduces(document, paragraph):
            level = label.level if label else "plain"
            stack.append(Open(index=index, level=level, rank=RANK[paragraph.kind], label=label))
    return Outline(paragraphs=tuple(paragraphs))


def _unit_titles(document: Document, stretches: tuple[Stretch, ...]) -> frozenset[int]:
    """Where lines without a label begin that only name units and stand, two of them or more, above what each is told."""
    found: list[int] = []
    for before, stretch, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        text = " ".join(document.text[stretch.start : stretch.end].split())
        short = len(text.split()) <= TITLE_WORDS and names_only(text) and find_label(text) is None
        if short and _is_over(document, before) and document.text[after.start].isupper() and not _opens_with_label(document, after):
            found.append(stretch.start)
    return frozenset(found if len(found) > 1 else ())


def _is_over(document: Document, stretch: Stretch) -> bool:
    """Whether a paragraph surely ends where it does: with a mark, in capitals or as a short title."""
    text = document.text[stretch.start : stretch.end].strip()
    return text.endswith((".", ";", ":", "!", ")")) or text.isupper() or len(text.split()) <= TITLE_WORDS


def _opens_with_label(document: Document, stretch: Stretch) -> bool:
    label = find_label(document.text[stretch.start : stretch.end])
    return label is not None and label.kind != "bullet"


def _place(
    document: Document,
    stretch: Stretch,
    label: Label | None,
    before: list[Paragraph],
    stack: list[Open],
    *,
    titles: frozenset[int],
    held: int,
) -> Paragraph:
    """The paragraph under its parent; closes on ``stack`` what it ends.

    ``titles``: where lines begin that name units for what stands below; ``held``: how many of ``stack`` stay open in any case.
    """
    heading = _is_heading(document, stretch, label) or stretch.start in titles
    if label:
        _close_for_label(label, stack, len(before))
    elif stretch.start in titles:
        _close_for_title(document, before, stack, titles)
    else:
        capitals = heading and document.text[stretch.start : stretch.end].isupper()
        _close_for_plain(document, heading, before, stack, capitals=capitals, held=held)
    path = tuple(item.label.path for item in stack if item.label) + ((label.path,) if label else ())
    return Paragraph(
        start=stretch.start,
        end=stretch.end,
        text_start=stretch.start + (label.length if label else 0),
        label=label.path if label else None,
        kind=label.kind if label else "plain",
        path=path,
        parent=stack[-1].index if stack else None,
        heading=heading,
        bold=stretch.bold,
        zone=stretch.zone,
    )


def _close_for_label(label: Label, stack: list[Open], index: int) -> None:
    """Close what a labelled paragraph ends: its elder sibling and all below, or, for a new kind of label, what ranks lower."""
    introduced = bool(stack) and stack[-1].index == index - 1 and stack[-1].label is None
    if introduced and label.ordinal == 1 and label.kind != "bullet":
        return  # a list that starts anew under its own introduction
    levels = [item.level for item in stack]
    if label.level in levels:
        del stack[len(levels) - 1 - levels[::-1].index(label.level) :]
        return
    while stack and stack[-1].label and not _may_hold(stack[-1], label, stack[-1].index == index - 1):
        stack.pop()
        while stack and stack[-1].label is None and len(stack) > 1:
            stack.pop()


def _may_hold(item: Open, label: Label, just_before: bool) -> bool:
    """Whether an open labelled paragraph can be the parent of a label of a new kind."""
    if label.kind == "bullet" and item.level.startswith("bullet"):
        return True
    if item.level.startswith("number") and label.kind == "number":
        return item.label is not None and label.path.startswith(item.label.path + ".")
    return item.rank < RANK[label.kind] or (just_before and label.ordinal == 1)


def _close_for_new_list(first: Label | None, stack: list[Open]) -> None:
    """Close the list that is open at the level of ``first``, if a list of that kind starts anew under another introduction."""
    levels = [item.level for item in stack]
    if first is None or first.ordinal != 1 or first.level not in levels:
        return
    place = len(levels) - 1 - levels[::-1].index(first.level)
    label = stack[place].label
    if label is not None and label.ordinal is not None and label.ordinal > 1:
        del stack[place:]


def _close_for_title(document: Document, before: list[Paragraph], stack: list[Open], titles: frozenset[int]) -> None:
    """Close what a line that names units ends: the title of that kind before it and its bullets, not the introduction of them all."""
    while stack and (before[stack[-1].index].start in titles or _is_item(document, before, stack[-1])):
        stack.pop()


def _is_item(document: Document, before: list[Paragraph], top: Open) -> bool:
    return top.level.startswith(("bullet", "paren")) and not _introduces(document, before[top.index])


def _amid_bullets(document: Document, stretches: tuple[Stretch, ...], index: int, stack: list[Open]) -> bool:
    """Whether the bullets of a list go on right behind a paragraph without one, which opens nothing: it is one of the items."""
    if index + 1 >= len(stretches) or not stack or _introduces(document, stretches[index]):
        return False
    if len(stack) < 2 or stack[-2].label is not None or stretches[index].zone != stretches[index + 1].zone:
        return False
    following = find_label(document.text[stretches[index + 1].start : stretches[index + 1].end])
    return following is not None and following.kind == "bullet" and stack[-1].level == following.level


def _close_for_plain(
    document: Document, heading: bool, before: list[Paragraph], stack: list[Open], *, capitals: bool, held: int = 0
) -> None:
    """Close what a paragraph without a label ends: bullets and letters that said all they had to say, earlier introductions."""
    while len(stack) > held and not _stays_open(document, heading, before, stack[-1], capitals=capitals):
        stack.pop()


def _stays_open(document: Document, heading: bool, before: list[Paragraph], top: Open, *, capitals: bool) -> bool:
    """Whether an open paragraph can hold one without a label; ``before`` are all paragraphs so far."""
    holder = before[top.index]
    if top.level.startswith("bullet") or top.level == "paren":
        named = top.index == len(before) - 1 and _names_only(document, holder)
        return _introduces(document, holder) or holder.heading or named
    if top.label is not None:
        return not capitals or top.rank < RANK["roman"]  # a title in capitals is of the highest level
    if top.index == len(before) - 1:
        return True
    if holder.heading:
        return not heading
    return not heading and not _has_labelled_child(before, top.index)


def _has_labelled_child(before: list[Paragraph], index: int) -> bool:
    return any(paragraph.parent == index and paragraph.label for paragraph in before[index + 1 :])


def _introduces(document: Document, paragraph: Paragraph | Stretch) -> bool:
    """Whether the paragraph ends with a colon (or "… sau" where a poor copy has another mark): what follows stands under it."""
    text = " ".join(document.text[paragraph.start : paragraph.end].split())
    return text.endswith(":") or load("directing")["introduction.end"].regex.search(text) is not None


def _names_only(document: Document, paragraph: Paragraph) -> bool:
    """Whether a bullet only names units ("* Công an xã"), so that what they are told stands in the paragraph after it."""
    return names_only(" ".join(document.text[paragraph.text_start : paragraph.end].split()))


def _is_heading(document: Document, stretch: Stretch, label: Label | None) -> bool:
    """A title: short, without the full stop of a sentence, and set apart by capitals, bold type, centring or a section label."""
    text = document.text[stretch.start + (label.length if label else 0) : stretch.end].strip()
    if not text or len(text.split()) > HEADING_WORDS or text.endswith((";", "./.", ",")):
        return False
    if text.isupper() and len(text) > 3:
        return True
    if text.endswith(".") and not stretch.bold:
        return False
    return stretch.bold or stretch.centred or (label is not None and label.kind in ("part", "chapter", "section", "subsection", "roman"))


def trailing_from(outline: Outline) -> int:
    """Index of the first of the unlabelled paragraphs that end the body (the number of paragraphs if it ends with a label)."""
    first = len(outline.paragraphs)
    for index in reversed([i for i, paragraph in enumerate(outline.paragraphs) if paragraph.zone == "body"]):
        if outline.paragraphs[index].label is not None:
            break
        first = index
    return first
