"""The type of a document: from its title line, or from its symbol (Decree 30/2020/NĐ-CP, annex III, part I)."""

import re

from models.notice import DocumentType
from pipeline.rules.book import load
from pipeline.segment.bare import bare, is_upper, unmark


def title_type(line: str) -> DocumentType | None:
    """The type that a title line names, such as "THÔNG BÁO KẾT LUẬN"; None if it is no title: titles are set in capitals."""
    if not is_upper(line) or line.rstrip().endswith(":"):
        return None
    for rule in load("document_types").rule:
        if bare(rule).search(unmark(line)):
            return DocumentType.model_validate(rule.value)
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
