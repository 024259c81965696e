"""What is uncertain of an incident: others that may be the same, and the report that holds to it least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from tawthiq.project import Project
from tawthiq.register.decisions.reasons import closest
from tawthiq.register.linking.compare import ENOUGH, Likeness, compare, points_of
from tawthiq.register.telling import Telling
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.rows import Row
from tawthiq.web.views.record import Record

DAYS = 3  # before and after
COMPARED = 12  # incidents of these days whose accounts are looked at
LEAST = 1  # points from which on an incident is offered
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the same, and what speaks for and against, the weightiest first."""

    row: Row
    alike: Likeness

    @property
    def reasons(self) -> list[tuple[int, str]]:
        """Return the points and words of what speaks for or against."""
        return _weighed(self.alike)


@dataclass(frozen=True, slots=True)
class Link:
    """The report that is held least by the others of an incident, and what speaks for and against that."""

    told: Telling
    alike: Likeness

    @property
    def reasons(self) -> list[tuple[int, str]]:
        """Return the points and words of what speaks for or against."""
        return _weighed(self.alike)


def candidates(project: Project, record: Record) -> list[Candidate]:
    """Return the incidents most like one, the likeliest first; none where its day is not known."""
    mains = [told for told in record.told if told.is_main]
    near = _around(project, record) if mains else ()
    found = (Candidate(row, alike) for row in near if (alike := _alike(mains, project.accounts(row.id))))
    return sorted(found, key=lambda one: (-one.alike.points, one.row.id))[:SHOWN]


def weakest(record: Record) -> Link | None:
    """Return the weakest link of an incident, None where all hold well."""
    mains = [told for told in record.told if told.is_main]
    links = [Link(told, _best(told, [other for other in mains if other is not told])) for told in mains[1:]]
    found = min(links, key=lambda link: (link.alike.points, link.told.id), default=None)
    return found if found and found.alike.points <= ENOUGH + 2 else None


def _best(told: Telling, others: Sequence[Telling]) -> Likeness:
    return compare(*closest([told], others))


def _weighed(alike: Likeness) -> list[tuple[int, str]]:
    told = [(reason.points, reason.words) for reason in alike.reasons if reason.points]
    return sorted(told, key=lambda pair: -abs(pair[0]))


def _around(project: Project, record: Record) -> Iterator[Row]:
    place = record.entry.place
    try:
        day = date.fromisoformat(record.entry.flat.date or "")
    except ValueError:
        return
    first, last = day - timedelta(DAYS), day + timedelta(DAYS)
    wanted = Question(since=str(first), until=str(last), country=(place.country or "") if place else "")
    rows = [row for row in project.find(wanted).rows if row.id != record.id]
    yield from sorted(rows, key=lambda row: abs(date.fromisoformat(_day(row)) - day))[:COMPARED]


def _day(row: Row) -> str:
    """Return the first day on which an incident can have been."""
    return ((row.date or "0001") + "-01-01")[:10]


def _alike(mains: Sequence[Telling], all_theirs: Sequence[Telling]) -> Likeness | None:
    """Return how alike the two accounts are that are most alike; None where they hardly are, or cannot be the same."""
    theirs = [told for told in all_theirs if told.is_main] or all_theirs
    found = ((points_of(one, other), one, other) for one, other in product(mains, theirs))
    some = [(-points, one.id, other.id, one, other) for points, one, other in found if points and points >= LEAST]
    return compare(*min(some)[3:]) if some else None
