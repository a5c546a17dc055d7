"""Who helps: units named in an order as helpers, and bodies that are only urged, asked, helped or told."""

from functools import cache

import pytest

from models.notice import Task
from pipeline.extract.coordination import find_coordinating
from pipeline.extract.language import Syllables
from tests.extract.unit_cases import tables
from tests.written import names, tasks_of

GROUPS = {group["name"]: group["cases"] for group in tables("coordination.toml", "group")}
CASES = [
    pytest.param(name, number, helpers, id=text[:60])
    for name, cases in GROUPS.items()
    for number, (text, helpers) in enumerate(cases, start=1)
]


@cache
def orders(name: str) -> tuple[Task, ...]:
    """The cases of a group as numbered orders to one unit."""
    lines = [f"{number}. Giao Sở Y tế {text}" for number, (text, _) in enumerate(GROUPS[name], start=1)]
    opening = "Sau khi nghe ý kiến của các đại biểu, Phó Chủ tịch UBND tỉnh kết luận như sau:"
    return tasks_of("\n".join([opening, *lines, f"{len(lines) + 1}. Giao Sở Ngoại vụ đón khách."]))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("name", "number", "helpers"), CASES)
def test_who_helps(name: str, number: int, helpers: str) -> None:
    (task,) = [task for task in orders(name) if task.section_path == (str(number),)]
    assert names(task.lead) == ["Sở Y tế"]
    assert names(task.coordinating) == (helpers.split(" + ") if helpers else [])


def test_helpers_stand_where_they_are_written() -> None:
    text = "lập dự toán, phối hợp với các Sở: Tài chính, Nội vụ trình UBND tỉnh."
    s = Syllables(text)
    units = find_coordinating(s, 0, len(s))
    assert [text[unit.start : unit.end] for unit in units] == ["Tài chính", "Nội vụ"]


def test_only_the_given_tokens_are_searched() -> None:
    s = Syllables("lập dự toán, phối hợp với Sở Tài chính.")
    assert find_coordinating(s, 0, s.words.index("Sở")) == ()
    assert find_coordinating(s, s.words.index("Sở"), len(s)) == ()
