"""A page of the desk: an address, what answers it, and the right it needs; the same checks stand before all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tawthiq.exporters.page.words import speaking
from tawthiq.model.errors import DecisionError, RegisterError, TawthiqError
from tawthiq.store.people.users import Right, User
from tawthiq.web.answers import away, here, html
from tawthiq.web.asked import Asked, fields
from tawthiq.web.catalogues import later
from tawthiq.web.desk import Desk
from tawthiq.web.keeping import peoples
from tawthiq.web.seals import visit

Act = Callable[[Asked], Response]
Lanes = dict[str, CapacityLimiter]
READERS, WRITERS = 2, 2
PATIENCE = 20.0  # seconds in which the whole of a form must have come
UNSEALED = later("This form is not from a page of yours, or that page is too old; load it anew.")
REFUSED = later("This was refused.")
STATUS = ((RegisterError, 404), (DecisionError, 422))


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the navigation: its position, address and text, and the right without which it is not shown."""

    at: int
    address: str
    text: str
    needs: Right = "read"


def page(path: str, act: Act, *, needs: Right | None = "read", method: Literal["GET", "POST"] = "GET") -> Route:
    """Return the route of a page: `act` answers who has the right that it `needs`; None is for everybody.

    A form is taken only with the seal of the page that showed it. What tawthiq refuses is said in words.
    """

    async def answer(request: Request) -> Response:
        body = await _body(request) if method == "POST" else b""
        lanes: Lanes = request.app.state.lanes
        return await to_thread.run_sync(_answer, request, body, act, needs, limiter=lanes[method])

    return Route(path, answer, methods=[method])


def lanes() -> Lanes:
    """Return how many are answered at a time: who reads does not wait for who decides.

    More at a time would not be answered sooner, only all together later.
    """
    return {"GET": CapacityLimiter(READERS), "POST": CapacityLimiter(WRITERS)}


async def _body(request: Request) -> bytes:
    """Return the body of a request; raises HTTPException where it does not come in time."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await request.body()
    except TimeoutError as error:
        raise HTTPException(408) from error


def _answer(request: Request, body: bytes, act: Act, needs: Right | None) -> Response:
    asked = asked_of(request)
    try:
        asked = replace(asked, form=fields(body))
    except ValueError:
        return refuse(asked, 400, later("This form cannot be read."))
    if request.method == "POST" and not asked.is_sealed:
        return refuse(asked, 403, UNSEALED)
    if needs and asked.user is None:
        return _to_sign_in(asked)
    if needs and not asked.may(needs):
        return refuse(asked, 403, later("Your role does not allow this."))
    try:
        with speaking(asked.manner):
            return act(asked)
    except TawthiqError as error:
        status = next((status for kind, status in STATUS if isinstance(error, kind)), 400)
        return refuse(asked, status, REFUSED, str(error))


def asked_of(request: Request) -> Asked:
    """Return what a request asks, and who asks it."""
    desk: Desk = request.app.state.desk
    token = request.cookies.get(desk.cookie, "")
    return Asked(request, desk, _who(desk, token), token or visit())


def _who(desk: Desk, token: str) -> User | None:
    """Return whose session it is; on a desk without users, the one local user."""
    with peoples(desk.directory).one() as people:
        if token and (user := people.signed_in(token)):
            return user
        return None if people.users() else desk.local


def _to_sign_in(asked: Asked) -> Response:
    if asked.is_part or asked.request.method == "POST":
        return refuse(asked, 401, later("You are signed out; sign in again in another tab, and what you typed stays."))
    return away(f"/sign-in?{urlencode({'next': here(asked)})}")


def refuse(asked: Asked, status: int, text: str, detail: str = "") -> Response:
    """Return a page that says what was refused; `detail` is what tawthiq says, in English."""
    return html(asked, "refused.html", status, text=asked.says(text), detail=detail)
