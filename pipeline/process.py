"""From a file to a checked notice: the whole program on one page.

file ──read──> Document ──segment──> Outline ──extract──> readings ──resolve──> Task* ──check──> Notice
"""

from pathlib import Path

from models.document import Document
from models.notice import DocumentInfo, Notice, Software
from pipeline.check.enclosures import enclosure_findings
from pipeline.check.findings import check
from pipeline.check.secrecy import refuse_secret
from pipeline.extract.abbreviations import define_abbreviations
from pipeline.extract.addressees import find_addressees
from pipeline.extract.language import Syllables
from pipeline.extract.reading import read_paragraphs
from pipeline.read.reader import read
from pipeline.resolve.dates import Reference
from pipeline.resolve.notice_tasks import find_tasks
from pipeline.rules.book import fingerprint
from pipeline.segment.envelope import apply_envelope
from pipeline.segment.frame import find_frame
from pipeline.segment.header import find_header
from pipeline.segment.outline import build_outline
from pipeline.segment.section_nodes import section_nodes
from pipeline.segment.table_sections import under_sections
from pipeline.segment.tables import assignment_rows
from pipeline.version import VERSION


def process(source: Path | bytes, *, name: str | None = None, allow_secret: bool = False) -> Notice:
    """The notice in a file (or in its bytes), with its header, sections, tasks and findings.

    Raises ``pipeline.errors.GiaoviecError`` where no text can be had, SecretNotice for a notice with a secrecy mark unless
    ``allow_secret``; the same input always gives the same notice.
    """
    return understand(read(source, name=name), allow_secret=allow_secret)


def understand(document: Document, *, allow_secret: bool = False) -> Notice:
    """The notice that a document, once read, contains. Raises SecretNotice."""
    frame = find_frame(document)
    on_page = find_header(document, frame)
    header = apply_envelope(on_page, document)
    if not allow_secret:
        refuse_secret(header, document.name)
    outline = build_outline(document, frame)
    syllables = define_abbreviations(Syllables(document.text))
    readings = read_paragraphs(syllables, outline)
    rows = under_sections(document, frame, outline.paragraphs, assignment_rows(document))
    reference = Reference(issued_on=header.issued_on)
    tasks = find_tasks(syllables, document, header, outline, readings, rows, find_addressees(syllables, frame), reference)
    tasks, findings = check(document, header, tasks)
    findings = (*enclosure_findings(document, on_page, header), *findings)
    return Notice(document=_info(document), header=header, sections=section_nodes(document, outline), tasks=tasks, findings=findings)


def _info(document: Document) -> DocumentInfo:
    return DocumentInfo(
        sha256=document.sha256,
        name=document.name,
        media_type=document.media_type,
        pages=len(document.pages),
        read_by=document.read_by,
        signatures=document.signatures,
        enclosures=document.enclosures,
        software=Software(version=VERSION, rules=fingerprint()),
    )
