"""What holds for every real PDF with a text layer."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.read.pdf import read_pdf
from tests.read.invariants import assert_sound

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus" / "dev"


def has_text(path) -> bool:
    with pypdfium2.PdfDocument(path) as file:
        return file[0].get_textpage().count_chars() > 200


FILES = [path for path in sorted(CORPUS.glob("*.pdf")) if has_text(path)]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def read(path):
    return read_pdf(path.read_bytes(), name=path.name, ocr=lambda image: ())


@pytest.mark.skipif(bool(FILES), reason="../shared is there")
def test_corpus_is_absent():
    pytest.skip("needs ../shared")


@each_file
def test_lines_and_tables(path):
    assert_sound(read(path))


@each_file
def test_edges_lie_in_their_lines_box(path):
    document = read(path)
    sizes = {page.number: (page.width, page.height) for page in document.pages}
    for line in document.lines:
        assert len(line.edges) == line.end - line.start
        assert all(line.box.x0 <= left and right <= line.box.x1 for left, right in line.edges)
        assert line.box.top < line.box.bottom
        width, height = sizes[line.box.page]
        assert -20 < line.box.x0 < line.box.x1 < width + 20
        assert -20 < line.box.top < line.box.bottom < height + 20


@each_file
def test_no_character_is_lost(path):
    assert not characters(shown(path)) - characters(read(path).text)


def shown(path) -> str:
    """All text that PDFium finds on the pages with their stamps."""
    parts = []
    with pypdfium2.PdfDocument(path) as file:
        file.init_forms()
        for number in range(len(file)):
            raw.FPDFPage_Flatten(file[number], raw.FLAT_NORMALDISPLAY)
            parts.append(file[number].get_textpage().get_text_range())
    return "".join(parts)


def characters(text) -> Counter:
    """Printed characters, superscripts as plain figures."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(character for character in plain if not character.isspace() and unicodedata.category(character)[0] != "C")


@each_file
def test_words_of_a_line_do_not_run_into_each_other(path):
    for line in read(path).lines:
        for one, two in pairwise(line.edges):
            assert two[0] - one[1] < line.size


@each_file
def test_columns_come_left_then_right(path):
    sides = [line.column for line in read(path).lines if line.column]
    assert sides
    assert sides[0] == "left"
    assert all(
        right.box.x0 > left.box.x0
        for left, right in pairwise(line for line in read(path).lines if line.column)
        if (left.column, right.column) == ("left", "right")
    )


@each_file
def test_what_the_labels_quote_is_one_stretch_of_the_body(path):
    labels = json.loads((SHARED / "gold" / "dev" / f"{path.stem}.json").read_text(encoding="utf-8"))
    document = read(path)
    body = " ".join(document.text[: document.body_end].split())
    quotes = [task[end] for task in labels["tasks"] for end in ("start", "end")]
    assert [quote for quote in quotes if " ".join(quote.split()) not in body] == []


@each_file
def test_number_and_day_stand_in_the_letterhead(path):
    header = json.loads((SHARED / "gold" / "dev" / f"{path.stem}.json").read_text(encoding="utf-8"))["header"]
    document = read(path)
    letterhead = re.sub(r"\s+(?=/)", "", " ".join(document.text[line.start : line.end] for line in document.lines if line.column))
    year, month, day = header["issued_on"].split("-")
    assert f"Số: {header['number']}" in letterhead
    assert re.search(rf"ngày {day} tháng 0?{int(month)} năm {year}", letterhead)
