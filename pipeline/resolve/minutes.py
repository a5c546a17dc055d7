"""Minutes (biên bản) assign what was agreed in the end; what the parties said before is told, not ordered (GUIDELINES, section 5)."""

from models.document import Document
from models.outline import Outline
from pipeline.resolve.inheritance import ancestors
from pipeline.resolve.leaves import Leaf
from pipeline.rules.book import load


def agreed(document: Document, outline: Outline, leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """The leaves that stand in the part of the minutes that concludes; the opening and the parties' opinions give none."""
    return tuple(leaf for leaf in leaves if _concludes(document, outline, leaf))


def _concludes(document: Document, outline: Outline, leaf: Leaf) -> bool:
    """The nearest heading above that says so decides; where none does, whatever stands under some heading counts."""
    above = list(ancestors(outline, leaf.index))
    for index in above:
        paragraph = outline.paragraphs[index]
        text = " ".join(document.text[paragraph.text_start : paragraph.end].split())
        for rule, concludes in (("minutes.agreed", True), ("minutes.told", False)):
            if load("directing")[rule].regex.search(text):
                return concludes
    return bool(above)
