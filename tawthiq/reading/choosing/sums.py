"""Totals that add up several incidents of an article: they belong to none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tawthiq.model.claims import Account, Claim
from tawthiq.model.values import Toll
from tawthiq.reading.figures import toll_of

MOST = 6
"""Other accounts of an article whose figures are added up; of more, those told first."""
PAIR = 2
"""Incidents whose total is no news of its own; that of more is one of a series."""
FEW = 4
"""Totals up to which some of the other figures may add up by chance: all of them must."""


def apart(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts of an article, each standing by its own total where it stood by one of several incidents.

    «قتل ستة عشر … في هجومين» stands first in an account that also tells of six, and another account tells of ten; where
    it tells of no six and a third account does, it is left out.
    """
    news = _news(accounts)
    parted = [_apart(each, [other for other in news if other is not each][:MOST]) for each in accounts]
    told = _news(parted)
    if told and adds_up(told[0], told[1:]):
        parted.remove(told[0])
    return tuple(parted)


def adds_up(account: Account, others: Sequence[Account]) -> bool:
    """Return whether an account has as many killed as two others together, and no third has any."""
    parts = [value for other in others for value in _stands_by(other, "killed")]
    return len(parts) == PAIR and sum(parts) in _stands_by(account, "killed")


def _news(accounts: Sequence[Account]) -> list[Account]:
    return [account for account in accounts if account.role == "main"]


def _apart(account: Account, others: Sequence[Account]) -> Account:
    moved: dict[int, bool] = {}
    totals = [claim for claim in account.of("toll") if toll_of(claim).group == "all"]
    for total in (claim for claim in totals if toll_of(claim).current):
        whole, left = toll_of(total), set(_left(toll_of(total), others))
        own = [c for c in totals if toll_of(c).status == whole.status and toll_of(c).count.value in left]
        if len(own) == 1:
            moved |= {id(total): False, id(own[0]): True}
    claims = (_standing(claim, moved[id(claim)]) if id(claim) in moved else claim for claim in account.claims)
    return replace(account, claims=tuple(claims)) if moved else account


def _left(total: Toll, others: Sequence[Account]) -> Iterator[int]:
    """Yield what is left of a total without the figures of some other accounts."""
    if total.count.value is None:
        return
    known = [value for other in others for value in _stands_by(other, total.status)]
    fewest = 1 if total.count.value > FEW else max(len(known), 1)
    for many in range(fewest, len(known) + 1):
        yield from (total.count.value - sum(some) for some in combinations(known, many))


def _stands_by(account: Account, status: str) -> Iterator[int]:
    """Yield the figure that an account stands by, where it is one."""
    tolls = map(toll_of, account.of("toll"))
    current = [toll for toll in tolls if toll.status == status and toll.current and toll.count.value]
    totals = [toll for toll in current if toll.group == "all"] or current
    if len(totals) == 1:
        yield totals[0].count.value or 0


def _standing(claim: Claim, current: bool) -> Claim:
    return replace(claim, value=replace(toll_of(claim), current=current))
