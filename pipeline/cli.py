"""The command ``giaoviec``: arguments in, exit code out; everything else is done by the modules it calls.

Heavy modules are imported by the command that needs them, so that ``giaoviec --help`` answers at once.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_vietnamese import VietnameseCommand, VietnameseGroup, in_vietnamese
from pipeline.errors import ExitCode, GiaoviecError

app = typer.Typer(
    cls=VietnameseGroup,
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

VERBOSE = ("--verbose", "-v")
DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
REGISTER = ("--register", "-r")
REGISTER_HELP = "Sổ theo dõi: tệp SQLite, thư mục kết quả hoặc URL PostgreSQL"


class Format(StrEnum):
    """What a checklist can be written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


class Engine(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    RAY = "ray"


@app.callback()
def giaoviec(
    context: typer.Context,
    verbose: Annotated[bool, typer.Option(*VERBOSE, help="Khi có lỗi, in thêm chi tiết kỹ thuật.")] = False,
    show_version: Annotated[bool, typer.Option("--version", help="In phiên bản rồi thoát.")] = False,
) -> None:
    """Đọc văn bản hành chính và lập danh mục nhiệm vụ: việc gì, ai chủ trì, ai phối hợp, hạn đến khi nào."""
    if show_version:
        version()
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=VietnameseCommand)
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Tệp văn bản: PDF, DOCX, DOC, ảnh quét …", show_default=False)],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Mỗi văn bản một dòng JSON (luôn vậy khi có nhiều tệp).")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Ghi vào thư mục thay vì in ra.")] = None,
) -> int:
    """Trích nhiệm vụ thành JSON."""
    from pipeline import cli_extract

    return cli_extract.extract(files, one_line=jsonl or len(files) > 1, folder=output)


