"""What rules and signals mean, in Vietnamese (pipeline/rules/explanations.toml) and as the rule files say it."""

from functools import cache

from models.value import Value
from pipeline.rules.book import load
from pipeline.rules.tables import load_table

BOOKS = ("units", "deadlines", "products", "directing", "actions", "letterhead", "document_types", "columns", "checks")
"""The rule files whose rules are named in evidence; a rule may be named with its file before it ("deadlines.before.day")."""


class Sentences(Value):
    """The file of explanations: sentences by the id of a rule, or of a signal of confidence."""

    rules: dict[str, str]
    signals: dict[str, str]


@cache
def sentences() -> Sentences:
    """The sentences; raises ValueError naming the file if it does not fit."""
    return load_table("explanations", Sentences)


def definition(rule: str) -> str | None:
    """The sentence of the rule in its rule file (English); None for what is not a rule of a file but a step of the program."""
    return definitions().get(rule)


@cache
def definitions() -> dict[str, str]:
    """The sentences of all rules by id, alone and with the file's name before it."""
    found: dict[str, str] = {}
    for name in BOOKS:
        for rule in load(name).rule:
            found[f"{name}.{rule.id}"] = rule.sentence
            found.setdefault(rule.id, rule.sentence)
    return found
