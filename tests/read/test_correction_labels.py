"""The first label of a list, read as a letter."""

import pytest

from models.document import Document, Line
from pipeline.read.correction import corrected, undone


def scan(*lines: str) -> Document:
    """A recognised page of these lines."""
    text, places = "", []
    for line in lines:
        places.append(Line(start=len(text), end=len(text) + len(line), region="body", confidence=0.9))
        text += f"{line}\n"
    return Document(
        sha256="0" * 64,
        name="a.png",
        media_type="image/png",
        text=text,
        body_end=len(text),
        lines=tuple(places),
        pages=(),
        read_by=("image-ocr",),
    )


@pytest.mark.parametrize("label", ["I.", "l.", "Ì.", "|."])
def test_what_comes_before_2_is_1(label):
    document = scan(f"{label} Sở Y tế rà soát", "thuốc men.", "2. Sở Xây dựng kiểm tra.")
    done = corrected(document)
    assert done.text.splitlines() == ["1. Sở Y tế rà soát", "thuốc men.", "2. Sở Xây dựng kiểm tra."]
    assert [(item.was, item.rule) for item in done.corrections] == [(label[0], "ocr.label.one")]
    assert undone(done).text == document.text


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["I. MỤC TIÊU", "1. Sở Y tế rà soát.", "2. Sở Xây dựng kiểm tra."], id="a Roman one with items"),
        pytest.param(["I. Sở Y tế rà soát.", "2. Sở Xây dựng kiểm tra.", "II. Sở Tài chính bố trí."], id="Roman numbers follow"),
        pytest.param(["I. Sở Y tế rà soát.", "3. Sở Xây dựng kiểm tra."], id="no 2"),
        pytest.param(["Im lặng. Sở Y tế", "2. Sở Xây dựng kiểm tra."], id="no label"),
    ],
)
def test_other_labels_stay(lines):
    assert corrected(scan(*lines)).text.splitlines() == lines


def test_text_that_was_typed_stays():
    document = scan("I. Sở Y tế rà soát.", "2. Sở Xây dựng kiểm tra.")
    typed = document.model_copy(update={"lines": tuple(line.model_copy(update={"confidence": None}) for line in document.lines)})
    assert corrected(typed) == typed
