"""The deadliest day, week, month or year of a place, or the one with most attacks, as a data set has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from tawthiq.model.precedents import Between, Coverage, Precedent
from tawthiq.register.past.answer import Answer, Weighed, elsewhere, highest, is_elsewhere, sureness
from tawthiq.register.past.asked import Asked
from tawthiq.register.past.series import Bin, Step, series


def spells(asked: Asked, source: str, coverage: Coverage, precedents: Iterable[Precedent]) -> Answer:
    """Return the spells of the highest figures, each as a record whose key is its name.

    >>> from tawthiq.model.values import Location
    >>> from tawthiq.register.past.asked import Occasion, asked, opened
    >>> here = Location("IQ", precision="country")
    >>> pairs = (("measure", "most attacks"), ("since", "2018"), ("spell", "month"))
    >>> question = opened(asked("superlative", pairs, Occasion("2018-12-31", here, Between()), here))
    >>> told = [Precedent(day, day, day, "IQ") for day in ("2018-01-15", "2018-03-01", "2018-03-09")]
    >>> found = spells(question, "data", Coverage("2018-01-01", "2018-12-31", frozenset({"IQ"})), told)
    >>> found.verdict, found.low, found.high, [w.precedent.key for w in found.deciding]
    ('listed', 2, 2, ['2018-03', '2018-01'])
    """
    if is_elsewhere(asked, coverage):
        return elsewhere(source, coverage)
    weighed = [Weighed(each, sure) for each in precedents if (sure := sureness(each, asked)) is not None]
    bins = series(weighed, cast(Step, asked.spell), coverage)
    return highest(asked, source, coverage, [Weighed(_record(each, asked), "sure") for each in bins])


def _record(each: Bin, asked: Asked) -> Precedent:
    """Return a spell in the shape of a record, with what is counted as its figure."""
    country = (asked.area.country if asked.area else "") or ""
    many = Between(each.low, each.low, each.high)
    killed = many if asked.measure == "attacks" else each.killed
    return Precedent(each.name, each.since, each.until, country, killed=killed, injured=each.injured)
