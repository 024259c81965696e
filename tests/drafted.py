"""Drafts made for the tests without learned weights."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.model.text import Article
from tawthiq.reading.drafting.clauses import clauses
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.linking import Option, Weigh, link
from tawthiq.reading.drafting.seen import Seen
from tawthiq.reading.pipeline import load_engine
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence, sentences


def news(seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
    """Let each sentence that tells of harm begin a draft of the news."""
    return [int(option.action == "main") for option in offered]


def drafted(text: str, title: str = "", weigh: Weigh = news) -> tuple[list[Sentence], list[Draft]]:
    """Return the sentences of an article of 22 January 2021, and their drafts."""
    told = sentences(load_engine("ar"), Article("a", text, title, published="2021-01-22"))
    locator = Locator(told)
    return told, link(clauses(told, locator), locator, weigh)
