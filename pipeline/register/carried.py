"""What a decision about one file of a notice means for another file of the same notice.

A passage is known by its text, so a decision about it holds wherever it stands; its place is that of the file looked at.
"""

from collections.abc import Mapping

from pipeline.register.item import HEADER_KEY, Item, Items
from pipeline.register.rows import passage_digest


def carried(after: Items, found: Mapping[str, Item], known: Items) -> Items:
    """The decision as it holds for this file: ``found`` is what the machine found in it, ``known`` what earlier decisions left.

    Passages that this file does not have are left out; a joining of two of which it has one only does not hold for it.
    """
    here = {key for key in after if key in found or key == HEADER_KEY or is_made(key)}
    if None in (after[key] for key in after if key != HEADER_KEY) and len(here) < len(after):
        return {key: value for key, value in after.items() if key == HEADER_KEY}
    beside = next((found[key] for key in after if key in found), None)
    kept: Items = {}
    for key, value in after.items():
        if key in here and not is_found(key, value, found):
            kept[key] = placed(value, found.get(key) or known.get(key) or beside) if isinstance(value, Item) else value
    return kept


def is_made(key: str) -> bool:
    """Whether a person added the task, or split it off."""
    return key.startswith(("them-", "tach-"))


def is_found(key: str, item: object, found: Mapping[str, Item]) -> bool:
    """Whether a person added the task to another file and the machine finds it in this one."""
    return is_made(key) and isinstance(item, Item) and passage_digest(item.text) in found


def placed(item: Item, place: object) -> Item:
    """The item where the passage stands in this file; without any place of its own in it, only its order is kept."""
    if not isinstance(place, Item):
        return item.model_copy(update={"end": item.start, "boxes": ()})
    same = passage_digest(item.text) == passage_digest(place.text)
    text = place.text if same else item.text
    return item.model_copy(update={"text": text, "start": place.start, "end": place.end, "boxes": place.boxes, "path": place.path})
