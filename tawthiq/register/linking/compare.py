"""Do two accounts tell of one incident? Points for and against, each with its reason in plain words.

The day, the town and the wording make most of the sum; equal figures count the more the larger they are. Where readers
and reporters are known to slip (a night has two dates, a village goes by the nearest town) a difference counts against,
and less so where the texts have much in common; what is no slip decides alone. A point is about half a unit of
log-odds, as measured on pairs of articles whose grouping was checked by reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from tawthiq.model.values import Location, kilometres
from tawthiq.register.figures import Figure
from tawthiq.register.telling import Days, Telling
from tawthiq.register.wording import in_common, is_copy, likeness

ENOUGH = 7
DAYS_APART = 10  # a date farther off is not a slip
KM_ONE_TOWN = 3.0  # one town under two names
KM_NEAR = 40.0  # a village and the nearest town
KM_REGION = 100.0
KM_BETWEEN_SITES = 2.0
OF_ONE_TOLL = 5  # points for the numbers of killed and of injured together, one of them no small one
TOLD_TWICE = -12  # by one article: only what others tell can make it one
UNSPECIFIED = "explosives"  # a weapon that may be any other
LARGE = 20  # a toll from which on two that are nearly one speak for one incident
MISREAD = 1  # how far apart two figures are that may be one
ALIKE = ((0.4, 7), (0.2, 6), (0.15, 3), (0.1, 1), (0.02, -1), (0.0, -6))
"""Likeness of wording from which on, and its points; see `wording.likeness`."""
COPIED = 7
LATE = (4, 1, 0, -1)
"""Points where the day of one is not said, by the days between a day and a report."""
FAMILIES = (
    frozenset({"bombing", "landmine", "armed_attack", "assassination", "vehicle_ramming"}),
    frozenset({"armed_attack", "armed_clash", "raid", "assassination", "execution", "stabbing", "crackdown"}),
    frozenset({"air_strike", "shelling", "bombing", "chemical_attack", "assassination"}),
    frozenset({"abduction", "raid", "armed_attack", "execution"}),
    frozenset({"arson", "armed_attack", "crackdown"}),
)


Spot = tuple[Days | None, Location | None]


class Slip(NamedTuple):
    """What a difference weighs where it may be a slip, and how much alike the texts must be for that."""

    points: int
    alike: float


A_NIGHT, ANOTHER_DAY, ANOTHER_PLACE = -6, -9, -20
SLIPS = {A_NIGHT: Slip(-2, 0.1), ANOTHER_DAY: Slip(-5, 0.2), ANOTHER_PLACE: Slip(-6, 0.2)}


class Reason(NamedTuple):
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


def points_of(one: Telling, other: Telling) -> int | None:
    """Return the sum of the points, None where the two cannot be one incident; quicker than keeping the reasons."""
    first, second = (one, other) if one.id < other.id else (other, one)
    points = 0
    for reason in _reasons(first, second):
        if reason.decides:
            return None
        points += reason.points
    return points


def explain_pair(one: Telling, other: Telling) -> tuple[list[Reason], str]:
    """Return why two accounts are taken for one incident or not: the reasons, and the verdict in words."""
    alike = compare(one, other)
    reasons = sorted(alike.reasons, key=lambda reason: (not reason.decides, -abs(reason.points)))
    if alike.is_apart:
        verdict = "apart: they cannot be one incident"
    elif alike.is_same:
        verdict = f"together: {alike.points} points, {ENOUGH} are enough"
    else:
        verdict = f"apart: {alike.points} points, {ENOUGH} would be enough"
    return reasons, verdict


def are_apart(one: Telling, other: Telling) -> bool:
    """Return whether two accounts cannot be one incident; quicker than weighing all reasons."""
    return any(reason.decides for reason in _where_and_when(one, other))


def are_far(here: Spot, there: Spot) -> bool:
    """Return whether days or places cannot be the same, unless one is a slip."""
    return _by_day(here[0], there[0]).decides or _by_place(here[1], there[1]).decides


def _where_and_when(one: Telling, other: Telling) -> Iterator[Reason]:
    day, place = _by_day(one.days, other.days), _by_place(one.place, other.place)
    if one.stamp.hash == other.stamp.hash:
        yield _by_article(one, other, day, place)
    yield _unless_alike(day, one, other)
    yield _unless_alike(place, one, other)


def _unless_alike(reason: Reason, one: Telling, other: Telling) -> Reason:
    """Return the reason, which weighs less where it may be a slip: where the texts have too much in common.

    A day beside a day may be one where both tolls are one, too.
    """
    slip = SLIPS.get(reason.points)
    if slip and (_are_alike(one, other, slip.alike) or (reason.points == A_NIGHT and _have_one_toll(one, other))):
        return Reason(slip.points, reason.words)
    return reason


def _have_one_toll(one: Telling, other: Telling) -> bool:
    """Return whether the numbers of killed and of injured are the same, and not both such as are told every day."""
    both = [_shared(status, one, other) for status in ("killed", "injured")]
    return all(both) and sum(_worth(max(shared)) for shared in both) >= OF_ONE_TOLL


def _by_article(one: Telling, other: Telling, day: Reason, place: Reason) -> Reason:
    """Return what it means that one article tells of both: two incidents, unless nothing clearly tells them apart."""
    if day.points > A_NIGHT and place.points >= 0 and not _differ(one, other):
        return Reason(TOLD_TWICE, "one article tells of both, and of no clear difference")
    return Reason(0, "one article tells of both, as two incidents", decides=True)


def _differ(one: Telling, other: Telling) -> bool:
    """Return whether one of two accounts has another type, figure, weapon or target than the other has."""
    figures = ((one.figure(status), other.figure(status)) for status in ("killed", "injured"))
    return (
        _by_type(one.type, other.type).points < -1
        or any(abs(a.value - b.value) > MISREAD for a, b in figures if a and b)
        or (UNSPECIFIED not in one.weapons | other.weapons and _are_others(one.weapons, other.weapons))
        or _are_others(one.targets, other.targets)
    )


def _are_others(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _reasons(one: Telling, other: Telling) -> Iterator[Reason]:
    yield from _where_and_when(one, other)
    yield _by_type(one.type, other.type)
    yield from _by_figure("killed", one, other)
    yield from _by_figure("injured", one, other)
    yield from _by_detail("weapon", one.weapons, other.weapons)
    yield from _by_detail("target", one.targets, other.targets)
    yield from _by_detail("actor", one.actors, other.actors)
    if one.stamp.hash != other.stamp.hash:
        yield from _by_wording(one, other)
        yield from _by_outlet(one, other)


def _by_day(one: Days | None, other: Days | None) -> Reason:
    if one is None or other is None:
        return Reason(-2, "the day of one is not known")
    gap = max((other.first - one.last).days, (one.first - other.last).days, 0)
    precisions = {one.precision, other.precision}
    if gap > DAYS_APART:
        early, late = sorted((one.first, other.first))
        return Reason(0, f"not on one day: {early} and {late}", decides=True)
    if gap:
        return _by_gap_of_days(one, other, gap)
    if wide := precisions - {"day", "unsaid"}:
        return Reason(0, f"the date of one is known to the {min(wide)} only, and agrees")
    if "unsaid" not in precisions:
        return Reason(4, f"both on {one.first}")
    days = abs((one.last - other.last).days)
    return Reason(LATE[min(days, 3)], f"the day of one is not said, and was reported {days} days later")


def _by_gap_of_days(one: Days, other: Days, gap: int) -> Reason:
    points = A_NIGHT if gap == 1 else ANOTHER_DAY
    early, late = sorted((one.first, other.first))
    if "unsaid" in (one.precision, other.precision):
        words = f"the day of one is not said, and was not reported on {early} or {late}"
    else:
        words = f"on {early} and {late}" + (", as a night may be dated" if gap == 1 else "")
    return Reason(points, words)


def _by_place(one: Location | None, other: Location | None) -> Reason:
    if one is None or other is None:
        return Reason(-2, "the place of one is not known")
    if one.country != other.country:
        return Reason(ANOTHER_PLACE, f"not in one country: {one.country} and {other.country}", decides=True)
    coarse = {one.precision, other.precision} & {"admin1", "country"}
    if "country" in coarse:
        return Reason(0, "the place of one is known to the country only, and agrees")
    if coarse:
        return _by_province(one, other)
    return _by_town(one, other)


def _by_province(one: Location, other: Location) -> Reason:
    if not one.admin1 or one.admin1 == other.admin1:
        return Reason(2, "in one province, the town of one is not known")
    words = f"{one.admin1} and {other.admin1}"
    km = distance(one, other)
    if km is not None and km <= KM_REGION:
        return Reason(0, f"provinces side by side: {words}")
    return Reason(ANOTHER_PLACE, f"not in one province: {words}", decides=True)


def _by_town(one: Location, other: Location) -> Reason:
    are_sites = one.precision == other.precision == "site"
    is_town = one.locality and one.locality == other.locality and one.admin1 == other.admin1
    if is_town and not (are_sites and one.name != other.name):
        return Reason(5 if are_sites else 4, f"both in {one.locality}")
    km = distance(one, other)
    if are_sites and km is not None and one.name != other.name:
        if km <= KM_BETWEEN_SITES:
            return Reason(5, f"{km:.1f} km apart")
        if one.locality == other.locality:
            return Reason(1, f"two places in one town: {one.name} and {other.name}")
    if is_town:
        return Reason(5, f"both in {one.locality}")
    words = f"{one.locality or one.name} and {other.locality or other.name}"
    if km is not None and km <= KM_REGION:
        points = 3 if km <= KM_ONE_TOWN else 0 if km <= KM_NEAR else -2
        return Reason(points, f"{km:.0f} km apart: {words}")
    return Reason(ANOTHER_PLACE, f"not in one town: {words}", decides=True)


def distance(one: Location, other: Location) -> float | None:
    """Return kilometres between two places along the globe, or None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon))


