"""The queue: what needs eyes first, one incident after the other, decided by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from tawthiq.model.kinds import TYPES
from tawthiq.store.finding.question import REASONS, parameters
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import later
from tawthiq.web.deciding import ACTS, FIELD_NAMES, VERDICTS, Act, Tried, decide
from tawthiq.web.page import Link, page
from tawthiq.web.pages.incidents import question
from tawthiq.web.views.candidates import candidates, weakest
from tawthiq.web.views.record import record

REASON_NAMES = {
    "new_claim": later("New since it was decided"),
    "disagreement": later("Reports disagree"),
    "uncertain_link": later("Uncertain whether one incident"),
    "contested": later("Contested who did it"),
    "large_toll": later("Large toll"),
    "weak_grade": later("Weakly attested"),
}


def waiting(asked: Asked) -> Response:
    """Return the queue with its first incident, or the one that is chosen."""
    return shown(asked, Tried())


def shown(asked: Asked, tried: Tried) -> Response:
    """Return the queue, with what was typed and refused where there is such."""
    wanted, wrong = question(asked)
    with asked.project() as project:
        found, done = project.queue(wanted), project.work()
        chosen = asked.one("id") or (found.rows[0].id if found.rows else "")
        made = record(project, chosen) if chosen else None
        offered = candidates(project, made) if made else []
        last = project.latest(asked.user.name if asked.user else "")
    values = {"fields": FIELD_NAMES, "verdicts": VERDICTS, "types": TYPES, "reasons": REASON_NAMES, "known": REASONS}
    if made:
        before, after = _beside([row.id for row in found.rows], made.id)
        values |= {
            "entry": made.entry,
            "piece": made.piece(asked.one("report")),
            "before": before,
            "after": after,
            "weak": weakest(made),
        }
    status = 400 if wrong else tried.status
    return html(
        asked, "queue.html", status, found=found, question=wanted, wrong=wrong, record=made, tried=tried, work=done,
        last=last, offered=offered, done=asked.one("done"), **values,
    )  # fmt: skip


def _beside(ids: Sequence[str], chosen: str) -> tuple[str, str]:
    """Return the incidents before and after one in the queue; the first one after one that is not in it."""
    at = ids.index(chosen) if chosen in ids else -1
    return ids[at - 1] if at > 0 else "", ids[at + 1] if at + 1 < len(ids) else ""


def _act(act: Act, asked: Asked) -> Response:
    """Decide, and go on to the next; to the same again where one field of it was decided, or a decision undone."""
    made = decide(asked, act)
    if isinstance(made, Tried):
        return shown(asked, made)
    entry, key = made
    stays = entry.decision.field or entry.decision.verdict == "undo"
    wanted, _ = question(asked)
    pairs = [*parameters(wanted), ("id", key if stays else asked.one("after")), ("done", str(entry.number))]
    return away(f"/queue?{urlencode([pair for pair in pairs if pair[1]])}")


LINKS = (Link(20, "/queue", later("Queue"), "decide"),)
ROUTES = (
    page("/queue", waiting, needs="decide"),
    *(page(f"/queue/{name}", partial(_act, act), needs="decide", method="POST") for name, act in ACTS.items()),
)
