"""What the accounts of one incident add up to: each settled field with its rule and the claims for and against it.

Only accounts that are the news of their article settle anything. Those that recall the incident stay visible among its
accounts, and never change its date, its place or its figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tawthiq.model.claims import Account, Claim
from tawthiq.model.incidents import Incident, Settlement
from tawthiq.model.values import Location, Moment
from tawthiq.register.blame import settle_blame
from tawthiq.register.grade import settle_grade, settle_independent
from tawthiq.register.telling import Telling, moment, place
from tawthiq.register.tolls import Rule, news, settle_attackers, settle_groups, settle_toll

FINENESS = ("country", "admin1", "locality", "site")


def settle(tellings: Iterable[Telling], *, rule: Rule = "representative") -> Incident:
    """Return the incident that a group of accounts makes; it is named by the first, its earliest main account.

    `rule` chooses the figures: the lowest credible, the latest credible by the strongest source, or the most detailed.
    """
    told = sorted({t.id: t for t in tellings}.values(), key=lambda t: (not t.is_main, t.age))
    mains = [t for t in told if t.is_main]
    figures = news(mains)
    settled = (
        _settle_date(mains),
        _settle_place(mains),
        _settle_type(mains),
        settle_toll("killed", figures, rule=rule),
        settle_toll("injured", figures, rule=rule),
        settle_attackers(mains),
        _settle_sources(mains),
        settle_independent(figures.firsts),
        settle_blame(mains),
        settle_grade(mains, figures.firsts),
        *settle_groups(figures, rule=rule),
    )
    accounts = tuple((t.stamp.id, t.account) for t in told)
    return Incident(mains[0].id, accounts, tuple(item for item in settled if item))


def place_of(incident: Incident) -> Location | None:
    """Return the place an incident was settled on, with its coordinates; None where no account names one."""
    settled = incident.settlement("place")
    if settled and settled.proposed:
        return incident.decided_place
    return _chosen_place([account for _, account in incident.accounts if account.role == "main"])


def _settle_date(mains: Sequence[Telling]) -> Settlement | None:
    """Settle on the most precise date that most accounts give; of equals, the earliest reported."""
    said = [(t, m) for t in mains if (m := moment(t.account))]
    if not said:
        return None
    votes = Counter(str(m.value) for _, m in said)
    order = ("year", "month", "day")
    best = max((m for _, m in said), key=lambda m: (order.index(m.precision or "year"), votes[str(m.value)]))
    settled = Settlement("date", best.value, rule="the most precise date, by most accounts")
    return _by_vote(mains, settled, lambda c: _agrees(c.value, str(best.value)))


def _agrees(value: object, best: str) -> bool:
    return isinstance(value, Moment) and value.value is not None and best.startswith(value.value)


def _settle_place(mains: Sequence[Telling]) -> Settlement | None:
    best = _chosen_place([t.account for t in mains])
    if best is None:
        return None
    words = ", ".join(dict.fromkeys(part for part in (best.locality, best.admin1, best.country) if part))
    settled = Settlement("place", words, rule="the most precise place, by most accounts")
    return _by_vote(mains, settled, lambda c: isinstance(c.value, Location) and covers(c.value, best))


def _chosen_place(accounts: Sequence[Account]) -> Location | None:
    found = [p for account in accounts if (p := place(account))]
    votes = Counter((p.country, p.admin1, p.locality) for p in found)
    return max(
        found,
        key=lambda p: (FINENESS.index(p.precision), votes[p.country, p.admin1, p.locality], p.lat is not None),
        default=None,
    )


def covers(wide: Location, narrow: Location) -> bool:
    """Return whether a place is said where another is, as precisely or less so."""
    pairs = ((wide.country, narrow.country), (wide.admin1, narrow.admin1), (wide.locality, narrow.locality))
    return all(one is None or one == other for one, other in pairs)


def _settle_type(mains: Sequence[Telling]) -> Settlement | None:
    """Settle on the type of most accounts, `other` only where nothing else is said; of equals, the earliest."""
    votes = Counter(t.type for t in mains if t.type)
    if not votes:
        return None
    best = max(votes, key=lambda kind: (kind != "other", votes[kind]))
    return _by_vote(mains, Settlement("type", best, rule="the type of most accounts"), lambda c: c.value == best)


def _settle_sources(mains: Sequence[Telling]) -> Settlement:
    """Count the outlets; reports of unknown outlet count as one together."""
    return Settlement("sources", len({t.stamp.outlet for t in mains}), rule="outlets that report it, each counted once")


def _by_vote(mains: Iterable[Telling], settled: Settlement, agrees: Callable[[Claim], bool]) -> Settlement:
    claims = [(claim.id(t.stamp.hash), agrees(claim)) for t in mains for claim in t.account.of(settled.field)]
    for_ = dict.fromkeys(key for key, is_for in claims if is_for)
    against = dict.fromkeys(key for key, is_for in claims if not is_for)
    return replace(settled, for_=tuple(for_), against=tuple(against))
