"""Seals of forms: a form is taken only from somebody to whom the desk showed it (CSRF)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from tawthiq.web.desk import Desk

FIELD = "seal"


def visit() -> str:
    """Return a new value for the cookie of somebody who is not signed in."""
    return secrets.token_urlsafe(32)


def seal(desk: Desk, token: str) -> str:
    """Return the seal of the forms that are shown to who carries a token."""
    return hmac.new(desk.secret, f"form|{token}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def is_sealed(desk: Desk, token: str, given: str) -> bool:
    """Return whether a form carries the seal of the token that came with it."""
    return bool(token) and hmac.compare_digest(seal(desk, token).encode(), given.encode("utf-8", "surrogatepass"))


def is_from_here(request: Request) -> bool:
    """Return whether the browser, where it says so at all, sent the request from one of our own pages."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
