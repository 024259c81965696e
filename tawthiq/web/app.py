"""The desk as an ASGI application."""

from __future__ import annotations

from http import HTTPStatus
from mimetypes import guess_type

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tawthiq.web.answers import static, static_files
from tawthiq.web.catalogues import later
from tawthiq.web.desk import Desk
from tawthiq.web.guards import Guard
from tawthiq.web.page import REFUSED, asked_of, lanes, refuse
from tawthiq.web.pages import routes

LARGEST = 128 * 1024  # bytes of a form
SAID = {
    404: later("There is no page at this address."),
    405: later("This address takes no such request."),
    408: later("The form did not come in time; send it again."),
    413: later("This is too large for a form."),
}
FAILED = (
    "500: the desk failed; the terminal in which it runs says why\n500: تعطل المكتب؛ والسبب في الطرفية التي يعمل فيها\n"
)
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css"}


def application(desk: Desk) -> Starlette:
    """Return the application that answers for a desk."""
    app = Starlette(
        routes=[Route("/static/{mark}/{name:path}", _static), *routes()],
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={HTTPException: _refused, 500: _failed},
        max_body_size=LARGEST,
    )
    app.state.desk = desk
    app.state.lanes = lanes()
    return app


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in static_files() or static(name) != request.url.path:
        raise HTTPException(404)
    suffix = name[name.rfind(".") :]
    kind = TYPES.get(suffix) or guess_type(name)[0] or "application/octet-stream"
    return Response(static_files()[name], media_type=kind, headers={"Cache-Control": "max-age=31536000, immutable"})


def _refused(request: Request, error: Exception) -> Response:
    """Return a page that says why there is nothing to show; a line for what is no page."""
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/static/"):
        return PlainTextResponse(f"{error.status_code} {HTTPStatus(error.status_code).phrase}\n", error.status_code)
    made = refuse(asked_of(request), error.status_code, SAID.get(error.status_code, REFUSED))
    made.headers.update(error.headers or {})
    return made


def _failed(request: Request, error: Exception) -> Response:
    return PlainTextResponse(FAILED, 500)
