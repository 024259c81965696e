"""Counts as bars: by month, with empty months between them, or by year where the months are many; and by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.store.finding.counts import Tally
from tawthiq.store.finding.question import Question

MOST = 60  # bars; beyond that each is a year


@dataclass(frozen=True, slots=True)
class Bar:
    """One count: its key, the number of incidents, how long it is (0 to 100), and whether it is asked for now."""

    key: str
    count: int
    share: int
    is_chosen: bool


def months(tallies: Iterable[Tally], asked: Question) -> list[Bar]:
    """Return the bars of the months, or of the years where these are many; what has no date is left out."""
    known = {tally.key: tally.incidents for tally in tallies if len(tally.key) == 7}
    if not known:
        return []
    names = list(_between(min(known), max(known)))
    if len(names) > MOST:
        years = Counter[str]()
        for name, count in known.items():
            years[name[:4]] += count
        known, names = years, sorted({name[:4] for name in names})
    top = max(known.values())
    shown = ((name, known.get(name, 0)) for name in names)
    return [Bar(name, n, round(100 * n / top), asked.since == asked.until == name) for name, n in shown]


def along(bars: Sequence[Bar], most: int = 9) -> list[str]:
    """Return the keys that stand along the axis: all where they are few, else the first and the last.

    >>> along([Bar("2020", 1, 1, False), Bar("2021", 1, 1, False), Bar("2022", 1, 1, False)], most=2)
    ['2020', '2022']
    """
    keys = [bar.key for bar in bars]
    return keys if len(keys) <= most else [keys[0], keys[-1]]


def named(tallies: Iterable[Tally], chosen: str, most: int = 6) -> list[Bar]:
    """Return the bars of the names that are counted most, in their order."""
    known = [(tally.key, tally.incidents) for tally in tallies if tally.key][:most]
    top = max((count for _, count in known), default=1)
    return [Bar(name, count, round(100 * count / top), name == chosen) for name, count in known]


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the months from the first to the last.

    >>> list(_between("2020-11", "2021-02"))
    ['2020-11', '2020-12', '2021-01', '2021-02']
    """
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return (f"{at // 12}-{at % 12 + 1:02}" for at in range(start, end + 1))
