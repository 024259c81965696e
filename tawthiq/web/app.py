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
from tawthiq.web.desk import Desk
from tawthiq.web.guards import Guard
from tawthiq.web.page import lanes
from tawthiq.web.pages import routes

LARGEST = 128 * 1024  # bytes of a form
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css"}


def application(desk: Desk) -> Starlette:
    """Return the application that answers for a desk."""
    app = Starlette(
        routes=[Route("/static/{mark}/{name:path}", _static), *routes()],
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={HTTPException: _plain, 500: _failed},
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


def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    return PlainTextResponse(f"{status} {HTTPStatus(status).phrase}\n", status, headers=headers)


def _failed(request: Request, error: Exception) -> Response:
    return PlainTextResponse("500: the desk failed; the terminal in which it runs says why\n", 500)
