"""Sentences gathered into drafts: each joins a draft, begins one, or tells of no incident of its own.

The headline comes last: in few words it tells of what the text tells, of several incidents at once where there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tawthiq.grammar.weights import Weights
from tawthiq.reading.drafting.draft import Draft
from tawthiq.reading.drafting.seen import Seen, see
from tawthiq.reading.drafting.survey import surveyed
from tawthiq.reading.drafting.traits import of_new, of_pair, of_rivals, of_sentence, of_words
from tawthiq.reading.places import Locator
from tawthiq.reading.sentences import Sentence

ROLES = ("main", "background")
LEAN = 550
"""How much more readily a draft is begun than the weights alone would: what is too much goes when roles are given."""


class Option(NamedTuple):
    """What may be done with a sentence: `skip`, begin a draft (`main`, `background`) or `join` one; and its traits.

    The traits of the sentence count in the group `action`, its `own` in the group of the same name with `own`.
    """

    action: str
    draft: Draft | None
    own: tuple[str, ...]

    def traits(self, sentence: Sequence[str]) -> list[str]:
        """Return all traits under the names that weights know them by, the sentence's among them."""
        return [f"{self.action}/{trait}" for trait in (*sentence, *self.own)]


Weigh = Callable[[Seen, Sequence[str], Sequence[Option]], list[int]]
"""Returns what each option is worth, from a sentence, its traits and its options."""


def options(drafts: list[Draft], current: Draft | None, seen: Seen, at: int) -> list[Option]:
    """Return all that may be done with a sentence."""
    new = of_new(drafts, seen)
    pairs = (
        of_pair(d, seen, at=at, current=d is current, lead=place == 0, drafts=len(drafts))
        for place, d in enumerate(drafts)
    )
    joins = ((*own, *more) for own, more in zip(pairs, of_rivals(drafts, seen), strict=True))
    return [
        Option("skip", None, (f"drafts:{min(len(drafts), 3)}",)),
        *(Option(role, None, new) for role in ROLES),
        *(Option("join", draft, own) for draft, own in zip(drafts, joins, strict=True)),
    ]


def link(clauses: Iterable[Sentence], locator: Locator, weigh: Weigh) -> list[Draft]:
    """Return the drafts of an article in the order of telling."""
    drafts: list[Draft] = []
    current: Draft | None = None
    ordered = sorted(clauses, key=lambda sentence: sentence.is_title)
    for at, seen in enumerate(surveyed([see(sentence, locator) for sentence in ordered])):
        sentence = seen.sentence
        if sentence.is_title:
            current = None
        if not seen.tells:
            if current is not None:
                current.sentences.append(sentence)
            continue
        offered = options(drafts, current, seen, at)
        traits = of_sentence(seen)
        worth = weigh(seen, (*traits, *of_words(seen)), offered)
        taken = offered[max(range(len(offered)), key=worth.__getitem__)]
        if taken.action == "skip":
            continue
        if taken.draft is None:
            drafts.append(Draft(taken.action, margins=_margins(worth), born=traits))
        current = taken.draft or drafts[-1]
        current.take(seen, at)
    return sorted(drafts, key=lambda draft: draft.sentences[0].number)


def _margins(worth: list[int]) -> tuple[int, int, int]:
    """Return how much more a draft of the news is worth than joining one, than one of the past, than none."""
    skip, main, background, *joins = worth
    return main - max((skip, *joins)), main - background, main - skip


def weigher(weights: Weights) -> Weigh:
    """Return what weighs options by learned weights."""
    groups = {action: weights.group(action) for action in ("skip", *ROLES, "join")}

    def weigh(seen: Seen, traits: Sequence[str], offered: Sequence[Option]) -> list[int]:
        plain = {action: group.score(traits) + LEAN * (action in ROLES) for action, group in groups.items()}
        return [plain[option.action] + groups[option.action].score(option.own) for option in offered]

    return weigh
