"""Opening the register: a file of SQLite, or PostgreSQL by URL; its tables are brought up to date first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, CursorResult, Engine, Select, Table, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as lite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from pipeline.errors import GiaoviecError, UsageError, reason

URL_VARIABLE = "GIAOVIEC_DATABASE_URL"
FILE = Path("register", "register.sqlite")
"""Where the register lies in a folder of results."""
REVISION = "0005"
"""The newest migration."""
WAIT = 60.0
"""Seconds that a writer waits for another one."""
COMPLAINTS = {
    "file is not a database": "đây không phải tệp cơ sở dữ liệu",
    "malformed": "tệp cơ sở dữ liệu bị hỏng",
    "unable to open": "không mở hoặc tạo được tệp",
    "readonly": "tệp chỉ cho đọc",
    "locked": "chương trình khác đang ghi",
    "disk is full": "ổ đĩa hết chỗ trống",
    "Connection refused": "máy chủ từ chối kết nối",
}
"""What databases complain of, by words that stand in it."""
_LOCK = 4_711_2025  # any number, as long as nobody else locks it in the same database


def register_url(place: str | None, folder: Path | None) -> str:
    """The database's URL: the place asked for (a URL, a file, a folder of results), else the environment's, else in the folder.

    Raises UsageError if none of them says anything.
    """
    if place and "://" in place:
        return driver_named(place)
    if place:
        path = Path(place)
        return sqlite_url(path / FILE if path.is_dir() or path.suffix == "" else path)
    if given := os.environ.get(URL_VARIABLE):
        return driver_named(given)
    if folder is None:
        raise UsageError(f"Kết quả ghi lên URL thì phải chỉ chỗ của sổ theo dõi bằng --register hoặc {URL_VARIABLE}.")
    return sqlite_url(folder / FILE)


def driver_named(url: str) -> str:
    """The URL with the driver that the ``postgres`` extra installs."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return f"postgresql+psycopg://{url.removeprefix(short)}"
    return url


def sqlite_url(path: Path) -> str:
    """The URL of a file."""
    return f"sqlite:///{path.absolute()}"


def open_register(url: str, *, must_exist: bool = False) -> Engine:
    """A register whose tables are there and up to date. Raises UsageError for a URL of no use, GiaoviecError if it cannot be opened."""
    try:
        where = make_url(url)
        path = Path(where.database) if where.get_backend_name() == "sqlite" and where.database else None
        if path is not None and must_exist and not (path.exists() and path.stat().st_size):  # an empty file is none, though SQLite takes it
            raise UsageError(f"Chưa có sổ theo dõi “{path}”. Hãy chạy “giaoviec run” trước, hoặc chỉ đúng chỗ bằng --register.")
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite(url) if path is not None else create_engine(where, pool_pre_ping=True)
        migrate(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise UsageError(
            f"Không dùng được địa chỉ cơ sở dữ liệu ({error}). Với PostgreSQL hãy cài thêm: pip install 'giaoviec[postgres]'."
        ) from error
    except (DBAPIError, OSError) as error:
        raise GiaoviecError(
            f"Không mở được sổ theo dõi “{make_url(url).render_as_string().removeprefix('sqlite:///')}” ({cause(error)}). "
            "Hãy kiểm tra đường dẫn, quyền truy cập và máy chủ cơ sở dữ liệu."
        ) from error
    return engine


def unbegun(url: str) -> Path | None:
    """The file of the register if opening the URL would make it; None for one that is there, and for other databases."""
    try:
        where = make_url(url)
    except ArgumentError:
        return None
    if where.get_backend_name() != "sqlite" or not where.database:
        return None
    path = Path(where.database)
    return None if path.exists() else path


def cause(error: Exception) -> str:
    """What the database complains of, in Vietnamese where it is known; else its own words in one line."""
    if isinstance(error, OSError):
        return reason(error)
    words = " ".join(str(getattr(error, "orig", None) or error).split())
    return next((told for sign, told in COMPLAINTS.items() if sign in words), words)


def broken(error: DBAPIError) -> GiaoviecError:
    """The error for a register that was opened and then failed."""
    return GiaoviecError(
        f"Sổ theo dõi không đọc hoặc ghi được ({cause(error)}). Hãy chạy lại; nếu vẫn lỗi, hãy kiểm tra ổ đĩa và máy chủ cơ sở dữ liệu."
    )


def sqlite(url: str) -> Engine:
    """SQLite with write-ahead log: readers never wait; a writer takes the lock when it begins, and waits for its turn."""
    engine = create_engine(url, connect_args={"timeout": WAIT})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:  # noqa: ANN401 - the driver's own types
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for setting in ("busy_timeout = 60000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that only reads, and sees one state of the register throughout."""
    with engine.connect().execution_options(reading=True) as connection:
        yield connection


def streamed(connection: Connection, statement: Select[Any]) -> CursorResult[Any]:
    """The rows as they come, never all in memory; to be used in a ``with`` statement."""
    return connection.execution_options(yield_per=500).execute(statement)


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; of several programs that try at once one does it, the others wait."""
    with reading(engine) as connection:
        if revision_of(connection) == REVISION:
            return
    from alembic import command
    from alembic.config import Config

    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = Config()
        config.set_main_option("script_location", "pipeline.register:migrations")
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision_of(connection: Connection) -> str | None:
    """The migration that the tables are at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def inserting(connection: Connection, table: Table) -> lite.Insert | postgresql.Insert:
    """An INSERT that can say what to do on conflict, in the database's dialect."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else lite.insert(table)


def in_order(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    """The column for ordering by code points, in every database and under every locale."""
    return column.collate("C") if connection.dialect.name == "postgresql" else column
