"""A leaf cut into passages: whose, until when, and which sentences stay together."""

from itertools import pairwise

import pytest

from pipeline.extract.clauses import read_clauses
from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.language import Syllables
from pipeline.resolve.passages import Passage, cut, part_dated
from tests.written import names


def passages(text: str) -> tuple[Passage, ...]:
    s = Syllables(text)
    deadlines = find_deadlines(text, 0, len(text))
    return cut(text, part_dated(s, read_clauses(s, 0, len(text)), deadlines), deadlines)


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """(words, leads, deadlines) of each passage."""
    return [
        (text[p.start : p.end].strip(" ,"), names(p.lead), [" ".join(mention.as_written.split()) for mention in p.deadlines])
        for p in passages(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Y tế rà soát thuốc; bổ sung máy thở; báo cáo UBND tỉnh.",
        "Giao Sở Y tế rà soát thuốc. Bổ sung máy thở. Báo cáo UBND tỉnh trước ngày 20/3/2026.",
        "Giao Sở Y tế rà soát thuốc. Hoàn thành trước ngày 20/3/2026.",
        "Giao Sở Y tế rà soát thuốc. Sở Y tế bổ sung máy thở.",
        "Giao Sở Y tế rà soát thuốc; Sở Tài chính phối hợp.",
        "Giao Sở Y tế rà soát thuốc trước ngày 20/3/2026; bổ sung sau khi được phê duyệt.",
        "Giao Sở Y tế rà soát thuốc, bổ sung máy thở trước ngày 20/3/2026.",
        "Giao Sở Y tế rà soát thuốc trước ngày 20/3/2026, báo cáo UBND tỉnh.",
    ],
)
def test_one_passage(text: str) -> None:
    (passage,) = passages(text)
    assert names(passage.lead) == ["Sở Y tế"]
    assert passage.end == len(text)


def test_one_passage_for_each_unit() -> None:
    assert told("Giao Sở Y tế rà soát thuốc; Sở Tài chính cấp kinh phí trước ngày 20/3/2026. Sở Nội vụ tổng hợp.") == [
        ("rà soát thuốc;", ["Sở Y tế"], []),
        ("cấp kinh phí trước ngày 20/3/2026.", ["Sở Tài chính"], ["trước ngày 20/3/2026"]),
        ("tổng hợp.", ["Sở Nội vụ"], []),
    ]


@pytest.mark.parametrize("mark", [". Tổ", "; tổ", ", tổ"])
def test_one_passage_for_each_deadline(mark: str) -> None:
    text = f"Giao Sở Y tế lập phương án trước ngày 20/3/2026{mark} chức diễn tập trong tháng 4/2026."
    first, second = told(text)
    assert first[1:] == (["Sở Y tế"], ["trước ngày 20/3/2026"])
    assert second[1:] == (["Sở Y tế"], ["trong tháng 4/2026"])
    assert second[0].lower() == "tổ chức diễn tập trong tháng 4/2026."


def test_a_sentence_between_goes_with_the_one_that_completes_it() -> None:
    text = "Giao Sở Y tế lập phương án trước ngày 20/3/2026. Lựa chọn nhà thầu. Hoàn thành trước ngày 15/4/2026."
    assert [words for words, *_ in told(text)] == [
        "lập phương án trước ngày 20/3/2026.",
        "Lựa chọn nhà thầu. Hoàn thành trước ngày 15/4/2026.",
    ]


def test_a_sentence_between_stays_with_the_one_before() -> None:
    text = "Giao Sở Y tế lập phương án trước ngày 20/3/2026. Lựa chọn nhà thầu. Tổ chức diễn tập trước ngày 15/4/2026."
    assert [words for words, *_ in told(text)] == [
        "lập phương án trước ngày 20/3/2026. Lựa chọn nhà thầu.",
        "Tổ chức diễn tập trước ngày 15/4/2026.",
    ]


def test_who_helps_belongs_to_the_part_where_it_is_said() -> None:
    text = "Giao Sở Y tế lập phương án trước ngày 20/3/2026, phối hợp với Sở Tài chính mua thuốc trước ngày 15/4/2026."
    assert [names(passage.coordinating) for passage in passages(text)] == [[], ["Sở Tài chính"]]


def test_two_parts_of_one_deadline_are_one() -> None:
    (passage,) = passages("Giao Sở Y tế hằng tháng rà soát thuốc, báo cáo trước ngày 25.")
    assert len(passage.deadlines) == 1


def test_passages_follow_each_other() -> None:
    text = "Giao Sở Y tế rà soát. Sở Tài chính cấp tiền trước ngày 20/3/2026; thẩm tra trước ngày 15/4/2026; Sở Nội vụ tổng hợp."
    found = passages(text)
    assert len(found) == 4
    assert all(one.end <= two.start for one, two in pairwise(found))
