"""What the record says to a question about the past: counted from below and from above, for each data set by itself.

An incident surely counts where it certainly lies in the area, time and kind asked about, and possibly where it may: a
place known only to its province, a date known only to its month, a kind not recorded, a figure that is a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tawthiq.model.precedents import Coverage, Precedent
from tawthiq.model.values import Location, kilometres
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.period import BEGINNING, Period

Verdict = Literal["consistent", "contradicted", "cannot_be_told", "listed"]
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

    For a superlative the number is how many were deadlier; for a rank, how many came before; where the highest are
    asked for (`listed`), the highest figure. `is_covered` where the data set claims to hold all of the area and time;
    `reason` is what hinders or limits the verdict: `elsewhere`, `no_coverage`, `no_figures`, `kind_not_recorded`,
    `figures_overlap`, `deadly_only` or empty.
    """

    source: str
    verdict: Verdict
    low: int
    high: int
    is_covered: bool
    reason: str
    deciding: tuple[Weighed, ...]
    coverage: Coverage


def answer(asked: Asked, source: str, coverage: Coverage, precedents: Iterable[Precedent]) -> Answer:
    """Return what the precedents of one data set say to a question."""
    if is_elsewhere(asked, coverage):
        return elsewhere(source, coverage)
    known = list(precedents)
    weighed = [Weighed(each, sure) for each in known if (sure := sureness(each, asked)) is not None]
    before = [each for each in weighed if each.sureness != "anchor"]
    anchors = [each for each in weighed if each.sureness == "anchor"]
    is_covered = _is_covered(asked, coverage)
    if asked.is_open:
        return highest(asked, source, coverage, before)
    if asked.kind == "superlative":
        before = [deadlier for each in before if (deadlier := _deadlier(each, asked)) is not None]
    counted = _counted(before)
    if asked.kind == "trend":
        verdict, reason = _moved(asked.direction, counted, _earlier(asked, known), is_covered=is_covered)
    elif asked.measure == "injured" and not any(each.precedent.injured.most for each in weighed):
        verdict, reason = "cannot_be_told", "no_figures"
    else:
        verdict, reason = _verdict(asked, counted, coverage, is_covered=is_covered)
    deciding = (*_first(before, asked), *_first(anchors, asked)[:3])
    if reason == "figures_overlap" and _is_by_kind(asked, before):
        reason = "kind_not_recorded"
    return Answer(source, verdict, *counted, is_covered, reason, deciding, coverage)


def is_elsewhere(asked: Asked, coverage: Coverage) -> bool:
    """Return whether a data set does not cover the country at all; one without countries claims nothing."""
    assert asked.area is not None
    return bool(coverage.countries) and asked.area.country not in coverage.countries


def elsewhere(source: str, coverage: Coverage) -> Answer:
    """Return the answer of a data set that does not cover the country."""
    return Answer(source, "cannot_be_told", 0, 0, False, "elsewhere", (), coverage)


def highest(asked: Asked, source: str, coverage: Coverage, found: Sequence[Weighed]) -> Answer:
    """Return the highest figures of a data set; `low` is the highest that one surely had, `high` that one may have."""
    is_covered = _is_covered(asked, coverage)
    figures = [(each.sureness, each.precedent.figure(asked.measure)) for each in found]
    low = max((figure.least for sure, figure in figures if sure == "sure"), default=0)
    high = max((figure.most for _, figure in figures), default=0)
    if not is_covered or not high or (not low and _is_by_kind(asked, found)):
        reason = "no_coverage" if not is_covered else "kind_not_recorded" if high else "no_figures"
        return Answer(source, "cannot_be_told", low, high, is_covered, reason, _ranked(found, asked), coverage)
    return Answer(source, "listed", low, high, is_covered, "", _ranked(found, asked), coverage)


def _ranked(found: Sequence[Weighed], asked: Asked) -> tuple[Weighed, ...]:
    """Return those of the highest figures, whatever is sure of them."""
    by_figure = sorted(found, key=lambda w: (-w.precedent.figure(asked.measure).most, w.precedent.key))
    return tuple(each for each in by_figure[:SHOWN] if each.precedent.figure(asked.measure).most)


def _is_by_kind(asked: Asked, before: Sequence[Weighed]) -> bool:
    """Return whether every incident in doubt is so because the data set does not say of which kind it was."""
    doubtful = [each.precedent for each in before if each.sureness == "possible"]
    return bool(doubtful) and all(_of_kind(each, asked) == "possible" for each in doubtful)


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
        far = distance(precedent, area)
        return "possible" if far is None else "sure" if far <= NEAR_KM else None
    return _same(precedent.admin1, area.admin1 or "") and "possible"


def _same(one: str, other: str) -> Sureness | None:
    """Return whether two provinces are one; possible where one is not known."""
    return "possible" if not one or not other else "sure" if one == other else None


