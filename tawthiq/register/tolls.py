"""Settle killed, injured and attackers: the latest credible total, and the lowest and highest that outlets stand by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tawthiq.model.claims import Claim
from tawthiq.model.incidents import Settlement
from tawthiq.model.values import Toll
from tawthiq.register.figures import Figure, figure, tolls
from tawthiq.register.telling import Telling

PARTISAN = frozenset({"group", "party"})
RULE = "latest credible total"
SUPERSEDED_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stand:
    """One telling with the total it stands by."""

    telling: Telling
    figure: Figure

    @property
    def is_credible(self) -> bool:
        """Return whether somebody other than a party to the fighting gives the figure, and more than roughly."""
        roles = (c.said_by.role for c in self.figure.claims if c.said_by)
        return not self.figure.is_vague and not any(role in PARTISAN for role in roles)

    @property
    def lateness(self) -> tuple[str, bool, int, str]:
        """Return the key by which the figure to settle on comes last: published last, then closed, higher, by id."""
        return self.telling.published, self.figure.high is not None, self.figure.value, self.telling.id


def settle_toll(status: str, mains: Sequence[Telling]) -> Settlement | None:
    """Return best, low and high for `killed` or `injured`; None where no account gives a number.

    Best is the total of the latest report that gives a credible one: a figure by a party to the fighting, and a rough
    one such as "dozens", are taken only where there is no other. Each outlet stands by its latest figure; high is the
    highest end of these. Low is the lowest end of those published at most a day before the best figure: what was
    counted in the first hours is superseded, not a low estimate. "At least 32" makes no high, "up to 20" no low; a
    high below the best figure, or a low above it, is none. Claims for the best figure are those that allow it.
    """
    stands = [Stand(t, f) for t in mains if (f := t.figure(status))]
    credible = [s for s in stands if s.is_credible] or stands
    if not credible:
        return None
    best = max(credible, key=lambda s: s.lateness)
    last = list(_last_by_outlet(credible))
    lows = [low for s in last if _is_recent(s, best) and (low := s.figure.low) is not None and low <= best.figure.value]
    highs = [s.figure.high for s in last if s.figure.high is not None and s.figure.high >= best.figure.value]
    for_, against = _sides(status, mains, best.figure.value)
    low, high = min(lows, default=None), max(highs, default=None)
    return Settlement(status, best.figure.value, low, high, _rule(best, stands), for_, against)


def settle_attackers(mains: Sequence[Telling]) -> Settlement | None:
    """Return how many attackers the latest report counts; they are in no total. None where nobody counts them."""
    counted = [(t, c, f) for t in mains for c in t.account.of("attackers") if (f := _attackers(c))]
    if not counted:
        return None
    best = max(counted, key=lambda item: (item[0].published, item[2].value, item[0].id))[2]
    for_ = dict.fromkeys(c.id(t.stamp.hash) for t, c, f in counted if f.allows(best.value))
    against = dict.fromkeys(c.id(t.stamp.hash) for t, c, f in counted if not f.allows(best.value))
    return Settlement("attackers", best.value, best.low, best.high, "latest count", tuple(for_), tuple(against))


def _attackers(claim: Claim) -> Figure | None:
    return figure(claim, claim.value.count) if isinstance(claim.value, Toll) else None


def _last_by_outlet(stands: Sequence[Stand]) -> Iterator[Stand]:
    """Yield the latest stand of each outlet; reports of unknown outlet stand for themselves."""
    last: dict[str, Stand] = {}
    for stand in sorted(stands, key=lambda s: s.lateness):
        last[stand.telling.stamp.outlet or stand.telling.id] = stand
    yield from last.values()


def _is_recent(stand: Stand, best: Stand) -> bool:
    if not stand.telling.published or not best.telling.published:
        return stand.telling.published == best.telling.published
    published, until = (datetime.fromisoformat(s.telling.published) for s in (stand, best))
    return until - published <= SUPERSEDED_AFTER


def _sides(status: str, mains: Sequence[Telling], best: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for_, against = dict[str, None](), dict[str, None]()
    for telling in mains:
        stands_by = telling.figure(status)
        parts = stands_by.claims if stands_by else ()
        for claim, toll in tolls(telling.account, status):
            counted = stands_by if stands_by and claim in parts else figure(claim, toll.count)
            if counted and (toll.group == "all" or claim in parts):
                side = for_ if counted.allows(best) else against
                side[claim.id(telling.stamp.hash)] = None
    return tuple(for_), tuple(against)


def _rule(best: Stand, stands: Sequence[Stand]) -> str:
    words = [RULE]
    if not best.is_credible:
        words.append("no independent exact figure")
    if len(best.figure.claims) > 1:
        words.append("sum of its groups")
    if any(not s.is_credible for s in stands) and best.is_credible:
        words.append("partisan and rough figures left out")
    return "; ".join(words)
