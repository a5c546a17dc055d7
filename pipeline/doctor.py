"""What is installed on this machine and what is missing: ``giaoviec doctor``."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from platform import python_version

from pipeline.errors import ExitCode
from pipeline.version import VERSION

SECONDS = 20  #: no program takes longer to say its version


@dataclass(frozen=True)
class Check:
    """One thing looked for: what it is for, what was found (None: nothing), and what to do without it."""

    name: str
    purpose: str
    found: str | None
    remedy: str


def report() -> ExitCode:
    """Print what is there; MISSING_TOOL if anything is not."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    checks = examine()
    table = Table("Thành phần", "Dùng để", "Tình trạng", box=box.SIMPLE_HEAD)
    for check in checks:
        table.add_row(check.name, check.purpose, check.found or f"[red]thiếu[/]: {check.remedy}")
    Console().print(table)
    return ExitCode.OK if all(check.found for check in checks) else ExitCode.MISSING_TOOL


def examine(run: Callable[[list[str]], str | None] | None = None) -> tuple[Check, ...]:
    """The checks; ``run`` gives the output of a command, None if it is not there (tests pass their own)."""
    ask = run or output_of
    office = ask(["soffice", "--version"]) or ask(["libreoffice", "--version"])
    languages = ask(["tesseract", "--list-langs"])
    return (
        Check("giaoviec", "chương trình này", f"{VERSION} (Python {python_version()})", ""),
        Check("LibreOffice", "đọc tệp .doc, .rtf, .odt; ghi biểu mẫu PDF", first_line(office), "cài gói libreoffice-writer-nogui"),
        Check("Tesseract", "nhận dạng chữ trong bản quét", first_line(ask(["tesseract", "--version"])), "cài gói tesseract-ocr"),
        Check("Tesseract tiếng Việt", "nhận dạng chữ Việt", vietnamese(languages), "cài gói tesseract-ocr-vie"),
    )


def output_of(command: list[str]) -> str | None:
    """What the command prints; None if it is not installed or does not answer."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        done = subprocess.run([program, *command[1:]], capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed commands
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout or done.stderr


def first_line(output: str | None) -> str | None:
    """The first line of an answer."""
    return output.strip().splitlines()[0] if output and output.strip() else None


def vietnamese(output: str | None) -> str | None:
    """The language code "vie" if Tesseract lists it."""
    return "vie" if output and "vie" in output.split() else None
