"""One article: its text with the facts marked, the facts beside it, and how each was found."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq import project
from tawthiq.exporters.page.edition import Entry, edition
from tawthiq.register.summary import summary
from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.page import page


def article(asked: Asked) -> Response:
    """Return the page of an article, named by the beginning of its content hash."""
    with asked.project() as opened:
        shown, report = opened.article(asked.one("hash"))
        incidents = [Entry(told, summary(told), ()) for told in opened.incidents_of(shown)]
    made = edition([], {shown.id: (shown, report)})
    return html(asked, "article.html", piece=made.pieces[0], incidents=incidents)


def derivation(asked: Asked) -> Response:
    """Return by which rules each fact of an article was found, as indented lines."""
    with asked.project() as opened:
        shown, _ = opened.article(asked.one("hash"))
    return html(asked, "derivation.html", article=shown, lines=project.explain(shown))


ROUTES = (
    page("/articles/{hash}", article),
    page("/articles/{hash}/derivation", derivation, needs="names"),
)
