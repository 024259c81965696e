"""Signing in and out: slowed down after failures, and a new session each time."""

from __future__ import annotations

from threading import BoundedSemaphore

from starlette.responses import Response

from tawthiq.model.errors import UserError
from tawthiq.store.people.users import key
from tawthiq.web import brake
from tawthiq.web.answers import away, html, keep_token
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.page import page
from tawthiq.web.pages.preferences import local
from tawthiq.web.provider import routes
from tawthiq.web.seals import visit

AT_ONCE = BoundedSemaphore(2)  # passwords checked at the same time: each takes 64 MiB


def form(asked: Asked) -> Response:
    """Return the form, or the way on for who is signed in already."""
    if asked.user:
        return away(local(asked.one("next")))
    return html(asked, "sign_in.html", next=local(asked.one("next")), name="", wrong="")


def sign_in(asked: Asked) -> Response:
    """Begin a session and go on; the form again, with what is wrong, where name or password are."""
    name, address = asked.one("name"), brake.address_of(asked)
    who, where = f"name {_known(name)}", f"address {address}"
    if brake.BRAKE.holds({who: 5, where: 30}):
        return _again(asked, 429, brake.TOO_OFTEN)
    with AT_ONCE, asked.people() as people:
        token = people.sign_in(name, asked.form.get("password", ""), address=address)
        if token:
            people.sign_out(asked.token)
    if not token:
        brake.BRAKE.note(who, where)
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
    *routes.ROUTES,
)
