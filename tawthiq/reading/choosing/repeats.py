"""Drafts in the place of other news that tell it again or look back: hardly worth an account of the news."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.model.claims import Account
from tawthiq.reading.choosing.sums import adds_up
from tawthiq.reading.drafting.draft import Draft, in_one_place
from tawthiq.reading.drafting.roles import Standing

HARDLY = 700
"""How much more than nothing, or the past, a draft must be worth as news to be other news of the same place."""
FEW = 3
"""Drafts of the news up to which one may tell the first again; in a round-up one town is struck several times."""


class Told(NamedTuple):
    """A draft of an article, the account that it makes, and what that is to the article."""

    draft: Draft
    account: Account
    standing: Standing

    def taken_as(self, role: str) -> Told:
        """Return it in another role, worth what it was."""
        return self._replace(standing=self.standing._replace(role=role))


def recalled(told: Sequence[Told]) -> list[Told]:
    """Return the drafts of an article; one of an earlier day that is hardly news beside news of its place is past."""
    out: list[Told] = []
    for each in told:
        news = [other.draft for other in out if other.standing.role == "main"]
        is_past = _is_hardly_news(each) and any(in_one_place(each.draft, draft) for draft in news)
        out.append(each.taken_as("background") if is_past else each)
    return out


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
    return [o.draft for o in others if o.standing.over_none < HARDLY and _is_there(o.draft, first.draft)]


def _is_hardly_news(told: Told) -> bool:
    """Return whether a draft is hardly more worth as news than as the past, and of a day before its article."""
    day = told.draft.date
    published = told.draft.seen[0].sentence.article.published[: len(day)]
    return told.standing.role == "main" and told.standing.over_past < HARDLY and day < published


def _is_there(draft: Draft, first: Draft) -> bool:
    """Return whether a draft tells of the place of the first in the same way, and turns to nothing else."""
    if not draft.place or not first.place or draft.seen[0].turns:
        return False
    is_put_alike = draft.place[1].value.relation in ("", first.place[1].value.relation)
    return is_put_alike and in_one_place(draft, first)
