"""Totals of several incidents stand for none of them."""

from __future__ import annotations

import pytest

from tawthiq.model.claims import Account, Claim
from tawthiq.model.kinds import Role
from tawthiq.model.text import Evidence
from tawthiq.model.values import Count, Toll
from tawthiq.reading.choosing.sums import apart

WORDS = Evidence("أرقام", "text", 0, 5)


def told(*values: int, role: Role = "main", group: str = "all", status: str = "killed") -> Account:
    """Return an account that gives some totals and stands by the first."""
    tolls = [Toll(status, group, Count(value), current=at == 0) for at, value in enumerate(values)]
    return Account(role, tuple(Claim("toll", toll, WORDS, None, "") for toll in tolls))


def standing(*accounts: Account) -> list[int | None]:
    """Return the figure that each account stands by."""
    return [
        claim.value.count.value
        for account in apart(accounts)
        for claim in account.claims
        if isinstance(claim.value, Toll) and claim.value.current
    ]


SUMS: dict[str, tuple[tuple[Account, ...], list[int]]] = {
    "of two": ((told(16, 6), told(10)), [6, 10]),
    "of three": ((told(22, 4), told(7), told(11)), [4, 7, 11]),
    "of two, where a third is told of beside them": ((told(16, 6), told(10), told(3)), [6, 10, 3]),
    "of one with soldiers elsewhere": ((told(16, 6), told(10, group="soldier")), [6, 10]),
    "no sum": ((told(16, 7), told(10)), [16, 10]),
    "two figures would be left": ((told(16, 6, 3), told(10), told(13)), [16, 10, 13]),
    "few, by chance": ((told(4, 1), told(3), told(8)), [4, 3, 8]),
    "few, of all": ((told(3, 2), told(1)), [2, 1]),
    "with what is recalled": ((told(16, 6), told(10, role="background")), [16, 10]),
    "with others who were injured": ((told(16, 6), told(10, status="injured")), [16, 10]),
    "of one account": ((told(16, 6),), [16]),
    "of groups": ((told(16, 6, group="soldier"), told(10)), [16, 10]),
}


@pytest.mark.parametrize("case", SUMS)
def test_a_total_of_several_incidents_stands_for_none(case: str) -> None:
    accounts, expected = SUMS[case]
    assert standing(*accounts) == expected


LEADS: dict[str, tuple[tuple[Account, ...], list[int]]] = {
    "of two": ((told(12), told(8), told(4)), [8, 4]),
    "of two, one of them soldiers": ((told(12), told(8, group="soldier"), told(4)), [8, 4]),
    "of three, a series": ((told(12), told(8), told(3), told(1)), [12, 8, 3, 1]),
    "of one, told twice": ((told(12), told(12)), [12, 12]),
    "no sum": ((told(12), told(8), told(5)), [12, 8, 5]),
    "not told first": ((told(8), told(12), told(4)), [8, 12, 4]),
    "after what is recalled": ((told(90, role="background"), told(12), told(8), told(4)), [90, 8, 4]),
    "with what is recalled": ((told(12), told(8), told(4, role="background")), [12, 8, 4]),
    "of nothing that is news": ((told(12, role="background"), told(8, role="background")), [12, 8]),
}


@pytest.mark.parametrize("case", LEADS)
def test_a_first_total_of_two_incidents_is_none_of_its_own(case: str) -> None:
    accounts, expected = LEADS[case]
    assert standing(*accounts) == expected


def test_nothing_is_lost() -> None:
    assert [len(account.claims) for account in apart((told(16, 6), told(10)))] == [2, 1]
