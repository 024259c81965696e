"""Do two accounts tell of one incident? Points for and against, each with its reason in plain words.

Agreement on the day and the town makes most of the sum, equal figures count the more the larger they are, and some
contradictions decide alone (another day, another country, one article that tells of both apart).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.model.values import Location
from tawthiq.register.figures import Figure
from tawthiq.register.telling import Days, Telling

ENOUGH = 7
KM_ONE_TOWN = 3.0  # one town under two names
KM_BESIDE = 12.0  # a village beside a town
KM_BETWEEN_SITES = 2.0
FAMILIES = (
    frozenset({"bombing", "landmine", "armed_attack", "assassination", "vehicle_ramming"}),
    frozenset({"armed_attack", "armed_clash", "raid", "assassination", "execution", "stabbing", "crackdown"}),
    frozenset({"air_strike", "shelling", "bombing", "chemical_attack", "assassination"}),
    frozenset({"abduction", "raid", "armed_attack", "execution"}),
    frozenset({"arson", "armed_attack", "crackdown"}),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for (points above 0) or against; `decides` where nothing can outweigh it."""

    points: int
    words: str
    decides: bool = False

    def __str__(self) -> str:
        """Return the points and the words, as a person reads them."""
        return self.words if self.decides else f"{self.points:+d} {self.words}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are: the reasons, and what follows."""

    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """Return the sum of the points."""
        return sum(reason.points for reason in self.reasons)

    @property
    def is_apart(self) -> bool:
        """Return whether the two cannot be one incident."""
        return any(reason.decides for reason in self.reasons)

    @property
    def is_same(self) -> bool:
        """Return whether the two are taken for one incident."""
        return not self.is_apart and self.points >= ENOUGH


def compare(one: Telling, other: Telling) -> Likeness:
    """Return how alike two accounts are; the same whichever is named first."""
    first, second = sorted((one, other), key=lambda telling: telling.id)
    return Likeness(tuple(_reasons(first, second)))


def are_apart(one: Telling, other: Telling) -> bool:
    """Return whether two accounts cannot be one incident; quicker than weighing all reasons."""
    return any(reason.decides for reason in _where_and_when(one, other))


def _where_and_when(one: Telling, other: Telling) -> Iterator[Reason]:
    if one.stamp.hash == other.stamp.hash:
        yield Reason(0, "one article tells of both, as two incidents", decides=True)
    yield _by_day(one.days, other.days)
    yield _by_place(one.place, other.place)


def _reasons(one: Telling, other: Telling) -> Iterator[Reason]:
    yield from _where_and_when(one, other)
    yield _by_type(one.type, other.type)
    yield from _by_figure("killed", one, other)
    yield from _by_figure("injured", one, other)
    yield from _by_detail("weapon", one.weapons, other.weapons)
    yield from _by_detail("target", one.targets, other.targets)
    yield from _by_detail("actor", one.actors, other.actors)


def _by_day(one: Days | None, other: Days | None) -> Reason:
    if one is None or other is None:
        return Reason(-1, "the day of one is not known")
    if one.last < other.first or other.last < one.first:
        early, late = sorted((one.first, other.first))
        return Reason(0, f"not on one day: {early} and {late}", decides=True)
    if one.precision == other.precision == "day":
        return Reason(3, f"both on {one.first}")
    wide = {one.precision, other.precision} - {"day", "unsaid"}
    if wide:
        return Reason(0, f"the date of one is known to the {min(wide)} only, and agrees")
    if one.last == other.last:
        return Reason(2, f"the day of one is not said, but it is {one.last} or little before")
    return Reason(1, "the day of one is not said, its publication agrees")


def _by_place(one: Location | None, other: Location | None) -> Reason:
    if one is None or other is None:
        return Reason(-1, "the place of one is not known")
    if one.country != other.country:
        return Reason(0, f"not in one country: {one.country} and {other.country}", decides=True)
    km = distance(one, other)
    coarse = {one.precision, other.precision} & {"admin1", "country"}
    if not coarse:
        return _by_town(one, other, km)
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return Reason(0, f"not in one province: {one.admin1} and {other.admin1}", decides=True)
    if "country" in coarse:
        return Reason(0, "the place of one is known to the country only, and agrees")
    return Reason(2, "in one province, the town of one is not known")


def _by_town(one: Location, other: Location, km: float | None) -> Reason:
    if one.precision == other.precision == "site" and km is not None and one.name != other.name:
        if km <= KM_BETWEEN_SITES:
            return Reason(4, f"{km:.1f} km apart")
        if one.locality == other.locality:
            return Reason(0, f"two places in one town: {one.name} and {other.name}")
    if one.locality and one.locality == other.locality and one.admin1 == other.admin1:
        return Reason(4 if one.precision == other.precision == "site" else 3, f"both in {one.locality}")
    if km is not None and km <= KM_BESIDE:
        return Reason(3 if km <= KM_ONE_TOWN else 2, f"{km:.1f} km apart")
    return Reason(0, f"not in one town: {one.locality or one.name} and {other.locality or other.name}", decides=True)


def distance(one: Location, other: Location) -> float | None:
    """Return kilometres between two places along the globe, or None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    across = math.sin((b - a) / 2) ** 2
    along = math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, across + along)))


def _by_type(one: str, other: str) -> Reason:
    if not one or not other or "other" in (one, other):
        return Reason(1, "the type of one is not known")
    if one == other:
        return Reason(2, f"both {one}")
    if any({one, other} <= family for family in FAMILIES):
        return Reason(1, f"{one} and {other} can be one")
    return Reason(-3, f"{one} and {other} are hardly one")


def _by_figure(status: str, one: Telling, other: Telling) -> Iterator[Reason]:
    a, b = one.figure(status), other.figure(status)
    if a is None or b is None:
        return
    shared = _said(status, one) & _said(status, other) | ({a.value} & {b.value})
    if shared and not (a.is_vague or b.is_vague):
        yield Reason(_worth(max(shared)), f"both have {max(shared)} {status}")
    else:
        first, last = sorted((one, other), key=lambda telling: telling.published)
        knows_order = "" < first.published < last.published
        grows = knows_order and (a.value < b.value) == (one is first)
        yield _by_gap(status, (a, b), later_is_higher=grows)


def _said(status: str, telling: Telling) -> frozenset[int]:
    return next((numbers for name, numbers in telling.said if name == status), frozenset())


def _worth(number: int) -> int:
    """Return what it is worth that two accounts have the same number: 1 killed is common, 32 is not."""
    return 1 if number < 4 else 2 if number < 10 else 3


def _by_gap(status: str, figures: tuple[Figure, Figure], *, later_is_higher: bool) -> Reason:
    low, high = sorted(figure.value for figure in figures)
    words = f"{low} and {high} {status}"
    if any(figure.is_vague for figure in figures):
        return Reason(0, f"{words}, one only roughly")
    if high - low <= max(2, high // 3):
        return Reason(0, f"{words}, close")
    if high >= 4 * low and high - low > 8:
        return Reason(-4, f"{words}, far apart")
    if later_is_higher:
        return Reason(0, f"{words}, the later the higher, as a toll grows")
    return Reason(-1, f"{words}")


def _by_detail(field: str, one: frozenset[str], other: frozenset[str]) -> Iterator[Reason]:
    shared = sorted(one & other)
    if shared:
        yield Reason(1, f"both have the {field} {', '.join(shared)}")
    elif one and other and field == "target":
        yield Reason(-1, f"another {field}: {', '.join(sorted(one))} and {', '.join(sorted(other))}")
