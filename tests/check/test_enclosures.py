"""Findings on envelopes and on files left aside."""

from models.document import Document, Enclosure, EnvelopeField
from models.notice import DocumentType, Header
from pipeline.check.enclosures import FIELDS, enclosure_findings

PLAIN = Document(sha256="0", name="a", media_type="x", text="", body_end=0, lines=())


def test_a_difference_names_both_values_and_its_field():
    page = Header(number="71/TB-UBND", type=DocumentType(code="TB", name="Thông báo"))
    header = page.model_copy(update={"number": "17/TB-UBND", "place": "Hoa Lam"})
    [found] = enclosure_findings(PLAIN, page, header)
    assert (found.code, found.severity, found.field) == ("envelope.differs", "warning", "header.number")
    assert "“17/TB-UBND”" in found.message
    assert "“71/TB-UBND”" in found.message


def test_a_date_made_whole_is_no_difference():
    page = Header(issued_on="2026-07")
    assert enclosure_findings(PLAIN, page, Header(issued_on="2026-07-13")) == ()
    assert enclosure_findings(PLAIN, page, Header(issued_on="2026-08-13")) != ()


def test_day_of_reply():
    document = PLAIN.model_copy(update={"envelope": (EnvelopeField(name="due_on", value="2026-03-30", start=0, end=0),)})
    [found] = enclosure_findings(document, Header(), Header())
    assert (found.code, "30/03/2026" in found.message) == ("envelope.due", True)


def test_files_left_aside():
    roles = ("main", "annex", "duplicate", "other", "unread")
    files = tuple(Enclosure(name=f"{role}.docx", sha256="0", role=role) for role in roles)
    found = enclosure_findings(PLAIN.model_copy(update={"enclosures": files}), Header(), Header())
    assert [(one.code, one.severity) for one in found] == [("enclosure.other", "warning"), ("enclosure.unread", "warning")]
    assert "other.docx" in found[0].message
    assert "unread.docx" in found[1].message


def test_every_field_of_the_header_that_an_envelope_may_state_has_a_name():
    assert set(FIELDS) == set(Header.model_fields) - {"addressees", "recipients", "evidence"}
