"""The path of each row of a table: its number under the section rows above it."""

from collections.abc import Iterator, Sequence

from models.value import Value
from pipeline.segment.labels import RANK, Label
from pipeline.segment.table_rows import Row


class Open(Value):
    """A row that can still hold others. ``level`` tells siblings from children."""

    label: Label
    level: str
    heading: bool


def placed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with their paths: "5" in section "II" has ("II", "5"), "1.1" under "1" has ("1", "1.1").

    A row without a number has the path of the row that it stands under.
    """
    stack: list[Open] = []
    after_heading = False
    for index, row in enumerate(rows):
        if row.label is None:
            _close_for_unlabelled(row, stack)
        else:
            level = _level(row, rows[index + 1] if index + 1 < len(rows) else None)
            _close_for_label(row.label, level, stack, after_heading)
            stack.append(Open(label=row.label, level=level, heading=row.heading))
        after_heading = row.heading
        yield row.model_copy(update={"path": tuple(item.label.path for item in stack)})


def _level(row: Row, after: Row | None) -> str:
    """The label's level; a numbered section row whose rows count from 1 again stands above them."""
    level = row.label.level if row.label else "plain"
    restarts = row.heading and after is not None and after.label is not None and after.label.level == level
    return f"{level} section" if restarts else level


def _close_for_unlabelled(row: Row, stack: list[Open]) -> None:
    """A section row without a label ends the items above it, an item without one only the bullets."""
    while stack and (not stack[-1].heading if row.heading else stack[-1].label.kind == "bullet"):
        stack.pop()


def _close_for_label(label: Label, level: str, stack: list[Open], after_heading: bool) -> None:
    """Close the elder sibling and what stands below it; a label of a new kind goes under a section row just before it, else by rank."""
    levels = [item.level for item in stack]
    if level in levels:
        del stack[len(levels) - 1 - levels[::-1].index(level) :]
    elif not after_heading:
        while stack and not _may_hold(stack[-1].label, label):
            stack.pop()
    while stack and _is_stranger(stack[-1].label, label):
        stack.pop()


def _may_hold(parent: Label, label: Label) -> bool:
    if parent.kind == label.kind == "number":
        return label.path.startswith(parent.path + ".")
    return RANK[parent.kind] < RANK[label.kind]


def _is_stranger(parent: Label, label: Label) -> bool:
    """A number of several levels below a number that it does not begin with: "1.1" after "3"."""
    return parent.kind == label.kind == "number" and "." in label.path and not label.path.startswith(parent.path + ".")
