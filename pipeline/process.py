"""From a file to a checked notice: the whole program on one page.

file ──read──> Document ──segment──> Outline ──extract──> readings ──resolve──> Task* ──check──> Notice
"""

from pathlib import Path

from models.document import Document
from models.notice import DocumentInfo, Notice, Software
from pipeline.check.findings import check
from pipeline.extract.addressees import find_addressees
from pipeline.extract.language import Syllables
from pipeline.extract.reading import read_paragraphs
from pipeline.read.reader import read
from pipeline.resolve.dates import Reference
from pipeline.resolve.notice_tasks import find_tasks
from pipeline.rules.book import fingerprint
from pipeline.segment.frame import find_frame
from pipeline.segment.header import find_header
from pipeline.segment.outline import build_outline
from pipeline.segment.section_nodes import section_nodes
from pipeline.segment.tables import assignment_rows
from pipeline.version import VERSION


def process(source: Path | bytes, *, name: str | None = None) -> Notice:
    """The notice in a file (or in its bytes), with its header, sections, tasks and findings.

    Raises ``pipeline.errors.GiaoviecError`` where no text can be had; the same input always gives the same notice.
    """
    return understand(read(source, name=name))


def understand(document: Document) -> Notice:
    """The notice that a document, once read, contains."""
    frame = find_frame(document)
    header = find_header(document, frame)
    outline = build_outline(document, frame)
    syllables = Syllables(document.text)
    readings = read_paragraphs(syllables, outline)
    rows = assignment_rows(document)
    reference = Reference(issued_on=header.issued_on)
    tasks = find_tasks(syllables, document, header, outline, readings, rows, find_addressees(syllables, frame), reference)
    tasks, findings = check(document, header, tasks)
    return Notice(document=_info(document), header=header, sections=section_nodes(document, outline), tasks=tasks, findings=findings)


def _info(document: Document) -> DocumentInfo:
    return DocumentInfo(
        sha256=document.sha256,
        name=document.name,
        media_type=document.media_type,
        pages=len(document.pages),
        read_by=document.read_by,
        signatures=document.signatures,
        software=Software(version=VERSION, rules=fingerprint()),
    )
