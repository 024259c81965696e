"""What the record says to a question about the past: counted from below and from above, for each data set by itself.

An incident surely counts where it certainly lies in the area, time and kind asked about, and possibly where it may: a
place known only to its province, a date known only to its month, a kind not recorded, a figure that is a range.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tawthiq.model.precedents import Coverage, Precedent
from tawthiq.model.values import Location
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import BEGINNING

Verdict = Literal["consistent", "contradicted", "cannot_be_told"]
Sureness = Literal["sure", "possible", "anchor"]

NEAR_KM = 25.0
"""How far from the point of a town an incident still is one of the town's."""
SHOWN = 10
"""How many deciding incidents an answer names."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An incident that bears on a question, and how surely; `anchor` where it is what was counted from."""

    precedent: Precedent
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Answer:
    """What one data set says: verdict, the number from below and above that it rests on, and the incidents that decide.

    For a superlative the number is how many were deadlier; for a rank, how many came before; `is_covered` where the
    data set claims to hold all of the area and time; `reason` is `figures_overlap`, `no_coverage` or empty.
    """

    source: str
    verdict: Verdict
    low: int
    high: int
    is_covered: bool
    reason: str
    deciding: tuple[Weighed, ...]


def answer(asked: Asked, source: str, coverage: Coverage, precedents: Iterable[Precedent]) -> Answer:
    """Return what the precedents of one data set say to a question."""
    weighed = [Weighed(each, sure) for each in precedents if (sure := sureness(each, asked)) is not None]
    before = [each for each in weighed if each.sureness != "anchor"]
    if asked.kind == "superlative":
        before = [deadlier for each in before if (deadlier := _deadlier(each, asked)) is not None]
    low, high = sum(each.sureness == "sure" for each in before), len(before)
    is_covered = _is_covered(asked, coverage)
    anchors = [each for each in weighed if each.sureness == "anchor"]
    if asked.kind == "trend":
        verdict, reason = _moved(asked.direction, (low, high), len(anchors), is_covered=is_covered)
    else:
        verdict, reason = _verdict(asked, (low, high), is_covered=is_covered)
    deciding = (*_first(before), *_first(anchors)[:3])
    return Answer(source, verdict, low, high, is_covered, reason, deciding)


def sureness(precedent: Precedent, asked: Asked) -> Sureness | None:
    """Return how surely an incident lies in the area, time and kind asked about; None where it does not."""
    period, area = asked.period, asked.area
    assert period is not None
    assert area is not None
    parts = (_in_area(precedent, area), _of_kind(precedent, asked))
    if None in parts:
        return None
    if period.anchor and period.anchor[0] <= precedent.since and precedent.until <= period.anchor[1]:
        return "anchor"
    if precedent.until < period.since or precedent.since > period.until:
        return None
    is_within = period.since <= precedent.since and precedent.until <= period.until
    return "sure" if is_within and "possible" not in parts else "possible"


def _in_area(precedent: Precedent, area: Location) -> Sureness | None:
    if precedent.country != area.country:
        return None
    if area.precision == "country":
        return "sure"
    if area.precision == "admin1":
        return _same(precedent.admin1, area.admin1 or "")
    if precedent.precision in ("site", "locality"):
        far = kilometres(precedent, area)
        return "possible" if far is None else "sure" if far <= NEAR_KM else None
    return _same(precedent.admin1, area.admin1 or "") and "possible"


def _same(one: str, other: str) -> Sureness | None:
    """Return whether two provinces are one; possible where one is not known."""
    return "possible" if not one or not other else "sure" if one == other else None


def _of_kind(precedent: Precedent, asked: Asked) -> Sureness | None:
    has = (
        (frozenset({precedent.type} - {"", "other"}), asked.types),
        (frozenset(precedent.weapons), asked.weapons),
        (frozenset(precedent.actors), asked.actors),
    )
    found = [("possible" if not mine else "sure" if mine & wanted else None) for mine, wanted in has if wanted]
    if asked.is_suicide and not precedent.suicide:
        found.append("possible" if not precedent.weapons else None)
    return None if None in found else "possible" if "possible" in found else "sure"


def kilometres(precedent: Precedent, area: Location) -> float | None:
    """Return the great-circle distance of an incident from the point of an area; None where either has no point."""
    if precedent.lat is None or precedent.lon is None or area.lat is None or area.lon is None:
        return None
    a, b = math.radians(precedent.lat), math.radians(area.lat)
    x, y = b - a, math.radians(area.lon - precedent.lon)
    h = math.sin(x / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(y / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _deadlier(each: Weighed, asked: Asked) -> Weighed | None:
    """Return an incident with how surely it was deadlier than the one asked about; None where it was not."""
    killed, mine = each.precedent.killed, asked.killed
    if killed.most <= mine.least:
        return None
    is_sure = each.sureness == "sure" and killed.least > mine.most
    return Weighed(each.precedent, "sure" if is_sure else "possible")


def _is_covered(asked: Asked, coverage: Coverage) -> bool:
    assert asked.period is not None
    assert asked.area is not None
    start = asked.period.anchor[0] if asked.kind == "trend" and asked.period.anchor else asked.period.since
    since = coverage.since if start == BEGINNING else start
    return coverage.covers(asked.area.country or "", since, asked.period.until)


def _verdict(asked: Asked, counted: tuple[int, int], *, is_covered: bool) -> tuple[Verdict, str]:
    """Return the verdict and what hinders one."""
    low, high = counted
    wanted = (asked.rank or 1) - 1
    if low > wanted:
        return "contradicted", ""
    if not is_covered:
        return "cannot_be_told", "no_coverage"
    if high < wanted:
        return "contradicted", ""
    return ("consistent", "") if low == high else ("cannot_be_told", "figures_overlap")


def _moved(direction: str, counted: tuple[int, int], before: int, *, is_covered: bool) -> tuple[Verdict, str]:
    """Return whether there were more, or fewer, than in the time of equal length before."""
    low, high = counted
    if not is_covered:
        return "cannot_be_told", "no_coverage"
    fits, fails = (low > before, high <= before) if direction == "up" else (high < before, low >= before)
    return ("consistent", "") if fits else ("contradicted", "") if fails else ("cannot_be_told", "figures_overlap")


def _first(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return those that decide most: the surest and deadliest first."""
    ranked = sorted(weighed, key=lambda w: (w.sureness != "sure", -w.precedent.killed.most, w.precedent.key))
    return ranked[:SHOWN]


def together(answers: Sequence[Answer]) -> str:
    """Return what all data sets say together.

    `consistent`, `contradicted`, `consistent only by NAME, NAME` or `cannot_be_told`.
    """
    told = [each for each in answers if each.verdict != "cannot_be_told"]
    if not told:
        return "cannot_be_told"
    agreeing = [each.source for each in told if each.verdict == "consistent"]
    if len(agreeing) == len(told):
        return "consistent"
    return f"consistent only by {', '.join(sorted(agreeing))}" if agreeing else "contradicted"
