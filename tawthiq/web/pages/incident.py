"""One incident: disagreement first, then what is settled and why, every figure with its speaker, and its history.

Below it is decided: each form carries the mark of what was shown, and is refused with what changed where that is old.
"""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from tawthiq.model.kinds import TYPES
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.deciding import ACTS, FIELD_NAMES, VERDICTS, Act, Tried, decide
from tawthiq.web.page import page
from tawthiq.web.views.past import matched, said
from tawthiq.web.views.record import record


def incident(asked: Asked) -> Response:
    """Return the page of an incident; an older id, or its beginning, leads to the one of today."""
    return shown(asked, Tried())


def shown(asked: Asked, tried: Tried) -> Response:
    """Return the page of an incident, with what was typed and refused where there is such."""
    with asked.project() as project:
        made = record(project, asked.one("id"))
        compared, elsewhere = said(project, made.pieces), matched(project, made.entry.incident)
    if made.id != asked.request.path_params["id"] and not tried.error:
        return away(f"/incidents/{made.id}")
    values = {"fields": FIELD_NAMES, "verdicts": VERDICTS, "types": TYPES, "done": asked.one("done")}
    values |= {"compared": compared, "elsewhere": elsewhere}
    return html(asked, "incident.html", tried.status, record=made, entry=made.entry, tried=tried, **values)


def _act(act: Act, asked: Asked) -> Response:
    made = decide(asked, act)
    if isinstance(made, Tried):
        return shown(asked, made)
    entry, key = made
    return away(f"/incidents/{key or asked.one('id')}?done={entry.number}#history")


ROUTES = (
    page("/incidents/{id}", incident),
    *(
        page(f"/incidents/{{id}}/{name}", partial(_act, act), needs="decide", method="POST")
        for name, act in ACTS.items()
    ),
)
