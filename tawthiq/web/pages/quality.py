"""Quality: how often people kept what was read, how far they agree, and what is still open."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from tawthiq.model.decisions import FIELDS
from tawthiq.model.errors import DecisionError
from tawthiq.project import Project
from tawthiq.register.decisions.agreement import TOGETHER, WHOLE, Agreement
from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.deciding import FIELD_NAMES
from tawthiq.web.page import Link, page
from tawthiq.web.pages.queue import REASON_NAMES

MOST = 6  # people whose agreement is shown, those who decided most
Pair = tuple[str, str, list[Agreement]]
NAMES = {WHOLE: later("The whole incident"), TOGETHER: later("Whether one incident"), **FIELD_NAMES}


def quality(asked: Asked) -> Response:
    """Return the page of quality."""
    with asked.project() as project:
        measured = {item.field: item for item in project.precision()}
        people = Counter(entry.decision.by for entry in project.entries())
        pairs, absent = _pairs(project, [name for name, _ in people.most_common(MOST)])
        work = project.work()
    fields = [measured[name] for name in (WHOLE, *FIELDS) if name in measured]
    return html(
        asked, "quality.html", fields=fields, people=people.most_common(), pairs=pairs, absent=absent, names=NAMES,
        reasons=REASON_NAMES, work=work, again=dict(work.reasons)["new_claim"],
    )  # fmt: skip


def _pairs(project: Project, people: list[str]) -> tuple[list[Pair], str]:
    """Return how far each two people agree where they judged the same, and why that cannot be measured, if so."""
    try:
        return project.agreements(people), ""
    except DecisionError as error:
        return [], str(error)


LINKS = (Link(30, "/quality", later("Quality")),)
ROUTES = (page("/quality", quality),)
