"""Settle killed, injured and attackers by a named rule, and the lowest and highest that outlets stand by.

What the rules share: a figure is *credible* where somebody other than a party to the fighting gives it and not only
roughly; each outlet stands by its last one; a copy counts with its original. `docs/codebook.md` has the definitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from tawthiq.model.claims import Claim
from tawthiq.model.incidents import Settlement
from tawthiq.model.values import Perpetrator, Toll
from tawthiq.register.figures import Figure, by_group, figure, is_late, late_deaths, tolls
from tawthiq.register.origins import originals
from tawthiq.register.telling import Telling

Rule = Literal["conservative", "representative", "informative"]
RULES: tuple[Rule, ...] = get_args(Rule)
NAMED: dict[Rule, str] = {
    "conservative": "lowest credible total",
    "representative": "latest credible total",
    "informative": "most detailed credible total",
}
"""How the record names each rule."""
PARTISAN = frozenset({"group", "party"})
COUNTS_VICTIMS = frozenset({"medical", "monitor", "un", "ngo", "judicial"})
IN_CHARGE = frozenset({"official", "police", "security", "military", "foreign"})
SUPERSEDED_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class News:
    """The accounts that are the news of their articles: all, those that are no copies, and the figures they stand by.

    `figures` has for the id of an account and a status the figure of each group, `all` for the total.
    """

    tellings: tuple[Telling, ...]
    firsts: tuple[Telling, ...]
    figures: dict[tuple[str, str], dict[str, Figure]]

    def figure(self, telling: Telling, status: str, group: str) -> Figure | None:
        """Return the figure an account stands by."""
        return self.figures[telling.id, status].get(group)


def news(mains: Sequence[Telling]) -> News:
    """Return what settling needs of the main accounts, worked out once."""
    figures = {(t.id, status): _figures(t, status) for t in mains for status in ("killed", "injured")}
    return News(tuple(mains), tuple(originals(mains)), figures)


def _figures(telling: Telling, status: str) -> dict[str, Figure]:
    total = telling.figure(status)
    return by_group(telling.account, status) | ({"all": total} if total else {})


@dataclass(frozen=True, slots=True)
class Stand:
    """One telling with the figure it stands by, and how many groups it counts apart."""

    telling: Telling
    figure: Figure
    groups: int

    @property
    def is_partisan(self) -> bool:
        """Return whether a party to the fighting gives the figure, or whoever says to have done the deed."""
        return any(speaks_for_itself(self.telling, claim) for claim in self.figure.claims)

    @property
    def tier(self) -> int:
        """Return 0 for a credible figure, 1 for a rough one such as "dozens", 2 for a partisan one."""
        return 2 if self.is_partisan else int(self.figure.is_vague)

    @property
    def strength(self) -> int:
        """Return 2 where those who count victims speak, 1 for authorities, 0 for anybody else; of parts the weakest."""
        return min(_strength(claim) for claim in self.figure.claims)

    @property
    def is_open(self) -> bool:
        """Return whether the figure sets no upper end: "at least 32"."""
        return self.figure.high is None

    @property
    def lateness(self) -> tuple[str, bool, int, str]:
        """Return the key by which the figure to settle on comes last: published last, then closed, higher, by id."""
        return self.telling.published, not self.is_open, self.figure.value, self.telling.id

    @property
    def detail(self) -> tuple[int, int]:
        """Return how detailed the account is: groups it counts apart, and all its figures."""
        return self.groups, sum(1 for _ in self.telling.account.of("toll"))


def speaks_for_itself(telling: Telling, claim: Claim) -> bool:
    """Return whether the speaker of a claim is a party to the fighting, or says to have done what the account tells."""
    if claim.said_by is None:
        return False
    actors = (c.value for c in telling.account.of("perpetrator") if isinstance(c.value, Perpetrator))
    claimers = [a.actor for a in actors if a.stance == "claimed" and a.actor]
    return claim.said_by.role in PARTISAN or any(name in claim.said_by.speaker.text for name in claimers)


def is_recent(telling: Telling, other: Telling) -> bool:
    """Return whether a telling was published at most a day before another, or after it."""
    if not telling.published or not other.published:
        return telling.published == other.published
    published, until = (datetime.fromisoformat(t.published) for t in (telling, other))
    return until - published <= SUPERSEDED_AFTER


def settle_toll(status: str, mains: News, *, group: str = "all", rule: Rule = "representative") -> Settlement | None:
    """Return best, low and high for `killed` or `injured`, of all or of one group; None where nobody gives a number.

    Low is the lowest end of the figures that outlets stand by, published at most a day before the best figure was last
    reported: what was counted in the first hours is superseded, not a low estimate. High is the highest end. "At least
    32" makes no high, "up to 20" no low; a high below the best figure, or a low above it, is none. Claims for the
    best figure are those that allow it. Who died of wounds after it was published is moved from injured to killed.
    """
    stands = list(_stands(status, group, mains))
    credible = _best_tier(stands)
    if not credible:
        return _only_late(group, mains) if status == "killed" else None
    standing = list(_last_by_outlet(credible))
    best = _choose(standing, rule)
    low, high = _ends(standing, best)
    words = "; ".join(_words(best, stands, rule))
    for_, against = sides(status, group, mains, best.figure.value)
    settled = Settlement(_field(status, group), best.figure.value, low, high, words, for_, against)
    after = [t for t in mains.firsts if _comes_after(t, best) and not mains.figure(t, status, group)]
    return _moved(settled, _late(group, after))


def settle_groups(mains: News, *, rule: Rule = "representative") -> Iterator[Settlement]:
    """Yield what is settled for each group that somebody counts, killed before injured: field `killed child`."""
    for status in ("killed", "injured"):
        named = {group for t in mains.tellings for group in mains.figures[t.id, status]}
        for group in sorted((named | (_dying(mains) if status == "killed" else set())) - {"all"}):
            settled = settle_toll(status, mains, group=group, rule=rule)
            if settled:
                yield settled


def settle_attackers(mains: Sequence[Telling]) -> Settlement | None:
    """Return how many attackers the latest report counts; they are in no total. None where nobody counts them."""
    counted = [(t, c, f) for t in mains for c in t.account.of("attackers") if (f := _attackers(c))]
    if not counted:
        return None
    best = max(counted, key=lambda item: (item[0].published, item[2].value, item[0].id))[2]
    for_ = dict.fromkeys(c.id(t.stamp.hash) for t, c, f in counted if f.allows(best.value))
    against = dict.fromkeys(c.id(t.stamp.hash) for t, c, f in counted if not f.allows(best.value))
    return Settlement("attackers", best.value, best.low, best.high, "latest count", tuple(for_), tuple(against))


def _dying(mains: News) -> set[str]:
    """Return the groups of which somebody died later."""
    return {toll.group for t in mains.firsts for claim, toll in tolls(t.account, "killed") if is_late(claim)}


def _attackers(claim: Claim) -> Figure | None:
    return figure(claim, claim.value.count) if isinstance(claim.value, Toll) else None


def _field(status: str, group: str) -> str:
    return status if group == "all" else f"{status} {group}"


def _strength(claim: Claim) -> int:
    role = claim.said_by.role if claim.said_by else ""
    return 2 if role in COUNTS_VICTIMS else int(role in IN_CHARGE)


def _stands(status: str, group: str, mains: News) -> list[Stand]:
    found = ((t, mains.figure(t, status, group)) for t in mains.firsts)
    return [Stand(t, f, len(mains.figures[t.id, status])) for t, f in found if f]


def _best_tier(stands: Sequence[Stand]) -> list[Stand]:
    """Return the credible figures; where there are none the rough ones, and where there are none the partisan ones."""
    tier = min((s.tier for s in stands), default=0)
    return [s for s in stands if s.tier == tier]


def _last_by_outlet(stands: Sequence[Stand]) -> Iterator[Stand]:
    """Yield the latest stand of each outlet; reports of unknown outlet stand for themselves."""
    last: dict[str, Stand] = {}
    for stand in sorted(stands, key=lambda s: s.lateness):
        last[stand.telling.stamp.outlet or stand.telling.id] = stand
    yield from last.values()


def _choose(standing: Sequence[Stand], rule: Rule) -> Stand:
    """Return the figure to settle on.

    A figure that sets no upper end contradicts no higher one, so it is chosen only where nothing else is there, the
    highest of them, or where it lifts the choice: it is higher, no older and from a source no weaker.
    """
    closed = [s for s in standing if not s.is_open]
    if not closed:
        return max(standing, key=lambda s: (s.figure.value, s.lateness))
    chosen = CHOICES[rule](closed)
    if rule == "conservative":
        return chosen
    lifts = [s for s in standing if s.is_open and _lifts(s, chosen)]
    return max(lifts, key=lambda s: (s.figure.value, s.lateness), default=chosen)


def _lifts(stand: Stand, chosen: Stand) -> bool:
    is_later = stand.telling.published >= chosen.telling.published
    return is_later and stand.figure.value > chosen.figure.value and stand.strength >= chosen.strength


def _lowest(closed: Sequence[Stand]) -> Stand:
    latest = max(closed, key=lambda s: s.lateness)
    near = [s for s in closed if is_recent(s.telling, latest.telling)]
    return min(near, key=lambda s: (s.figure.low is None, s.figure.value, s.telling.age))


def _latest(closed: Sequence[Stand]) -> Stand:
    latest = max(closed, key=lambda s: s.lateness)
    return max((s for s in closed if is_recent(s.telling, latest.telling)), key=lambda s: (s.strength, s.lateness))


def _most_detailed(closed: Sequence[Stand]) -> Stand:
    return max(closed, key=lambda s: (s.detail, s.strength, s.lateness))


CHOICES: dict[Rule, Callable[[Sequence[Stand]], Stand]] = {
    "conservative": _lowest,
    "representative": _latest,
    "informative": _most_detailed,
}


def _ends(standing: Sequence[Stand], best: Stand) -> tuple[int | None, int | None]:
    """Return low and high; nobody gives a high where a recent figure without an upper end lies above all others."""
    value = best.figure.value
    last = max((s for s in standing if s.figure.value == value), key=lambda s: s.lateness)
    recent = [s for s in standing if is_recent(s.telling, last.telling)]
    low = min((s.figure.low for s in recent if s.figure.low is not None and s.figure.low <= value), default=None)
    high = max((s.figure.high for s in standing if s.figure.high is not None), default=None)
    least = max((s.figure.value for s in recent if s.is_open), default=0)
    return low, None if high is None or high < max(value, least) else high


def _late(group: str, after: Sequence[Telling]) -> tuple[int, tuple[str, ...]]:
    """Return how many died later, by the outlet that counts most of them, and the claims that say so.

    Outlets tell of the same deaths, so they are not added up; nor is one number that an outlet repeats within a day.
    """
    counted: dict[str, list[tuple[Telling, Figure]]] = {}
    claims: dict[str, None] = {}
    for telling in sorted(after, key=lambda t: t.age):
        if figure := late_deaths(telling.account, group):
            mine = counted.setdefault(telling.stamp.outlet or telling.id, [])
            claims |= dict.fromkeys(c.id(telling.stamp.hash) for c in figure.claims)
            if not any(figure.value == f.value and is_recent(t, telling) for t, f in mine):
                mine.append((telling, figure))
    return max((sum(f.value for _, f in mine) for mine in counted.values()), default=0), tuple(claims)


def _comes_after(telling: Telling, best: Stand) -> bool:
    """Return whether a telling was published after the best figure, by day where one gives no more."""
    one, other = telling.published, best.telling.published
    length = min(len(one), len(other))
    return bool(length) and one[:length] > other[:length]


def _moved(settled: Settlement, late: tuple[int, tuple[str, ...]]) -> Settlement:
    """Return a settlement with later deaths added to the killed, or taken off the injured."""
    count, claims = late
    if not count:
        return settled
    is_killed = settled.field.startswith("killed")
    assert isinstance(settled.best, int)
    best, low, high = (
        None if n is None else max(0, n + (count if is_killed else -count))
        for n in (settled.best, settled.low, settled.high)
    )
    words = f"{settled.rule}; {'later deaths added' if is_killed else 'later deaths taken off'}"
    return replace(settled, best=best, low=low, high=high, rule=words, for_=(*settled.for_, *claims))


def _only_late(group: str, mains: News) -> Settlement | None:
    count, claims = _late(group, mains.firsts)
    return Settlement(_field("killed", group), count, count, count, "later deaths only", claims) if count else None


def sides(status: str, group: str, mains: News, best: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the claims that allow a figure to be the best one, and those that do not, by their ids."""
    for_, against = dict[str, None](), dict[str, None]()
    for telling in mains.tellings:
        stands_by = mains.figure(telling, status, group)
        parts = stands_by.claims if stands_by else ()
        for claim, toll in tolls(telling.account, status):
            counted = stands_by if stands_by and claim in parts else figure(claim, toll.count)
            if counted and (toll.group == group or claim in parts) and not is_late(claim):
                side = for_ if counted.allows(best) else against
                side[claim.id(telling.stamp.hash)] = None
    return tuple(for_), tuple(against)


def _words(best: Stand, stands: Sequence[Stand], rule: Rule) -> Iterator[str]:
    yield NAMED[rule]
    if best.tier:
        yield "no independent exact figure"
    if len(best.figure.claims) > 1:
        yield "sum of its groups"
    if any(s.tier > best.tier for s in stands):
        yield "partisan and rough figures left out"
    if rule == "representative" and any(_yields(s, best) for s in stands):
        yield "strongest source of the last day"


def _yields(stand: Stand, best: Stand) -> bool:
    """Return whether a later figure was not taken because its source is weaker."""
    is_later = stand.tier == best.tier and stand.lateness > best.lateness and stand.strength < best.strength
    return is_later and not stand.figure.allows(best.figure.value)