def _by_type(one: str, other: str) -> Reason:
    if not one or not other or "other" in (one, other):
        return Reason(-1, "the type of one is not known")
    if one == other:
        return Reason(1, f"both {one}")
    if any({one, other} <= family for family in FAMILIES):
        return Reason(0, f"{one} and {other} can be one")
    return Reason(-2, f"{one} and {other} are hardly one")


def _by_figure(status: str, one: Telling, other: Telling) -> Iterator[Reason]:
    a, b = one.figure(status), other.figure(status)
    if a is None or b is None:
        return
    if shared := _shared(status, one, other):
        yield Reason(_worth(max(shared)), f"both have {max(shared)} {status}")
    else:
        first, last = sorted((one, other), key=lambda telling: telling.published)
        knows_order = "" < first.published < last.published
        grows = knows_order and (a.value < b.value) == (one is first)
        yield _by_gap(status, (a, b), later_is_higher=grows)


def _shared(status: str, one: Telling, other: Telling) -> frozenset[int]:
    """Return the totals that both give, superseded ones too; none where one gives a total only roughly, or none."""
    a, b = one.figure(status), other.figure(status)
    if a is None or b is None or a.is_vague or b.is_vague:
        return frozenset()
    return _said(status, one) & _said(status, other) | ({a.value} & {b.value})


