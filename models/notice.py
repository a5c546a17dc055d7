"""The result: a notice with its header, sections, tasks and findings. This is the JSON contract, version "1"."""

from datetime import date, timedelta
from typing import Any, Literal

from pydantic import Field

from models.document import Enclosure, ReadBy, Signature
from models.place import Box, Evidence
from models.value import Value

DeadlineKind = Literal["before", "by", "during", "on", "recurring", "relative", "event"]
Every = Literal["day", "week", "month", "quarter", "half-year", "year"]
Severity = Literal["info", "warning", "error"]


class Software(Value):
    """Which software and which rules made the result."""

    version: str
    rules: str = Field(description="Short hash over the rule files.")


class DocumentInfo(Value):
    """The file that the notice was read from."""

    sha256: str
    name: str
    media_type: str
    pages: int
    read_by: tuple[ReadBy, ...]
    signatures: tuple[Signature, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    software: Software


class DocumentType(Value):
    """One of the 29 document types (Decree 30/2020/NĐ-CP, art. 7 and annex III); ``code``: its abbreviation, "CV" for công văn."""

    code: str
    name: str


class Header(Value):
    """The notice's header; a field that is not on the page is None, never guessed. ``evidence`` is keyed by field name."""

    type: DocumentType | None = None
    number: str | None = Field(default=None, description='Số, ký hiệu, whole: "11/TB-UBND". None if its digits are blank.')
    symbol: str | None = Field(default=None, description='Ký hiệu alone ("TB-UBND"): known even when the digits are blank.')
    issuer: str | None = Field(default=None, description="Cơ quan ban hành, with its parent where the name needs it.")
    issuer_parent: str | None = Field(default=None, description="Cơ quan chủ quản.")
    place: str | None = Field(default=None, description="Địa danh.")
    issued_on: str | None = Field(default=None, description='ISO date; month or year alone where the page has no more: "2026-04", "2026".')
    subject: str | None = Field(default=None, description='Trích yếu, without "V/v", "Về việc".')
    urgency: str | None = Field(default=None, description="HỎA TỐC, THƯỢNG KHẨN or KHẨN.")
    secrecy: str | None = Field(default=None, description="MẬT, TỐI MẬT or TUYỆT MẬT.")
    addressees: tuple[str, ...] = Field(default=(), description="Kính gửi.")
    recipients: tuple[str, ...] = Field(default=(), description="Nơi nhận.")
    signer: str | None = Field(default=None, description="The bare name, without rank or degree.")
    signer_title: str | None = None
    signing_capacity: str | None = Field(default=None, description="TM., KT., TL., TUQ. or Q.")
    arrival_number: str | None = Field(default=None, description="Số đến, where an electronic envelope states it.")
    arrived_on: str | None = Field(default=None, description="Ngày đến, an ISO date, where an electronic envelope states it.")
    evidence: dict[str, Evidence] = Field(default_factory=dict)


class SectionNode(Value):
    """A section of the notice; ``start``/``end`` span it with all that it contains."""

    path: tuple[str, ...]
    label: str | None
    heading: str | None
    kind: str
    start: int
    end: int
    children: tuple["SectionNode", ...] = ()


class Unit(Value):
    """Who leads, coordinates or receives: one unit, one collective receiver, or a person.

    ``name`` is full, list expressions expanded; ``as_written`` is how the notice writes it.
    """

    name: str
    as_written: str
    kind: Literal["unit", "group", "person"] = "unit"
    inherited_from: str | None = Field(
        default=None, description='Section path joined by "/", "opening" or "addressee"; None when the task itself names it.'
    )
    evidence: Evidence


class Deadline(Value):
    """By when. ``due`` is ISO and as named in the text: for ``before`` the kind says that the day itself is excluded."""

    kind: DeadlineKind
    as_written: str
    start: str | None = None
    due: str | None = None
    time: str | None = Field(default=None, description='"HH:MM", Asia/Ho_Chi_Minh.')
    every: Every | None = None
    day: int | None = Field(default=None, description="Day of month of a recurrence.")
    month: int | None = Field(default=None, description="Month of a yearly recurrence.")
    weekday: Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"] | None = None
    rrule: str | None = Field(default=None, description="RFC 5545 recurrence rule.")
    days: int | None = None
    months: int | None = None
    working: bool | None = Field(default=None, description="True: N working days (ngày làm việc).")
    anchor: str | None = Field(default=None, description="The event that a period runs from, as written.")
    counted_from: str | None = Field(
        default=None,
        description="ISO day of the notice's arrival that ``due`` was counted from when the answer was read out; None as stored.",
    )
    why: tuple[str, ...] = Field(default=(), description="The chain of rules that led to the dates, in words (Vietnamese).")
    warnings: tuple[str, ...] = Field(default=(), description="Doubts about the dates, in words (Vietnamese).")
    inherited_from: str | None = None
    evidence: Evidence

    @property
    def recurs(self) -> bool:
        """Whether the work comes back."""
        return self.kind == "recurring" or self.rrule is not None

    @property
    def last_day(self) -> date | None:
        """The last day on which the work is not late; None where no whole day is known.

        "Trước ngày 15/10" excludes the 15th, so that its last day is the 14th; with an hour named the day itself counts.
        """
        try:
            day = date.fromisoformat(self.due or "")
        except ValueError:
            return None
        return day - timedelta(days=1) if self.kind == "before" and not self.time else day


class Action(Value):
    """What is to be done: verb and object, with offsets into the document's text."""

    verb: str
    object: str
    start: int
    end: int


class Product(Value):
    """What must come out of the task (sản phẩm): a report, a plan, a draft, a list."""

    name: str
    evidence: Evidence


class LegalBasis(Value):
    """A document that the task cites (căn cứ, viện dẫn)."""

    type: str | None = None
    number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    as_written: str
    evidence: Evidence


class Completeness(Value):
    """“6 rõ”: what the task says clearly. False where the notice leaves it open."""

    person: bool = Field(description="Rõ người.")
    work: bool = Field(description="Rõ việc.")
    time: bool = Field(description="Rõ thời gian.")
    responsibility: bool = Field(description="Rõ trách nhiệm: exactly one lead.")
    product: bool = Field(description="Rõ sản phẩm.")
    authority: bool = Field(description="Rõ thẩm quyền: who assigns it or who decides on it.")


class Finding(Value):
    """Something that a reviewer should look at, in Vietnamese; ``field`` names the value, e.g. "header.number" or "deadlines"."""

    code: str
    severity: Severity
    message: str
    field: str | None = None
    box: Box | None = Field(default=None, description="The place to look at, where it is not that of a value.")


class Task(Value):
    """A piece of work that the notice gives to somebody. ``text`` is the passage, verbatim, from ``evidence["text"]``."""

    id: str
    section_path: tuple[str, ...]
    text: str
    title: str
    actions: tuple[Action, ...] = ()
    lead: tuple[Unit, ...] = ()
    coordinating: tuple[Unit, ...] = ()
    report_to: tuple[Unit, ...] = ()
    assigned_by: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    products: tuple[Product, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    recurring_duty: bool = False
    completeness: Completeness
    confidence: float = Field(ge=0, le=1)
    needs_look: bool = Field(default=True, description="False: “không cần xem”, the confidence is so high that a reviewer may pass it by.")
    findings: tuple[Finding, ...] = ()
    evidence: dict[str, Evidence] = Field(default_factory=dict)


class Notice(Value):
    """A notice as extracted: the value that ``pipeline.process.process`` returns."""

    schema_version: Literal["1"] = "1"
    document: DocumentInfo
    header: Header
    sections: tuple[SectionNode, ...] = ()
    tasks: tuple[Task, ...] = ()
    findings: tuple[Finding, ...] = ()


def schema() -> dict[str, Any]:
    """The JSON Schema of a notice."""
    return Notice.model_json_schema()
