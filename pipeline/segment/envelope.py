"""What the envelope of an electronic document states outranks what was read from its page (QCVN 102:2016/BTTTT)."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from models.document import Document, EnvelopeField
from models.notice import DocumentType, Header
from models.place import Evidence
from pipeline.place import evidence
from pipeline.segment.bare import exact, unmark
from pipeline.segment.document_type import symbol_type, title_type
from pipeline.segment.secrecy import mark_in

RULE = "envelope.field"
_SHORT: Mapping[str, str] = MappingProxyType({"uy ban nhan dan": "ubnd", "hoi dong nhan dan": "hdnd", "thanh pho": "tp"})


def apply_envelope(header: Header, document: Document) -> Header:
    """The header with the envelope's values where it has them; a value that both state stays as the page writes it.

    Evidence of a value taken from the envelope lies behind the text's body, where the envelope's words stand.
    """
    stated = [_without_opening(one) for one in document.envelope if one.name in Header.model_fields]
    taken = {one.name: one for one in stated if differs(header, one)}
    values = {name: value for name, one in taken.items() if (value := _value(one)) is not None}
    places = {name: _place(document, taken[name], value) for name, value in values.items()}
    return header.model_copy(update={**values, "evidence": header.evidence | places})


def differs(header: Header, stated: EnvelopeField) -> bool:
    """Whether the envelope says something else than the page, not only in other words: "05" for "5", UBND for Ủy ban nhân dân."""
    value = getattr(header, stated.name)
    shown = value.name if isinstance(value, DocumentType) else value
    if not shown:
        return True
    page, envelope = _plain(shown), _plain(stated.value)
    if stated.name in {"issuer", "issuer_parent", "signer_title", "signer"}:  # "Sở Nội vụ" for "Sở Nội vụ tỉnh Bình Sơn"
        return envelope not in page and page not in envelope
    return page != envelope


def _without_opening(stated: EnvelopeField) -> EnvelopeField:
    """A subject without "V/v"."""
    opening = exact("letterhead.subject-opening").match(stated.value) if stated.name == "subject" else None
    length = opening.end() if opening else 0
    return stated.model_copy(update={"value": stated.value[length:], "start": stated.start + length})


def _place(document: Document, stated: EnvelopeField, value: str | DocumentType) -> Evidence:
    return evidence(document, stated.start, stated.end, match="exact" if value == stated.value else "normalized", rule=RULE)


def _value(stated: EnvelopeField) -> str | DocumentType | None:
    """The value as the header holds it; None for a type or a mark that is none."""
    if stated.name == "type":
        return title_type(stated.value.upper()) or (symbol_type("CV") if _plain(stated.value) == "cong van" else None)
    if stated.name == "secrecy":
        return mark_in(stated.value)
    if stated.name == "signing_capacity":
        return f"{stated.value.rstrip('.').upper()}."
    return stated.value


def _plain(text: str) -> str:
    """The text without marks, case, punctuation, leading zeros and long forms, for comparison."""
    plain = " ".join(re.findall(r"\w+", unmark(text).casefold()))
    for long, short in _SHORT.items():
        plain = plain.replace(long, short)
    return re.sub(r"\b0+(?=\d)", "", plain)
