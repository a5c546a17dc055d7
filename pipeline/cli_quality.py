"""The commands ``evaluate`` and ``explain`` as the command line has them; the work is done in pipeline/cli_evaluate.py."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import AllowSecret
from pipeline.cli_vietnamese import VietnameseCommand


def add_quality_commands(app: typer.Typer) -> None:
    """Add both commands to the program."""
    app.command("evaluate", cls=VietnameseCommand)(evaluate)
    app.command("explain", cls=VietnameseCommand)(explain)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="THƯ_MỤC_NHÃN", help="Thư mục các văn bản đã rà soát (JSON).", show_default=False)],
    predicted: Annotated[
        Path | None, typer.Option("--predicted", metavar="THƯ_MỤC", help="Kết quả đã có; không chỉ thì đọc lại các tệp gốc.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--source", metavar="THƯ_MỤC", help="Nơi có các tệp gốc; mặc định là thư mục nhãn.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="TỆP", help="Ghi số liệu và sai khác ra tệp JSON này.")] = None,
    html_file: Annotated[Path | None, typer.Option("--html", metavar="TỆP", help="Ghi trang HTML đánh dấu từng chỗ sai khác.")] = None,
    allow_secret: AllowSecret = False,
) -> int:
    """Đo độ chính xác trên những văn bản đã được người rà soát."""
    from pipeline import cli_evaluate

    return cli_evaluate.evaluate(
        gold, predicted=predicted, source=source, json_file=json_file, html_file=html_file, allow_secret=allow_secret
    )


def explain(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp văn bản, hoặc tệp kết quả JSON.", show_default=False)],
    task: Annotated[
        str | None, typer.Option("--task", "-t", metavar="MÃ", help="Mã nhiệm vụ, ví dụ t3; không chỉ thì giải thích tất cả.")
    ] = None,
    as_data: Annotated[bool, typer.Option("--json", help="In ra JSON.")] = False,
    allow_secret: AllowSecret = False,
) -> int:
    """Giải thích vì sao có từng giá trị: quy tắc, trích dẫn, nơi kế thừa, cách tính ngày, độ tin cậy."""
    from pipeline import cli_evaluate

    return cli_evaluate.explain(file, task, as_data=as_data, allow_secret=allow_secret)
