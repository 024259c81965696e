"""Which mentions stay where several overlap: the widest, then the one of more parts, then the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def inside(mention: Mention, others: Sequence[Mention]) -> bool:
    """Return whether a mention lies within one of the others."""
    return any(other.first <= mention.first and mention.last <= other.last for other in others)


def prune(chart: Holder, room: Room) -> None:
    """Keep the widest mentions of each kind a room gives, and remove what they cover."""
    kept: list[Mention] = []
    for kind in room.gives:
        mentions = chart.of(kind)
        if kind in room.keeps or len(mentions) < 2:
            kept += mentions
            continue
        winners = widest(mentions)
        for mention in mentions:
            if mention not in winners:
                chart.remove(mention)
        kept += winners
    covering = [mention for mention in kept if mention.kind not in room.covers]
    if covering:
        for mention in chart.of(*room.covers):
            if inside(mention, covering):
                chart.remove(mention)
