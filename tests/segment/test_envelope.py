"""The envelope's values outrank the page's; what both say in other words is no difference."""

import pytest

from models.document import Document, EnvelopeField, Line
from models.notice import DocumentType, Header
from pipeline.segment.envelope import apply_envelope

PAGE = Header(
    type=DocumentType(code="TB", name="Thông báo"),
    number="05/TB-UBND",
    symbol="TB-UBND",
    issuer="Ủy ban nhân dân tỉnh Hoa Lam",
    issued_on="2026-03-05",
    subject="Phòng, chống thiên tai",
    signer="Lê Văn Đồi",
    signer_title="PHÓ CHỦ TỊCH",
)


def enveloped(**values: str) -> Document:
    """A document whose envelope states the values."""
    text, lines, fields = "Giao Phòng A.", [Line(start=0, end=13)], []
    for name, value in values.items():
        start = len(text) + 1
        text += f"\n{value}"
        lines.append(Line(start=start, end=len(text), region="furniture"))
        fields.append(EnvelopeField(name=name, value=value, start=start, end=len(text)))
    return Document(sha256="0", name="a", media_type="x", text=text, body_end=13, lines=tuple(lines), envelope=tuple(fields))


def test_without_an_envelope_nothing_changes():
    assert apply_envelope(PAGE, enveloped()) == PAGE


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("number", "5/TB-UBND"),
        ("issuer", "UBND tỉnh Hoa Lam"),
        ("issuer", "UBND tỉnh"),
        ("subject", "phòng chống thiên tai."),
        ("subject", "V/v phòng, chống thiên tai"),
        ("signer", "TS. Lê Văn Đồi"),
        ("signer_title", "Phó Chủ tịch"),
        ("type", "THÔNG BÁO"),
        ("type", "Văn bản điện tử"),
    ],
)
def test_the_same_in_other_words_stays_as_the_page_has_it(field, stated):
    assert apply_envelope(PAGE, enveloped(**{field: stated})) == PAGE


@pytest.mark.parametrize(
    ("field", "stated", "value"),
    [
        ("number", "50/TB-UBND", "50/TB-UBND"),
        ("issued_on", "2026-03-15", "2026-03-15"),
        ("place", "Hoa Lam", "Hoa Lam"),
        ("signing_capacity", "KT", "KT."),
        ("secrecy", "MẬT", "MẬT"),
        ("type", "Kế hoạch", DocumentType(code="KH", name="Kế hoạch")),
        ("type", "Công văn", DocumentType(code="CV", name="Công văn")),
    ],
)
def test_another_value_is_taken_with_its_place(field, stated, value):
    document = enveloped(**{field: stated})
    header = apply_envelope(PAGE, document)
    evidence = header.evidence[field]
    assert getattr(header, field) == value
    assert document.text[evidence.start : evidence.end] == evidence.quote == stated
    assert evidence.match == ("exact" if stated == value else "normalized")


def test_subject_is_taken_without_its_opening():
    document = enveloped(subject="V/v trực Tết")
    header = apply_envelope(PAGE, document)
    assert header.subject == header.evidence["subject"].quote == "trực Tết"


def test_what_the_header_has_no_field_for_is_left_out():
    assert apply_envelope(PAGE, enveloped(due_on="2026-03-30")) == PAGE
