"""A PostgreSQL of our own for the tests: Debian's package, a new cluster on loopback, gone when the tests are."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
SUPERUSER = "giaoviec"


def unprivileged() -> int | None:
    """The user to start it as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    pytest.skip("needs an unprivileged user to start PostgreSQL as")


@contextmanager
def server() -> Iterator[str]:
    """The URL of a running, empty server; the test is skipped where PostgreSQL or its driver is not installed."""
    pytest.importorskip("psycopg", reason="needs the extra: pip install 'giaoviec[postgres]'")
    if not PROGRAMS:
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    programs, user = PROGRAMS[-1].parent, unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="giaoviec-postgres-"))
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if user is not None:
        os.chown(data, user, -1)
    port = free_port()

    def call(program: str, *words: str) -> None:
        subprocess.run([programs / program, *words], user=user, cwd=data, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    call("initdb", "-D", str(data), "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-h 127.0.0.1 -p {port} -k '' -F -c log_min_messages=panic"
    call("pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", options, "start")
    try:
        yield f"postgresql://{SUPERUSER}@127.0.0.1:{port}"
    finally:
        call("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def free_port() -> int:
    """A port on loopback that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def new_database(url: str, name: str) -> str:
    """The URL of an empty database on the server."""
    import psycopg

    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{url}/{name}"
