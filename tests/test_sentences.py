"""Sentences that direct and sentences that report, each where it would stand in a notice."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.notice import Task
from tests.written import names, tasks_of

DATA = tomllib.loads((Path(__file__).parent / "data" / "sentences.toml").read_text(encoding="utf-8"))
OPENING = "Sau khi nghe ý kiến của các đại biểu, Phó Chủ tịch UBND tỉnh kết luận như sau:"
ORDERS = "1. Giao Sở Ngoại vụ đón khách.\n2. Giao Sở Dân tộc và Tôn giáo thăm các già làng."
ORDERED = ("đón khách.", "thăm các già làng.")
# Where a sentence that assigns nothing is put, and in what kind of notice.
PLACES = {
    "background": ("TB", "{}\n" + OPENING + "\n" + ORDERS),
    "closing": ("TB", OPENING + "\n" + ORDERS + "\n{}"),
    "aims": ("KH", "I. MỤC ĐÍCH, YÊU CẦU\n1. {}\n2. Mục tiêu khác.\nII. TỔ CHỨC THỰC HIỆN\n" + ORDERS),
    "results": ("KH", "I. KẾT QUẢ ĐẠT ĐƯỢC\n- {}\n- Kết quả khác.\nII. TỔ CHỨC THỰC HIỆN\n" + ORDERS),
    "report": ("BC", "I. TÌNH HÌNH\nHạn hán kéo dài.\nII. ĐỀ XUẤT, KIẾN NGHỊ\n1. {}"),
    "submission": ("TTr", "Hạn hán kéo dài. Để kịp thời vụ, UBND tỉnh đề nghị như sau:\n1. {}"),
    "invitation": ("GM", "UBND tỉnh trân trọng kính mời các đồng chí dự họp như sau:\n1. {}"),
    "decision": ("QĐ", "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế của Tổ công tác.\nĐiều 2. {}"),
}


class Order(NamedTuple):
    """The sentence number ``number`` of a group: its passage begins behind the bar, if there is one."""

    group: str
    number: int
    begins: str
    lead: list[str]
    coordinating: list[str]


def orders() -> list[Any]:
    return [
        pytest.param(_order(group["name"], number, *sentence), id=sentence[0][:60], marks=_marks(group))
        for group in DATA["directing"]
        for number, sentence in enumerate(group["sentences"], start=1)
    ]


def _order(group: str, number: int, sentence: str, lead: str, coordinating: str = "") -> Order:
    return Order(group, number, sentence.rpartition(" | ")[2], lead.split(" + "), coordinating.split(" + ") if coordinating else [])


def _marks(group: dict[str, Any]) -> list[Any]:
    return [pytest.mark.xfail(reason=group["xfail"])] if "xfail" in group else []


def statements() -> list[Any]:
    return [
        pytest.param(group["place"], sentence, id=f"{group['place']}: {sentence[:60]}", marks=_marks(group))
        for group in DATA["reporting"]
        for sentence in group["sentences"]
    ]


@cache
def items(group: str) -> tuple[Task, ...]:
    """The tasks of a notice in which all sentences of the group are numbered items."""
    sentences = next(table["sentences"] for table in DATA["directing"] if table["name"] == group)
    lines = [f"{number}. {sentence[0].replace(' | ', ' ')}" for number, sentence in enumerate(sentences, start=1)]
    return tasks_of("\n".join([OPENING, *lines, f"{len(lines) + 1}. Giao Sở Ngoại vụ đón khách."]))


def test_there_are_enough_sentences() -> None:
    assert len(orders()) >= 200
    assert len(statements()) >= 200


@pytest.mark.parametrize("order", orders())
def test_an_order_is_one_task(order: Order) -> None:
    (task,) = [task for task in items(order.group) if task.section_path == (str(order.number),)]
    assert names(task.lead) == order.lead
    assert names(task.coordinating) == order.coordinating
    assert task.text.startswith(order.begins.split(";")[0].rstrip("."))


@cache
def stated_as_items(group: str) -> tuple[Task, ...]:
    sentences = next(table["sentences"] for table in DATA["reporting"] if table["name"] == group)
    lines = [f"{number}. {sentence}" for number, sentence in enumerate(sentences, start=1)]
    return tasks_of("\n".join([OPENING, *lines, f"{len(lines) + 1}. Giao Sở Ngoại vụ đón khách."]))


@pytest.mark.parametrize("name", [group["name"] for group in DATA["reporting"] if group["place"] == "item"])
def test_conclusions_without_an_order(name: str) -> None:
    assert [task.text for task in stated_as_items(name)] == ["đón khách."]


@pytest.mark.parametrize(("place", "sentence"), [case for case in statements() if case.values[0] != "item"])
def test_a_statement_is_no_task(place: str, sentence: str) -> None:
    kind, body = PLACES[place]
    expected = ORDERED if ORDERS in body else ()
    assert tuple(task.text for task in tasks_of(body.format(sentence), kind)) == expected
