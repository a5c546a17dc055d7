"""What holds for every request: headers, the host's name, the size of what is sent, and proof that it comes from our own pages."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import ClientDisconnect

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "giaoviec"
TOKEN_HEADER = "X-CSRF-Token"  # noqa: S105 - the name of a header
TOKEN_FIELD = "csrf"  # noqa: S105 - the name of a field
POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TOO_MUCH = "Dữ liệu gửi lên quá lớn. Hãy tách tệp rồi gửi lại."
BROKEN = (
    "Máy chủ gặp lỗi ngoài dự kiến nên chưa làm được việc này. Những gì đã ghi trước đó vẫn còn. "
    "Xin thử lại; nếu vẫn lỗi, xin báo người quản trị kèm giờ xảy ra lỗi."
)
BROKEN_PAGE = f"""<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Máy chủ gặp lỗi – giaoviec</title>
<link rel="stylesheet" href="/static/review.css"></head>
<body><main class="narrow"><h1>Máy chủ gặp lỗi</h1><p>{BROKEN}</p><p><a href="/">Về danh sách văn bản</a></p></main></body>
</html>
"""
"""What is shown for an error that nobody foresaw: made of nothing that might be broken as well."""
MOST_FORM_BYTES = 256 * 1024
"""Largest request that is no upload."""


def token_of(secret: str) -> str:
    """What a form must send back: made of the session's secret, which no other site can know."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()


def proven(secret: str | None, token: str | None) -> bool:
    """Whether the token belongs to the session."""
    return bool(secret and token) and hmac.compare_digest(token_of(secret or ""), token or "")


class Guard:
    """Refuses foreign hosts and oversized requests, and adds the headers to every answer."""

    def __init__(self, app: App, hosts: frozenset[str], uploads: str, most_upload_bytes: int) -> None:
        """``hosts``: names that a browser may call us by, empty for any; ``uploads``: the path that may take more bytes."""
        self._app, self._hosts, self._uploads, self._most = app, hosts, uploads, most_upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *((name.encode(), value.encode()) for name, value in HEADERS.items())]
            await send(message)

        if self._hosts and host_of(headers.get("host", "")) not in self._hosts:
            await refuse(with_headers, 400, "Địa chỉ máy chủ không đúng. Hãy mở đúng địa chỉ mà chương trình đã in ra.")
            return
        most = self._most if scope["path"] == self._uploads else MOST_FORM_BYTES
        stated = headers.get("content-length", "0")
        if not stated.isdigit() or int(stated) > most:
            await refuse(with_headers, 413, TOO_MUCH)
            return
        try:
            await limited(self._app, scope, receive, with_headers, most)
        except Exception:  # the server still logs it; outside of here nobody would add the headers
            if not begun:
                await apologise(with_headers, part="hx-request" in headers)
            raise


def host_of(header: str) -> str:
    """The host's name without its port."""
    return header.rpartition(":")[0] if header.rpartition(":")[2].isdigit() else header


async def limited(app: App, scope: Scope, receive: Receive, send: Send, most: int) -> None:
    """Pass the request on as long as it brings no more bytes than that, whatever length was stated; else 413."""
    total = 0
    begun = False

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        return {"type": "http.disconnect"} if total > most else message

    async def unless_over(message: Message) -> None:
        nonlocal begun
        if begun or total <= most:
            begun = True
            await send(message)

    try:
        await app(scope, counted, unless_over)
    except ClientDisconnect:
        if total <= most:
            raise
    if total > most and not begun:
        await refuse(send, 413, TOO_MUCH)


async def refuse(send: Send, status: int, words: str, kind: str = "text/plain") -> None:
    """A short answer in words."""
    headers = [(b"content-type", f"{kind}; charset=utf-8".encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


async def apologise(send: Send, *, part: bool) -> None:
    """The answer to what nobody foresaw; ``part``: it is asked for by a page that shows it in words."""
    await (refuse(send, 500, BROKEN) if part else refuse(send, 500, BROKEN_PAGE, "text/html"))
