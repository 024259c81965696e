"""How many incidents a question finds, and how many killed and injured: by month, by outlet, by code."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from tawthiq.store.finding.asking import asked, numbered, plain
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.remembering import REMEMBERED, Parted

By = Literal["month", "type", "country", "admin1", "grade", "outlet", "weapon", "group"]
Sums = tuple[int, int, int]
FACETS = ("outlet", "weapon", "group")
SUMS = "count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0)"
OF_FACETS = f"""
    SELECT value, {SUMS} FROM facets WHERE {{0}} AND kind = {{1}} AND number IN ({{2}}) GROUP BY value
"""


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
    return Tally("", *REMEMBERED.joined(db, TOTALLED, (plain(question), also)))


def _counted(db: sqlite3.Connection, stretch: int, question: Question, by: By) -> dict[str, Sums]:
    made = asked(question, stretch)
    if by in FACETS:
        found = f"SELECT number FROM summaries WHERE {made.where}"
        rows = db.execute(OF_FACETS.format(numbered("number", stretch), made.mark(by), found), made.values)
    else:
        key = "coalesce(substr(date, 1, 7), '')" if by == "month" else f"coalesce({by}, '')"
        rows = db.execute(f"SELECT {key}, {SUMS} FROM summaries WHERE {made.where} GROUP BY 1", made.values)
    return {key: tuple(sums) for key, *sums in rows}


def _totalled(db: sqlite3.Connection, stretch: int, question: Question, also: str) -> Sums:
    made = asked(question, stretch)
    made.add(also)
    found: Sums = db.execute(f"SELECT {SUMS} FROM summaries WHERE {made.where}", made.values).fetchone()
    return found


def _summed(parts: Iterable[Sums]) -> Sums:
    incidents, killed, injured = map(sum, zip((0, 0, 0), *parts, strict=True))
    return incidents, killed, injured


def _by_key(parts: Sequence[dict[str, Sums]]) -> dict[str, Sums]:
    found = dict[str, list[Sums]]()
    for part in parts:
        for key, sums in part.items():
            found.setdefault(key, []).append(sums)
    return {key: _summed(some) for key, some in found.items()}


COUNTED, TOTALLED = Parted(_counted, _by_key), Parted(_totalled, _summed)
