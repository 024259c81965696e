"""What one account gives for one fate and group: a figure with its ends, and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.model.claims import Account, Claim
from tawthiq.model.values import Count, Toll

OPEN = frozenset({"at_least", "more_than", "dozens", "hundreds"})
VAGUE = frozenset({"dozens", "hundreds", "some"})
PARTS_OF_CIVILIANS = frozenset({"child", "woman", "journalist", "medic"})
OF_WOUNDS = ("<of wounds>", "<death of>", "<wound>")
"""In the rule of a killed toll: it counts people who died of their wounds after they had been counted as injured."""


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

    Attackers are never part of it, nor are those who died of their wounds later, who come on top of a total. Children,
    women, journalists and medics are taken to be among the civilians where civilians are counted, and are added up only
    where they are not.
    """
    standing = [(c, t) for c, t in _standing(account, status) if t.group != "attacker"]
    whole = [f for c, t in standing if t.group == "all" and (f := figure(c, t.count))]
    return whole[-1] if whole else _added(standing)


def by_group(account: Account, status: str) -> dict[str, Figure]:
    """Return the figure the account stands by for each group that it counts, attackers included, totals left out."""
    return {t.group: f for c, t in _standing(account, status) if t.group != "all" and (f := figure(c, t.count))}


def late_deaths(account: Account, group: str = "all") -> Figure | None:
    """Return how many the account says died of their wounds later, of one group or of all; None where it says none."""
    late = ((c, t) for c, t in tolls(account, "killed") if is_late(c) and group in ("all", t.group))
    return _sum_of([f for c, t in late if (f := figure(c, t.count))])


def is_late(claim: Claim) -> bool:
    """Return whether a claim counts people who died of their wounds after they had been counted as injured."""
    return any(part in claim.rule for part in OF_WOUNDS)


def said(account: Account, status: str) -> frozenset[int]:
    """Return every number the account gives as a total of one status, superseded ones too."""
    return frozenset(
        toll.count.value
        for claim, toll in tolls(account, status)
        if toll.group == "all" and toll.count.value is not None and not is_late(claim)
    )


def _standing(account: Account, status: str) -> Iterator[tuple[Claim, Toll]]:
    return ((c, t) for c, t in tolls(account, status) if t.current and not is_late(c))


def _added(standing: Iterable[tuple[Claim, Toll]]) -> Figure | None:
    counted = {t.group: f for c, t in standing if (f := figure(c, t.count))}
    if "civilian" in counted:
        counted = {g: f for g, f in counted.items() if g not in PARTS_OF_CIVILIANS}
    return _sum_of(list(counted.values()))


def _sum_of(parts: Sequence[Figure]) -> Figure | None:
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
