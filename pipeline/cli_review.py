"""The commands of the review page: review, accounts."""

import gc
import ipaddress
import sys
from pathlib import Path

import typer
from sqlalchemy import Engine

from pipeline.cli_options import RESULTS
from pipeline.errors import ExitCode, UsageError
from pipeline.register.database import FILE, open_register, register_url, unbegun

LOOPBACK_NAMES = {"localhost"}
TURN = 0.001
"""Seconds after which a thread lets another one go on: a short answer does not wait for turns of five milliseconds."""
COLLECT = (100_000, 50, 100)
"""When to look for rubbish: rarely, because each search goes through all notices that are remembered while everybody waits."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def review(host: str, port: int, folder: str, register: str | None) -> int:
    """Serve the review page until Ctrl+C; raises UsageError for an address that others can reach while there are no accounts."""
    import uvicorn

    from pipeline.review.accounts import any_account
    from pipeline.review.app import LOOPBACK, application
    from pipeline.review.desk import Desk
    from pipeline.review.office import Office

    engine = begun(folder, register)
    if not is_loopback(host) and not any_account(engine):
        raise UsageError(
            f"Chưa có người dùng nào nên không mở trang rà soát ở địa chỉ “{host}” cho máy khác vào. "
            "Hãy tạo người dùng bằng “giaoviec accounts TÊN --role ra-soat”, hoặc dùng --host 127.0.0.1."
        )
    office = Office(register=engine, desk=Desk(), folder=folder, single=is_loopback(host))
    app = application(office, hosts=LOOPBACK | {host} if is_loopback(host) else frozenset())
    for_many()
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"Trang rà soát: http://{shown}:{port}/ (bấm Ctrl+C để dừng)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=75)
    engine.dispose()
    return ExitCode.OK


def begun(folder: str, place: str | None) -> Engine:
    """The register; where there is none yet, a new one, and it is said so.

    Raises UsageError for one in a folder that is not there either, unless that is the folder of results where none is named: a
    name with a slip in it would else begin an empty register beside the full one.
    """
    url = register_url(place, Path(folder))
    file = unbegun(url)
    if file is not None:
        home = file.parents[1] if file.parts[-2:] == FILE.parts else file.parent
        if not home.is_dir() and (place is not None or folder != RESULTS):
            raise UsageError(
                f"Không có thư mục “{home}” nên ở đó chưa có sổ theo dõi nào. Hãy kiểm tra lại tên thư mục; "
                "nếu muốn bắt đầu sổ mới ở đó, hãy tạo thư mục rồi chạy lại, hoặc đọc văn bản vào đó trước bằng “giaoviec run”."
            )
        typer.echo(
            f"Ở “{home}” chưa có sổ theo dõi nên bắt đầu một sổ mới, chưa có văn bản nào. "
            "Nếu văn bản đã được đọc vào thư mục khác, hãy chỉ thư mục đó bằng --output.",
            err=True,
        )
    return open_register(url)


def for_many() -> None:
    """Set this process for many people at once, whose requests are short."""
    sys.setswitchinterval(TURN)
    gc.set_threshold(*COLLECT)


def accounts(name: str, role: str, folder: str, register: str | None, *, close: bool) -> int:
    """Make an account, give it a new password, or close it; the password is asked for, or read from standard input."""
    from pipeline.review.accounts import ROLES, close_account, set_account

    if role not in ROLES:
        raise UsageError(f"Không có vai trò “{role}”. Hãy chọn: {', '.join(ROLES)}.")
    engine = open_register(register_url(register, Path(folder)), must_exist=True) if close else begun(folder, register)
    if close:
        close_account(engine, name)
        typer.echo(f"Đã khoá người dùng “{name}”.")
        return ExitCode.OK
    if sys.stdin.isatty():
        password = typer.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại mật khẩu")
    else:
        password = sys.stdin.readline().rstrip("\n")
    set_account(engine, name, password, role)
    typer.echo(f"Đã ghi người dùng “{name}” ({role}).")
    return ExitCode.OK


def export_gold(folder: Path, results: str, register: str | None) -> int:
    """Write the labels of reviewed notices; raises UsageError if no review is finished."""
    from pipeline.review.gold import export

    engine = open_register(register_url(register, Path(results)), must_exist=True)
    written, gone = export(engine, folder)
    engine.dispose()
    if not written:
        raise UsageError("Chưa có văn bản nào được hoàn tất rà soát. Hãy mở “giaoviec review” và bấm “Hoàn tất văn bản” khi xem xong.")
    typer.echo(f"Đã ghi nhãn của {written} văn bản vào “{folder}”. Đo độ chính xác: giaoviec evaluate {folder}")
    for name in gone:
        typer.echo(f"Không còn tệp gốc “{name}” nên chỉ ghi nhãn.", err=True)
    return ExitCode.OK
