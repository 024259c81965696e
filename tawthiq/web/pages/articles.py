"""Articles in which no incident was read, for reviewers to look whether one was missed."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.page import page

SIZE = 50  # articles of a page


def articles(asked: Asked) -> Response:
    """Return the list, the last added first; `before` is the number of the last one of the page before."""
    before = int(asked.one("before")) if asked.one("before").isdecimal() and len(asked.one("before")) < 16 else 0
    with asked.project() as project:
        found = project.untold(before, SIZE + 1)
    more = found[SIZE - 1][0] if len(found) > SIZE else 0
    return html(asked, "articles.html", found=found[:SIZE], before=before, more=more)


ROUTES = (page("/articles", articles, needs="decide"),)