def _said(status: str, telling: Telling) -> frozenset[int]:
    for name, numbers in telling.said:
        if name == status:
            return numbers
    return frozenset()


def _worth(number: int) -> int:
    """Return what it is worth that two accounts have the same number: 1 killed is common, 32 is not."""
    return 2 if number < 4 else 3 if number < 10 else 4


def _by_gap(status: str, figures: tuple[Figure, Figure], *, later_is_higher: bool) -> Reason:
    low, high = sorted(figure.value for figure in figures)
    words = f"{low} and {high} {status}"
    if any(figure.is_vague for figure in figures):
        return Reason(-1, f"{words}, one only roughly")
    if high - low <= max(2, high // 3):
        is_nearly_one = low >= LARGE and high - low <= high // 10
        return Reason(1 if is_nearly_one else 0, f"{words}, close")
    is_allowed = any(one.allows(other.value) for one, other in permutations(figures))
    if high >= 4 * low and high - low > 8:
        return Reason(-1 if is_allowed else -4, f"{words}, far apart")
    if later_is_higher:
        return Reason(0, f"{words}, the later the higher, as a toll grows")
    return Reason(0, f"{words}, as the bound of one allows") if is_allowed else Reason(-1, words)


def _are_alike(one: Telling, other: Telling, least: float) -> bool:
    ours, theirs = one.stamp.wording, other.stamp.wording
    is_close = (likeness(ours, theirs) or 0.0) >= least and not _are_of_one_outlet(one, other)
    return is_close or is_copy(ours, theirs)


def _by_wording(one: Telling, other: Telling) -> Iterator[Reason]:
    ours, theirs = one.stamp.wording, other.stamp.wording
    alike = likeness(ours, theirs)
    if is_copy(ours, theirs):
        yield Reason(COPIED, "one text, copied")
    elif alike is not None:
        points = next(points for least, points in ALIKE if alike >= least)
        if points < 0 and not (one.is_main and other.is_main):
            return  # an article that recalls is worded after its own news
        words = f"{in_common(ours, theirs)} unusual words in common"
        is_habit = points > 0 and _are_of_one_outlet(one, other)
        yield Reason(points // 2, f"{words}, both by {one.stamp.outlet}") if is_habit else Reason(points, words)


def _by_outlet(one: Telling, other: Telling) -> Iterator[Reason]:
    """Yield what it means that one outlet wrote both: going on with a story, it seldom leaves out its figures."""
    if _are_of_one_outlet(one, other) and not any(_shared(status, one, other) for status in ("killed", "injured")):
        yield Reason(-1, f"both by {one.stamp.outlet}, and no figure in common")


def _are_of_one_outlet(one: Telling, other: Telling) -> bool:
    """Return whether one outlet wrote both: its stories are worded alike, whatever they tell."""
    return one.stamp.outlet == other.stamp.outlet != ""


def _by_detail(field: str, one: frozenset[str], other: frozenset[str]) -> Iterator[Reason]:
    if shared := one & other:
        yield Reason(1, f"both have the {field} {', '.join(sorted(shared))}")
    elif field == "target" and _are_others(one, other):
        yield Reason(-1, f"another {field}: {', '.join(sorted(one))} and {', '.join(sorted(other))}")