@app.command(cls=VietnameseCommand)
def run(
    paths: Annotated[list[str], typer.Argument(metavar="ĐƯỜNG_DẪN…", help="Tệp hoặc thư mục văn bản, hoặc URL.", show_default=False)],
    output: Annotated[str, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Nơi ghi JSON và danh mục.")] = "outputs",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="SỐ", help="Số tệp đọc cùng lúc; 0: theo số nhân của máy.")] = 0,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", "-f", metavar="KIỂU", help="Kiểu danh mục: md, html, docx, xlsx; mặc định html, docx và xlsx."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Đọc lại cả những văn bản đã đọc và không đổi.")] = False,
    register: Annotated[
        str | None, typer.Option(*REGISTER, metavar="NƠI", help=f"{REGISTER_HELP}; mặc định trong thư mục kết quả.")
    ] = None,
    time_limit: Annotated[float, typer.Option("--time-limit", min=1, metavar="GIÂY", help="Thời gian tối đa cho một tệp.")] = 600,
    memory_limit: Annotated[
        int, typer.Option("--memory-limit", min=0, metavar="MB", help="Bộ nhớ tối đa cho một tệp; 0: không giới hạn.")
    ] = 4096,
    engine: Annotated[Engine, typer.Option("--engine", metavar="KIỂU", help="local: trên máy này; ray: trên cụm máy Ray.")] = Engine.LOCAL,
    address: Annotated[
        str | None, typer.Option("--address", metavar="ĐỊA_CHỈ", help="Địa chỉ cụm Ray; mặc định dựng trên máy này.")
    ] = None,
) -> int:
    """Đọc nhiều văn bản: ghi JSON và danh mục, in bảng tổng hợp; dừng giữa chừng thì chạy lại để tiếp tục."""
    from pipeline import cli_run
    from pipeline.batch.limits import Limits

    wanted = tuple(formats or (Format.HTML, Format.DOCX, Format.XLSX))
    limits = Limits(seconds=time_limit, megabytes=memory_limit)
    options = cli_run.Options(folder=output, formats=wanted, jobs=jobs, again=again, register_at=register, limits=limits)
    return cli_run.run(paths, options.model_copy(update={"engine": engine, "address": address}))


@app.command(cls=VietnameseCommand)
def checklist(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp văn bản.", show_default=False)],
    kind: Annotated[
        Format | None,
        typer.Option("--format", "-f", metavar="KIỂU", help="md, html, docx hoặc xlsx; mặc định theo tên tệp ghi ra, không có thì md."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này thay vì in ra.")] = None,
) -> int:
    """Lập danh mục nhiệm vụ của một văn bản."""
    from pipeline import cli_extract

    return cli_extract.checklist(file, kind, output)


@app.command(cls=VietnameseCommand)
def forms(
    name: Annotated[str, typer.Argument(metavar="MẪU", help="Tên mẫu; gõ “giaoviec forms mau” để xem các mẫu.", show_default=False)],
    sources: Annotated[list[Path] | None, typer.Argument(metavar="KẾT_QUẢ…", help="Thư mục hoặc tệp kết quả .json.")] = None,
    kind: Annotated[str | None, typer.Option("--format", "-f", metavar="KIỂU", help="Kiểu tệp; mặc định theo tên tệp ghi ra.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này thay vì in ra.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="TÊN", help="Chỉ việc của đơn vị này (chủ trì hoặc phối hợp).")] = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="TÊN", help="Chỉ việc do lãnh đạo này giao.")] = None,
    notice: Annotated[str | None, typer.Option("--notice", metavar="SỐ", help="Chỉ việc của văn bản có số, ký hiệu này.")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="TRẠNG_THÁI", help="Chỉ việc ở trạng thái này.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Chỉ việc chưa hoàn thành, quá hạn.")] = False,
    due_after: Annotated[datetime | None, typer.Option("--due-after", metavar="NGÀY", formats=DAYS, help="Đến hạn từ ngày này.")] = None,
    due_before: Annotated[datetime | None, typer.Option("--due-before", metavar="NGÀY", formats=DAYS, help="Đến hạn đến ngày này.")] = None,
    today: Annotated[datetime | None, typer.Option("--today", metavar="NGÀY", formats=DAYS, help="Ngày lập; mặc định hôm nay.")] = None,
    office: Annotated[list[str] | None, typer.Option("--office", metavar="TÊN", help="Cơ quan lập; lặp lại: chủ quản trước.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="ĐỊA_DANH", help="Địa danh ghi trước ngày tháng.")] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="TỆP", help="Mẫu Word (.docx) riêng của cơ quan.")] = None,
) -> int:
    """Lập các biểu mẫu theo dõi từ kết quả của nhiều văn bản."""
    from pipeline import cli_forms

    choice = {"unit": unit, "leader": leader, "notice": notice, "state": "open-late" if overdue else state}
    days = {"due_after": due_after, "due_before": due_before, "today": today}
    return cli_forms.forms(name, sources or [Path("outputs")], choice, days, (tuple(office or ()), place), (kind, output, template))


@app.command(cls=VietnameseCommand)
def schema() -> None:
    """In JSON Schema của kết quả."""
    from pipeline import cli_extract

    typer.echo(cli_extract.schema_text(), nl=False)


@app.command(cls=VietnameseCommand)
def doctor() -> int:
    """Kiểm tra máy: đã có những gì, cần cài thêm gì."""
    from pipeline import doctor as examination

    return examination.report()


@app.command(cls=VietnameseCommand)
def version() -> None:
    """In phiên bản."""
    from pipeline.version import VERSION

    typer.echo(f"giaoviec {VERSION}")


def call(arguments: Sequence[str]) -> int:
    """Run the command with these arguments; the one place where errors become messages and exit codes."""
    verbose = any(word in VERBOSE for word in arguments)
    words = [word for word in arguments if word not in VERBOSE]
    try:
        return int(app(words, standalone_mode=False) or ExitCode.OK)
    except Exception as error:  # noqa: BLE001 - the last resort: nobody should meet a bare traceback
        message, code = explain(error)
        show(message, error if verbose else None)
        return code


def explain(error: Exception) -> tuple[str, ExitCode]:
    """What to tell the user, and the exit code."""
    if isinstance(error, GiaoviecError):
        return str(error), error.exit_code
    if isinstance(error, typer.TyperException):
        return f"{in_vietnamese(error.format_message())} Gõ “giaoviec --help” để xem cách dùng.", ExitCode.USAGE
    if isinstance(error, OSError):
        return (
            f"Không đọc hoặc ghi được “{error.filename}” ({error.strerror}). Hãy kiểm tra quyền truy cập và chỗ trống.",
            ExitCode.UNEXPECTED,
        )
    return f"Lỗi chưa lường trước ({type(error).__name__}: {error}). Hãy báo cho người phát triển.", ExitCode.UNEXPECTED


def show(message: str, cause: BaseException | None) -> None:
    """The message on stderr; with a cause, its traceback above."""
    if cause is not None:
        import traceback

        typer.echo("".join(traceback.format_exception(cause)), err=True)
    typer.echo(f"Lỗi: {message}", err=True)


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles may have another
    sys.exit(call(sys.argv[1:]))
