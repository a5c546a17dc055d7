"""The command ``giaoviec``: arguments in, exit code out; everything else is done by the modules it calls.

Heavy modules are imported by the command that needs them, so that ``giaoviec --help`` answers at once.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_about import add_about_commands, version
from pipeline.cli_office import add_office_commands
from pipeline.cli_options import (
    DAYS,
    RESULTS,
    VERBOSE,
    AllowSecret,
    ChecklistFormat,
    DataFormat,
    DueBefore,
    Engine,
    Formats,
    Jobs,
    Office,
    OfNotice,
    OfUnit,
    Output,
    OutputFile,
    Overdue,
    RegisterInOutputs,
    RegisterInResults,
    Results,
    Sources,
    TableFormat,
    TaskState,
    Yes,
    wanted_formats,
)
from pipeline.cli_quality import add_quality_commands
from pipeline.cli_vietnamese import VietnameseCommand, VietnameseGroup, in_vietnamese
from pipeline.errors import ExitCode, GiaoviecError, reason

app = typer.Typer(
    cls=VietnameseGroup,
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


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
    allow_secret: AllowSecret = False,
) -> int:
    """Trích nhiệm vụ thành JSON."""
    from pipeline import cli_extract

    return cli_extract.extract(files, one_line=jsonl or len(files) > 1, folder=output, allow_secret=allow_secret)


@app.command(cls=VietnameseCommand)
def run(
    paths: Annotated[list[str], typer.Argument(metavar="ĐƯỜNG_DẪN…", help="Tệp hoặc thư mục văn bản, hoặc URL.", show_default=False)],
    output: Output = RESULTS,
    jobs: Jobs = 0,
    formats: Formats = None,
    again: Annotated[bool, typer.Option("--again", help="Đọc lại cả những văn bản đã đọc và không đổi.")] = False,
    register: RegisterInResults = None,
    time_limit: Annotated[float, typer.Option("--time-limit", min=1, metavar="GIÂY", help="Thời gian tối đa cho một tệp.")] = 600,
    memory_limit: Annotated[
        int, typer.Option("--memory-limit", min=0, metavar="MB", help="Bộ nhớ tối đa cho một tệp; 0: không giới hạn.")
    ] = 4096,
    engine: Annotated[Engine, typer.Option("--engine", metavar="KIỂU", help="local: trên máy này; ray: trên cụm máy Ray.")] = Engine.LOCAL,
    address: Annotated[
        str | None, typer.Option("--address", metavar="ĐỊA_CHỈ", help="Địa chỉ cụm Ray; mặc định dựng trên máy này.")
    ] = None,
    allow_secret: AllowSecret = False,
) -> int:
    """Đọc nhiều văn bản: ghi JSON và danh mục, in bảng tổng hợp; dừng giữa chừng thì chạy lại để tiếp tục."""
    from pipeline import cli_run
    from pipeline.batch.limits import Limits

    limits = Limits(seconds=time_limit, megabytes=memory_limit)
    options = cli_run.Options(folder=output, formats=wanted_formats(formats), jobs=jobs, again=again, register_at=register, limits=limits)
    return cli_run.run(paths, options.model_copy(update={"engine": engine, "address": address, "allow_secret": allow_secret}))


@app.command(cls=VietnameseCommand)
def watch(
    inbox: Annotated[Path, typer.Argument(metavar="THƯ_MỤC_ĐẾN", help="Thư mục mà văn bản được đưa vào.", show_default=False)],
    output: Output = RESULTS,
    jobs: Jobs = 0,
    formats: Formats = None,
    register: RegisterInResults = None,
    quiet: Annotated[float, typer.Option("--quiet", min=0, metavar="GIÂY", help="Chờ tệp không đổi trong chừng này giây.")] = 3,
    archive: Annotated[Path | None, typer.Option("--archive", metavar="THƯ_MỤC", help="Chuyển tệp đã đọc xong vào thư mục này.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Đọc hết những tệp đang có rồi thoát.")] = False,
) -> int:
    """Theo dõi một thư mục: văn bản nào đến thì đọc ngay, cho tới khi bấm Ctrl+C."""
    from pipeline import cli_run, cli_watch

    options = cli_run.Options(folder=output, formats=wanted_formats(formats), jobs=jobs, register_at=register)
    return cli_watch.watch(inbox, options, quiet=quiet, archive=archive, once=once)


@app.command(cls=VietnameseCommand)
def tasks(
    unit: OfUnit = None,
    due_before: DueBefore = None,
    overdue: Overdue = False,
    today: Annotated[
        datetime | None, typer.Option("--today", metavar="NGÀY", formats=DAYS, help="Ngày tính quá hạn; mặc định hôm nay.")
    ] = None,
    notice: OfNotice = None,
    state: Annotated[TaskState | None, typer.Option("--state", metavar="TRẠNG_THÁI", help="open, done hoặc rejected.")] = None,
    kind: Annotated[
        TableFormat | None,
        typer.Option("--format", "-f", metavar="KIỂU", help="table, json, csv hoặc xlsx; mặc định theo tên tệp, không có thì table."),
    ] = None,
    output: OutputFile = None,
    register: RegisterInOutputs = None,
) -> int:
    """Tra cứu nhiệm vụ trong sổ theo dõi: của đơn vị nào, hạn khi nào, quá hạn chưa."""
    from pipeline import cli_register

    asked = cli_register.question(unit=unit, due_before=due_before, overdue=overdue, today=today, notice=notice, state=state)
    return cli_register.tasks(asked, kind, register, output)


@app.command(cls=VietnameseCommand)
def export(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi ghi notices, tasks, failures.", show_default=False)],
    kind: Annotated[DataFormat, typer.Option("--format", "-f", metavar="KIỂU", help="jsonl hoặc parquet.")] = DataFormat.JSONL,
    register: RegisterInOutputs = None,
) -> int:
    """Xuất sổ theo dõi cho người làm dữ liệu: JSON Lines hoặc Parquet."""
    from pipeline import cli_register

    return cli_register.export(folder, kind.value, register)


@app.command(cls=VietnameseCommand)
def checklist(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp văn bản.", show_default=False)],
    kind: Annotated[
        ChecklistFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar="KIỂU",
            help="md, html, docx, xlsx, json, hoặc review-html (trang văn bản bên cạnh các việc); mặc định theo tên tệp, không có thì md.",
        ),
    ] = None,
    output: OutputFile = None,
    allow_secret: AllowSecret = False,
) -> int:
    """Lập danh mục nhiệm vụ của một văn bản."""
    from pipeline import cli_extract

    return cli_extract.checklist(file, kind, output, allow_secret=allow_secret)


@app.command(cls=VietnameseCommand)
def forms(
    name: Annotated[str | None, typer.Argument(metavar="MẪU", help="Tên mẫu; không nêu thì in danh sách mẫu.", show_default=False)] = None,
    sources: Sources = None,
    kind: Annotated[str | None, typer.Option("--format", "-f", metavar="KIỂU", help="Kiểu tệp; mặc định theo tên tệp ghi ra.")] = None,
    output: OutputFile = None,
    unit: OfUnit = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="TÊN", help="Chỉ việc do lãnh đạo này giao.")] = None,
    notice: OfNotice = None,
    state: Annotated[str | None, typer.Option("--state", metavar="TRẠNG_THÁI", help="Chỉ việc ở trạng thái này.")] = None,
    overdue: Overdue = False,
    due_after: Annotated[datetime | None, typer.Option("--due-after", metavar="NGÀY", formats=DAYS, help="Đến hạn từ ngày này.")] = None,
    due_before: DueBefore = None,
    today: Annotated[datetime | None, typer.Option("--today", metavar="NGÀY", formats=DAYS, help="Ngày lập; mặc định hôm nay.")] = None,
    register: RegisterInResults = None,
    office: Office = None,
    place: Annotated[str | None, typer.Option("--place", metavar="ĐỊA_DANH", help="Địa danh ghi trước ngày tháng.")] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="TỆP", help="Mẫu Word (.docx) riêng của cơ quan.")] = None,
) -> int:
    """Lập biểu mẫu theo dõi từ kết quả của nhiều văn bản."""
    from pipeline import cli_forms

    options = cli_forms.Options(
        kind=kind,
        output=output,
        unit=unit,
        leader=leader,
        notice=notice,
        state="open-late" if overdue else state,
        due_after=due_after and due_after.date(),
        due_before=due_before and due_before.date(),
        today=today and today.date(),
        register_at=register,
        template=template,
        office=tuple(office or ()),
        place=place,
    )
    return cli_forms.forms(name, sources or [], options)


@app.command(cls=VietnameseCommand)
def done(
    task: Annotated[
        str | None, typer.Argument(metavar="NHIỆM_VỤ", help="Số văn bản và số thứ tự, ví dụ 214/TB-UBND#3.", show_default=False)
    ] = None,
    on: Annotated[datetime | None, typer.Option("--date", metavar="NGÀY", formats=DAYS, help="Ngày hoàn thành; mặc định hôm nay.")] = None,
    by_document: Annotated[str | None, typer.Option("--by-document", metavar="SỐ", help="Số, ký hiệu văn bản kết quả.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="LỜI", help="Tình hình thực hiện.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Nhiệm vụ chưa hoàn thành: bỏ ngày và văn bản đã ghi.")] = False,
    workbook: Annotated[Path | None, typer.Option("--from", metavar="TỆP", help="Bảng theo dõi .xlsx đã cập nhật.")] = None,
    yes: Yes = False,
    register: RegisterInResults = None,
) -> int:
    """Ghi nhiệm vụ đã hoàn thành, hoặc nhập bảng theo dõi đã cập nhật: xem trước rồi mới ghi."""
    from pipeline import cli_done, clock

    day = on.date() if on else clock.today()
    request = cli_done.Request(task=task, done_on=day, by_document=by_document, note=note, again=undo) if task else None
    return cli_done.done(request, workbook, register, yes=yes)


@app.command(cls=VietnameseCommand)
def review(
    host: Annotated[
        str, typer.Option("--host", metavar="ĐỊA_CHỈ", help="Địa chỉ mở trang; máy khác vào được thì phải có người dùng.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, metavar="CỔNG", help="Cổng mở trang.")] = 8765,
    output: Results = RESULTS,
    register: RegisterInResults = None,
) -> int:
    """Mở trang rà soát trong trình duyệt: trang văn bản bên trái, nhiệm vụ bên phải."""
    from pipeline import cli_review

    return cli_review.review(host, port, output, register)


@app.command(cls=VietnameseCommand)
def accounts(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên người dùng.", show_default=False)],
    role: Annotated[str, typer.Option("--role", metavar="VAI_TRÒ", help="xem, ra-soat hoặc quan-tri.")] = "ra-soat",
    close: Annotated[bool, typer.Option("--close", help="Khoá người dùng này.")] = False,
    output: Results = RESULTS,
    register: RegisterInResults = None,
) -> int:
    """Tạo, đổi mật khẩu hoặc khoá người dùng của trang rà soát."""
    from pipeline import cli_review

    return cli_review.accounts(name, role, output, register, close=close)


@app.command("export-gold", cls=VietnameseCommand)
def export_gold(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi ghi nhãn.", show_default=False)],
    output: Results = RESULTS,
    register: RegisterInResults = None,
) -> int:
    """Ghi những văn bản đã hoàn tất rà soát thành nhãn, để đo độ chính xác."""
    from pipeline import cli_review

    return cli_review.export_gold(folder, output, register)


add_office_commands(app)
add_quality_commands(app)
add_about_commands(app)


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
    if (failed := of_register(error)) is not None:
        return str(failed), failed.exit_code
    if isinstance(error, typer.Abort):
        return "Chưa có câu trả lời nên chưa ghi gì. Hãy chạy lại và trả lời; done, arrive có thể thêm --yes.", ExitCode.STOPPED
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"Không có tệp hoặc thư mục “{error.filename}”. Hãy kiểm tra lại đường dẫn.", ExitCode.USAGE
    if isinstance(error, OSError):
        what = f"“{error.filename}”" if error.filename else "kết quả"  # what is printed has no name
        return f"Không đọc hoặc ghi được {what} ({reason(error)}). Hãy kiểm tra quyền truy cập và chỗ trống.", ExitCode.UNEXPECTED
    return f"Lỗi chưa lường trước ({type(error).__name__}: {error}). Hãy báo cho người phát triển.", ExitCode.UNEXPECTED


def of_register(error: Exception) -> GiaoviecError | None:
    """What to tell the user where the register failed; None for any other error."""
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import DBAPIError

    from pipeline.register.database import broken

    return broken(error) if isinstance(error, DBAPIError) else None


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
