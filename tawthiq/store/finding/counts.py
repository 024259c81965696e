"""How many incidents a question finds, and how many killed and injured: by month, by outlet, by code."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

from tawthiq.store.finding.asking import OF, asked, plain
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.remembering import REMEMBERED, Parted

By = Literal["month", "type", "country", "admin1", "grade", "outlet", "weapon", "group"]
Key = TypeVar("Key", bound=Hashable)
Summed = tuple[Any, ...]
Keyed = dict[int, dict[Key, Summed]]
FACETS = ("outlet", "weapon", "group")
KEYS = {"month": "substr(date, 1, 7)"} | dict.fromkeys(FACETS, "value")
"""What tallies are told apart by, where that is no column of its name."""
SUMS = "count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0)"


class Tally(NamedTuple):
    """How many incidents of one key, and the sums of their best figures; an empty key is what is unknown."""

    key: str
    incidents: int
    killed: int
    injured: int


def counts(db: sqlite3.Connection, question: Question, by: By) -> tuple[Tally, ...]:
    """Return the tallies of what a question finds: months in their order, all else by the number of incidents.

    An incident that several outlets report, or with several weapons or groups, counts with each.
    """
    found = (Tally(key, *sums) for key, sums in REMEMBERED.joined(db, COUNTED, (plain(question), by)).items())
    return tuple(sorted(found, key=lambda tally: (-tally.incidents * (by != "month"), tally.key)))


def total(db: sqlite3.Connection, question: Question, also: str = "1") -> Tally:
    """Return the tally of all that a question finds and that meets one condition more; its key is empty."""
    return Tally("", *REMEMBERED.joined(db, TOTALLED, (plain(question), also)).get("", (0, 0, 0)))


def _counted(db: sqlite3.Connection, stretch: int | None, question: Question, by: By) -> Keyed[str]:
    made = asked(question, stretch)
    if by in FACETS:
        found = f"(SELECT number FROM summaries WHERE {made.where})"
        source = f"{found} CROSS JOIN facets INDEXED BY facets_by_number USING (number) WHERE kind = {made.mark(by)}"
    else:
        source = f"summaries WHERE {made.where}"
    rows = db.execute(f"SELECT {OF}, {KEYS.get(by, by)}, {SUMS} FROM {source} GROUP BY 1, 2", made.values)
    return by_stretch((stretch, key or "", sums) for stretch, key, *sums in rows)


def by_stretch(rows: Iterable[tuple[int, Key, Sequence[Any]]]) -> Keyed[Key]:
    """Return rows of a stretch, a key and sums as the sums of each key, by stretch."""
    found = Keyed[Key]()
    for stretch, key, sums in rows:
        found.setdefault(stretch, {})[key] = tuple(sums)
    return found


def swapped(
    sums: Mapping[Key, Summed] | None, gone: Iterable[Mapping[Key, Summed]], come: Iterable[Mapping[Key, Summed]]
) -> dict[Key, Summed]:
    """Return the sums of each key without those of some parts, and with those of others."""
    found = {key: list(summed) for key, summed in (sums or {}).items()}
    for parts, sign in ((gone, -1), (come, 1)):
        for part in parts:
            for key, summed in part.items():
                at = found.setdefault(key, [0] * len(summed))
                for n, number in enumerate(summed):
                    at[n] += sign * number
    return {key: tuple(summed) for key, summed in found.items() if summed[0]}


def _totalled(db: sqlite3.Connection, stretch: int | None, question: Question, also: str) -> Keyed[str]:
    made = asked(question, stretch)
    made.add(also)
    rows = db.execute(f"SELECT {OF}, {SUMS} FROM summaries WHERE {made.where} GROUP BY 1", made.values)
    return by_stretch((stretch, "", sums) for stretch, *sums in rows)


COUNTED, TOTALLED = Parted(_counted, swapped), Parted(_totalled, swapped)
