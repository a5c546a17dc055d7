"""Every rule of every rule file, both ways: its examples match, its counter-examples do not."""

import tomllib
from importlib import resources

import pytest

from pipeline.rules import book


def files_with_rules() -> list[str]:
    sources = (entry for entry in resources.files("pipeline.rules").iterdir() if entry.name.endswith(".toml"))
    return sorted(entry.name.removesuffix(".toml") for entry in sources if "rule" in tomllib.loads(entry.read_text(encoding="utf-8")))


RULES = [pytest.param(rule, id=f"{name}:{rule.id}") for name in files_with_rules() for rule in book.load(name).rule]


@pytest.mark.parametrize("rule", RULES)
def test_examples_are_matched(rule: book.Rule) -> None:
    assert [example for example in rule.examples if not rule.regex.search(example)] == []


@pytest.mark.parametrize("rule", RULES)
def test_counter_examples_are_not(rule: book.Rule) -> None:
    assert [example for example in rule.counter_examples if rule.regex.search(example)] == []


@pytest.mark.parametrize("name", files_with_rules())
def test_a_rule_can_be_named(name: str) -> None:
    ids = [rule.id for rule in book.load(name).rule]
    assert len(ids) == len(set(ids))
    assert all(rule.sentence.strip() for rule in book.load(name).rule)


@pytest.mark.parametrize("name", files_with_rules())
def test_a_word_stands_in_its_list_once(name: str) -> None:
    for vocabulary in book.load(name).vocabulary.values():
        assert len(vocabulary.words) == len(set(vocabulary.words))


def test_an_earlier_rule_can_be_inserted_more_than_once() -> None:
    source = """
        [[rule]]
        id = "day"
        sentence = "A day."
        pattern = '''(?P<number> \\d+ ) \\s* / \\s* \\d+'''
        examples = ["5/6"]

        [[rule]]
        id = "range"
        sentence = "Two days."
        pattern = '''<<day>> \\s+ đến \\s+ (?P<last> <<day>> )'''
        examples = ["5/6 đến 7/8"]
    """
    rule = book.parse(source, "made-up")["range"]
    found = rule.regex.search("từ 5/6 đến 7/8")
    assert found is not None
    assert found["last"] == "7/8"


def test_a_rule_file_that_does_not_fit_is_named() -> None:
    with pytest.raises(ValueError, match=r"made-up\.toml"):
        book.parse('[[rule]]\nid = "x"\n', "made-up")
