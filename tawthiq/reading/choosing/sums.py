"""Totals that add up several incidents of an article: they belong to none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tawthiq.model.claims import Account, Claim
from tawthiq.model.values import Toll

MOST = 6
"""Other accounts of an article whose figures are added up; of more, those told first."""
FEW = 4
"""Totals up to which some of the other figures may add up by chance: all of them must."""


def apart(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts of an article, each standing by its own total where it stood by one of several incidents.

    «قتل ستة عشر … في هجومين» stands first in an account that also tells of six, and another account tells of ten.
    """
    news = [account for account in accounts if account.role == "main"]
    return tuple(_apart(each, [other for other in news if other is not each][:MOST]) for each in accounts)


def _apart(account: Account, others: Sequence[Account]) -> Account:
    claims = list(account.claims)
    for total in [claim for claim in claims if _is_total(claim) and _toll(claim).current]:
        own = [claim for claim in claims if _is_total(claim) and _is_rest(claim, total, others)]
        if len(own) == 1:
            claims[claims.index(total)] = _standing(total, False)
            claims[claims.index(own[0])] = _standing(own[0], True)
    return replace(account, claims=tuple(claims))


def _is_rest(claim: Claim, total: Claim, others: Sequence[Account]) -> bool:
    """Return whether a figure is what is left of a total without the figures of some other accounts."""
    mine, whole = _toll(claim), _toll(total)
    if mine.status != whole.status or mine.count.value is None or whole.count.value is None:
        return False
    known = [value for other in others for value in _stands_by(other, whole.status)]
    left = whole.count.value - mine.count.value
    fewest = 1 if whole.count.value > FEW else max(len(known), 1)
    return any(sum(some) == left for many in range(fewest, len(known) + 1) for some in combinations(known, many))


def _stands_by(account: Account, status: str) -> Iterator[int]:
    """Yield the figure that an account stands by, where it is one."""
    tolls = [_toll(claim) for claim in account.of("toll")]
    current = [toll for toll in tolls if toll.status == status and toll.current and toll.count.value]
    totals = [toll for toll in current if toll.group == "all"] or current
    if len(totals) == 1:
        yield totals[0].count.value or 0


def _is_total(claim: Claim) -> bool:
    return claim.field == "toll" and _toll(claim).group == "all"


def _toll(claim: Claim) -> Toll:
    assert isinstance(claim.value, Toll)
    return claim.value


def _standing(claim: Claim, current: bool) -> Claim:
    return replace(claim, value=replace(_toll(claim), current=current))
