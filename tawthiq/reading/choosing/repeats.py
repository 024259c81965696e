"""Drafts that tell the news again: in its place, and hardly worth an account of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.model.claims import Account
from tawthiq.reading.choosing.sums import adds_up
from tawthiq.reading.drafting.draft import Draft, relation
from tawthiq.reading.drafting.roles import Standing

HARDLY = 700
"""How much more than nothing a draft must be worth to be another incident in the place of the first."""
FEW = 3
"""Drafts of the news up to which one may tell the first again; in a round-up one town is struck several times."""


class Told(NamedTuple):
    """A draft of an article, the account that it makes, and what that is to the article."""

    draft: Draft
    account: Account
    standing: Standing


def joined(told: Sequence[Told]) -> list[Draft]:
    """Return the drafts of an article with those that tell the first of its news again added to it."""
    news = [each for each in told if each.standing.role == "main"]
    again = _again(news[0], news[1:]) if 1 < len(news) <= FEW else []
    for draft in again:
        news[0].draft.add(draft)
    return [draft for draft, *_ in told if not any(draft is each for each in again)]


def _again(first: Told, others: Sequence[Told]) -> list[Draft]:
    if adds_up(first.account, [other.account for other in others]):
        return []
    return [o.draft for o in others if o.standing.margin < HARDLY and _is_there(o.draft, first.draft)]


def _is_there(draft: Draft, first: Draft) -> bool:
    """Return whether a draft tells of the place of the first in the same way, and turns to nothing else."""
    if not draft.place or not first.place or draft.place[2].precision == "country" or draft.seen[0].turns:
        return False
    is_put_alike = draft.place[1].value.relation in ("", first.place[1].value.relation)
    return is_put_alike and relation(draft.place[2], first.place[2]) == "same"
