"""What is news by what only the whole article shows, once each of its accounts is weighed by itself."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.reading.choosing.repeats import Told
from tawthiq.reading.figures import toll_of
from tawthiq.reading.moments import day_of

LITTLE = -600
"""How much less than nothing an incident may be worth as news where other news and a site of its own speak for it."""
OPENING = 300
"""How much more than nothing an incident must be worth as news where it opens a text under a headline."""
FRESH = 1
"""Days before publication within which the only incidents of an article are its news, not its past."""


def settled(told: Sequence[Told]) -> list[Told]:
    """Return the drafts of an article, each as what it is beside the others.

    What opens an article and is hardly an incident is none. Beside other news what happened at a site of its own is
    news; where there is no news, the latest of today or yesterday.
    """
    left = [each.taken_as("none") if _hardly_opens(each) else each for each in told]
    has_news = any(each.standing.role == "main" for each in left)
    latest = None if has_news else _latest(left)
    return [each.taken_as("main") if each is latest or (has_news and _is_at_site(each)) else each for each in left]


def _hardly_opens(told: Told) -> bool:
    """Return whether the first sentence of a text under a headline tells what is hardly more than no incident."""
    sentences = [seen.sentence for seen in told.draft.seen]
    opens = any(each.number <= 1 and not each.is_title for each in sentences) and bool(sentences[0].article.title)
    return told.standing.role == "main" and opens and told.standing.over_none < OPENING


def _is_at_site(told: Told) -> bool:
    """Return whether a draft of no incident is hardly less than news: at a camp, base or quarter, and not recalled."""
    where, standing = told.draft.where, told.standing
    is_sited = where is not None and where.precision == "site" and not any(seen.recalls for seen in told.draft.seen)
    is_close = LITTLE < standing.over_none <= 0 < standing.over_past
    return standing.role == "none" and is_sited and is_close and told.account.first("type") is not None


def _latest(told: Sequence[Told]) -> Told | None:
    """Return the latest of the drafts of the past that have victims of today or yesterday, if there is one."""
    fresh = [each for each in told if each.standing.role == "background" and _is_fresh(each)]
    return max(fresh, key=lambda each: (each.draft.date, each.standing.over_past), default=None)


def _is_fresh(told: Told) -> bool:
    day, published = day_of(told.draft.date), day_of(told.draft.seen[0].sentence.article.published)
    has_victims = any(toll_of(claim).status in ("killed", "injured") for claim in told.account.of("toll"))
    return has_victims and day is not None and published is not None and 0 <= (published - day).days <= FRESH
