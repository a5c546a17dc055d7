"""The second sheet of the workbook: the notice itself and all that should be checked."""

from typing import TYPE_CHECKING

from models.notice import Finding, Notice
from pipeline.render.dates import whole_day
from pipeline.render.printable import listed, printable
from pipeline.render.rows import Checklist
from pipeline.render.sheet_parts import Value, fit_height, frame, ground, lettered, put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (20, 18, 100)
HEADINGS = ("Nhiệm vụ", "Mức độ", "Nội dung cần lưu ý")
SEVERITY = {"info": "Thông tin", "warning": "Cần kiểm tra", "error": "Có lỗi"}


def about(page: "Worksheet", checklist: Checklist, notice: Notice) -> None:
    """Header fields, one per row; below them the findings of the notice and of each task."""
    for letter, width in zip("ABC", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    line = fields(page, header_fields(checklist, notice))
    findings(page, line + 2, all_findings(notice))


def fields(page: "Worksheet", values: tuple[tuple[str, Value], ...]) -> int:
    """Label and value, the value over two columns; returns the last row used."""
    for line, (label, value) in enumerate(values, start=1):
        lettered(frame(put(page.cell(line, 1), label)), bold=True)
        lettered(frame(put(page.cell(line, 2), value)))
        frame(put(page.cell(line, 3), None))
        page.merge_cells(start_row=line, end_row=line, start_column=2, end_column=3)
        fit_height(page, line, [(str(value or ""), WIDTHS[1] + WIDTHS[2])])
    return len(values)


def findings(page: "Worksheet", first: int, found: list[tuple[str, Finding]]) -> None:
    """A table of findings from row ``first`` on; nothing where there are none."""
    if not found:
        return
    for number, heading in enumerate(HEADINGS, start=1):
        ground(lettered(frame(put(page.cell(first, number), heading)), bold=True))
    for line, (where, finding) in enumerate(found, start=first + 1):
        texts = (where, SEVERITY[finding.severity], printable(finding.message))
        for number, text in enumerate(texts, start=1):
            lettered(frame(put(page.cell(line, number), text)))
        fit_height(page, line, list(zip(texts, WIDTHS, strict=True)))


def header_fields(checklist: Checklist, notice: Notice) -> tuple[tuple[str, Value], ...]:
    """The header of the notice, in the order of the register of incoming documents (Decree 30/2020/NĐ-CP, annex IV)."""
    header = notice.header
    return (
        ("Số, ký hiệu", printable(header.number or header.symbol or "")),
        ("Ngày ban hành", whole_day(header.issued_on) or header.issued_on),
        ("Loại văn bản", printable(header.type.name) if header.type else None),
        ("Cơ quan ban hành", printable(header.issuer or "")),
        ("Trích yếu", checklist.subject),
        ("Mức độ khẩn", checklist.urgency),
        ("Người ký", checklist.signer),
        ("Địa danh", printable(header.place or "")),
        ("Kính gửi", listed(header.addressees)),
        ("Nơi nhận", listed(header.recipients)),
        ("Nguồn", checklist.provenance),
    )


def all_findings(notice: Notice) -> list[tuple[str, Finding]]:
    """Findings of the notice and of each task, with where they belong."""
    found = [("Toàn văn bản", finding) for finding in notice.findings]
    found += [(f"Nhiệm vụ {number}", finding) for number, task in enumerate(notice.tasks, start=1) for finding in task.findings]
    return found
