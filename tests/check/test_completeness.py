"""The "6 rõ"."""

import pytest

from models.notice import Action, Product
from pipeline.check.completeness import completeness
from tests.check.cases import deadline, place, task, unit

CLEAR = {
    "actions": (Action(verb="lập", object="hồ sơ", start=0, end=9),),
    "deadlines": (deadline("trước ngày 20/6/2025"),),
    "products": (Product(name="hồ sơ", evidence=place()),),
    "assigned_by": "Giám đốc Sở Y tế",
}


def test_a_task_can_be_clear_in_all_six() -> None:
    assert set(completeness(task("Lập hồ sơ.", unit("Sở Y tế"), **CLEAR)).model_dump().values()) == {True}


def test_a_task_can_be_clear_in_none() -> None:
    assert set(completeness(task("Hồ sơ.")).model_dump().values()) == {False}


@pytest.mark.parametrize(
    ("field", "value", "unclear"),
    [("actions", (), "work"), ("deadlines", (), "time"), ("products", (), "product"), ("assigned_by", None, "authority")],
)
def test_each_gap_shows_in_its_own_place(field: str, value: object, unclear: str) -> None:
    found = completeness(task("Hồ sơ.", unit("Sở Y tế"), **CLEAR | {field: value})).model_dump()
    assert [name for name, clear in found.items() if not clear] == [unclear]


@pytest.mark.parametrize(
    "leads", [(unit("Sở Y tế"), unit("Sở Nội vụ")), (unit("các sở, ban, ngành", kind="group"),)], ids=["two", "collective"]
)
def test_responsibility_needs_one_lead_that_is_no_crowd(leads: tuple[object, ...]) -> None:
    found = completeness(task("Lập hồ sơ.", *leads, **CLEAR))  # type: ignore[arg-type]
    assert (found.person, found.responsibility) == (True, False)


@pytest.mark.parametrize(
    ("text", "clear"), [("Lập hồ sơ bệnh án điện tử.", True), ("Tỉ lệ hộ nghèo (%)", False), ("Triển khai ngay.", False)]
)
def test_a_passage_that_opens_with_an_action_says_the_work(text: str, clear: bool) -> None:
    assert completeness(task(text)).work is clear


def test_who_decides_on_the_result_is_authority_too() -> None:
    assert completeness(task("Lập hồ sơ.", report_to=(unit("UBND tỉnh"),))).authority


def test_an_inherited_lead_is_a_person() -> None:
    assert completeness(task("Lập hồ sơ.", unit("Sở Y tế", inherited_from="addressee"))).person
