"""Counts by month as bars: one each, months without an incident between them, many months put together as years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawthiq.web.finding import Question

MOST = 60  # bars; beyond that each is a year


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year: how it is named in a question, how many incidents, and how high the bar is (0 to 100)."""

    name: str
    count: int
    height: int
    is_chosen: bool


def months(counts: Mapping[str, int], asked: Question) -> list[Bar]:
    """Return the bars of the months; those of unknown day and month are left to the note below."""
    known = {name: n for name, n in counts.items() if len(name) == 7}
    if not known:
        return []
    names = list(_between(min(known), max(known)))
    if len(names) > MOST:
        years: dict[str, int] = {name[:4]: 0 for name in names}
        for name, n in counts.items():
            if name:
                years[name[:4]] = years.get(name[:4], 0) + n
        known, names = years, sorted(years)
    top = max(known.values())
    shown = ((name, known.get(name, 0)) for name in names)
    return [Bar(name, n, round(100 * n / top), asked.since == asked.until == name) for name, n in shown]


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the months from the first to the last.

    >>> list(_between("2020-11", "2021-02"))
    ['2020-11', '2020-12', '2021-01', '2021-02']
    """
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return (f"{at // 12}-{at % 12 + 1:02}" for at in range(start, end + 1))
