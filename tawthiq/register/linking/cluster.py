"""From pairs of accounts to incidents, the same whatever the order in which the accounts came.

How: accounts that are the news of their article (`main`) are joined by pairs that are taken for one incident; what
hangs together so is a *component*. An account keeps few of its pairs, however many tell of its incident: those with the
accounts that it is most like, and those with the earliest accounts, which all have in common. Inside a component
the pairs are taken from the most alike to the least (ties by account id), and two groups grow into one unless some
account of one cannot be the same as some account of the other, two articles tell of both, or they are too little alike
on the whole: what is told day after day hangs together by links, and yet is many incidents. The result depends on the
set of accounts alone, not on when they were added; and since a new account touches only the component that it joins,
nothing else is worked out again.

An incident is named by its earliest main account (ties by account id), so that later reports leave the name as it is.
An account that recalls an incident (`background`) goes to the incident of the main account that it is most like; it
joins no two incidents and names none.

What people decided goes first. Accounts that they joined stand as one: another cannot be the same as these only where
it cannot be the same as any of them. Accounts that they put apart are never in one incident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from tawthiq.register.decisions.standing import Forced, Tie
from tawthiq.register.linking.block import asked, filed
from tawthiq.register.linking.compare import ENOUGH, points_of
from tawthiq.register.linking.grouping import Block, Group, Weighed
from tawthiq.register.telling import Telling

KEPT = 6  # pairs of one account, of each kind


class Pair(NamedTuple):
    """Two accounts taken for one incident, by their ids in order, and how alike they are; or what people `decided`."""

    one: str
    other: str
    points: int
    decided: Tie | None = None

    @property
    def rank(self) -> tuple[bool, int, str, str]:
        """Return the key by which pairs are taken: what was decided first, then from the most alike to the least."""
        return self.decided != "same", -self.points, self.one, self.other

    def end(self, beside: str) -> str:
        """Return the account that is paired with another."""
        return self.other if self.one == beside else self.one


def pair(one: Telling, other: Telling) -> Pair | None:
    """Return the pair if the two are taken for one incident; None if not, or if neither is the news of its article."""
    if not (one.is_main or other.is_main):
        return None
    points = points_of(one, other)
    first, second = sorted((one.id, other.id))
    return Pair(first, second, points) if points is not None and points >= ENOUGH else None


def kept(key: str, pairs: Iterable[Pair], age: Callable[[str], tuple[str, str]]) -> set[Pair]:
    """Return the pairs that an account keeps out of its pairs with main accounts, whose `age` is asked for."""
    some = set(pairs)
    if len(some) <= KEPT:
        return some
    return {*sorted(some, key=lambda p: p.rank)[:KEPT], *sorted(some, key=lambda p: age(p.end(key)))[:KEPT]}


def cluster(mains: Mapping[str, Telling], pairs: Iterable[Pair], weighed: Weighed | None = None) -> list[list[Telling]]:
    """Return the incidents in one component of main accounts, each with its earliest account first.

    `weighed` has points of pairs that were weighed before, and tells which were asked for now.
    """
    ranked = sorted(pairs, key=lambda p: p.rank)
    weighed = weighed or Weighed()
    weighed.link({(p.one, p.other): p.points for p in ranked if p.decided is None})
    blocks = _blocks(mains, (p for p in ranked if p.decided == "same"))
    groups = {telling.id: made for made in (Group(block, weighed) for block in blocks) for telling in made.tellings}
    for joined in ranked:
        if joined.decided == "different":
            groups[joined.one].bar(groups[joined.other])
    for joined in ranked:
        one, other = groups[joined.one], groups[joined.other]
        if one is not other and one.fits(other):
            larger, smaller = (one, other) if len(one.blocks) >= len(other.blocks) else (other, one)
            larger.take(smaller)
            groups.update((telling.id, larger) for telling in smaller.tellings)
    return sorted((_by_age(made.tellings) for made in set(groups.values())), key=lambda made: made[0].age)


def laid_over(pairs: Iterable[Pair], forced: Forced) -> list[Pair]:
    """Return pairs with what people decided in the place of what was weighed."""
    made = {frozenset((p.one, p.other)): p for p in pairs}
    return list({**made, **{key: Pair(min(key), max(key), 0, tie) for key, tie in forced.items()}}.values())


def recalled(background: str, pairs: Iterable[Pair], incident_of: Callable[[str], object] = str) -> str | None:
    """Return the main account that a background account is most like, by their ids, out of its own pairs; or None.

    `incident_of` tells the incident of a main account, and nothing for another: an incident from a member of which
    people put it apart is left out.
    """
    known = [(p, incident) for p in pairs if (incident := incident_of(p.end(background)))]
    barred = {incident for p, incident in known if p.decided == "different"}
    best = min((p for p, incident in known if incident not in barred), key=lambda p: p.rank, default=None)
    return best.end(background) if best else None


def group(tellings: Iterable[Telling], forced: Forced | None = None) -> list[list[Telling]]:
    """Return all incidents of a set of accounts, worked out from nothing: main accounts by age, then background ones.

    `forced` holds what people decided of pairs. The register on disk reaches the same article by article.
    """
    known = {telling.id: telling for telling in tellings}
    mains = {key: telling for key, telling in known.items() if telling.is_main}
    beside = _beside(laid_over(_pairs(known), forced or {}))
    of_account: dict[str, list[Telling]] = {}
    for keys in components(mains, beside):
        between = {p for key in keys for p in beside.get(key, ()) if p.one in mains and p.other in mains}
        for made in cluster({key: mains[key] for key in keys}, between):
            of_account.update((telling.id, made) for telling in made)
    for key in sorted(known.keys() - mains.keys(), key=lambda key: known[key].age):
        main = recalled(key, beside.get(key, ()), lambda other: id(of_account[other]) if other in mains else None)
        if main is not None:
            of_account[main].append(known[key])
    return sorted(_distinct(of_account.values()), key=lambda made: made[0].age)


def components(mains: Iterable[str], beside: Mapping[str, Iterable[Pair]]) -> Iterator[set[str]]:
    """Yield the sets of main accounts that hang together by pairs; one without a pair is a set of its own."""
    left = dict.fromkeys(mains)
    while left:
        yield component(next(iter(left)), left, beside)


def component(start: str, left: dict[str, None], beside: Mapping[str, Iterable[Pair]]) -> set[str]:
    """Return what hangs together with one account, taking it out of `left`."""
    found, to_see = set[str](), [start]
    while to_see:
        key = to_see.pop()
        if key in left:
            left.pop(key)
            found.add(key)
            to_see.extend(end for p in beside.get(key, ()) for end in (p.one, p.other))
    return found


def _beside(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for joined in pairs:
        found.setdefault(joined.one, []).append(joined)
        found.setdefault(joined.other, []).append(joined)
    return found


def _distinct(groups: Iterable[list[Telling]]) -> Iterator[list[Telling]]:
    return iter({id(made): made for made in groups}.values())


def _pairs(known: Mapping[str, Telling]) -> Iterator[Pair]:
    """Yield the pairs that accounts keep."""
    ages = {telling.id: telling.age for telling in known.values()}
    holders: dict[str, set[str]] = {}
    for telling in known.values():
        for key in filed(telling):
            holders.setdefault(key, set()).add(telling.id)
    for telling in known.values():
        near = set[str]().union(*(holders.get(key, ()) for key in asked(telling)))
        mains = (known[other] for other in near if known[other].is_main and other != telling.id)
        yield from kept(telling.id, (made for other in mains if (made := pair(telling, other))), ages.__getitem__)


def _blocks(mains: Mapping[str, Telling], same: Iterable[Pair]) -> list[Block]:
    """Return the accounts that people joined, and every other by itself."""
    blocks: dict[str, Block] = {key: [telling] for key, telling in mains.items()}
    for joined in same:
        one, other = blocks[joined.one], blocks[joined.other]
        if one is not other:
            one.extend(other)
            blocks.update((telling.id, one) for telling in other)
    return list({id(block): block for block in blocks.values()}.values())


def _by_age(tellings: Iterable[Telling]) -> list[Telling]:
    return sorted(tellings, key=lambda telling: telling.age)
