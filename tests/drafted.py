"""Drafts made for the tests without learned weights: each sentence that tells of harm begins one of the news."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.model.text import Article
from tawthiq.reading.drafting.clauses import clauses
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.linking import Option, link
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence, sentences


def drafted(text: str) -> tuple[list[Sentence], list[Draft]]:
    """Return the sentences of a text of 22 January 2021, and their drafts."""
    told = sentences(load_engine("ar"), Article("a", text, published="2021-01-22"))
    locator = Locator(told)
    return told, link(clauses(told, locator), locator, _news)


def _news(seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
    return [int(option.action == "main") for option in offered]
