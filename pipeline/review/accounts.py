"""Local accounts: roles, passwords (argon2id), sessions that expire, and a limit on wrong passwords."""

import hashlib
import math
import secrets
import time
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from models.value import Value
from pipeline.errors import GiaoviecError, UsageError
from pipeline.register.database import inserting, reading
from pipeline.register.review_tables import accounts, audit, sessions

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["xem", "ra-soat", "quan-tri"]
ROLES: tuple[Role, ...] = ("xem", "ra-soat", "quan-tri")
"""What one may do: look; decide as well; keep the accounts and see the audit log as well."""
SHORTEST = 10
"""Characters of a password."""
LONGEST = 200
IDLE = 2 * 3600.0
"""Seconds after which a session that is not used ends."""
LASTING = 12 * 3600.0
"""Seconds after which any session ends."""
TRIES = 5
"""Wrong passwords for one account after which one has to wait."""
TRIES_FROM_ONE_PLACE = 20
"""The same from one address: more, because several people may share a machine, and one who forgets should not shut out the others."""
WAIT = 15 * 60.0


class Throttled(GiaoviecError):
    """Too many wrong passwords."""


class Visitor(Value):
    """Who is asking."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the visitor has that role, or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


def any_account(engine: Engine) -> bool:
    """Whether there is an account that somebody can log in to."""
    with reading(engine) as connection:
        return connection.execute(select(accounts.c.name).where(accounts.c.enabled).limit(1)).scalar() is not None


def set_account(engine: Engine, name: str, password: str, role: Role) -> None:
    """Make the account, or give it a new password and role; its sessions end. Raises UsageError."""
    name = canonical(name)
    if not (1 <= len(name) <= 64) or not name.isprintable():
        raise UsageError("Tên người dùng phải có từ 1 đến 64 ký tự. Hãy chọn tên khác.")
    row = {"role": role, "password": hashed(password), "enabled": True}
    with engine.begin() as connection:
        statement = inserting(connection, accounts).values(row | {"name": name, "created_at": time.time()})
        connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))
        connection.execute(delete(sessions).where(sessions.c.account == name))
        note(connection, "account", account=name, detail=role)


def close_account(engine: Engine, name: str) -> None:
    """Let nobody log in to the account any more; raises UsageError if there is none of that name."""
    with engine.begin() as connection:
        changed = connection.execute(update(accounts).where(accounts.c.name == canonical(name)).values(enabled=False))
        if not changed.rowcount:
            raise UsageError(f"Không có người dùng “{name}”. Hãy kiểm tra lại tên.")
        connection.execute(delete(sessions).where(sessions.c.account == canonical(name)))
        note(connection, "close", account=canonical(name))


def log_in(engine: Engine, name: str, password: str, address: str) -> str | None:
    """The secret of a new session; None if name and password do not belong together. Raises Throttled."""
    name = canonical(name)[:64]
    with reading(engine) as connection:
        refuse_guessing(connection, name, address)
        row = connection.execute(select(accounts.c.password, accounts.c.enabled).where(accounts.c.name == name)).one_or_none()
    right = verified(row.password if row else decoy(), password) and row is not None and row.enabled
    with engine.begin() as connection:
        note(connection, "login" if right else "wrong", account=name, address=address)
        return new_session(connection, name) if right else None


def new_session(connection: Connection, name: str) -> str:
    """The secret of a session that begins now; sessions long over are cleared away."""
    secret, now = secrets.token_urlsafe(32), time.time()
    connection.execute(delete(sessions).where(sessions.c.began_at < now - LASTING))
    connection.execute(insert(sessions), {"digest": digest(secret), "account": name, "began_at": now, "seen_at": now})
    return secret


def log_out(engine: Engine, secret: str) -> None:
    """End the session."""
    with engine.begin() as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == digest(secret)))


def visitor(engine: Engine, secret: str) -> Visitor | None:
    """Whose session it is; None if it is over."""
    with reading(engine) as connection:
        row = connection.execute(
            select(accounts.c.name, accounts.c.role, sessions.c.began_at, sessions.c.seen_at)
            .join(sessions, sessions.c.account == accounts.c.name)
            .where(sessions.c.digest == digest(secret), accounts.c.enabled)
        ).one_or_none()
    now = time.time()
    if row is None or row.began_at < now - LASTING or row.seen_at < now - IDLE:
        return None
    if row.seen_at < now - 60:
        with engine.begin() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest(secret)).values(seen_at=now))
    return Visitor(name=row.name, role=row.role)


def refuse_guessing(connection: Connection, name: str, address: str) -> None:
    """Raise Throttled after too many wrong passwords, for the account or from the address, since the last right or new one."""
    since = time.time() - WAIT
    for column, value, most in ((audit.c.account, name, TRIES), (audit.c.address, address, TRIES_FROM_ONE_PLACE)):
        settled = audit.c.event.in_(("login", "password", "account"))
        last = select(func.coalesce(func.max(audit.c.id), 0)).where(column == value, settled).scalar_subquery()
        wrong = select(audit.c.at).where(column == value, audit.c.event == "wrong", audit.c.at > since, audit.c.id > last)
        tried = connection.execute(wrong.order_by(audit.c.id.desc()).limit(most)).scalars().all()
        if len(tried) == most:
            minutes = math.ceil((min(tried) - since) / 60)
            raise Throttled(f"Sai mật khẩu quá nhiều lần. Xin chờ {minutes} phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.")


def note(connection: Connection, event: str, *, account: str | None = None, address: str | None = None, detail: str | None = None) -> None:
    """Add a line to the audit log."""
    connection.execute(insert(audit), {"at": time.time(), "event": event, "account": account, "address": address, "detail": detail})


def canonical(text: str) -> str:
    """The same letters whichever way a keyboard composes them."""
    return unicodedata.normalize("NFC", text).strip()


def digest(secret: str) -> str:
    """What is kept of a session's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@lru_cache(maxsize=1)
def hasher() -> "PasswordHasher":
    """Argon2id with the library's own costs."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@lru_cache(maxsize=1)
def decoy() -> str:
    """A hash to compare with where there is no account, so that the time tells nobody which names exist."""
    return hasher().hash(secrets.token_hex())


def hashed(password: str) -> str:
    """What is kept of the password; raises UsageError for one that is too short or endless."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"Mật khẩu phải có từ {SHORTEST} đến {LONGEST} ký tự. Hãy chọn mật khẩu khác.")
    return hasher().hash(canonical(password))


def verified(hashed: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return hasher().verify(hashed, canonical(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return False
