"""What commands are asked with: options that several of them share, called and explained the same everywhere, and their values."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

RESULTS = "outputs"
"""The folder of results where none is named."""
VERBOSE = ("--verbose", "-v")
DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
_REGISTER = "Sổ theo dõi: tệp SQLite, thư mục kết quả hoặc URL PostgreSQL"


class Format(StrEnum):
    """What a checklist can be written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


class ChecklistFormat(StrEnum):
    """What the checklist of one notice can be written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"
    REVIEW_HTML = "review-html"


class TaskState(StrEnum):
    """What was decided about a task."""

    OPEN = "open"
    DONE = "done"
    REJECTED = "rejected"


class TableFormat(StrEnum):
    """What a list of tasks can be written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class DataFormat(StrEnum):
    """What the register can be exported as."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class Engine(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    RAY = "ray"


Output = Annotated[str, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Nơi ghi JSON và danh mục.")]
Results = Annotated[str, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Thư mục kết quả của “giaoviec run”.")]
OutputFile = Annotated[Path | None, typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này thay vì in ra.")]
Sources = Annotated[
    list[Path] | None, typer.Argument(metavar="KẾT_QUẢ…", help="Thư mục hoặc tệp kết quả .json; mặc định outputs.", show_default=False)
]
RegisterInResults = Annotated[
    str | None, typer.Option("--register", "-r", metavar="NƠI", help=f"{_REGISTER}; mặc định trong thư mục kết quả.")
]
RegisterInOutputs = Annotated[str | None, typer.Option("--register", "-r", metavar="NƠI", help=f"{_REGISTER}; mặc định trong outputs.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="SỐ", help="Số tệp đọc cùng lúc; 0: theo số nhân của máy.")]
Formats = Annotated[
    list[Format] | None,
    typer.Option("--format", "-f", metavar="KIỂU", help="Kiểu danh mục: md, html, docx, xlsx; mặc định html, docx và xlsx."),
]
AllowSecret = Annotated[bool, typer.Option("--allow-secret", help="Đọc cả văn bản có dấu mật; chỉ dùng trên máy và ở cơ quan được phép.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ghi ngay, không hỏi lại.")]
OfUnit = Annotated[str | None, typer.Option("--unit", metavar="TÊN", help="Chỉ việc của đơn vị này, chủ trì hoặc phối hợp.")]
OfNotice = Annotated[str | None, typer.Option("--notice", metavar="SỐ", help="Chỉ việc của văn bản có số, ký hiệu này.")]
DueBefore = Annotated[datetime | None, typer.Option("--due-before", metavar="NGÀY", formats=DAYS, help="Đến hạn không sau ngày này.")]
Overdue = Annotated[bool, typer.Option("--overdue", help="Chỉ việc chưa hoàn thành, quá hạn.")]
Office = Annotated[list[str] | None, typer.Option("--office", metavar="TÊN", help="Cơ quan lập; hai lần: chủ quản trước.")]


def wanted_formats(given: list[Format] | None) -> tuple[Format, ...]:
    """The formats of checklists: those asked for, else the three that an office uses."""
    return tuple(given or (Format.HTML, Format.DOCX, Format.XLSX))
