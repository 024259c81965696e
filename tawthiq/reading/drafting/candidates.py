"""What an article names that may be the place or time of an incident, and the choice that learned weights make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tawthiq.grammar.rules import Mention
from tawthiq.grammar.weights import Weights
from tawthiq.reading.drafting.bearings import Holdings, towards
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.traits import step
from tawthiq.reading.sentences import Sentence

V = TypeVar("V")

STANDS = ("tells", "beside", "alone", "other")
"""How a mention may stand to a draft, the nearest first."""


@dataclass(slots=True)
class Candidate(Generic[V]):
    """One place or time of an article: its value, each mention, and what holds for every draft, with its worth.

    `said` are the traits of each mention by itself, in the order of `named`.
    """

    value: V
    named: list[tuple[Sentence, Mention]] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    worth: int = 0
    said: list[frozenset[str]] = field(default_factory=list)

    def standing(self, draft: Draft, holdings: Holdings) -> set[str]:
        """Return the traits of its mentions towards a draft."""
        return {trait for sentence, mention in self.named for trait in towards(holdings, sentence, mention, draft)}

    def is_told(self, draft: Draft, holdings: Holdings) -> bool:
        """Return whether a sentence that tells of the incident names it."""
        return any(holdings.stand(sentence, mention, draft) == "tells" for sentence, mention in self.named)

    def nearest(self, draft: Draft, holdings: Holdings) -> tuple[str, int]:
        """Return how the mention nearest to what a draft tells stands to it, and which one that is."""
        stands = [holdings.stand(sentence, mention, draft) for sentence, mention in self.named]
        best = min(range(len(stands)), key=lambda at: (STANDS.index(stands[at]), self.named[at][0].number))
        return stands[best], best

    def gap(self, sentences: Sequence[Sentence], holdings: Holdings) -> int:
        """Return how many telling sentences it is named before some others, the smallest such number."""
        gaps = [holdings.gap(sentence, other) for sentence, _ in self.named for other in sentences]
        return min(gaps, key=lambda gap: (abs(gap), gap < 0))


def signed(gap: int) -> str:
    """Return a number of sentences as a trait: its step, with the side on which they lie."""
    return f"{'-' if gap < 0 else ''}{step(abs(gap))}"


def weighed(found: Iterable[Candidate[V]], weights: Weights) -> list[Candidate[V]]:
    """Return candidates with the worth of what holds for every draft, worked out once for the article."""
    known = list(found)
    for candidate in known:
        candidate.worth = weights.score(candidate.traits)
    return known


def likeliest(
    known: Sequence[Candidate[V]], offered: Sequence[set[str]], weights: Weights, *, nothing: int = 0
) -> Candidate[V] | None:
    """Return the candidate that is worth most, or None; `offered` are the traits of none and then of each."""
    worth = [nothing, *(candidate.worth for candidate in known)]
    best = max(range(len(offered)), key=lambda place: worth[place] + weights.score(offered[place]))
    return known[best - 1] if best else None
