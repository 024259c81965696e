"""Incidents: accounts of one happening, what they add up to, and what people decided about them."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.claims import Account


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the claims on one field add up to: best, low and high with the rule that made them.

    `for_` and `against` hold claim ids; a bound such as "at least" makes no high.
    """

    field: str
    best: str | int | None
    low: int | None = None
    high: int | None = None
    rule: str = ""
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as several articles tell it: (article id, account) pairs and the settled fields."""

    id: str
    accounts: tuple[tuple[str, Account], ...]
    settled: tuple[Settlement, ...] = ()

    def settlement(self, field: str) -> Settlement | None:
        """Return what was settled for one field, or None."""
        return next((item for item in self.settled if item.field == field), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement on a claim or incident: who, when (ISO), why; later ones override earlier ones."""

    on: str
    verdict: str
    by: str
    at: str
    note: str = ""
