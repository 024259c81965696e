"""What one account gives as its total for one fate: a figure with its ends, and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawthiq.model.claims import Account, Claim
from tawthiq.model.values import Count, Toll

OPEN = frozenset({"at_least", "more_than", "dozens", "hundreds"})
VAGUE = frozenset({"dozens", "hundreds", "some"})
PARTS_OF_CIVILIANS = frozenset({"child", "woman", "journalist", "medic"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A total as published: `value`, the ends it allows (None: no such end was given), and the claims behind it."""

    value: int
    low: int | None
    high: int | None
    is_vague: bool
    claims: tuple[Claim, ...]

    def allows(self, value: int) -> bool:
        """Return whether the true number could be `value` if this figure is right."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


def ends(count: Count) -> tuple[int | None, int | None]:
    """Return the lowest and the highest number a count allows; None where it sets no such end.

    >>> ends(Count(32, "at_least")), ends(Count(20, "up_to")), ends(Count(5, "range", 7))
    ((32, None), (None, 20), (5, 7))
    """
    if count.value is None:
        return None, None
    if count.bound == "up_to":
        return None, count.value
    if count.bound in OPEN:
        return count.value, None
    return count.value, count.high if count.high is not None else count.value


def tolls(account: Account, status: str) -> Iterator[tuple[Claim, Toll]]:
    """Yield the toll claims of one status with their values, in the order of the text."""
    for claim in account.of("toll"):
        if isinstance(claim.value, Toll) and claim.value.status == status:
            yield claim, claim.value


def figure(claim: Claim, count: Count) -> Figure | None:
    """Return one claim's count as a figure, or None where only "some" was said."""
    if count.value is None:
        return None
    low, high = ends(count)
    return Figure(count.value, low, high, count.bound in VAGUE, (claim,))


def total(account: Account, status: str) -> Figure | None:
    """Return the total of victims the account stands by: its figure for all, else the sum of its groups.

    Attackers are never part of it. Children, women, journalists and medics are taken to be among the civilians
    where civilians are counted, and are added up only where they are not.
    """
    standing = [(c, t) for c, t in tolls(account, status) if t.current and t.group != "attacker"]
    whole = [f for c, t in standing if t.group == "all" and (f := figure(c, t.count))]
    return whole[-1] if whole else _added(standing)


def said(account: Account, status: str) -> frozenset[int]:
    """Return every number the account gives as a total of one status, superseded ones too."""
    return frozenset(
        toll.count.value for _, toll in tolls(account, status) if toll.group == "all" and toll.count.value is not None
    )


def _added(standing: Iterable[tuple[Claim, Toll]]) -> Figure | None:
    by_group = {t.group: f for c, t in standing if (f := figure(c, t.count))}
    if "civilian" in by_group:
        by_group = {g: f for g, f in by_group.items() if g not in PARTS_OF_CIVILIANS}
    parts = list(by_group.values())
    if not parts:
        return None
    return Figure(
        sum(f.value for f in parts),
        _sum(f.low for f in parts),
        _sum(f.high for f in parts),
        any(f.is_vague for f in parts),
        tuple(c for f in parts for c in f.claims),
    )


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(v for v in known if v is not None)
