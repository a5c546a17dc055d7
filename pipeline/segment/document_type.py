"""The type of a document: from its title line, or from its symbol (Decree 30/2020/NĐ-CP, annex III, part I)."""

import re
from difflib import SequenceMatcher

from models.notice import DocumentType
from pipeline.rules.book import Rule, load
from pipeline.segment.bare import bare, is_upper, unmark


def title_type(line: str) -> DocumentType | None:
    """The type that a title line names, such as "THÔNG BÁO KẾT LUẬN"; None if it is no title: titles are set in capitals."""
    rule = title_rule(line)
    return DocumentType.model_validate(rule.value) if rule else None


def title_rule(line: str) -> Rule | None:
    """The rule of ``document_types.toml`` that knows the title line."""
    if not is_upper(line) or line.rstrip().endswith(":"):
        return None
    return next((rule for rule in load("document_types").rule if bare(rule).search(unmark(line))), None) or _near(line)


def _near(line: str) -> Rule | None:
    """The type that the whole line names but for a letter that a scan spoilt ("KÉẺ HOẠCH"); too short a name is too near to others."""
    plain = unmark(line).strip().lower()
    for rule in load("document_types").rule:
        name = unmark(rule.value["name"]).lower()
        if abs(len(name) - len(plain)) <= 1 and SequenceMatcher(None, name, plain, autojunk=False).ratio() >= 0.88:
            return rule
    return None


def symbol_type(symbol: str) -> DocumentType | None:
    """The type that a symbol states: "TB-UBND" and "CTr-SNV" name it first, "CV/ĐU" of the Party does too.

    A symbol without a type is that of a công văn ("UBND-KT"); None for an empty symbol.
    """
    head = re.split(r"[-–/\s]", symbol.strip(" -/"))[0]
    types = [DocumentType.model_validate(rule.value) for rule in load("document_types").rule]
    exact = next((kind for kind in types if kind.code == head), None)
    if exact or not head:
        return exact
    near = next((kind for kind in types if unmark(kind.code) == unmark(head)), None)
    return near or letter()


def letter() -> DocumentType:
    """Công văn: the type of a notice that has a subject ("V/v …") but no title."""
    return DocumentType.model_validate(load("document_types")["type.cong-van"].value)


def known_code(symbol: str) -> str:
    """The symbol with its type's abbreviation spelt as the decree has it: "CD-TTg" of a poor scan is "CĐ-TTg"."""
    head = re.split(r"[-/]", symbol)[0]
    codes = [rule.value["code"] for rule in load("document_types").rule]
    near = [code for code in codes if unmark(code) == unmark(head)]
    return symbol if head in codes or len(near) != 1 else near[0] + symbol[len(head) :]
