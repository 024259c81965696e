"""Accounts that become news by what only the whole article shows, once each is weighed by itself."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.reading.choosing.repeats import Told

LITTLE = -600
"""How much less than nothing an incident may be worth as news where other news and a site of its own speak for it."""


def raised(told: Sequence[Told]) -> list[Told]:
    """Return the drafts of an article, those made news that happened at a site of their own beside other news."""
    has_news = any(each.standing.role == "main" for each in told)
    return [_as_news(each) if has_news and _is_at_site(each) else each for each in told]


def _as_news(told: Told) -> Told:
    return told._replace(standing=told.standing._replace(role="main"))


def _is_at_site(told: Told) -> bool:
    """Return whether a draft of no incident is hardly less than news: at a camp, base or quarter, and not recalled."""
    where, standing = told.draft.where, told.standing
    is_sited = where is not None and where.precision == "site" and not any(seen.recalls for seen in told.draft.seen)
    is_close = standing.over_none > LITTLE and standing.over_past > 0
    return standing.role == "none" and is_sited and is_close and told.account.first("type") is not None
