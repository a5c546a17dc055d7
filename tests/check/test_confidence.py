"""Confidence: a chance, moved by how each value was found."""

import pytest

from models.notice import Finding, Task
from pipeline.check.confidence import confidence, needs_look, weights
from pipeline.check.findings import check
from pipeline.check.signals import is_recognised, signals
from tests.check.cases import COMPLETE_HEADER, deadline, document, task, unit

SYT = unit("Sở Y tế")
PLAIN = task("Lập hồ sơ bệnh án điện tử cho các bệnh viện.", SYT)


def held(one: Task, *others: Task, recognised: bool = False) -> set[str]:
    return {name for name, value in signals(one, (one, *others), recognised=recognised).items() if value}


def test_confidence_is_a_chance_in_hundredths() -> None:
    checked, _ = check(document(), COMPLETE_HEADER, (PLAIN,))
    assert 0 < checked[0].confidence < 1
    assert checked[0].confidence == round(checked[0].confidence, 2)


def test_a_task_needs_no_look_from_the_threshold_on() -> None:
    limit = weights().no_look_from
    assert 0.5 < limit < 1
    assert not needs_look(limit)
    assert needs_look(round(limit - 0.01, 2))


def test_a_checked_task_says_whether_it_needs_a_look() -> None:
    sure = task("Lập hồ sơ bệnh án điện tử cho các bệnh viện.", unit("Sở Y tế", inherited_from="1"), path=("1", "a"), rule="order.row")
    doubtful = task("Lập hồ sơ gồm:", unit("Tổ chức"), path=("2",), id="t2")
    checked, _ = check(document(), COMPLETE_HEADER, (sure, doubtful))
    assert [one.needs_look for one in checked] == [False, True]


def test_without_signals_the_bias_alone_speaks() -> None:
    assert confidence({}) == round(1 / (1 + 2.718281828459045 ** -weights().bias), 2)


def test_every_weight_is_of_a_signal_that_exists_and_every_signal_is_weighed() -> None:
    assert {signal.id for signal in weights().signal} == set(signals(PLAIN, (PLAIN,), recognised=False))


def test_signals_lie_between_nothing_and_one() -> None:
    crowded = task("rà soát; " * 400, *(unit(f"UBND xã {number}") for number in range(9)))
    assert all(0 <= value <= 1 for value in signals(crowded, (crowded,), recognised=True).values())


@pytest.mark.parametrize(
    ("one", "signal"),
    [
        (task("Lập hồ sơ."), "lead.none"),
        (task("Lập hồ sơ.", SYT, rule="order.row"), "order.row"),
        (task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="opening")), "lead.from-opening"),
        (task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="addressee")), "lead.from-addressee"),
        (task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="row above")), "lead.from-row-above"),
        (task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="II"), path=("II", "1")), "lead.from-section"),
        (task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="II"), path=("II", "1", "a")), "lead.from-far"),
        (task("Lập hồ sơ.", SYT, unit("Sở Nội vụ")), "lead.several"),
        (task("Lập hồ sơ.", unit("các sở", kind="group")), "lead.group"),
        (task("Lập hồ sơ.", unit("Tổ chức")), "lead.bare"),
        (task("Lập hồ sơ.", SYT, coordinating=(unit("Sở Nội vụ", inherited_from="1"),)), "coordinating.inherited"),
        (task("Phối hợp lập hồ sơ.", SYT), "coordinating.unread"),
        (task("Lập hồ sơ.", SYT, deadlines=(deadline("x", warnings=("?",)),)), "deadline.doubted"),
        (task("Lập hồ sơ trước ngày mai.", SYT), "deadline.unread"),
        (task("Lập hồ sơ. Sở Nội vụ thẩm định.", SYT), "text.other-subject"),
        (task("Lập hồ sơ gồm:", SYT), "text.no-end"),
        (task("của Sở Nội vụ trong việc lập hồ sơ.", SYT), "text.no-action"),
        (task("Lập hồ sơ.", unit("SỞ Y TẾ")), "lead.capitals"),
        (task("Lập hồ sơ.", SYT, path=()), "path.none"),
        (task("Lập hồ sơ.", SYT, findings=(Finding(code="task.repeated", severity="warning", message="x"),)), "finding.repeated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_raises_a_signal(one: Task, signal: str) -> None:
    assert signal in held(one)
    assert signal not in held(PLAIN)


def test_a_cell_of_a_table_needs_no_full_stop() -> None:
    assert "text.no-end" not in held(task("Lập danh mục hồ sơ", SYT, rule="order.row"))


def test_an_item_cut_in_two_and_one_with_items_below() -> None:
    below = task("Lập danh mục.", SYT, path=("1", "a"), id="t2")
    again = task("Thẩm định.", SYT, id="t3")
    assert "item.parent" in held(PLAIN, below)
    assert "item.cut" in held(PLAIN, again)
    assert not {"item.cut", "item.parent"} & held(below, PLAIN)


def test_bullets_of_one_section_are_not_an_item_cut_in_two() -> None:
    one, two = (task("Lập hồ sơ.", SYT, path=("1", "-"), id=name) for name in ("t1", "t2"))
    assert "item.cut" not in held(one, two)


def test_recognised_text() -> None:
    assert "text.recognised" in held(PLAIN, recognised=True)
    assert is_recognised(["pdf-text", "pdf-ocr"])
    assert not is_recognised(["pdf-text", "docx"])


@pytest.mark.parametrize(
    "doubtful",
    [
        task("Lập hồ sơ bệnh án điện tử.", unit("Tổ chức")),
        task("Lập hồ sơ gồm:", SYT),
        task("Lập hồ sơ bệnh án điện tử cho các bệnh viện."),
    ],
)
def test_doubtful_tasks_rank_below_a_plain_one(doubtful: Task) -> None:
    checked, _ = check(document(), COMPLETE_HEADER, (PLAIN, doubtful.model_copy(update={"id": "t2", "section_path": ("2",)})))
    assert checked[1].confidence < checked[0].confidence


def test_recognition_costs_confidence() -> None:
    clean, _ = check(document(), COMPLETE_HEADER, (PLAIN,))
    scanned, _ = check(document("pdf-ocr"), COMPLETE_HEADER, (PLAIN,))
    assert scanned[0].confidence < clean[0].confidence
