"""The commands ``remind`` and ``arrive`` as the command line has them; the work is done in pipeline/cli_remind.py and cli_arrive.py."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import DAYS, Office, OfUnit, RegisterInOutputs, Sources, Yes
from pipeline.cli_vietnamese import VietnameseCommand


def add_office_commands(app: typer.Typer) -> None:
    """Add both commands to the program."""
    app.command("remind", cls=VietnameseCommand)(remind)
    app.command("arrive", cls=VietnameseCommand)(arrive)


def remind(
    sources: Sources = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Ghi tệp .html và .txt vào thư mục này.")] = None,
    unit: OfUnit = None,
    today: Annotated[datetime | None, typer.Option("--today", metavar="NGÀY", formats=DAYS, help="Ngày nhắc; mặc định hôm nay.")] = None,
    office: Office = None,
    register: RegisterInOutputs = None,
    send: Annotated[bool, typer.Option("--send", help="Gửi thư qua máy chủ đã cấu hình; không nêu thì không gửi.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="In thư và người nhận, không gửi.")] = False,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="ĐỊA_CHỈ", help="Người nhận, thay cho người nhận đã cấu hình.")] = None,
    settings: Annotated[Path | None, typer.Option("--settings", metavar="TỆP", help="Tệp TOML có bảng [mail].")] = None,
) -> int:
    """Nhắc việc hằng ngày: việc quá hạn, còn 1, 3, 7 ngày; in ra, ghi tệp hoặc gửi thư."""
    from pipeline import cli_remind
    from pipeline.cli_forms import Options

    options = Options(unit=unit, today=today and today.date(), register_at=register, office=tuple(office or ()))
    posting = cli_remind.Posting(wanted=send, dry_run=dry_run, to=tuple(to or ()), settings=settings)
    return cli_remind.remind(sources or [], options, output, posting)


def arrive(
    notice: Annotated[str, typer.Argument(metavar="VĂN_BẢN", help="Số, ký hiệu hoặc tên tệp, ví dụ 214/TB-UBND.", show_default=False)],
    number: Annotated[str | None, typer.Option("--number", metavar="SỐ", help="Số đến.")] = None,
    on: Annotated[datetime | None, typer.Option("--date", metavar="NGÀY", formats=DAYS, help="Ngày đến.")] = None,
    yes: Yes = False,
    register: RegisterInOutputs = None,
) -> int:
    """Ghi số đến, ngày đến của một văn bản để in vào sổ đăng ký và sổ theo dõi văn bản đến."""
    from pipeline import cli_arrive

    return cli_arrive.arrive(notice, number, on and on.date(), register, yes=yes)
