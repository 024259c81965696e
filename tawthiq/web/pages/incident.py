"""One incident: disagreement first, then what is settled and why, every figure with its speaker, and its history."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq.exporters.page.edition import edition
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.page import page
from tawthiq.web.parts import versions


def incident(asked: Asked) -> Response:
    """Return the page of an incident; an older id, or its beginning, leads to the one of today."""
    with asked.project() as project:
        shown = project.show(asked.one("id"))
        if shown.incident.id != asked.request.path_params["id"]:
            return away(f"/incidents/{shown.incident.id}")
        read = project.readings(dict.fromkeys(article.hash for article in shown.articles))
        told, history = project.history(shown.incident.id)
    made = edition([shown.incident], {article.id: (article, report) for article, report in read})
    entry = made.entries[0]
    return html(
        asked, "incident.html", entry=entry, pieces=made.pieces, versions=versions(told, entry), history=history
    )


ROUTES = (page("/incidents/{id}", incident),)
