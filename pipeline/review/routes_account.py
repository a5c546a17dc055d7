"""Logging in and out, and the audit log."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select

from pipeline.register.database import reading
from pipeline.register.review_tables import audit
from pipeline.review.accounts import Throttled, Visitor, log_in, log_out
from pipeline.review.office import Admin, Here, own_form, page, whoever
from pipeline.review.security import COOKIE

router = APIRouter()
Someone = Annotated[Visitor | None, Depends(whoever)]
SHOWN = 500


NOTICE = re.compile("/van-ban/[0-9a-f]{64}")
"""The pages that one comes back to after logging in: never an address that somebody else could have written."""


@router.get("/dang-nhap")
def ask(request: Request, _: Someone, to: str = "") -> HTMLResponse:
    """The login page; ``to``: the page that was asked for."""
    return page(request, "login.html.j2", told=None, name="", to=to)


@router.post("/dang-nhap", dependencies=[Depends(own_form)])
def enter(
    request: Request,
    office: Here,
    _: Someone,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    to: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Begin a session: always one with a new secret."""
    address = request.client.host if request.client else ""
    try:
        secret = log_in(office.register, name, password, address)
    except Throttled as error:
        return page(request, "login.html.j2", status=429, told=str(error), name=name, to=to)
    if secret is None:
        return page(request, "login.html.j2", status=401, told="Tên hoặc mật khẩu không đúng.", name=name, to=to)
    answer = RedirectResponse(to if NOTICE.fullmatch(to) else "/", status_code=303)
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", path="/", secure=request.url.scheme == "https")
    return answer


@router.post("/dang-xuat", dependencies=[Depends(own_form)])
def leave(request: Request, office: Here) -> Response:
    """End the session."""
    log_out(office.register, request.cookies.get(COOKIE, ""))
    answer = RedirectResponse("/dang-nhap", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/nhat-ky")
def log(request: Request, office: Here, _: Admin) -> HTMLResponse:
    """The audit log, the newest first."""
    with reading(office.register) as connection:
        lines = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(SHOWN)).mappings().all()
    return page(request, "audit.html.j2", lines=lines)
