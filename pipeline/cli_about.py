"""The commands that tell of the program itself: ``schema``, ``doctor`` and ``version``."""

import typer

from pipeline.cli_vietnamese import VietnameseCommand


def add_about_commands(app: typer.Typer) -> None:
    """Add the three commands to the program."""
    for name, command in (("schema", schema), ("doctor", doctor), ("version", version)):
        app.command(name, cls=VietnameseCommand)(command)


def schema() -> None:
    """In JSON Schema của kết quả."""
    from pipeline import cli_extract

    typer.echo(cli_extract.schema_text(), nl=False)


def doctor() -> int:
    """Kiểm tra máy: đã có những gì, cần cài thêm gì."""
    from pipeline import doctor as examination

    return examination.report()


def version() -> None:
    """In phiên bản."""
    from pipeline.version import VERSION

    typer.echo(f"giaoviec {VERSION}")
