"""Units: whom a phrase names, where the list ends, and words that name nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.units import read_units
from tests.extract.unit_cases import UnitCase, cases, read, tables

CASES = [
    pytest.param(case, id=f"{case.group}: {case.text[:50]}", marks=[pytest.mark.xfail(reason=case.xfail)] if case.xfail else [])
    for case in cases()
]
SOUND = [case for case in cases() if not case.xfail]
OTHERS = [
    pytest.param(text, group.get("bare", False), id=f"{group['name']}: {text[:50]}")
    for group in tables("units.toml", "counter")
    for text in group["texts"]
]


def test_there_are_enough_phrases() -> None:
    assert len({case.text for case in SOUND}) >= 300
    assert len(OTHERS) >= 80


@pytest.mark.parametrize("case", CASES)
def test_names_end_and_kind(case: UnitCase) -> None:
    s, found = read(case.text, bare=case.bare)
    assert found is not None
    assert tuple(unit.name for unit in found.units) == case.units
    assert s.ends[found.last - 1] == case.end
    assert case.kind is None or {unit.kind for unit in found.units} == {case.kind}


@pytest.mark.parametrize(("text", "bare"), OTHERS)
def test_words_that_name_nobody(text: str, bare: bool) -> None:
    _, found = read(text, bare=bare)
    assert found is None


@pytest.mark.parametrize("case", [pytest.param(case, id=case.text[:50]) for case in SOUND])
def test_a_unit_is_where_it_is_written(case: UnitCase) -> None:
    _, found = read(case.text, bare=case.bare)
    assert found is not None
    position = 0
    for unit in found.units:
        assert position <= unit.start < unit.end <= case.end
        assert " ".join(case.text[unit.start : unit.end].split()) == unit.as_written
        position = unit.end


@given(case=st.sampled_from(SOUND), limit=st.integers(min_value=0, max_value=40), data=st.data())
def test_nothing_is_read_beyond_the_limit(case: UnitCase, limit: int, data: st.DataObject) -> None:
    s, _ = read(case.text)
    limit = min(limit, len(s))
    _, found = read(case.text, bare=data.draw(st.booleans()), limit=limit)
    if found is not None:
        assert found.last <= limit
        assert all(unit.end <= s.ends[limit - 1] for unit in found.units)


def test_a_list_begins_where_it_is_asked_for() -> None:
    s, _ = read("Giao Sở Tài chính và Sở Nội vụ rà soát.")
    found = read_units(s, 1, len(s))
    assert found is not None
    assert (found.first, [unit.name for unit in found.units]) == (1, ["Sở Tài chính", "Sở Nội vụ"])


def test_both_spellings_of_a_tone_are_one_word() -> None:
    for text in ("Uỷ ban nhân dân xã Tân Khê rà soát", "Ủy ban nhân dân xã Tân Khê rà soát", "Sở Văn hoá và Thể thao rà soát"):
        s, found = read(text)
        assert found is not None
        assert s.phrase(found.last, len(s)) == "rà soát"


def test_the_rule_that_found_a_unit_is_named() -> None:
    _, found = read("các Sở: Tài chính, Xây dựng rà soát")
    assert found is not None
    assert {unit.rule for unit in found.units} == {"unit.field-list"}
