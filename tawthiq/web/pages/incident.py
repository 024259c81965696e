"""One incident: disagreement first, then what is settled and why, every figure with its speaker, and its history.

Below it is decided: each form carries the mark of what was shown, and is refused with what changed where that is old.
"""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from tawthiq.exporters.page.edition import edition
from tawthiq.model.kinds import TYPES
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.deciding import FIELD_NAMES, VERDICTS, Act, Tried, decide, judged, merged, parted, withdrawn
from tawthiq.web.page import page
from tawthiq.web.parts import versions


def incident(asked: Asked) -> Response:
    """Return the page of an incident; an older id, or its beginning, leads to the one of today."""
    return shown(asked, Tried())


def shown(asked: Asked, tried: Tried) -> Response:
    """Return the page of an incident, with what was typed and refused where there is such."""
    with asked.project() as project:
        told = project.show(asked.one("id"))
        key = told.incident.id
        if key != asked.request.path_params["id"] and not tried.error:
            return away(f"/incidents/{key}")
        read = project.readings(dict.fromkeys(article.hash for article in told.articles))
        tellings, history = project.history(key)
        mark, number = project.mark(key), len(project.log())
    made = edition([told.incident], {article.id: (article, report) for article, report in read})
    entry = made.entries[0]
    return html(
        asked, "incident.html", tried.status, entry=entry, pieces=made.pieces, versions=versions(tellings, entry),
        told=tellings, history=history, mark=mark, number=number, tried=tried, fields=FIELD_NAMES, verdicts=VERDICTS,
        types=TYPES, done=asked.request.query_params.get("done", ""),
    )  # fmt: skip


def _act(act: Act, asked: Asked) -> Response:
    made = decide(asked, act)
    if isinstance(made, Tried):
        return shown(asked, made)
    entry, key = made
    return away(f"/incidents/{key or asked.one('id')}?done={entry.number}#history")


ACTS: dict[str, Act] = {"judge": judged, "merge": merged, "split": parted, "undo": withdrawn}
ROUTES = (
    page("/incidents/{id}", incident),
    *(
        page(f"/incidents/{{id}}/{name}", partial(_act, act), needs="decide", method="POST")
        for name, act in ACTS.items()
    ),
)
