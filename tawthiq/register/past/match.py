"""Which record of a data set tells of an incident of the register, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawthiq.model.precedents import Between, Precedent
from tawthiq.model.values import Location
from tawthiq.register.past.answer import NEAR_KM, distance


@dataclass(frozen=True, slots=True)
class Match:
    """A record that tells of the same incident: surely, or possibly where its place or figures leave room."""

    precedent: Precedent
    is_sure: bool
    reason: str


def matched(own: Precedent, others: Iterable[Precedent]) -> Iterator[Match]:
    """Yield the records that tell of an incident, the surest first, each with the reason in words.

    >>> one = Precedent("a", "2018-01-15", "2018-01-15", "IQ", "Baghdad", lat=33.3, lon=44.4, precision="locality",
    ... killed=Between(31, 35, 38))
    >>> other = Precedent("b", "2018-01-15", "2018-01-15", "IQ", "Baghdad", lat=33.32, lon=44.42, precision="locality",
    ... killed=Between(38, 38, 38))
    >>> [(m.is_sure, m.reason) for m in matched(one, [other])]
    [(True, 'the same day, 3 km apart, 31-38 and 38 killed')]
    """
    found = [match for each in others if (match := _match(own, each)) is not None]
    yield from sorted(found, key=lambda m: (not m.is_sure, m.precedent.key))


def _match(own: Precedent, other: Precedent) -> Match | None:
    days, place, toll = _days(own, other), _place(own, other), _toll(own.killed, other.killed)
    if days is None or place is None or toll is None or (own.type and other.type and _differ(own.type, other.type)):
        return None
    is_sure = days[0] and place[0] and toll[0]
    return Match(other, is_sure, ", ".join((days[1], place[1], toll[1])))


def _differ(one: str, other: str) -> bool:
    return one != other and "other" not in (one, other)


def _days(own: Precedent, other: Precedent) -> tuple[bool, str] | None:
    if (own.since, own.until) == (other.since, other.until):
        return own.since == own.until, "the same day" if own.since == own.until else "the same days"
    if own.until < other.since or other.until < own.since:
        return None
    return False, f"days that overlap ({other.since} to {other.until})"


def _place(own: Precedent, other: Precedent) -> tuple[bool, str] | None:
    if own.country != other.country or (own.admin1 and other.admin1 and own.admin1 != other.admin1):
        return None
    point = Location(own.country, own.admin1, None, own.lat, own.lon)
    far = distance(other, point)
    is_fine = {own.precision, other.precision} <= {"site", "locality"}
    if is_fine and far is not None:
        return (True, f"{far:.0f} km apart") if far <= NEAR_KM else None
    return False, "the same province" if own.admin1 and own.admin1 == other.admin1 else "the same country"


def _toll(own: Between, other: Between) -> tuple[bool, str] | None:
    """Return whether figures of dead overlap, or lie beside one another; None where they are far apart."""
    if not own.most or not other.most:
        return False, "no figure to compare"
    told = f"{own} and {other} killed"
    if own.least <= other.most and other.least <= own.most:
        return True, told
    is_near = max(own.most, other.most) <= 2 * min(own.most, other.most)
    return (False, told) if is_near else None
