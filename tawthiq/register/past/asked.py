"""What a sentence about the past asks of the record: measure, rank, area, time and kind of attack."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.precedents import Between
from tawthiq.model.values import Location
from tawthiq.register.past.period import Period, compared_with, period

MEASURES = {"deadliest": "killed", "biggest": "killed", "worst": "killed", "most violent": "killed"}
"""What each word of degree is held against; what «worst» means is the speaker's, the dead are counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the record about an incident of a day with a figure of dead.

    `rank` is which of its kind it is said to be, this one included; `area` None where no place is known; `is_placed`
    where the sentence itself names it. `unread` says in codes what cannot be asked.
    """

    kind: str
    day: str
    killed: Between
    area: Location | None
    is_placed: bool
    period: Period | None
    measure: str = ""
    rank: int | None = None
    direction: str = ""
    types: frozenset[str] = frozenset()
    is_suicide: bool = False
    weapons: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """The incident that a sentence speaks of: its day, where, and how many it killed, as far as reported."""

    day: str
    place: Location | None
    killed: Between


def asked(kind: str, pairs: tuple[tuple[str, str], ...], occasion: Occasion, area: Location | None) -> Asked:
    """Return the question that a comparison puts; `area` is the place that it names, None where it names none.

    >>> here = Occasion("2021-01-21", Location("IQ", "Baghdad", "Baghdad"), Between(32, 32, None))
    >>> made = asked("superlative", (("measure", "deadliest"), ("since", "2018-01")), here, None)
    >>> made.measure, made.period.since, made.area.country, made.unread
    ('killed', '2018-02-01', 'IQ', ())
    >>> asked("frequency", (("habit", "regular"),), here, None).unread
    ('habit',)
    """
    asks = dict(pairs)
    when = period(asks, occasion.day) if occasion.day else None
    if kind == "trend" and when is not None:
        when = compared_with(when) if {"since", "within"} & asks.keys() else None
    where = area or _country(occasion.place)
    measure, rank = MEASURES.get(asks.get("measure", ""), ""), _rank(asks)
    types = frozenset(value for key, value in pairs if key == "type")
    unread = tuple(
        name
        for name, is_missing in (
            ("day", not occasion.day),
            ("time", bool(occasion.day) and when is None),
            ("area", where is None),
            ("measure", kind == "superlative" and not measure),
            ("figure", kind == "superlative" and not occasion.killed.most),
            ("habit", "habit" in asks),
            ("row", "row" in asks),
            ("count", kind == "frequency" and rank is None and not {"habit", "row"} & asks.keys()),
            ("direction", kind == "trend" and asks.get("direction") not in ("up", "down")),
        )
        if is_missing
    )
    return Asked(
        kind, occasion.day, occasion.killed, where, area is not None, when, measure, rank, asks.get("direction", ""),
        types, "suicide" in asks, _all(pairs, "weapon"), _all(pairs, "actor"), unread,
    )  # fmt: skip


def _all(pairs: tuple[tuple[str, str], ...], name: str) -> frozenset[str]:
    return frozenset(value for key, value in pairs if key == name)


def _rank(asks: dict[str, str]) -> int | None:
    """Return which of its kind an incident is said to be; after a lull it is the first."""
    if "after" in asks:
        return 1
    told = asks.get("rank") or asks.get("count") or ""
    return int(told) if told.isdigit() else None


def _country(place: Location | None) -> Location | None:
    return Location(place.country, precision="country") if place and place.country else None
