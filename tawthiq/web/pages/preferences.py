"""Language and light or dark, as somebody chose them: kept by the browser."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq.web.answers import away, keep_choice
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import LANGUAGES
from tawthiq.web.page import page

CHOICES = {"language": LANGUAGES, "theme": ("light", "dark")}


def choose(asked: Asked) -> Response:
    """Keep what was chosen, and go back."""
    made = away(local(asked.one("back")))
    for name, values in CHOICES.items():
        if asked.one(name) in values:
            keep_choice(asked, made, name, asked.one(name))
    return made


def local(address: str) -> str:
    """Return an address of the desk; its first page instead of one that leads elsewhere.

    >>> local("/incidents/3fa9"), local("//elsewhere.example"), local("https://elsewhere.example")
    ('/incidents/3fa9', '/', '/')
    """
    is_ours = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if is_ours else "/"


ROUTES = (page("/preferences", choose, needs=None, method="POST"),)
