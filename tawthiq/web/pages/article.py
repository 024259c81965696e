"""One article: its text with the facts marked, the facts beside it, how each was found, and words to correct one by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from starlette.responses import Response

from tawthiq.exporters.page.edition import Entry, edition
from tawthiq.model.decisions import Entry as Decided
from tawthiq.model.decisions import Note
from tawthiq.model.errors import DecisionError
from tawthiq.model.text import Article, evidence
from tawthiq.project import Project
from tawthiq.register.summary import summary
from tawthiq.register.telling import instant
from tawthiq.reports import explain
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.rows import Row
from tawthiq.web.answers import away, html
from tawthiq.web.asked import Asked
from tawthiq.web.deciding import FIELD_NAMES, Tried, decide, id_in, judged
from tawthiq.web.page import page
from tawthiq.web.views.derivation import steps, worded
from tawthiq.web.views.past import said

DAYS = 7  # before an article was published, in which it may tell of an incident


def article(asked: Asked) -> Response:
    """Return the page of an article, named by the beginning of its content hash."""
    return shown(asked, Tried())


def shown(asked: Asked, tried: Tried) -> Response:
    """Return the page of an article, with what was typed and refused where there is such."""
    with asked.project() as opened:
        told, report = opened.article(asked.one("hash"))
        incidents = [(Entry(i, summary(i), ()), opened.mark(i.id)) for i in opened.incidents_of(told)]
        near = nearby(opened, told) if asked.may("decide") and not incidents else ()
        number = opened.decided()
        made = edition([], {told.id: (told, report)})
        compared = said(opened, made.pieces)
    values = {"piece": made.pieces[0], "incidents": incidents, "near": near, "fields": FIELD_NAMES, "number": number}
    values["compared"] = compared
    return html(asked, "article.html", tried.status, tried=tried, **values)


def nearby(opened: Project, told: Article) -> tuple[Row, ...]:
    """Return the incidents of the days before an article was published; none where that is not known."""
    day = instant(told.published)[:10]
    if not day:
        return ()
    first = date.fromisoformat(day) - timedelta(DAYS)
    return opened.find(Question(since=str(first), until=day)).rows


def derivation(asked: Asked) -> Response:
    """Return by which rules each fact of an article was found, from the fact down to single words."""
    with asked.project() as opened:
        told, report = opened.article(asked.one("hash"))
    return html(asked, "derivation.html", article=told, steps=steps(explain(told)), known=worded(report))


def correct(asked: Asked) -> Response:
    """Decide a field of an incident by words that somebody selected in the article."""
    key, _, mark = asked.one("incident").partition(" ")
    form = {**asked.form, "id": key or id_in(asked.one("other")), "seen": mark, "verdict": "correct"}
    made = decide(replace(asked, form=form), _by_words)
    if isinstance(made, Tried):
        return shown(asked, made)
    return away(f"/incidents/{made[1]}?done={made[0].number}#history")


def _by_words(opened: Project, note: Note, asked: Asked) -> Decided:
    if not asked.one("id"):
        raise DecisionError("no incident is chosen; choose one, or give its id or address")
    told, _ = opened.article(asked.one("hash"))
    return judged(opened, replace(note, why=f"{quoted(told, asked)} {note.why}" if note.why else ""), asked)


def quoted(told: Article, asked: Asked) -> str:
    """Return the words that were selected, with their exact place; raises DecisionError where they are not there."""
    start, end = (int(given) if (given := asked.one(name)).isdecimal() else 0 for name in ("start", "end"))
    found = evidence(told, "title" if asked.one("part") == "title" else "text", start, end)
    if not found.text.strip() or found.text != asked.form.get("words", ""):
        raise DecisionError(f"the words are not at {start}:{end} of the {found.field}; select them again")
    return f"«{found.text}» ({told.id}, {found.field} {start}:{end})."


ROUTES = (
    page("/articles/{hash}", article),
    page("/articles/{hash}/derivation", derivation, needs="names"),
    page("/articles/{hash}/correct", correct, needs="decide", method="POST"),
)
