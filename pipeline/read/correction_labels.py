"""The first label of a list that recognition takes for the Roman one, or for a letter: "I. …", then "2. …", and no "II." anywhere."""

import re
from collections.abc import Iterator

from models.document import Document
from pipeline.read.correction_edits import Edit

LIKE_ONE = re.compile(r"\s*(?P<wrong>[IlÍÌi|])[.,)]\s+\w")
ROMAN_TWO = re.compile(r"\s*(?:II|ll|Il|lI)[.,)]\s+\w")
ARABIC = re.compile(r"\s*(?P<number>\d{1,2})[.)]\s+\w")


def label_edits(document: Document) -> Iterator[Edit]:
    """A label that looks like 1 and is followed by 2 becomes 1; one that opens Roman numbers, or is followed by 1, stays."""
    lines = [line for line in document.lines if line.confidence is not None and line.region == "body"]
    texts = [document.text[line.start : line.end] for line in lines]
    if any(map(ROMAN_TWO.match, texts)):
        return
    open_label: Edit | None = None
    for line, text in zip(lines, texts, strict=True):
        if found := LIKE_ONE.match(text):
            open_label = Edit(line.start + found.start("wrong"), line.start + found.end("wrong"), "1", "ocr.label.one")
        elif found := ARABIC.match(text):
            if open_label and found["number"] == "2":
                yield open_label
            open_label = None
