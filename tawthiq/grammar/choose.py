"""Which mentions stay where several overlap: the widest, then the one of more parts, then the first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol

from tawthiq.grammar.rules import Mention, Room


class Holder(Protocol):
    """Anything that holds mentions and lets them be taken out."""

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of some kinds."""
        ...

    def remove(self, mention: Mention) -> None:
        """Take a mention out."""
        ...


def widest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions of which no two overlap, wider ones preferred, in the order of the text."""
    ranked = sorted(mentions, key=lambda m: (m.first - m.last, -len(m.parts), m.first))
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        cells = range(mention.first, mention.last)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.first)


class Cover:
    """What some mentions cover: whether another lies within one of them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        ranked = sorted(mentions, key=lambda m: m.first)
        self._firsts = [mention.first for mention in ranked]
        self._reach = list(accumulate((mention.last for mention in ranked), max))

    def holds(self, mention: Mention) -> bool:
        """Return whether a mention lies within one that begins no later and ends no earlier."""
        at = bisect_right(self._firsts, mention.first)
        return at > 0 and self._reach[at - 1] >= mention.last


def prune(chart: Holder, room: Room) -> None:
    """Keep the widest mentions of each kind a room gives, and remove what they cover."""
    kept: list[Mention] = []
    for kind in room.gives:
        mentions = chart.of(kind)
        if kind in room.keeps or len(mentions) < 2:
            kept += mentions
            continue
        winners = {mention.first: mention for mention in widest(mentions)}
        for mention in mentions:
            if winners.get(mention.first) != mention:
                chart.remove(mention)
        kept += winners.values()
    cover = Cover(mention for mention in kept if mention.kind not in room.covers)
    for mention in chart.of(*room.covers):
        if cover.holds(mention):
            chart.remove(mention)
