"""The figures in Vietnamese, for the table on the screen and the page."""

from collections.abc import Mapping

from models.value import Value
from pipeline.evaluate.figures import Figures

FIELDS = {
    "missed": "Bỏ sót nhiệm vụ",
    "spurious": "Không phải nhiệm vụ",
    "text": "Đoạn văn bản",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "deadlines": "Thời hạn",
    "path": "Vị trí (mục)",
    "header.type": "Loại văn bản",
    "header.number": "Số, ký hiệu",
    "header.issuer": "Cơ quan ban hành",
    "header.issued_on": "Ngày ban hành",
    "header.subject": "Trích yếu",
    "header.signer": "Người ký",
    "header.place": "Địa danh",
}
READINGS = {
    "pdf": "PDF có chữ",
    "docx": "DOCX",
    "doc": "DOC (Word đời cũ)",
    "text": "văn bản thuần, HTML, Markdown",
    "scan": "bản quét, ảnh",
    "unread": "không đọc được",
}


class Row(Value):
    """A group of notices in a table."""

    name: str
    documents: int
    tasks: int
    found: str
    lead: str
    coord: str
    deadline: str
    header: str
    no_edit: str
    interval: str


def percent(share: float) -> str:
    """A share as Vietnamese write it: "96,6 %", not broken over lines."""
    return f"{100 * share:.1f}\N{NO-BREAK SPACE}%".replace(".", ",")


def interval(one: Figures) -> str:
    """The 95 % interval of the no-edit F1."""
    low, high = one.no_edit_f1_ci95
    return f"{percent(low)} – {percent(high)}"


def total_rows(one: Figures) -> list[tuple[str, str]]:
    """Every figure with its meaning."""
    return [
        ("Văn bản; nhiệm vụ theo nhãn", f"{one.documents}; {one.gold_tasks}"),
        ("Không phải sửa gì (F1)", f"{percent(one.no_edit_f1)} (khoảng tin cậy 95 %: {interval(one)})"),
        ("Tìm thấy (F1)", f"{percent(one.found_f1)} (độ chính xác {percent(one.found_precision)}, độ phủ {percent(one.found_recall)})"),
        ("Đúng đoạn văn bản", percent(one.exact)),
        ("Đúng chủ trì", percent(one.lead)),
        ("Đúng phối hợp", percent(one.coord)),
        ("Đúng thời hạn", f"{percent(one.deadline)} (riêng nhiệm vụ có thời hạn: {percent(one.dated_deadline)})"),
        ("Đúng vị trí (mục)", percent(one.path)),
        ("Đúng phần đầu văn bản", percent(one.header)),
        ("Ghi “không cần xem”", f"{percent(one.no_look)} số nhiệm vụ, trong đó đúng hoàn toàn {percent(one.no_look_right)}"),
    ]


def overview(groups: Mapping[str, Figures]) -> list[Row]:
    """A row per group of notices."""
    return [
        Row(
            name=name or "(không rõ)",
            documents=one.documents,
            tasks=one.gold_tasks,
            found=percent(one.found_f1),
            lead=percent(one.lead),
            coord=percent(one.coord),
            deadline=percent(one.deadline),
            header=percent(one.header),
            no_edit=percent(one.no_edit_f1),
            interval=interval(one),
        )
        for name, one in groups.items()
    ]


def reading_rows(groups: Mapping[str, Figures]) -> list[Row]:
    """A row per way of reading."""
    return overview({READINGS[name]: groups[name] for name in READINGS if name in groups})
