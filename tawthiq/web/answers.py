"""Answers of the desk: a template filled in, a way to another page, a file to keep, or what went wrong in words."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tawthiq.exporters.page.markup import Markup, showable
from tawthiq.exporters.page.words import Word, speaking
from tawthiq.store.finding.question import Question, parameters
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import NAMES, SIDES, catalogue
from tawthiq.web.views import parts

KEPT = 365 * 24 * 3600  # seconds for which a browser keeps a choice
Cells = tuple[object, ...]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""


@lru_cache
def templates() -> Environment:
    """Return the templates, found in their folder; nothing of an article can act in them, nor hide letters."""
    made = Environment(
        loader=PackageLoader("tawthiq.web"), autoescape=True, undefined=StrictUndefined, finalize=_shown,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals.update(static=static, asking=asking, parts=parts)
    return made


def html(asked: Asked, template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page: a template filled in, in the language and for the rights of who asks."""
    made = HTMLResponse(fill(asked, template, **values), status)
    keep_visit(asked, made)
    return made


def fill(asked: Asked, template: str, /, **values: Any) -> Markup:
    """Return a template filled in."""
    spoken = catalogue(asked.language)
    with speaking(asked.manner):
        return Markup(
            templates()
            .get_template(template)
            .render(
                asked=asked, language=asked.language, side=SIDES[asked.language], languages=NAMES, user=asked.user,
                nonce=asked.request.scope["nonce"], say=partial(_said, asked), _=spoken.gettext,
                ngettext=spoken.ngettext, here=here(asked), links=_links(asked), **values,
            )
        )  # fmt: skip


def away(address: str) -> Response:
    """Return the way to another page, after something was done."""
    return RedirectResponse(address, 303)


def keep_visit(asked: Asked, made: Response) -> None:
    """Give who comes for the first time the cookie that forms are sealed with."""
    if asked.request.cookies.get(asked.desk.cookie) != asked.token:
        keep_token(asked, made, asked.token)


def keep_token(asked: Asked, made: Response, token: str) -> None:
    """Let the browser keep the token of a session or visit, out of reach of scripts, until it is closed."""
    made.set_cookie(asked.desk.cookie, token, httponly=True, samesite="lax", secure=asked.desk.is_secure)


def keep_choice(asked: Asked, made: Response, name: str, value: str) -> None:
    """Let the browser keep a choice."""
    made.set_cookie(name, value, max_age=KEPT, httponly=True, samesite="lax", secure=asked.desk.is_secure)


def here(asked: Asked) -> str:
    """Return the address of the page that is asked for, to come back to."""
    url = asked.request.url
    return url.path + (f"?{url.query}" if url.query else "")


def asking(question: Question, **changed: Any) -> str:
    """Return the end of an address that asks a question with some of it changed."""
    pairs = parameters(replace(question, **changed))
    return f"?{urlencode(pairs)}" if pairs else ""


@lru_cache
def static_files() -> dict[str, bytes]:
    """Return the files that browsers may fetch, by name: ours, and the looks of the page in one file."""
    found = dict(_files("tawthiq.web", ""))
    return found | {name: body for name, body in _files("tawthiq.exporters", "") if name == "page.css"}


@lru_cache
def static(name: str) -> str:
    """Return the address of a static file, which changes with what any of them holds: browsers may keep it for good."""
    if name not in static_files():
        raise KeyError(f"no static file {name}; add it to tawthiq/web/static")
    return f"/static/{_mark()}/{name}"


@lru_cache
def _mark() -> str:
    held = hashlib.sha256()
    for name, body in sorted(static_files().items()):
        held.update(name.encode() + hashlib.sha256(body).digest())
    return held.hexdigest()[:12]


def _files(package: str, inside: str) -> Iterator[tuple[str, bytes]]:
    for entry in files(package).joinpath("static", inside).iterdir():
        name = f"{inside}{entry.name}"
        if entry.is_dir():
            yield from _files(package, f"{name}/")
        elif entry.is_file():
            yield name, entry.read_bytes()


def _said(asked: Asked, word: Word) -> str:
    return str(getattr(word, asked.language))


def _shown(value: object) -> object:
    return showable(value) if type(value) is str else value


def _links(asked: Asked) -> list[Any]:
    from tawthiq.web.pages import links

    return [link for link in links() if asked.may(link.needs)]


def table(name: str, head: Sequence[str], rows: Iterable[Cells]) -> Response:
    """Return rows under a head as a file of comma-separated values; no cell of it is a formula."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(head)
    lines.writerows([plainly(cell) for cell in row] for row in rows)
    return _file(f"{name}.csv", "text/csv; charset=utf-8", out.getvalue())


def objects(name: str, head: Sequence[str], rows: Iterable[Cells]) -> Response:
    """Return rows as a JSON list of objects with the names of a head."""
    held = [dict(zip(head, row, strict=True)) for row in rows]
    return _file(f"{name}.json", "application/json", json.dumps(held, ensure_ascii=False))


def plainly(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula.

    >>> plainly("=1+1"), plainly(-7)
    ("'=1+1", -7)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _file(name: str, kind: str, body: str) -> Response:
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body.encode("utf-8", "replace"), media_type=kind, headers=kept)
