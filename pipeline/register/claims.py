"""Who is working on what: two runs on one register never read the same document at the same time.

A claim lasts as long as its run. A run that was killed is told by its process, where that ran on this machine, or by its silence.
"""

import os
import socket
import time
import uuid
from pathlib import Path

from sqlalchemy import Connection, Engine, Row, delete, select

from pipeline.register.database import inserting
from pipeline.register.tables import claims, runs

SILENCE = 60.0
"""Seconds after which a run that has not been heard of counts as dead."""


def begin_run(engine: Engine) -> str:
    """Enter a run of this process, clear away those that died; returns its id."""
    run = uuid.uuid4().hex
    with engine.begin() as connection:
        forget_dead(connection)
    heard_of(engine, run)
    return run


def end_run(engine: Engine, run: str) -> None:
    """The run is over; what it still had in hand is free again."""
    with engine.begin() as connection:
        drop(connection, [run])


def heard_of(engine: Engine, run: str) -> None:
    """The run of this process is alive; one that was given up for dead, after a long sleep perhaps, is entered again."""
    row = {"id": run, "host": socket.gethostname(), "pid": os.getpid(), "process": started(os.getpid()), "seen_at": time.time()}
    with engine.begin() as connection:
        connection.execute(inserting(connection, runs).values(row).on_conflict_do_update(index_elements=[runs.c.id], set_=row))


def claim(engine: Engine, run: str, sha256: str) -> bool:
    """Whether the run has the document now; not if another living run has it."""
    if held_by(engine, run, sha256) == run:
        return True
    with engine.begin() as connection:
        forget_dead(connection)
    return held_by(engine, run, sha256) == run


def held_by(engine: Engine, run: str, sha256: str) -> str | None:
    """Who has the document: the run, if nobody had it so far."""
    with engine.begin() as connection:
        connection.execute(inserting(connection, claims).on_conflict_do_nothing(), {"sha256": sha256, "run": run})
        return connection.execute(select(claims.c.run).where(claims.c.sha256 == sha256)).scalar()


def release(engine: Engine, run: str, sha256: str) -> None:
    """The run does not have the document in hand any more."""
    with engine.begin() as connection:
        connection.execute(delete(claims).where(claims.c.sha256 == sha256, claims.c.run == run))


def forget_dead(connection: Connection) -> None:
    """Clear away runs that died, with their claims."""
    drop(connection, [row.id for row in connection.execute(select(runs)) if dead(row)])
    connection.execute(delete(claims).where(claims.c.run.not_in(select(runs.c.id))))


def drop(connection: Connection, ids: list[str]) -> None:
    """Clear away these runs."""
    for run in ids:
        connection.execute(delete(claims).where(claims.c.run == run))
        connection.execute(delete(runs).where(runs.c.id == run))


def dead(run: Row[tuple[str, str, int, str, float]]) -> bool:
    """Whether nobody works for the run any more."""
    if run.host == socket.gethostname() and run.process:
        return bool(started(run.pid) != run.process)
    return bool(time.time() - run.seen_at > SILENCE)


def started(pid: int) -> str:
    """When the process started, in the system's own count since the machine did; empty if there is none, or if this is not Linux."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    state, *fields = status.rpartition(")")[2].split()
    return "" if state in "ZX" else f"{boot}:{fields[18]}"
