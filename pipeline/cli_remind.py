"""The command ``remind``: the daily digest, on the screen, as files, or by mail where the office has set that up."""

from collections.abc import Sequence
from pathlib import Path

import typer

from models.value import Value
from pipeline.cli_forms import Options, desk
from pipeline.cli_terminal import deliver
from pipeline.errors import ExitCode, UsageError
from pipeline.mail import MailSettings, is_address, mail_settings, message, send
from pipeline.render.forms.catalogue import render_form
from pipeline.render.forms.cells import shown
from pipeline.render.forms.overview import due_counts
from pipeline.render.printable import printable
from pipeline.render.writer import write_file

FORM = "nhac-viec"


class Posting(Value):
    """Whether and to whom to mail; ``to`` replaces the recipients of the settings."""

    wanted: bool = False
    dry_run: bool = False
    to: tuple[str, ...] = ()
    settings: Path | None = None


def remind(sources: Sequence[Path], options: Options, folder: Path | None, posting: Posting) -> int:
    """Make the digest; print it, write it as HTML and text, mail it: whatever was asked for."""
    tasks, setting = desk(sources, options)
    text, html = (render_form(FORM, tasks, setting, kind) for kind in ("txt", "html"))
    if folder is not None:
        for kind, content in (("html", html), ("txt", text)):
            path = folder / f"{FORM}-{setting.today.isoformat()}.{kind}"
            write_file(path, content)
            typer.echo(path)
    late, soon = due_counts(tasks, setting.today)
    if posting.wanted or posting.dry_run:
        subject = f"Nhắc việc ngày {shown(setting.today)}: {late} nhiệm vụ quá hạn, {soon} nhiệm vụ sắp đến hạn"
        return post(posting, subject, text.decode(), html.decode(), empty=not late + soon)
    if folder is None:
        return deliver(text, "txt", None)
    return ExitCode.OK


def post(posting: Posting, subject: str, text: str, html: str, *, empty: bool) -> int:
    """Mail it, or say what would be mailed; a digest of nothing is not mailed."""
    settings = mail_settings(posting.settings)
    to = recipients(posting, settings)
    if empty:
        typer.echo("Hôm nay không có gì phải nhắc nên không gửi thư.")
        return ExitCode.OK
    if posting.dry_run:
        typer.echo(f"Chưa gửi. Người gửi: {settings.sender}\nNgười nhận: {', '.join(to)}\nTiêu đề: {subject}\n\n{text}")
        return ExitCode.OK
    send(message(settings.sender, to, subject, text, html), settings)
    typer.echo(f"Đã gửi cho {len(to)} người nhận.")
    return ExitCode.OK


def recipients(posting: Posting, settings: MailSettings) -> tuple[str, ...]:
    """Who is to get it. Raises UsageError if nobody is named, or by what is no address."""
    if wrong := next((one for one in posting.to if not is_address(one)), None):
        raise UsageError(f"“{printable(wrong)}” không phải địa chỉ thư điện tử. Hãy sửa --to.")
    found = posting.to or settings.to
    if not found:
        raise UsageError("Chưa có người nhận thư. Hãy thêm --to ĐỊA_CHỈ hoặc đặt “to” trong cấu hình.")
    return found
