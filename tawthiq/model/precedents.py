"""Precedents: incidents as a data set records them, to hold what articles say about the past against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["stated", "rows"]
ENOUGH = 300
"""Precedents of one data set that a question looks at, the deadliest or latest first: what decides is among them."""
LONGEST = 366
"""Days that the date of a precedent may span at most: what is known no better than that is not compared."""


@dataclass(frozen=True, slots=True)
class Between:
    """A figure as lowest, best and highest; None where the data set gives none."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def least(self) -> int:
        """Return what it is at least: nothing known is 0."""
        return next((value for value in (self.low, self.best, self.high) if value is not None), 0)

    @property
    def most(self) -> int:
        """Return what it may be at most, as far as recorded.

        >>> Between(31, None, 38).most, Between(32, 32, None).most
        (38, 32)
        """
        return max((value for value in (self.high, self.best, self.low) if value is not None), default=0)

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


NO_FIGURE = Between()


@dataclass(frozen=True, slots=True)
class Precedent:
    """One incident of a data set: its key there, the first and last day it may have been on (ISO), and where.

    `precision` says how far down the place is known (`site`, `locality`, `admin1`, `country`); degrees are WGS 84;
    `actors` are those who attacked, `sides` all that took part, by our ids where we know them, else by name; what the
    data set does not say is empty.
    """

    key: str
    since: str
    until: str
    country: str
    admin1: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "country"
    type: str = ""
    suicide: bool = False
    weapons: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    killed: Between = Between()
    injured: Between = Between()
    sides: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    def figure(self, measure: str) -> Between:
        """Return the figure of dead or injured.

        >>> Precedent("a", "2018", "2018", "IQ", injured=Between(3, 3, 3)).figure("injured").most
        3
        """
        return self.injured if measure == "injured" else self.killed


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a data set claims to hold: a period (ISO days), countries, and whether deadly incidents alone.

    `basis` says how the period was got: `stated` by whoever imported it, or taken from its `rows`, the first and last.
    """

    since: str
    until: str
    countries: frozenset[str]
    deadly: bool = False
    basis: Basis = "stated"

    def covers(self, country: str, since: str, until: str) -> bool:
        """Return whether a country is covered for the whole of a period.

        >>> Coverage("1989-01-01", "2018-12-31", frozenset({"IQ"})).covers("IQ", "2018-02-01", "2021-01-20")
        False
        """
        return country in self.countries and self.since <= since and until <= self.until


@dataclass(frozen=True, slots=True)
class DataSet:
    """A named source of precedents: its format, licence and the day it was imported, how many, and what it covers."""

    name: str
    format: str
    licence: str
    imported: str
    count: int
    coverage: Coverage
