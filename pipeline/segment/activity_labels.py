"""Labelled values in a stretch of text: "Chủ trì: Sở A; phối hợp: Sở B" (pipeline/rules/activity.toml)."""

import re

from models.document import Document
from models.value import Value
from pipeline.rules.book import Rule, load
from pipeline.segment.table_grid import Span, trimmed

# Where a label can begin: at the start, on a new line, after a stop or bracket, or after a dash within the line.
BOUNDARY = re.compile(r"(?:^|\n|[;.(]|\s[-–+](?=\s))\s*(?:[-–+•*]\s*)?")
# "Đơn vị phối hợp: Sở B. Hoàn thành trong quý III.", "…: Sở A, xong trước 19/5": where the deadline begins.
WHEN = re.compile(
    r"\.\s+(?=(?:Hoàn thành|Thời hạn|Thời gian|Xong|Kết thúc|Trước|Chậm nhất|Trong)\b)"
    r"|[,;]\s+(?=(?i:hoàn\s+thành|thời\s+hạn|xong|kết\s+thúc|trước|chậm\s+nhất|trong|từ)\b[^,;.]{0,40}?(?:\d|quý\s+[IV]))"
)
LABEL = re.compile(r"(?P<label>[^\W\d][^:;.()]{1,70}?)\s*:(?!\d)")


class LabelledValue(Value):
    """A value after a label; ``label`` is where its label begins, ``start``/``end`` the value without the stop at its end.

    ``bare``: a plain "Thời gian", which a meeting has as well.
    """

    meaning: str
    bare: bool
    label: int
    start: int
    end: int


def labelled_values(document: Document, start: int, end: int) -> tuple[LabelledValue, ...]:
    """The values in ``start:end``, each up to the next label; the words before the first label are not among them."""
    text = document.text[start:end]
    found: list[tuple[Rule, int, int, int]] = []
    for boundary in BOUNDARY.finditer(text):
        label = LABEL.match(text, boundary.end())
        rule = label and label_rule(label["label"])
        if label and rule and (not found or label.start() >= found[-1][3]):
            found.append((rule, boundary.start(), label.start(), label.end()))
    ends = [*(boundary for _, boundary, _, _ in found[1:]), len(text)][: len(found)]
    values = (
        _value(document, rule, start + label, (start + after, start + until))
        for (rule, _, label, after), until in zip(found, ends, strict=True)
    )
    return tuple(part for value in values for part in _parted(document, value))


def _parted(document: Document, value: LabelledValue) -> tuple[LabelledValue, ...]:
    """“Đơn vị phối hợp: Sở B. Hoàn thành trong quý III.”: a sentence that says when is a value of its own."""
    later = WHEN.search(document.text, value.start, value.end) if value.meaning in ("lead", "coordinating") else None
    if later is None:
        return (value,)
    when = value.model_copy(update={"meaning": "deadline", "bare": False, "label": later.end(), "start": later.end()})
    return value.model_copy(update={"end": later.start()}), when


def label_rule(label: str) -> Rule | None:
    """The rule for a label; its meaning is "lead", "coordinating", "deadline", "product", "meeting" or "other"."""
    flat = " ".join(label.split())
    return next((rule for rule in load("activity").rule if rule.regex.search(flat)), None)


def _value(document: Document, rule: Rule, label: int, span: Span) -> LabelledValue:
    start, end = trimmed(document.text, *span)
    while end > start and (document.text[end - 1] in " \n\t;.,/" or _closes_nothing(document.text[start:end])):
        end -= 1
    return LabelledValue(meaning=rule.value["meaning"], bare=rule.value.get("bare", False), label=label, start=start, end=end)


def _closes_nothing(text: str) -> bool:
    """Whether the text ends with a bracket that it did not open."""
    return text.endswith(")") and text.count(")") > text.count("(")
