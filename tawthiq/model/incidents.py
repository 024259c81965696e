"""Incidents: accounts of one happening, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.claims import Account
from tawthiq.model.values import Location


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the claims on one field add up to: best, low and high with the rule that made them.

    `for_` and `against` hold claim ids; a bound such as "at least" makes no high. Where a person decided otherwise,
    `proposed` keeps what the claims add up to.
    """

    field: str
    best: str | int | None
    low: int | None = None
    high: int | None = None
    rule: str = ""
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    proposed: Settlement | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as several articles tell it: (article id, account) pairs and the settled fields.

    `decided_place` is the place that a person settled it on; None where no one did.
    """

    id: str
    accounts: tuple[tuple[str, Account], ...]
    settled: tuple[Settlement, ...] = ()
    decided_place: Location | None = None

    def settlement(self, field: str) -> Settlement | None:
        """Return what was settled for one field, or None."""
        return next((item for item in self.settled if item.field == field), None)
