"""The phrases of the checks, both ways."""

import pytest

from pipeline.rules.book import Rule, load

RULES = load("checks").rule


@pytest.mark.parametrize(("rule", "phrase"), [(rule, phrase) for rule in RULES for phrase in rule.examples])
def test_examples_match(rule: Rule, phrase: str) -> None:
    assert rule.regex.search(phrase)


@pytest.mark.parametrize(("rule", "phrase"), [(rule, phrase) for rule in RULES for phrase in rule.counter_examples])
def test_counter_examples_do_not(rule: Rule, phrase: str) -> None:
    assert not rule.regex.search(phrase)
