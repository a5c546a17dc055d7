r"""Rules as data: each with an id, a sentence, examples and counter-examples.

A rule file is TOML::

    [fragments]
    day = '''(?:0?[1-9]|[12]\d|3[01])'''

    [[rule]]
    id = "deadline.before-day"
    sentence = "A day that must not be reached: trước ngày …"
    pattern = '''trước \\s+ ngày \\s+ <<day>> …'''      # verbose regex; <<name>> inserts a fragment, or an earlier rule
    examples = ["trước ngày 15/10/2023"]
    counter_examples = ["trước đây"]

    [vocabulary.unit_heads]                              # word lists, longest match first
    sentence = "…"
    words = ["Sở", "Ban Quản lý"]

The tests run every example and counter-example both ways. An unknown key is an error that names the file.
"""

import hashlib
import re
import tomllib
from functools import cache, cached_property
from importlib import resources
from typing import Any

from pydantic import Field

from models.value import Value


class Rule(Value):
    """A pattern with the phrases that it must and must not match (searched anywhere in the phrase, case-sensitive unless ``(?i)``)."""

    id: str
    sentence: str
    pattern: str
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()
    value: dict[str, Any] = Field(default_factory=dict, description="What the rule says, for the stage that uses it.")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern (verbose)."""
        return re.compile(self.pattern, re.VERBOSE)


class Vocabulary(Value):
    """A list of words with one meaning."""

    sentence: str
    words: tuple[str, ...]

    @cached_property
    def alternation(self) -> str:
        """The words as a regex alternation, longest first, blanks as any white space; for use in a verbose pattern."""
        ordered = sorted(self.words, key=len, reverse=True)
        return "(?:" + "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) + ")"


class RuleBook(Value):
    """One rule file."""

    uses: tuple[str, ...] = Field(default=(), description="Other rule files whose fragments, words and rules may be inserted here.")
    fragments: dict[str, str] = Field(default_factory=dict)
    rule: tuple[Rule, ...] = ()
    vocabulary: dict[str, Vocabulary] = Field(default_factory=dict)

    def __getitem__(self, rule_id: str) -> Rule:
        """The rule of that id; KeyError if there is none."""
        return {rule.id: rule for rule in self.rule}[rule_id]

    def parts(self) -> dict[str, str]:
        """All that a pattern may insert by name: fragments, vocabularies, and rules with their groups made nameless."""
        words = {key: vocabulary.alternation for key, vocabulary in self.vocabulary.items()}
        inherited = {key: part for other in self.uses for key, part in load(other).parts().items()}
        return inherited | self.fragments | words | {rule.id: nameless(rule.pattern) for rule in self.rule}


@cache
def load(name: str) -> RuleBook:
    """The rule file ``pipeline/rules/<name>.toml``; raises ValueError naming the file if it does not fit the schema."""
    source = resources.files("pipeline.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse(source, name)


def parse(source: str, name: str) -> RuleBook:
    """A rule book from TOML text; fragments, vocabularies and earlier rules are inserted where patterns say ``<<name>>``."""
    try:
        book = RuleBook.model_validate(tomllib.loads(source))
    except ValueError as error:
        raise ValueError(f"pipeline/rules/{name}.toml: {error}") from error
    parts = book.parts()
    rules = []
    for rule in book.rule:
        rules.append(rule.model_copy(update={"pattern": expand(rule.pattern, parts)}))
        parts[rule.id] = nameless(rules[-1].pattern)
    return book.model_copy(update={"rule": tuple(rules)})


def nameless(pattern: str) -> str:
    """The pattern without names for its groups, so that it can be inserted more than once."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def expand(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with every ``<<name>>`` replaced, also inside the parts themselves."""
    while found := re.search(r"<<([\w.-]+)>>", pattern):
        pattern = pattern.replace(found[0], f"(?:{parts[found[1]]})")
    return pattern


@cache
def fingerprint() -> str:
    """A short hash over all rule files: it changes when any rule does."""
    digest = hashlib.sha256()
    for entry in sorted(resources.files("pipeline.rules").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            digest.update(entry.read_bytes())
    return digest.hexdigest()[:12]
