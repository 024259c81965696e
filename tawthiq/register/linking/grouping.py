"""Groups of accounts on their way to incidents: whether two of them can be one, and how alike they are on the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from typing import TypeVar

from tawthiq.register.linking.compare import Spot, are_apart, are_far, points_of
from tawthiq.register.telling import Telling

ON_THE_WHOLE = 3  # points, the mean over the pairs of two groups
ASKED = 6  # accounts of each group, the earliest, speak for it

Block = list[Telling]
"""Accounts that stand as one, since people joined them; mostly a single one."""
Points = dict[tuple[str, str], int]
"""How alike pairs of accounts are, by their ids in order."""
Key = TypeVar("Key", int, str)


class Weighed:
    """What was worked out of pairs of accounts and of pairs of spots, once; `asked` are the points that it took."""

    def __init__(self, before: Points | None = None) -> None:
        """Begin with points of pairs that were worked out before."""
        self.asked = Points()
        self._before = before or {}
        self._linked = Points()
        self._numbers = dict[Spot, int]()
        self._spots = list[Spot]()
        self._far = dict[tuple[int, int], bool]()

    def link(self, points: Points) -> None:
        """Take the points of pairs that are links: what was worked out of these is kept with them."""
        self._linked.update(points)

    def spot(self, telling: Telling) -> int:
        """Return the number of the days and place of an account: many have both in common."""
        spot = (telling.days, telling.place)
        if spot not in self._numbers:
            self._numbers[spot] = len(self._spots)
            self._spots.append(spot)
        return self._numbers[spot]

    def are_far(self, here: int, there: int) -> bool:
        """Return whether the days or places of two spots cannot be the same, as far as they are no slips."""
        if (here, there) not in self._far:
            self._far[here, there] = are_far(self._spots[here], self._spots[there])
        return self._far[here, there]

    def best(self, one: Block, other: Block) -> int:
        """Return how alike those accounts of two blocks are that are most alike."""
        if len(one) == len(other) == 1:
            return self.points(one[0], other[0])
        return max(self.points(x, y) for x, y in product(one, other))

    def points(self, one: Telling, other: Telling) -> int:
        """Return how alike two accounts are; 0 where they cannot be one incident."""
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        found = self._linked.get(key)
        if found is None and (found := self.asked.get(key)) is None:
            found = self._before[key] if key in self._before else points_of(one, other) or 0
            self.asked[key] = found
        return found


class Group:
    """Blocks of accounts that are taken for one incident so far."""

    def __init__(self, block: Block, weighed: Weighed) -> None:
        """Make a group of one block."""
        self.blocks = [block]
        self._weighed = weighed
        self._barred = set[Group]()
        self._earliest = [block]
        self._at = {weighed.spot(telling): [block] for telling in block}
        self._in = {telling.stamp.hash: [block] for telling in block}

    @property
    def tellings(self) -> Iterator[Telling]:
        """Return the accounts."""
        return chain.from_iterable(self.blocks)

    def bar(self, other: Group) -> None:
        """Keep two groups, and whatever they grow to, apart."""
        self._barred.add(other)
        other._barred.add(self)

    def fits(self, other: Group) -> bool:
        """Return whether two groups can be one: no block contradicts one of the other, and they are alike."""
        if other in self._barred:
            return False
        if self._contradicts(other):
            self.bar(other)
            return False
        return len(self.blocks) == len(other.blocks) == 1 or self._is_like(other)

    def take(self, other: Group) -> None:
        """Grow by another group."""
        for group in list(other._barred):
            self.bar(group)
        self.blocks += other.blocks
        self._earliest = sorted(self._earliest + other._earliest, key=_age)[:ASKED]
        _add(self._at, other._at)
        _add(self._in, other._in)

    def _contradicts(self, other: Group) -> bool:
        shared = self._in.keys() & other._in.keys()
        if len(shared) > 1:
            return True
        beside = (pair for key in shared for pair in product(self._in[key], other._in[key]))
        return any(_are_apart(one, two) for one, two in chain(beside, self._far_from(other)))

    def _far_from(self, other: Group) -> Iterator[tuple[Block, Block]]:
        """Yield the blocks that are far from one another, as far as that is no slip."""
        for (here, ours), (there, theirs) in product(self._at.items(), other._at.items()):
            if self._weighed.are_far(here, there):
                yield from product(ours, theirs)

    def _is_like(self, other: Group) -> bool:
        """Return whether the earliest blocks of two groups are alike on the whole."""
        pairs = list(product(self._earliest, other._earliest))
        return sum(self._weighed.best(one, two) for one, two in pairs) >= ON_THE_WHOLE * len(pairs)


def _are_apart(one: Block, other: Block) -> bool:
    """Return whether no account of one can be the same as any of the other."""
    return all(are_apart(x, y) for x, y in product(one, other))


def _age(block: Block) -> tuple[str, str]:
    return min(telling.age for telling in block)


def _add(ours: dict[Key, list[Block]], theirs: dict[Key, list[Block]]) -> None:
    for key, blocks in theirs.items():
        ours.setdefault(key, []).extend(blocks)
