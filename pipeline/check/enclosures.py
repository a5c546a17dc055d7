"""What should be looked at where a notice came in an envelope, a mail or an archive."""

from collections.abc import Iterator

from models.document import Document
from models.notice import DocumentType, Finding, Header
from pipeline.check.catalogue import finding

FIELDS = {
    "type": "loại văn bản",
    "number": "số, ký hiệu",
    "symbol": "ký hiệu",
    "issuer": "cơ quan ban hành",
    "issuer_parent": "cơ quan chủ quản",
    "place": "địa danh",
    "issued_on": "ngày ban hành",
    "subject": "trích yếu",
    "arrival_number": "số đến",
    "arrived_on": "ngày đến",
    "urgency": "độ khẩn",
    "secrecy": "độ mật",
    "signer": "người ký",
    "signer_title": "chức vụ người ký",
    "signing_capacity": "quyền hạn ký",
}
"""How a reviewer calls the fields of the header."""


def enclosure_findings(document: Document, on_page: Header, header: Header) -> tuple[Finding, ...]:
    """Differences between page and envelope (``header`` is what was made of both), and files that are not part of the text."""
    return (*_differences(on_page, header), *_due(document), *_left_out(document))


def _differences(on_page: Header, header: Header) -> Iterator[Finding]:
    for field, label in FIELDS.items():
        before, after = _shown(on_page, field), _shown(header, field)
        if before and after and not after.startswith(before):  # "2026-07" is made whole by "2026-07-13"
            found = finding("envelope.differs", label=label, envelope=after, page=before)
            yield found.model_copy(update={"field": f"header.{field}"})


def _due(document: Document) -> Iterator[Finding]:
    for stated in document.envelope:
        if stated.name == "due_on":
            yield finding("envelope.due", day="/".join(reversed(stated.value.split("-"))))


def _left_out(document: Document) -> Iterator[Finding]:
    for enclosure in document.enclosures:
        if enclosure.role == "other":
            yield finding("enclosure.other", name=enclosure.name)
        elif enclosure.role == "unread":
            yield finding("enclosure.unread", name=enclosure.name)


def _shown(header: Header, field: str) -> str | None:
    value = getattr(header, field)
    return value.name if isinstance(value, DocumentType) else value