def _of_kind(precedent: Precedent, asked: Asked) -> Sureness | None:
    has = (
        (frozenset({precedent.type} - {"", "other"}), asked.types),
        (frozenset(precedent.weapons), asked.weapons),
        (frozenset(precedent.targets), asked.targets),
    )
    found = [("possible" if not mine else "sure" if mine & wanted else None) for mine, wanted in has if wanted]
    if asked.is_suicide and not precedent.suicide:
        found.append("possible" if not precedent.weapons else None)
    found += [*_by(precedent, asked.actors), *_against(precedent, asked.against)]
    return None if None in found else "possible" if "possible" in found else "sure"


def _by(precedent: Precedent, actors: frozenset[str]) -> Iterator[Sureness | None]:
    """Yield how surely one of some actors attacked; of two sides that fought either may have."""
    if not actors:
        return
    if precedent.actors:
        yield "sure" if actors & set(precedent.actors) else None
    else:
        yield "possible" if not precedent.sides or actors & set(precedent.sides) else None


def _against(precedent: Precedent, actors: frozenset[str]) -> Iterator[Sureness | None]:
    """Yield whether one of some actors may have been attacked: that a side took part does not say that it was."""
    if actors:
        others = set(precedent.sides) - set(precedent.actors)
        yield "possible" if not others or actors & others else None


def distance(precedent: Precedent, area: Location) -> float | None:
    """Return the great-circle distance of an incident from the point of an area; None where either has no point."""
    if precedent.lat is None or precedent.lon is None or area.lat is None or area.lon is None:
        return None
    return kilometres((precedent.lat, precedent.lon), (area.lat, area.lon))


def _deadlier(each: Weighed, asked: Asked) -> Weighed | None:
    """Return an incident with how surely it was deadlier than the one asked about; None where it was not."""
    killed, mine = each.precedent.figure(asked.measure), asked.figure
    if killed.most <= mine.least:
        return None
    is_sure = each.sureness == "sure" and killed.least > mine.most
    return Weighed(each.precedent, "sure" if is_sure else "possible")


def _is_covered(asked: Asked, coverage: Coverage) -> bool:
    assert asked.period is not None
    assert asked.area is not None
    start = asked.period.anchor[0] if asked.kind == "trend" and asked.period.anchor else asked.period.since
    since = coverage.since if start == BEGINNING and asked.is_open else start
    return coverage.covers(asked.area.country or "", since, asked.period.until)


def _verdict(asked: Asked, counted: tuple[int, int], coverage: Coverage, *, is_covered: bool) -> tuple[Verdict, str]:
    """Return the verdict and what hinders or limits one.

    Where deadly incidents alone are held, others may have come before: too few of them contradict no rank.
    """
    low, high = counted
    wanted = (asked.rank or 1) - 1
    is_partial = coverage.deadly and asked.kind != "superlative"
    if asked.is_least and low >= wanted:
        return "consistent", ""
    if low > wanted:
        return "contradicted", ""
    if not is_covered:
        return "cannot_be_told", "no_coverage"
    if high < wanted:
        return ("cannot_be_told", "deadly_only") if is_partial else ("contradicted", "")
    if low == high:
        return "consistent", "deadly_only" if is_partial else ""
    return "cannot_be_told", "figures_overlap"


def _counted(weighed: Sequence[Weighed]) -> tuple[int, int]:
    """Return how many there surely were, and how many there may have been."""
    return sum(each.sureness == "sure" for each in weighed), len(weighed)


def _earlier(asked: Asked, known: Sequence[Precedent]) -> tuple[int, int]:
    """Return how many there were in the time that a trend is held against."""
    assert asked.period is not None
    assert asked.period.anchor is not None
    then = replace(asked, period=Period(*asked.period.anchor))
    return _counted([Weighed(each, sure) for each in known if (sure := sureness(each, then)) is not None])


def _moved(
    direction: str, counted: tuple[int, int], earlier: tuple[int, int], *, is_covered: bool
) -> tuple[Verdict, str]:
    """Return whether there were more, or fewer, than in the time of equal length before."""
    (low, high), (least, most) = counted, earlier
    if not is_covered:
        return "cannot_be_told", "no_coverage"
    fits, fails = (low > most, high <= least) if direction == "up" else (high < least, low >= most)
    return ("consistent", "") if fits else ("contradicted", "") if fails else ("cannot_be_told", "figures_overlap")


def _first(weighed: Sequence[Weighed], asked: Asked) -> list[Weighed]:
    """Return those that decide most: the surest and deadliest first."""
    ranked = sorted(
        weighed, key=lambda w: (w.sureness != "sure", -w.precedent.figure(asked.measure).most, w.precedent.key)
    )
    return ranked[:SHOWN]


def together(answers: Sequence[Answer]) -> str:
    """Return what all data sets say together.

    `consistent`, `contradicted`, `consistent only by NAME, NAME`, `cannot_be_told`, or `listed` where the highest are
    asked for.
    """
    if any(each.verdict == "listed" for each in answers):
        return "listed"
    told = [each for each in answers if each.verdict != "cannot_be_told"]
    if not told:
        return "cannot_be_told"
    agreeing = [each.source for each in told if each.verdict == "consistent"]
    if len(agreeing) == len(told):
        return "consistent"
    return f"consistent only by {', '.join(sorted(agreeing))}" if agreeing else "contradicted"
