"""One's own password; for administrators the accounts of all."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from pipeline.errors import UsageError
from pipeline.review import users
from pipeline.review.accounts import Role, Throttled
from pipeline.review.office import Admin, Here, Office, Reader, own_form, page
from pipeline.review.security import COOKIE

router = APIRouter(prefix="/tai-khoan")
proven = [Depends(own_form)]
Name = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=1000)]
DONE = {
    "mat-khau": "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.",
    "them": "Đã thêm người dùng.",
    "vai-tro": "Đã đổi vai trò.",
    "dat-lai": "Đã đặt lại mật khẩu. Hãy báo mật khẩu mới cho người dùng và nhắc họ đổi ngay.",
    "khoa": "Đã khoá tài khoản; các phiên đăng nhập của người đó đã kết thúc.",
    "mo": "Đã mở lại tài khoản.",
}


@router.get("")
def account(request: Request, office: Here, _: Reader, done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """One's account and, for an administrator, those of all."""
    return account_page(request, office, done=DONE.get(done))


@router.post("/mat-khau", dependencies=proven)
def own_password(request: Request, office: Here, who: Reader, old: Password, new: Password, again: Password) -> Response:
    """Change one's own password; the session goes on under a new secret."""
    if request.state.single:
        return account_page(request, office, told="Chưa có tài khoản nào nên không có mật khẩu để đổi.")
    if new != again:
        return account_page(request, office, told="Hai lần nhập mật khẩu mới không giống nhau. Xin nhập lại.")
    try:
        secret = users.change_password(office.register, who.name, old, new, request.client.host if request.client else "")
    except (UsageError, Throttled) as error:
        return account_page(request, office, told=str(error))
    if secret is None:
        return account_page(request, office, told="Mật khẩu hiện nay không đúng.")
    answer = RedirectResponse("/tai-khoan?done=mat-khau", status_code=303)
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", path="/", secure=request.url.scheme == "https")
    return answer


@router.post("/them", dependencies=proven)
def add(request: Request, office: Here, _: Admin, name: Name, password: Password, role: Annotated[Role, Form()]) -> Response:
    """A new account; the first one ends the time without login."""
    return changed(request, office, "them", lambda: users.add_user(office.register, name, password, role))


@router.post("/vai-tro", dependencies=proven)
def role(request: Request, office: Here, who: Admin, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Another role."""
    return changed(request, office, "vai-tro", lambda: users.change_role(office.register, name, role, who.name))


@router.post("/dat-lai", dependencies=proven)
def reset(request: Request, office: Here, who: Admin, name: Name, password: Password) -> Response:
    """Another password."""
    return changed(request, office, "dat-lai", lambda: users.reset_password(office.register, name, password, who.name))


@router.post("/khoa", dependencies=proven)
def close(request: Request, office: Here, who: Admin, name: Name) -> Response:
    """Close an account."""
    return changed(request, office, "khoa", lambda: users.close_user(office.register, name, who.name))


@router.post("/mo", dependencies=proven)
def reopen(request: Request, office: Here, who: Admin, name: Name) -> Response:
    """Open it again."""
    return changed(request, office, "mo", lambda: users.open_user(office.register, name, who.name))


def changed(request: Request, office: Office, done: str, change: Callable[[], None]) -> Response:
    """Make the change; the page again, with what was wrong if it could not be made."""
    try:
        change()
    except UsageError as error:
        return account_page(request, office, told=str(error))
    return RedirectResponse(f"/tai-khoan?done={done}", status_code=303)


def account_page(request: Request, office: Office, *, told: str | None = None, done: str | None = None) -> Response:
    """The page; with 422 if something was wrong."""
    admin = request.state.visitor.may("quan-tri")
    listed = users.users(office.register) if admin else ()
    return page(request, "account.html.j2", status=422 if told else 200, told=told, done=done, users=listed)
