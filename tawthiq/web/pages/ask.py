"""A question to the record in words, Arabic or English, under an address that can be shared."""

from __future__ import annotations

from starlette.responses import Response

from tawthiq.model.errors import ArticleError
from tawthiq.model.precedents import Between
from tawthiq.past import claimed
from tawthiq.web.answers import html
from tawthiq.web.asked import Asked
from tawthiq.web.catalogues import Language, later
from tawthiq.web.page import Link, page
from tawthiq.web.views.past import Said

LONGEST = 200  # characters of a question
EXAMPLES: dict[Language, tuple[str, ...]] = {
    "en": (
        "deadliest in Baghdad since 2018",
        "third suicide attack in Iraq this year",
        "first attack on a mosque in Iraq since 2016",
        "most attacks in a month in Iraq since 2014",
        "more bombings in Iraq in two years",
    ),
    "ar": (
        "الأكثر دموية في بغداد منذ 2018",
        "ثالث هجوم انتحاري في العراق هذا العام",
        "أول هجوم على مسجد في العراق منذ عامين",
        "أكبر عدد من الجرحى في بغداد منذ 2016",
        "تصاعد الهجمات في العراق خلال الشهر الماضي",
    ),
}


def ask(asked: Asked) -> Response:
    """Return the page with the question that its address holds, and the answer to it."""
    typed = {name: asked.one(name)[:LONGEST] for name in ("q", "on", "killed")}
    said, left, wrong = None, "", ""
    if typed["q"]:
        try:
            said, left = _answered(asked, typed["q"], typed["on"], typed["killed"])
        except ArticleError as error:
            wrong = str(error)
    values = {"said": said, "left": left, "wrong": wrong, "typed": typed, "examples": EXAMPLES[asked.language]}
    return html(asked, "ask.html", 400 if wrong else 200, **values)


def _answered(asked: Asked, question: str, on: str, killed: str) -> tuple[Said, str]:
    """Return the answer, and the words of the question that were not understood."""
    figure: Between | None = claimed(killed) if killed else None
    with asked.past() as past:
        found = past.ask(question, on=on, killed=figure)
    return Said(found), found.left


LINKS = (Link(12, "/ask", later("Ask")),)
ROUTES = (page("/ask", ask),)
