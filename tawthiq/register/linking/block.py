"""Which accounts are worth comparing: keys under which an account is filed and keys under which it looks for others.

Two accounts are candidates when what one asks for meets what the other is filed under. The keys come in mirrored pairs,
so it does not matter which of the two looks: an account added late finds, and is found by, exactly the same others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from tawthiq.register.telling import Days, Telling

LIKE = {
    "on": ("on",),
    "night": ("night",),
    "in": ("of",),
    "of": ("in", "of"),
    "told": ("undated", "recalled"),
    "undated": ("told", "undated", "recalled"),
    "recalled": ("told", "undated"),
    "text": ("text",),
}
"""For each kind of key the kinds it looks for.

`on` a day; `night` before a day, which may be dated by either; `in` a month or year, for accounts that know the day;
`of` a month or year, for those that know no more; `told` for news, `undated` and `recalled` for news and recollections
of no known date; `text` for copies.
"""
UNUSUAL = 4  # killed: fewer are told too often to know an incident by them
COPIES = 4  # hashes of the sketch under which a text is filed: copies have some of them in common


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its kind (see `LIKE`), the time, and the place or figures."""

    kind: str
    time: str
    what: str

    def __str__(self) -> str:
        """Return the key as it is filed."""
        return f"{self.kind}:{self.time}|{self.what}"


def filed(telling: Telling) -> set[str]:
    """Return the keys under which an account is found."""
    return {str(key) for key in _keys(telling)}


def asked(telling: Telling) -> set[str]:
    """Return the keys under which an account looks for others."""
    return {str(Key(kind, key.time, key.what)) for key in _keys(telling) for kind in LIKE[key.kind]}


def _keys(telling: Telling) -> Iterator[Key]:
    days = telling.days
    wide, narrow = _areas(telling), _spots(telling)
    if days and days.precision in ("day", "unsaid"):
        yield from (Key("on", day, what) for day in _each_day(days) for what in wide)
        near = narrow | {what for what in wide if "killed" in what}
        yield from (Key("night", day, what) for day in _nights(days) for what in near)
        yield from _around("in", days, narrow)
    elif days:
        yield from _around("of", days, narrow)
    if telling.is_main or days is None:
        kind = "recalled" if not telling.is_main else "told" if days else "undated"
        yield from (Key(kind, "", what) for what in _marks(telling))
    yield from (Key("text", "", f"{number:x}") for number in telling.stamp.wording.sketch[:COPIES])


def _each_day(days: Days) -> list[str]:
    count = (days.last - days.first).days + 1
    return [(days.first + timedelta(n)).isoformat() for n in range(count)]


def _nights(days: Days) -> set[str]:
    """Return the first day and the day after the last: with both ends, accounts that are one day off meet."""
    return {days.first.isoformat(), (days.last + timedelta(1)).isoformat()}


def _around(kind: str, days: Days, narrow: set[str]) -> Iterator[Key]:
    """Yield keys of the months, and of the years with figures: a year of one town is too much to compare."""
    ends = (days.first.isoformat(), days.last.isoformat())
    if days.precision != "year":
        yield from (Key(kind, month, what) for month in {end[:7] for end in ends} for what in narrow)
    yield from (Key(kind, year, what) for year in {end[:4] for end in ends} for what in narrow if "killed" in what)


def _areas(telling: Telling) -> set[str]:
    """Return the province, the square degree, each actor and the figures in the country, and two figures alone."""
    killed, injured = telling.figure("killed"), telling.figure("injured")
    found = set()
    place = telling.place
    if place:
        found.add(f"{place.country}|{place.admin1 or place.locality or ''}")
        found |= {f"{place.country}|by {actor}" for actor in telling.actors}
        if place.lat is not None and place.lon is not None:
            found.add(f"{place.lat:.0f} {place.lon:.0f}")
        if killed:
            found.add(f"{place.country}|killed {killed.value}")
    if killed and injured:
        found.add(f"killed {killed.value} injured {injured.value}")
    return found


def _spots(telling: Telling) -> set[str]:
    """Return the town, and the town with the number of killed."""
    killed = telling.figure("killed")
    town = _town(telling)
    if not town:
        return set()
    return {town, f"{town}|killed {killed.value}"} if killed else {town}


def _marks(telling: Telling) -> set[str]:
    """Return what an incident is known by where the day is not: its town with figures that are not those of many."""
    killed, injured, town = telling.figure("killed"), telling.figure("injured"), _town(telling)
    if not town or not killed:
        return set()
    found = {f"{town}|killed {killed.value}"} if killed.value >= UNUSUAL else set()
    return found | {f"{town}|killed {killed.value} injured {injured.value}"} if injured else found


def _town(telling: Telling) -> str:
    place = telling.place
    if not place or not (place.locality or place.precision == "site"):
        return ""
    return f"{place.country}|{place.locality or place.name}"
