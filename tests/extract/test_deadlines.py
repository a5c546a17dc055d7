"""Finding deadlines: invented phrases in sentences, and dates that are no deadlines."""

import re

import pytest

from pipeline.extract import deadline_shapes
from pipeline.extract.deadlines import find_cell_deadlines, find_deadlines, rules_of
from pipeline.rules import book
from tests.extract.phrases import Case, cases, find, groups, meanings

SENTENCES = [pytest.param(case, id=f"{case.group}: {case.sentence[:60]}") for case in cases()]
OTHERS = [
    pytest.param(text, id=f"{group['name']}: {text[:60]}") for group in groups("deadline_counterexamples.toml") for text in group["texts"]
]


def test_there_are_enough_phrases() -> None:
    phrases = {phrase for group in groups("deadline_phrases.toml") for phrase, _ in group["phrases"]}
    assert len(phrases) >= 400
    assert len(OTHERS) >= 120


@pytest.mark.parametrize("case", SENTENCES)
def test_the_meaning_of_a_phrase(case: Case) -> None:
    assert " + ".join(meanings(case)) == case.meaning


@pytest.mark.parametrize("case", SENTENCES)
def test_a_mention_is_a_stretch_of_the_text(case: Case) -> None:
    position = 0
    for mention in find(case):
        assert position <= mention.start < mention.end <= len(case.sentence)
        position = mention.end
        written = " ".join(case.sentence[mention.start : mention.end].split())
        parts = [part.strip() for part in mention.as_written.split("…")]
        assert written.endswith(parts[-1])
        assert len(parts) > 1 or written == mention.as_written


@pytest.mark.parametrize("text", OTHERS)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert [mention for mention in find_deadlines(text, 0, len(text)) if mention.kind != "event"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên",
        "Liên tục",
        "Theo tiến độ",
        "",
        "Từ tháng 6/2026",
        "Năm 2026 và các năm tiếp theo",
        "Quý II và các quý tiếp theo",
        "Khi có yêu cầu",
    ],
)
def test_cells_without_a_deadline(text: str) -> None:
    assert find_cell_deadlines(text, 0, len(text)) == ()


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "1. Mở đầu, trước ngày 01/5/2026.\n2. Sở Y tế báo cáo trước ngày 15/6/2026.\n3. Hết."
    start, end = text.index("Sở Y tế"), text.index("\n3.")
    (mention,) = find_deadlines(text, start, end)
    assert text[mention.start : mention.end] == "trước ngày 15/6/2026"


def test_nothing_is_found_beyond_the_passage() -> None:
    text = "Sở Y tế báo cáo trước ngày 15/6/2026."
    assert find_deadlines(text, 0, text.index("15/6")) == ()


def test_the_label_of_a_report_may_stand_before_the_passage() -> None:
    text = "- Báo cáo năm: Các phòng gửi Văn phòng trước ngày 15/12."
    (mention,) = find_deadlines(text, text.index("gửi"), len(text))
    assert (mention.kind, mention.every) == ("recurring", "year")


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("hoàn thành trước ngày 15/6/2026", "certain"),
        ("tổ chức hội nghị vào ngày 15/6/2026", "weak"),
        ("Ngày 15/6/2026, các phường ra quân", "weak"),
        ("giải ngân vốn trong năm 2026", "weak"),
        ("hoàn thành giải ngân trong năm 2026", "certain"),
        ("các xã trồng cây hằng năm", "weak"),
        ("báo cáo kết quả hằng năm", "certain"),
    ],
)
def test_bare_dates_are_weak(text: str, strength: str) -> None:
    (mention,) = find_deadlines(text, 0, len(text))
    assert mention.strength == strength


def test_an_act_claims_the_period_after_a_noun() -> None:
    assert find_deadlines("nhiệm vụ trong quý II năm 2026", 0, 30) == ()
    text = "hoàn thành nhiệm vụ trong quý II năm 2026"
    (mention,) = find_deadlines(text, 0, len(text))
    assert mention.as_written == "trong quý II năm 2026"


def test_two_deadlines_of_one_sentence() -> None:
    text = "Hoàn thành khảo sát trong tháng 6/2026, báo cáo trước ngày 15/7/2026; định kỳ hằng quý cập nhật."
    assert [mention.kind for mention in find_deadlines(text, 0, len(text))] == ["during", "before", "recurring"]


def test_an_interval_and_its_day_apart() -> None:
    text = "Hằng tháng, các xã rà soát, cập nhật số hộ, gửi về Sở trước ngày 25 để tổng hợp."
    (mention,) = find_deadlines(text, 0, len(text))
    assert (mention.every, mention.last and mention.last.day) == ("month", 25)
    assert mention.as_written == "Hằng tháng … trước ngày 25"


def test_an_interval_does_not_reach_into_the_next_sentence() -> None:
    text = "Định kỳ hằng tháng tổng hợp. Gửi báo cáo trước ngày 25."
    assert [mention.kind for mention in find_deadlines(text, 0, len(text))] == ["recurring", "before"]


def test_a_year_makes_a_date_single() -> None:
    text = "Định kỳ hằng năm kiểm tra, riêng đợt đầu báo cáo trước ngày 25/11/2026."
    assert [mention.kind for mention in find_deadlines(text, 0, len(text))] == ["recurring", "before"]


@pytest.mark.parametrize("rule", [rule for rule in rules_of("text") + rules_of("cell") if "needs" in rule.value], ids=lambda rule: rule.id)
def test_the_words_that_a_rule_needs_stand_in_all_its_examples(rule: book.Rule) -> None:
    assert [example for example in rule.examples if not any(word in example.lower() for word in rule.value["needs"])] == []


@pytest.mark.parametrize("rule", deadline_shapes.shapes(), ids=lambda rule: rule.id)
def test_a_shape_is_read_from_its_examples(rule: book.Rule) -> None:
    wholes = [example for example in rule.examples if re.fullmatch(rule.pattern, example, re.VERBOSE)]
    assert wholes
    assert all(deadline_shapes.read_when(example) for example in wholes)


@pytest.mark.parametrize("text", ["ngày", "tháng 13", "quý V", "32/6/2026", "Sở Y tế", ""])
def test_what_names_no_date_is_not_read(text: str) -> None:
    assert deadline_shapes.read_when(text) is None
