"""What can be done to items: each edit gives the items it leaves, by key; None: the item is no more."""

from collections.abc import Sequence

from models.place import Box
from models.value import Value
from pipeline.errors import UsageError
from pipeline.register.item import Due, Item, Items

MOST_TEXT = 20_000
"""Characters of a passage that a person may mark."""


class Passage(Value):
    """A stretch of the document's text and where it stands."""

    start: int
    end: int
    text: str
    boxes: tuple[Box, ...] = ()


class Changes(Value):
    """What a person wrote into the fields of an item."""

    title: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadlines: tuple[Due, ...] = ()


def accept(item: Item) -> Items:
    """The item is right as it is."""
    return {item.key: item.model_copy(update={"state": "accepted"})}


def reject(item: Item) -> Items:
    """The item is no task."""
    return {item.key: item.model_copy(update={"state": "rejected"})}


def reopen(item: Item) -> Items:
    """Nothing is decided about the item."""
    return {item.key: item.model_copy(update={"state": "open"})}


def correct(item: Item, changes: Changes) -> Items:
    """The item with other fields; raises UsageError without a title."""
    if not changes.title:
        raise UsageError("Chưa có nội dung nhiệm vụ. Hãy ghi ngắn gọn việc phải làm.")
    return {item.key: item.model_copy(update={"state": "corrected"} | dict(changes))}


def add(key: str, passage: Passage, changes: Changes, path: tuple[str, ...] = ()) -> Items:
    """A task that was missed; raises UsageError for an empty or endless passage."""
    if not passage.text.strip() or len(passage.text) > MOST_TEXT:
        raise UsageError("Chưa đánh dấu được đoạn nào. Hãy kéo chuột từ đầu đến cuối đoạn giao việc.")
    made = Item(key=key, path=path, title=changes.title, **passage.model_dump())
    return correct(made, changes)


def split(item: Item, key: str, first: Passage, second: Passage) -> Items:
    """Two items for one: both keep the fields; raises UsageError if one of them would be empty."""
    if not first.text.strip() or not second.text.strip():
        raise UsageError("Chỗ tách phải nằm giữa đoạn. Hãy đặt con trỏ vào giữa đoạn rồi tách lại.")
    parts = ((item.key, first), (key, second))
    return {
        one: item.model_copy(update={"key": one, "state": "corrected", "title": brief(passage.text)} | dict(passage))
        for one, passage in parts
    }


def merge(item: Item, other: Item, passage: Passage) -> Items:
    """One item for two: units and deadlines of both, each once; ``other`` is no more."""
    joined = {
        "lead": union(item.lead, other.lead),
        "coordinating": union(item.coordinating, other.coordinating),
        "deadlines": tuple(dict.fromkeys((*item.deadlines, *other.deadlines))),
    }
    return {item.key: item.model_copy(update={"state": "corrected"} | joined | dict(passage)), other.key: None}


def union(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The names of both, each once."""
    return tuple(dict.fromkeys((*first, *second)))


def brief(text: str, length: int = 90) -> str:
    """The beginning of the text, in whole words."""
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]}…"
