"""Why accounts are together or apart, in words that a person can argue with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from tawthiq.register.linking.compare import compare, explain_pair
from tawthiq.register.telling import Telling

Pair = tuple[Telling, Telling]


def closest(ones: Sequence[Telling], others: Sequence[Telling]) -> Pair:
    """Return of two groups the two accounts that are most alike."""

    def rank(pair: Pair) -> tuple[bool, int, str, str]:
        alike = compare(*pair)
        return alike.is_apart, -alike.points, pair[0].id, pair[1].id

    return min(product(ones, others), key=rank)


def reasons(one: Telling, other: Telling) -> Iterator[str]:
    """Yield what speaks for and against two accounts being of one incident, and what follows."""
    found, verdict = explain_pair(one, other)
    yield f"{named(one)} and {named(other)}: {verdict}"
    yield from (f"  {reason}" for reason in found)


def way(one: Telling, other: Telling, members: Sequence[Telling]) -> list[Telling]:
    """Return the shortest way from one account to another over accounts that are alike; empty where there is none."""
    ways = {one.id: [one]}
    to_see = [one]
    while to_see and other.id not in ways:
        here = to_see.pop(0)
        for there in members:
            if there.id not in ways and compare(here, there).is_same:
                ways[there.id] = [*ways[here.id], there]
                to_see.append(there)
    return ways.get(other.id, [])


def named(told: Telling) -> str:
    """Return the account, its article and its outlet."""
    origin = ", ".join(part for part in (told.stamp.outlet, told.stamp.published[:10], told.stamp.id) if part)
    return f"{told.id[:8]} ({origin})"
