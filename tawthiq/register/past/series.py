"""Incidents and tolls by week, month or year: from below, best and from above, with gaps where nothing was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tawthiq.model.precedents import Between, Coverage, Precedent
from tawthiq.register.past.answer import Weighed
from tawthiq.register.past.period import spread

Step = Literal["day", "week", "month", "year"]
COLUMNS = (
    "name", "incidents_low", "incidents_high", "killed_low", "killed_best", "killed_high",
    "injured_low", "injured_best", "injured_high", "covered",
)  # fmt: skip
"""What the cells of a bin are, as files name them."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One week (its Monday), month or year: incidents from below and above, and what they killed and injured.

    `is_covered` where the data set claims to hold all of it; else its figures are what happens to be there.
    """

    name: str
    since: str
    until: str
    low: int
    high: int
    killed: Between
    injured: Between
    is_covered: bool

    @property
    def cells(self) -> tuple[str | int, ...]:
        """Return the cells of a bin in files, in the order of COLUMNS."""
        ends = (end for each in (self.killed, self.injured) for end in (each.least, each.best or 0, each.most))
        return self.name, self.low, self.high, *ends, "yes" if self.is_covered else "no"

    @property
    def is_gap(self) -> bool:
        """Return whether nothing is known of it: it is not covered, and nothing happens to be recorded."""
        return not self.is_covered and not self.high


def series(weighed: Iterable[Weighed], step: Step, coverage: Coverage) -> list[Bin]:
    """Return the bins from the first to the last precedent without a break.

    An incident whose date spans several bins is possible in each of them, and one of which it is not sure that it is of
    the place, kind or actor asked for is too: it counts in their upper figures alone.

    >>> one = Precedent("a", "2020-01-05", "2020-01-05", "IQ", killed=Between(3, 3, 4))
    >>> other = Precedent("b", "2020-01-30", "2020-03-02", "IQ", killed=Between(2, 2, 2))
    >>> told = [Weighed(one, "sure"), Weighed(other, "sure")]
    >>> wide = Coverage("2019-01-01", "2021-01-01", frozenset({"IQ"}))
    >>> [(b.name, b.low, b.high, str(b.killed)) for b in series(told, "month", wide)]
    [('2020-01', 1, 2, '3-6'), ('2020-02', 0, 1, '0-2'), ('2020-03', 0, 1, '0-2')]
    """
    sure: dict[str, list[Precedent]] = {}
    possible: dict[str, list[Precedent]] = {}
    for each in weighed:
        names = list(_names(each.precedent.since, each.precedent.until, step))
        for name in names:
            is_sure = len(names) == 1 and each.sureness == "sure"
            (sure if is_sure else possible).setdefault(name, []).append(each.precedent)
    known = sorted({*sure, *possible})
    if not known:
        return []
    every = _names(_ends(known[0], step)[0], _ends(known[-1], step)[1], step)
    return [_bin(name, step, sure.get(name, []), possible.get(name, []), coverage) for name in every]


def padded(bins: list[Bin], step: Step, span: tuple[str, str], coverage: Coverage) -> list[Bin]:
    """Return the bins of a whole stretch of days: those before the first and after the last are empty.

    >>> held = Coverage("2019-01-01", "2020-12-31", frozenset({"IQ"}))
    >>> made = padded([], "year", ("2020-05-01", "2021-02-01"), held)
    >>> [(b.name, b.is_covered, b.is_gap) for b in made]
    [('2020', True, False), ('2021', False, True)]
    """
    known = {each.name: each for each in bins}
    return [known.get(name) or _bin(name, step, [], [], coverage) for name in _names(*span, step)]


def _bin(name: str, step: Step, sure: list[Precedent], possible: list[Precedent], coverage: Coverage) -> Bin:
    since, until = _ends(name, step)
    is_covered = coverage.since <= since and until <= coverage.until
    figures = (_sum([p.killed for p in sure], [p.killed for p in possible]),
               _sum([p.injured for p in sure], [p.injured for p in possible]))  # fmt: skip
    return Bin(name, since, until, len(sure), len(sure) + len(possible), *figures, is_covered)


def _sum(sure: list[Between], possible: list[Between]) -> Between:
    least = sum(each.least for each in sure)
    best = sum(each.best if each.best is not None else each.least for each in sure)
    most = sum(each.most for each in (*sure, *possible))
    return Between(least, best, most)


def _names(since: str, until: str, step: Step) -> Iterator[str]:
    """Yield the names of all bins that a stretch of days touches."""
    name = _name(since, step)
    while True:
        yield name
        _, last = _ends(name, step)
        if last >= until:
            return
        name = _name((date.fromisoformat(last) + timedelta(1)).isoformat(), step)


def _name(day: str, step: Step) -> str:
    if step == "week":
        on = date.fromisoformat(day)
        return (on - timedelta(on.weekday())).isoformat()
    return {"day": day, "month": day[:7], "year": day[:4]}[step]


def _ends(name: str, step: Step) -> tuple[str, str]:
    if step == "week":
        return name, (date.fromisoformat(name) + timedelta(6)).isoformat()
    return spread(name)
