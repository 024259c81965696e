"""From pairs of accounts to incidents, the same whatever the order in which the accounts came.

How: accounts that are the news of their article (`main`) are joined by every pair that is taken for one incident; what
hangs together so is a *component*. Inside a component the pairs are taken from the most alike to the least (ties by
account id), and two groups grow into one unless some account of one cannot be the same as some account of the other, or
they are too little alike on the whole: what is told day after day hangs together by links, and yet is many incidents.
The result depends on the set of accounts alone, not on when they were added; and since a new account touches only the
component that it joins, nothing else is worked out again.

An incident is named by its earliest main account (ties by account id), so that later reports leave the name as it is.
An account that recalls an incident (`background`) goes to the incident of the main account that it is most like; it
joins no two incidents and names none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from tawthiq.register.block import asked, filed
from tawthiq.register.compare import ENOUGH, are_apart, points_of
from tawthiq.register.telling import Telling

ON_THE_WHOLE = 3  # points, the mean over the pairs of two groups
ASKED = 6  # accounts of each group, the earliest, speak for it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts taken for one incident, by their ids in order, and how alike they are."""

    one: str
    other: str
    points: int


def pair(one: Telling, other: Telling) -> Pair | None:
    """Return the pair if the two are taken for one incident; None if not, or if neither is the news of its article."""
    if not (one.is_main or other.is_main):
        return None
    points = points_of(one, other)
    first, second = sorted((one.id, other.id))
    return Pair(first, second, points) if points is not None and points >= ENOUGH else None


def cluster(mains: Mapping[str, Telling], pairs: Iterable[Pair]) -> list[list[Telling]]:
    """Return the incidents in one component of main accounts, each with its earliest account first."""
    groups = {key: [key] for key in mains}
    for joined in sorted(pairs, key=lambda p: (-p.points, p.one, p.other)):
        one, other = groups[joined.one], groups[joined.other]
        if one is not other and not _contradict(mains, one, other) and _are_alike(mains, one, other):
            one.extend(other)
            groups.update((key, one) for key in other)
    kept = {id(keys): keys for keys in groups.values()}
    return sorted((_by_age(mains, keys) for keys in kept.values()), key=lambda made: made[0].age)


def recalled(background: str, pairs: Iterable[Pair]) -> str | None:
    """Return the main account that a background account is most like, by their ids, out of its own pairs; or None."""
    best = min(pairs, key=lambda p: (-p.points, p.one, p.other), default=None)
    return None if best is None else best.other if best.one == background else best.one


def group(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Return all incidents of a set of accounts, worked out from nothing: main accounts by age, then background ones.

    The register on disk reaches the same by adding one article after the other.
    """
    known = {telling.id: telling for telling in tellings}
    mains = {key: telling for key, telling in known.items() if telling.is_main}
    beside = _beside(_pairs(known))
    of_account: dict[str, list[Telling]] = {}
    for keys in components(mains, beside):
        between = {p for key in keys for p in beside.get(key, ()) if p.one in mains and p.other in mains}
        for made in cluster({key: mains[key] for key in keys}, between):
            of_account.update((telling.id, made) for telling in made)
    for key in sorted(known.keys() - mains.keys(), key=lambda key: known[key].age):
        main = recalled(key, beside.get(key, ()))
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
    holders: dict[str, set[str]] = {}
    for telling in known.values():
        for key in filed(telling):
            holders.setdefault(key, set()).add(telling.id)
    for telling in known.values():
        near = set[str]().union(*(holders.get(key, ()) for key in asked(telling)))
        for other in near:
            if telling.id < other and (made := pair(telling, known[other])):
                yield made


def _contradict(mains: Mapping[str, Telling], one: list[str], other: list[str]) -> bool:
    return any(are_apart(mains[a], mains[b]) for a in one for b in other)


def _are_alike(mains: Mapping[str, Telling], one: list[str], other: list[str]) -> bool:
    """Return whether two groups are alike on the whole; two accounts that were paired are."""
    if len(one) == len(other) == 1:
        return True
    first, second = (_by_age(mains, keys)[:ASKED] for keys in (one, other))
    points = [points_of(a, b) or 0 for a, b in product(first, second)]
    return sum(points) >= ON_THE_WHOLE * len(points)


def _by_age(mains: Mapping[str, Telling], keys: list[str]) -> list[Telling]:
    return sorted((mains[key] for key in keys), key=lambda telling: telling.age)
