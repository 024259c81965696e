"""Annotated articles as reading sees them before any choice: what weights are learned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from annotated import Telling, tellings

from tawthiq.model.claims import Account
from tawthiq.model.text import Article
from tawthiq.reading.asides import asides
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.report import news_of
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import Sentence, sentences

BRIEF = 2
"""Sentences of an article that a flash would tell."""
Gold = dict[str, Any]


@dataclass
class Told:
    """One annotated article, as reading sees it before any choice; `telling` says of what its sentences tell.

    `brief` is its beginning alone, without the headline, as a flash would tell it.
    """

    article: Article
    gold: list[Gold]
    news: list[Sentence]
    locator: Locator
    attribution: Attribution
    telling: Telling
    worth: float
    drafts: list[Draft] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    mates: dict[int, Gold] = field(default_factory=dict)
    brief: Told | None = None

    @property
    def versions(self) -> Iterator[Told]:
        """Yield the article, and its beginning alone."""
        yield self
        if self.brief:
            yield self.brief


def load(articles: Iterable[tuple[Article, Gold]], worth: float = 1.0) -> list[Told]:
    """Return annotated articles as reading sees them, and how much each is worth as an example."""
    known = tellings()
    out = []
    for article, gold in articles:
        told = _told(article, gold["accounts"], known.get(article.id, {}), worth)
        told.brief = _brief(told)
        out.append(told)
    return out


def _told(article: Article, gold: list[Gold], telling: Telling, worth: float) -> Told:
    found = sentences(load_engine("ar"), article)
    news = news_of(found, asides(found))
    return Told(article, gold, news, Locator(news), Attribution(news), telling, worth)


def _brief(told: Told) -> Told | None:
    """Return an article cut behind its first sentences, without the headline; None where nothing else is left out."""
    text = [sentence for sentence in told.news if not sentence.is_title]
    if len(text) <= BRIEF:
        return None
    article = replace(told.article, title="", text=told.article.text[: text[BRIEF].start])
    telling = {span: said for span, said in told.telling.items() if span[0] == "text" and span[1] < len(article.text)}
    return _told(article, told.gold, telling, told.worth)
