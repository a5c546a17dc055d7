"""What every page needs: the register, the desk, who is asking, and how pages are written."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import Engine

from pipeline.render.printable import printable
from pipeline.review.accounts import Role, Visitor, any_account, visitor
from pipeline.review.desk import Desk
from pipeline.review.security import COOKIE, TOKEN_FIELD, TOKEN_HEADER, proven, token_of
from pipeline.review.wording import FILTERS, GLOBALS

LOCAL_USER = Visitor(name="Người dùng máy này", role="quan-tri")
"""Who decides where nobody has to log in."""


@dataclass(frozen=True)
class Office:
    """The parts that requests share. ``single``: as long as there are no accounts, whoever sits at this machine need not log in."""

    register: Engine
    desk: Desk
    folder: str
    single: bool
    uploads: Any = field(default=None)


async def office_of(request: Request) -> Office:
    """The office of the application; ``async``, like others that wait for nothing, because a plain function is given a thread."""
    found: Office = request.app.state.office
    return found


Here = Annotated[Office, Depends(office_of)]


def whoever(request: Request, office: Here) -> Visitor | None:
    """Who is asking, None if nobody has logged in; the answer to the first request gives the browser a secret of its own."""
    secret = request.cookies.get(COOKIE)
    request.state.secret = secret if secret and 20 <= len(secret) <= 100 else None
    found = visitor(office.register, secret) if secret else None
    request.state.single = office.single and found is None and not any_account(office.register)  # who has a session has an account
    who = request.state.visitor = LOCAL_USER if request.state.single else found
    return who


def required(role: Role) -> Callable[..., Awaitable[Visitor]]:
    """A dependency: the visitor, who must have the role; 401 (to the login page) without a session, 403 with too low a role."""

    async def check(found: Annotated[Visitor | None, Depends(whoever)]) -> Visitor:
        if found is None:
            raise HTTPException(401, "Phiên làm việc đã hết. Xin đăng nhập lại; những gì đang viết dở vẫn được giữ.")
        if not found.may(role):
            raise HTTPException(403, "Tài khoản của bạn không có quyền làm việc này. Xin liên hệ người quản trị.")
        return found

    return check


Reader = Annotated[Visitor, Depends(required("xem"))]
Reviewer = Annotated[Visitor, Depends(required("ra-soat"))]
Admin = Annotated[Visitor, Depends(required("quan-tri"))]


async def own_form(request: Request) -> None:
    """A dependency of everything that changes something: the request comes from one of our own pages, or 403."""
    token = request.headers.get(TOKEN_HEADER)
    if token is None:
        form = await request.form()
        sent = form.get(TOKEN_FIELD)
        token = sent if isinstance(sent, str) else None
    if not proven(request.cookies.get(COOKIE), token):
        raise HTTPException(403, "Trang đã mở quá lâu nên chưa ghi được. Hãy tải lại trang; những gì đang viết dở vẫn được giữ.")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; whatever comes from a notice is escaped."""
    found = Environment(
        loader=PackageLoader("pipeline.review"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters.update(FILTERS | {"printable": printable})
    found.globals.update(GLOBALS)
    return found


def page(request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever the template needs
    """The template as an answer that no cache keeps."""
    secret = request.state.secret or secrets.token_urlsafe(32)
    common = {"csrf": token_of(secret), "me": request.state.visitor or None, "single": request.state.single}
    html = environment().get_template(template).render(common | values)
    answer = HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"} | (headers or {}))
    if request.state.secret is None:
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", path="/", secure=request.url.scheme == "https")
    return answer


def static_names() -> frozenset[str]:
    """The files that pages refer to."""
    return frozenset(one.name for one in (files("pipeline.review") / "static").iterdir())


@cache
def static_content(name: str) -> bytes:
    """One of them; it stays as it is while the page is served."""
    return (files("pipeline.review") / "static" / name).read_bytes()
