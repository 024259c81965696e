"""Signing in and out: slowed down after failures, and a new session each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from starlette.responses import Response

from tawthiq.model.errors import UserError
from tawthiq.store.people.users import key
from tawthiq.web.answers import away, html, keep_token
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import page
from tawthiq.web.pages.preferences import local
from tawthiq.web.seals import visit

WITHIN = 15 * 60.0  # seconds
AT_ONCE = BoundedSemaphore(2)  # passwords checked at the same time: each takes 64 MiB


TOO_OFTEN = later("Too many failed attempts; wait a quarter of an hour.")


class Brake:
    """Counts what failed of late by name and by address, and says when it was too often."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no failure."""
        self._clock, self._lock = clock, Lock()
        self._failed: dict[str, list[float]] = {}

    def holds(self, limits: dict[str, int]) -> bool:
        """Return whether one of these failed as often as its limit says within the last quarter of an hour."""
        with self._lock:
            since = self._clock() - WITHIN
            self._failed = {who: kept for who, at in self._failed.items() if (kept := [t for t in at if t > since])}
            return any(len(self._failed.get(who, ())) >= limit for who, limit in limits.items())

    def note(self, *failed: str) -> None:
        """Note that these failed now."""
        with self._lock:
            for who in failed:
                self._failed.setdefault(who, []).append(self._clock())


BRAKE = Brake()


def form(asked: Asked) -> Response:
    """Return the form, or the way on for who is signed in already."""
    if asked.user:
        return away(local(asked.one("next")))
    return html(asked, "sign_in.html", next=local(asked.one("next")), name="", wrong="")


def sign_in(asked: Asked) -> Response:
    """Begin a session and go on; the form again, with what is wrong, where name or password are."""
    name, address = asked.one("name"), address_of(asked)
    who, where = f"name {_known(name)}", f"address {address}"
    if BRAKE.holds({who: 5, where: 30}):
        return _again(asked, 429, TOO_OFTEN)
    with AT_ONCE, asked.people() as people:
        token = people.sign_in(name, asked.form.get("password", ""), address=address)
        if token:
            people.sign_out(asked.token)
    if not token:
        BRAKE.note(who, where)
        return _again(asked, 403, later("Name or password are wrong."))
    made = away(local(asked.one("next")))
    keep_token(asked, made, token)
    return made


def sign_out(asked: Asked) -> Response:
    """End the session and go to the form."""
    with asked.people() as people:
        people.sign_out(asked.token)
    made = away("/sign-in")
    keep_token(asked, made, visit())
    return made


def address_of(asked: Asked) -> str:
    """Return the address from which somebody asks."""
    return asked.request.client.host if asked.request.client else ""


def _again(asked: Asked, status: int, wrong: str) -> Response:
    values = {"next": local(asked.one("next")), "name": asked.one("name"), "wrong": asked.says(wrong)}
    return html(asked, "sign_in.html", status, **values)


def _known(name: str) -> str:
    try:
        return key(name)
    except UserError:
        return ""


ROUTES = (
    page("/sign-in", form, needs=None),
    page("/sign-in", sign_in, needs=None, method="POST"),
    page("/sign-out", sign_out, needs=None, method="POST"),
)
