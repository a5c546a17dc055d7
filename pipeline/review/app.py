"""The application: routes, errors as pages, static files."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import PurePath

from anyio import to_thread
from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as StarletteHTTPException

from pipeline.errors import ExitCode, GiaoviecError, TooLarge, UnknownFormat
from pipeline.review import (
    routes_account,
    routes_accuracy,
    routes_agenda,
    routes_aliases,
    routes_decisions,
    routes_header,
    routes_inbox,
    routes_notice,
    routes_upload,
    routes_users,
    routes_work,
)
from pipeline.review.accounts import Throttled
from pipeline.review.desk import Desk
from pipeline.review.office import Office, page, static_content, static_names, whoever
from pipeline.review.security import Guard
from pipeline.review.shelf import Missing
from pipeline.review.steps import Conflict
from pipeline.review.uploads import MOST_BYTES, Uploads

MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
"""What is served of the files that ship with the page, by their endings."""
STATIC = frozenset(name for name in static_names() if PurePath(name).suffix in MEDIA)
ROUTES = (
    routes_inbox,
    routes_decisions,
    routes_header,
    routes_work,
    routes_notice,
    routes_upload,
    routes_account,
    routes_users,
    routes_accuracy,
    routes_agenda,
    routes_aliases,
)
STATUS = {Missing: 404, Conflict: 409, TooLarge: 413, UnknownFormat: 415, Throttled: 429}
"""What an error of ours is in HTTP; 422 for others that say what is wrong with a file or a field."""
THREADS = 12
"""Requests worked on at once: few enough not to be all late, enough that a page picture or a question need not wait behind decisions."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


def application(office: Office, *, hosts: frozenset[str] = LOOPBACK) -> FastAPI:
    """The application over a register; ``hosts``: the names that it answers to, empty for any."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        with Desk() as desk, Uploads(office.register, office.folder) as uploads:
            app.state.office = replace(office, desk=desk, uploads=uploads)
            yield

    app = FastAPI(title="giaoviec", lifespan=life, docs_url=None, redoc_url=None, openapi_url=None)
    for routes in ROUTES:
        app.include_router(routes.router)
    app.add_api_route("/static/{name}", static_file, methods=["GET"])
    app.add_exception_handler(StarletteHTTPException, http_error)
    app.add_exception_handler(RequestValidationError, wrong_request)
    app.add_exception_handler(GiaoviecError, told)
    app.add_middleware(Guard, hosts=hosts, uploads="/tai-len", most_upload_bytes=MOST_BYTES)
    return app


def static_file(request: Request, name: str) -> Response:
    """One of the files that pages refer to, and no other; a browser that has it already is told so."""
    if name not in STATIC:
        raise HTTPException(404, "Không có tệp này.")
    content = static_content(name)
    headers = {"Cache-Control": "no-cache", "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=MEDIA[PurePath(name).suffix], headers=headers)


async def trouble(request: Request, status: int, words: str) -> Response:
    """An error: in plain words for a part of a page, as a page of its own otherwise."""
    if request.headers.get("HX-Request"):
        return PlainTextResponse(words, status_code=status)
    if not hasattr(request.state, "visitor"):  # no route has asked who it is
        await run_in_threadpool(whoever, request, request.app.state.office)
    return page(request, "trouble.html.j2", status=status, words=words)


async def http_error(request: Request, error: Exception) -> Response:
    """What a route refused; without a session a page leads to the login."""
    status = getattr(error, "status_code", 500)
    if status == 401 and not request.headers.get("HX-Request") and request.method == "GET":
        path = request.url.path
        return RedirectResponse(f"/dang-nhap?to={path}" if routes_account.NOTICE.fullmatch(path) else "/dang-nhap", status_code=303)
    words = {404: "Không có trang này.", 405: "Không làm được việc này ở đây."}.get(status, str(getattr(error, "detail", "")))
    return await trouble(request, status, words)


async def wrong_request(request: Request, _: Exception) -> Response:
    """A request with parts missing or out of range."""
    return await trouble(request, 422, "Dữ liệu gửi lên không đúng. Hãy tải lại trang rồi thử lại.")


async def told(request: Request, error: Exception) -> Response:
    """An error of ours, in its own words."""
    code = getattr(error, "exit_code", ExitCode.UNEXPECTED)
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500 if code == ExitCode.UNEXPECTED else 422)
    return await trouble(request, status, str(error))
