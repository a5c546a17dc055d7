"""The command ``arrive``: số đến and ngày đến of a notice, for the registers of incoming documents."""

import getpass
from datetime import date
from pathlib import Path

import typer
from sqlalchemy import Engine

from pipeline.cli_options import RESULTS
from pipeline.cli_terminal import agreed, change
from pipeline.errors import ExitCode, UsageError
from pipeline.register.arrivals import Received, known_arrival, received, record_arrival
from pipeline.register.arrived import FIELDS, Arrival
from pipeline.register.database import open_register, register_url
from pipeline.render.printable import printable
from pipeline.version import VERSION

HEADINGS = {"arrival_number": "Số đến", "arrived_on": "Ngày đến"}


def arrive(name: str, number: str | None, day: date | None, register: str | None, *, yes: bool) -> int:
    """Show what would change, ask, and record it. Raises UsageError if neither is given or it is not one notice."""
    if number is None and day is None:
        raise UsageError("Hãy nêu số đến (--number), ngày đến (--date) hoặc cả hai.")
    engine = open_register(register_url(register, Path(RESULTS)), must_exist=True)
    try:
        return apply(engine, the_one(received(engine, name), name), number, day, yes=yes)
    finally:
        engine.dispose()


def the_one(found: tuple[Received, ...], name: str) -> Received:
    """The notice that is meant. Raises UsageError if it is none or several."""
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(f"{printable(one.name)} ({printable(one.issuer or 'chưa rõ cơ quan')})" for one in found)
        raise UsageError(f"Có {len(found)} văn bản “{name}”: {told}. Hãy nêu tên tệp thay cho số, ký hiệu.")
    raise UsageError(f"Không có văn bản “{name}” trong sổ theo dõi. Hãy nêu số, ký hiệu hoặc tên tệp, ví dụ 214/TB-UBND.")


def apply(engine: Engine, notice: Received, number: str | None, day: date | None, *, yes: bool) -> int:
    """Record it after a yes; what is not given stays as it is, an empty number is taken away."""
    before = known_arrival(engine, notice)
    given: dict[str, date | str | None] = {"arrived_on": day} if day else {}
    if number is not None:
        given["arrival_number"] = number.strip() or None
    after = before.model_copy(update=given)
    if after == before:
        typer.echo("Không có gì thay đổi.")
        return ExitCode.OK
    typer.echo(described(notice, before, after))
    if not agreed("Ghi vào sổ theo dõi?", yes=yes):
        return ExitCode.OK
    record_arrival(engine, notice, Arrival.model_validate(given), author=getpass.getuser(), version=VERSION)
    typer.echo("Đã ghi.")
    return ExitCode.OK


def described(notice: Received, before: Arrival, after: Arrival) -> str:
    """The change in words, a line for each field."""
    title = ", ".join(printable(part) for part in (notice.number or notice.name, notice.issuer) if part)
    changed = [field for field in FIELDS if getattr(before, field) != getattr(after, field)]
    lines = [change(HEADINGS[field], getattr(before, field), getattr(after, field)) for field in changed]
    return "\n".join([title, *lines])
