"""What people and administrators change about accounts that exist; every change is in the audit log."""

from sqlalchemy import Connection, Engine, delete, func, select, update

from models.value import Value
from pipeline.errors import UsageError
from pipeline.register.database import reading
from pipeline.register.review_tables import accounts, audit, sessions
from pipeline.review.accounts import Role, canonical, close_account, hashed, new_session, note, refuse_guessing, set_account, verified


class User(Value):
    """An account as the administrator sees it; ``seen_at``: when somebody last logged in to it."""

    name: str
    role: Role
    enabled: bool
    created_at: float
    seen_at: float | None


def users(engine: Engine) -> tuple[User, ...]:
    """All accounts, those that are open first."""
    last = select(func.max(audit.c.at)).where(audit.c.event == "login", audit.c.account == accounts.c.name).correlate(accounts)
    columns = (accounts.c.name, accounts.c.role, accounts.c.enabled, accounts.c.created_at, last.scalar_subquery().label("seen_at"))
    with reading(engine) as connection:
        rows = connection.execute(select(*columns).order_by(accounts.c.enabled.desc(), accounts.c.name)).mappings()
        return tuple(User.model_validate(dict(row)) for row in rows)


def add_user(engine: Engine, name: str, password: str, role: Role) -> None:
    """A new account. Raises UsageError for a name that is taken, and for a first account that could keep no others."""
    known = users(engine)
    if canonical(name) in {user.name for user in known}:
        raise UsageError(f"Đã có người dùng “{canonical(name)}”. Hãy chọn tên khác, hoặc đặt lại mật khẩu cho người đó.")
    if role != "quan-tri" and not any(user.enabled and user.role == "quan-tri" for user in known):
        raise UsageError("Người dùng đầu tiên phải có vai trò Quản trị, vì từ lúc đó ai cũng phải đăng nhập.")
    set_account(engine, name, password, role)


def change_role(engine: Engine, name: str, role: Role, by: str) -> None:
    """Give the account another role; its sessions go on. Raises UsageError for one's own account."""
    refuse_own(name, by)
    with engine.begin() as connection:
        connection.execute(update(accounts).where(accounts.c.name == known(connection, name)).values(role=role))
        note(connection, "account", account=canonical(name), detail=f"{role} ({by})")


def reset_password(engine: Engine, name: str, password: str, by: str) -> None:
    """Give the account another password; its sessions end."""
    with engine.begin() as connection:
        put_password(connection, known(connection, name), password)
        note(connection, "password", account=canonical(name), detail=by)


def close_user(engine: Engine, name: str, by: str) -> None:
    """Let nobody log in to the account any more. Raises UsageError for one's own account."""
    refuse_own(name, by)
    close_account(engine, name)


def open_user(engine: Engine, name: str, by: str) -> None:
    """Let a closed account be used again."""
    with engine.begin() as connection:
        connection.execute(update(accounts).where(accounts.c.name == known(connection, name)).values(enabled=True))
        note(connection, "open", account=canonical(name), detail=by)


def change_password(engine: Engine, name: str, old: str, new: str, address: str) -> str | None:
    """Change one's own password: the secret of a new session, the others end; None if the old password is wrong. Raises Throttled."""
    with reading(engine) as connection:
        refuse_guessing(connection, name, address)
        kept = connection.execute(select(accounts.c.password).where(accounts.c.name == name)).scalar_one()
    right = verified(kept, old)
    with engine.begin() as connection:
        if right:
            put_password(connection, name, new)
        note(connection, "password" if right else "wrong", account=name, address=address)
        return new_session(connection, name) if right else None


def put_password(connection: Connection, name: str, password: str) -> None:
    """Keep the new password; sessions begun with the old one end."""
    connection.execute(update(accounts).where(accounts.c.name == name).values(password=hashed(password)))
    connection.execute(delete(sessions).where(sessions.c.account == name))


def known(connection: Connection, name: str) -> str:
    """The name as it is kept; raises UsageError if there is no such account."""
    found = connection.execute(select(accounts.c.name).where(accounts.c.name == canonical(name))).scalar()
    if found is None:
        raise UsageError(f"Không có người dùng “{name}”. Hãy kiểm tra lại tên.")
    return str(found)


def refuse_own(name: str, by: str) -> None:
    """Raise UsageError: nobody may shut themselves out."""
    if canonical(name) == by:
        raise UsageError("Bạn không tự khoá hay đổi vai trò của chính mình được. Xin nhờ một người quản trị khác.")
