"""One article to one report."""

from __future__ import annotations

from functools import cache

from tawthiq.grammar.engine import Engine
from tawthiq.model.claims import Report
from tawthiq.model.text import Article
from tawthiq.reading.accounts import account
from tawthiq.reading.derivation import derivation
from tawthiq.reading.drafts import drafts
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sayings import Attribution
from tawthiq.reading.sentences import Sentence, sentences


class Reader:
    """Reads articles of one language; loading it once costs the start-up, reading is pure."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, article: Article) -> Report:
        """Return the report of one article."""
        return _report(article, sentences(self._engine, article))

    def explain(self, article: Article) -> str:
        """Return the derivation tree of every claim of an article, as indented lines."""
        told = sentences(self._engine, article)
        return "\n".join(derivation(_report(article, told), told))


def _report(article: Article, told: list[Sentence]) -> Report:
    if not told:
        return Report(article.id, article.language)
    attribution, locator = Attribution(told), Locator(told)
    accounts = [account(draft, attribution) for draft in drafts(told, locator)]
    return Report(article.id, article.language, tuple(accounts))


@cache
def load_reader() -> Reader:
    """Return the reader with all its words, rules and tables loaded."""
    return Reader(load_engine("ar"))
