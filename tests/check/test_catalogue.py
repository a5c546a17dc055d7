"""The findings as data, and their page."""

import os
import re
from pathlib import Path

import pytest

from pipeline.check.catalogue import FindingKind, catalogue, finding

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"
KINDS = list(catalogue().values())


def page() -> str:
    """docs/findings.md as it should be."""
    head = PAGE.read_text(encoding="utf-8").split("\n## ")[0].rstrip()
    return "\n\n".join([head, *(section(kind) for kind in KINDS)]) + "\n"


def section(kind: FindingKind) -> str:
    return (
        f"## {kind.code}\n\n{kind.severity}, about `{kind.field}`. {kind.sentence}\n\n> {kind.message}\n\n"
        f"Example: {kind.example}{'' if kind.example.endswith('…') else '.'}"
    )


def test_the_page_of_findings_is_up_to_date() -> None:
    if os.environ.get("GIAOVIEC_REGEN") == "1":
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_each_finding_is_a_vietnamese_sentence(kind: FindingKind) -> None:
    assert re.search(r"[à-ỹđ]", kind.message) or "{doubt}" in kind.message
    assert kind.message[0].isupper() or kind.message.startswith("{doubt}")
    assert kind.message.endswith((".", "{doubt}"))


def test_the_gaps_of_a_message_are_filled() -> None:
    assert "“TB-SYT”" in finding("header.number-blank", symbol="TB-SYT").message


def test_a_gap_left_open_is_an_error() -> None:
    with pytest.raises(KeyError):
        finding("header.number-blank")


def test_a_message_is_not_filled_twice() -> None:
    assert "{doubt}" in finding("header.number-blank", symbol="{doubt}").message


def test_a_doubt_that_no_kind_names_falls_to_the_last() -> None:
    takers = [kind for kind in KINDS if kind.told_by]
    assert takers[-1].told_by == ("",)
    assert all("" not in kind.told_by for kind in takers[:-1])
