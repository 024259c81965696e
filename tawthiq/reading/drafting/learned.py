"""What was learned from annotated articles for one language, and the drafts that it makes of an article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tawthiq.grammar.weights import Weights, load_weights
from tawthiq.reading.drafting.bearings import Holdings
from tawthiq.reading.drafting.clauses import clauses
from tawthiq.reading.drafting.days import days, settle_day
from tawthiq.reading.drafting.draft import Draft, united
from tawthiq.reading.drafting.linking import link, weigher
from tawthiq.reading.drafting.parting import parted
from tawthiq.reading.drafting.sites import settle_place, sites
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence


class Learned(NamedTuple):
    """Weights for each choice: what belongs together, where, when, what, how, by whom, what it is to an article."""

    linking: Weights
    sites: Weights
    days: Weights
    types: Weights
    arms: Weights
    doers: Weights
    roles: Weights


def load_learned(folder: Path) -> Learned:
    """Return the weights of a language from its folder; KnowledgeError where one does not hold together."""
    return Learned(*(load_weights(folder / f"{name}.weights") for name in Learned._fields))


def drafts(sentences: Sequence[Sentence], locator: Locator, learned: Learned) -> list[Draft]:
    """Return the drafts of an article in the order of telling, each with its place and day, none of them twice."""
    found = parted(link(clauses(sentences, locator), locator, weigher(learned.linking)))
    settle(found, sentences, locator, learned)
    return united(found)


def settle(found: Sequence[Draft], sentences: Sequence[Sentence], locator: Locator, learned: Learned) -> None:
    """Give drafts their places and days."""
    if not found:
        return
    holdings, places = Holdings(found), sites(sentences, locator, learned.sites)
    times = days(sentences, learned.days)
    for draft in found:
        settle_place(draft, places, holdings, learned.sites)
        settle_day(draft, times, holdings, learned.days)
