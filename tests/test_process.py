"""Tiny notices, rule by rule of what counts as a task: their tasks, from the bytes of the file on."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from models.notice import Notice
from pipeline.process import process, understand
from pipeline.read.reader import read
from tests.test_samples import deadline_words
from tests.written import names, tasks_of, understood, written

NOTICES = tomllib.loads((Path(__file__).parent / "data" / "notices.toml").read_text(encoding="utf-8"))["notice"]
ORDERS = """
Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính:
a) Rà soát số giường bệnh.
b) Lập dự toán trước ngày 20/3/2026.
2. Giao các Sở: Xây dựng, Nội vụ kiểm tra trụ sở dôi dư theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh.
"""


def notices() -> list[Any]:
    return [pytest.param(table, id=f"{table['rule']}: {table['name']}") for table in NOTICES]


@pytest.mark.parametrize("table", notices())
def test_tasks(table: dict[str, Any]) -> None:
    tasks = tasks_of(table["body"], table.get("kind", "TB"), table.get("to", "").strip())
    found = [
        ["/".join(task.section_path), names(task.lead), sorted(names(task.coordinating)), [deadline_words(d) for d in task.deadlines]]
        for task in tasks
    ]
    assert found == [[path, split(lead), sorted(split(helpers)), split(due)] for path, lead, helpers, due, *_ in table["tasks"]]
    for task, (*_, begins) in zip(tasks, (expected[:5] for expected in table["tasks"]), strict=True):
        assert task.text.startswith(begins)
    for task, expected in zip(tasks, table["tasks"], strict=True):
        assert len(expected) < 6 or task.text.endswith(expected[5])


def split(joined: str) -> list[str]:
    return joined.split(" + ") if joined else []


def test_every_rule_has_a_notice() -> None:
    rules = {table["rule"] for table in NOTICES}
    assert rules >= {f"T{number}" for number in range(1, 11)}


@pytest.fixture(scope="module")
def notice() -> Notice:
    return understood(ORDERS)


def test_tasks_are_numbered_in_the_order_of_the_text(notice: Notice) -> None:
    assert [task.id for task in notice.tasks] == ["t1", "t2", "t3"]
    starts = [task.evidence["text"].start for task in notice.tasks]
    assert starts == sorted(starts)


def test_an_inherited_unit_says_from_where(notice: Notice) -> None:
    first, *_, last = notice.tasks
    assert [unit.inherited_from for unit in first.lead] == ["1"]
    assert [unit.inherited_from for unit in first.coordinating] == ["1"]
    assert [unit.inherited_from for unit in last.lead] == [None, None]


def test_units_from_the_opening_and_from_the_address_say_so() -> None:
    opened = tasks_of("Trước tình hình trên, Chủ tịch UBND tỉnh yêu cầu các sở, ngành:\n1. Rà soát kế hoạch sử dụng nước.", "CT")
    assert [unit.inherited_from for unit in opened[0].lead] == ["opening"]
    addressed = tasks_of("Để chống hạn, UBND tỉnh yêu cầu:\n1. Rà soát kế hoạch sử dụng nước.", "CV", "Sở Y tế.")
    assert [unit.inherited_from for unit in addressed[0].lead] == ["addressee"]


def test_an_inherited_deadline_says_from_where() -> None:
    (task,) = tasks_of(
        "Chủ tịch UBND tỉnh yêu cầu:\n1. Giao Sở Y tế thực hiện việc sau trước ngày 20/3/2026:\na) Rà soát giường bệnh.", "CT"
    )
    assert [deadline.inherited_from for deadline in task.deadlines] == ["1"]


def test_a_name_that_was_made_full_is_marked(notice: Notice) -> None:
    leads = notice.tasks[2].lead
    assert [(unit.name, unit.as_written) for unit in leads] == [("Sở Xây dựng", "Xây dựng"), ("Sở Nội vụ", "Nội vụ")]
    assert {unit.evidence.match for unit in leads} == {"normalized"}
    assert {unit.evidence.match for unit in notice.tasks[0].lead} == {"exact"}


def test_what_a_task_cites_is_its_legal_basis(notice: Notice) -> None:
    (basis,) = notice.tasks[2].legal_basis
    assert (basis.type, basis.number, basis.issued_on, basis.issuer) == ("Kế hoạch", "12/KH-UBND", "2026-01-05", "UBND tỉnh")
    assert notice.tasks[2].deadlines == ()


def test_sections_are_a_tree(notice: Notice) -> None:
    (one, two) = notice.sections
    assert (one.path, [child.path for child in one.children]) == (("1",), [("1", "a"), ("1", "b")])
    assert (two.label, two.children) == ("2", ())


def test_a_file_and_its_document_give_the_same_notice() -> None:
    data = written(ORDERS).encode()
    assert process(data, name="invented.txt") == understand(read(data, name="invented.txt"))


def test_the_same_input_gives_the_same_notice() -> None:
    assert understood(ORDERS) == understood(ORDERS)
