"""The section tree: at which path every paragraph stands, and what stands under what."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from models.document import Document
from models.outline import Frame, Outline, ZoneSpan
from pipeline.segment.outline import build_outline, trailing_from
from pipeline.segment.section_nodes import section_nodes
from tests.segment.notices import Set, document

OUTLINES = tomllib.loads((Path(__file__).parents[1] / "data" / "outlines.toml").read_text(encoding="utf-8"))["outline"]


def outlines() -> list[Any]:
    return [
        pytest.param(table["tree"], id=table["name"], marks=[pytest.mark.xfail(reason=table["xfail"])] if "xfail" in table else [])
        for table in OUTLINES
    ]


def outlined(lines: list[Set], annexes: tuple[int, ...] = ()) -> tuple[Document, Outline]:
    """The outline of whole paragraphs; ``annexes``: the numbers of the lines at which annexes begin."""
    made = document(lines, whole=True)
    starts = [0, *(made.lines[number].start for number in annexes), len(made.text)]
    zones = [ZoneSpan(zone="annex" if i else "body", start=a, end=b) for i, (a, b) in enumerate(pairwise(starts))]
    return made, build_outline(made, Frame(zones=tuple(zones)))


def paths(outline: Outline) -> list[str]:
    return ["/".join(paragraph.path) for paragraph in outline.paragraphs]


@pytest.mark.parametrize("tree", outlines())
def test_paths(tree: str) -> None:
    expected, lines = zip(*(line.split(" | ") if " | " in line else ("", line[2:]) for line in tree.strip("\n").splitlines()), strict=True)
    _, outline = outlined([Set(text=line) for line in lines])
    assert paths(outline) == [path.strip() for path in expected]


@pytest.mark.parametrize("tree", outlines())
def test_a_parent_stands_before_and_its_path_begins_the_childs(tree: str) -> None:
    lines = [line.partition("| ")[2] for line in tree.strip("\n").splitlines()]
    _, outline = outlined([Set(text=line) for line in lines])
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.parent is not None:
            assert paragraph.parent < index
            above = outline.paragraphs[paragraph.parent].path
            assert paragraph.path[: len(above)] == above


def test_an_annex_starts_a_tree_of_its_own() -> None:
    lines = ["I. NHIỆM VỤ", "1. Sở Y tế rà soát.", "Phụ lục I", "1. Danh mục thuốc", "Phụ lục II", "2. Danh mục máy"]
    _, outline = outlined([Set(text=line) for line in lines], annexes=(2, 4))
    assert paths(outline) == ["I", "I/1", "", "1", "", "2"]
    assert [paragraph.zone for paragraph in outline.paragraphs] == ["body"] * 2 + ["annex"] * 4


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        (Set(text="I. MỤC ĐÍCH, YÊU CẦU"), True),
        (Set(text="TỔ CHỨC THỰC HIỆN"), True),
        (Set(text="Về nước sinh hoạt", bold=True), True),
        (Set(text="1. Sở Y tế", bold=True), True),
        (Set(text="Nhiệm vụ chung", centred=True), True),
        (Set(text="1. Sở Y tế rà soát số giường bệnh."), False),
        (Set(text="- Rà soát số giường bệnh;", bold=True), False),
        (Set(text="Sở Y tế rà soát số giường bệnh"), False),
    ],
)
def test_what_is_a_heading(line: Set, heading: bool) -> None:
    _, outline = outlined([line, Set(text="Lời văn thường.")])
    assert outline.paragraphs[0].heading is heading


def parents(lines: list[str]) -> list[int | None]:
    _, outline = outlined([Set(text=line) for line in lines])
    return [paragraph.parent for paragraph in outline.paragraphs]


def test_lines_that_only_name_units_hold_what_stands_below_them() -> None:
    orders = [
        "Phân công trách nhiệm:",
        "Ban Giám hiệu",
        "Ký ban hành kế hoạch.",
        "Tổ chuyên môn",
        "Soạn tiết dạy.",
        "Công đoàn",
        "Vận động.",
    ]
    assert parents(orders) == [None, 0, 1, 0, 3, 0, 5]


def test_a_single_line_with_a_name_holds_nothing() -> None:
    assert parents(["Phân công:", "Ban Giám hiệu", "Ký ban hành kế hoạch.", "Soạn tiết dạy."]) == [None, 0, 0, 0]


def test_a_paragraph_between_bullets_of_one_list_is_one_of_the_items() -> None:
    assert parents(["Yêu cầu:", "- Rà soát.", "Báo cáo kết quả.", "- Kiểm tra."]) == [None, 0, 0, 0]
    assert parents(["Yêu cầu:", "- Rà soát.", "Báo cáo kết quả."]) == [None, 0, None]


def test_the_text_after_a_label() -> None:
    made, outline = outlined([Set(text="1. Sở Y tế rà soát."), Set(text="Lời văn thường.")])
    assert [made.text[p.text_start : p.end] for p in outline.paragraphs] == ["Sở Y tế rà soát.", "Lời văn thường."]


def test_the_unlabelled_paragraphs_at_the_end() -> None:
    _, outline = outlined([Set(text=line) for line in ("1. Một.", "2. Hai.", "Yêu cầu các đơn vị thực hiện.", "Trân trọng.")])
    assert trailing_from(outline) == 2
    _, outline = outlined([Set(text="1. Một.")])
    assert trailing_from(outline) == 1


def test_sections_nest_and_span_what_they_hold() -> None:
    made, outline = outlined(
        [Set(text=line) for line in ("Mở đầu:", "I. CHUNG", "1. Một.", "Nói thêm.", "a) Sâu.", "2. Hai.", "II. RIÊNG", "Lời văn.")]
    )
    one, two = section_nodes(made, outline)
    assert (one.path, one.heading, [child.path for child in one.children]) == (("I",), "CHUNG", [("I", "1"), ("I", "2")])
    assert made.text[one.start : one.end].startswith("I. CHUNG")
    assert made.text[one.start : one.end].endswith("2. Hai.")
    assert [child.label for child in one.children[0].children] == ["a"]
    assert made.text[two.start : two.end] == "II. RIÊNG\nLời văn."
    assert one.end <= two.start


def test_no_sections_without_labels_and_headings() -> None:
    assert section_nodes(*outlined([Set(text="Lời văn thường."), Set(text="Lời văn nữa.")])) == ()
