"""What stands before every page: the Host header is checked, and the browser is told to run nothing but our own."""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawthiq.web.desk import Desk

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(nonce: str) -> str:
    """Return the content security policy: scripts and styles that carry the nonce, the rest from here, no frames."""
    return "; ".join(
        (
            "default-src 'none'", f"script-src 'nonce-{nonce}'", f"style-src 'nonce-{nonce}'", "worker-src 'self'",
            "connect-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "form-action 'self'",
            "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
        )
    )  # fmt: skip


class Guard:
    """Refuses requests under foreign names, and gives every answer its headers; pages find the nonce in the scope."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        """Stand before an application."""
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["nonce"] = nonce = secrets.token_urlsafe(18)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(FIXED | {"Content-Security-Policy": policy(nonce)})
                headers.setdefault("Cache-Control", "no-store")
                if self._desk.is_secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if self._desk.answers(host):
            await self._app(scope, receive, answer)
        else:
            words = (
                f"The desk does not answer to this name; open {self._desk.address}\n"
                f"لا يجيب المكتب على هذا الاسم؛ افتح {self._desk.address}\n"
            )
            await PlainTextResponse(words, 421)(scope, receive, answer)
