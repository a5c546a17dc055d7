"""Invented tasks and documents for the tests of the checks."""

from typing import Any

from models.document import Document, Page
from models.notice import Completeness, Deadline, DocumentType, Header, Task, Unit
from models.place import Evidence

UNCHECKED = Completeness(person=False, work=False, time=False, responsibility=False, product=False, authority=False)
COMPLETE_HEADER = Header(
    type=DocumentType(code="TB", name="Thông báo"), number="7/TB-SYT", symbol="TB-SYT", issued_on="2025-03-10", signer="Lê Văn Chữ"
)


def place(rule: str = "test") -> Evidence:
    return Evidence(start=0, end=1, quote="x", rule=rule)


def unit(name: str, *, kind: str = "unit", inherited_from: str | None = None) -> Unit:
    return Unit(name=name, as_written=name, kind=kind, inherited_from=inherited_from, evidence=place())  # type: ignore[arg-type]


def deadline(as_written: str, **fields: Any) -> Deadline:
    return Deadline(**{"kind": "before", "as_written": as_written, "evidence": place()} | fields)


def task(
    text: str = "Rà soát trang thiết bị y tế, báo cáo kết quả.",
    *lead: Unit,
    path: tuple[str, ...] = ("1",),
    rule: str = "order.assigned",
    **fields: Any,
) -> Task:
    values = {"id": "t1", "completeness": UNCHECKED, "confidence": 0.0, "evidence": {"text": place(rule)}} | fields
    return Task(section_path=path, text=text, title=text[:30], lead=lead, **values)


def document(*read_by: str) -> Document:
    ways = read_by or ("pdf-text",)
    pages = tuple(Page(number=number, width=595, height=842, read_by=way) for number, way in enumerate(ways, start=1))  # type: ignore[arg-type]
    return Document(
        sha256="0" * 64,
        name="a.pdf",
        media_type="application/pdf",
        text="x",
        body_end=1,
        lines=(),
        pages=pages,
        read_by=tuple(dict.fromkeys(ways)),  # type: ignore[arg-type]
    )
