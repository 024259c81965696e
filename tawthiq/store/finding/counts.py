"""How many incidents a question finds, and how many killed and injured: by month, by outlet, by code."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from tawthiq.store.finding.asking import asked
from tawthiq.store.finding.question import Question

By = Literal["month", "type", "country", "admin1", "grade", "outlet", "weapon", "group"]
FACETS = ("outlet", "weapon", "group")
SUMS = "count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0)"
FEW = 8_000  # incidents
OF_FEW = f"""
    SELECT facets.value, {SUMS} FROM json_each(?2) AS found CROSS JOIN facets ON facets.number = found.value
    WHERE facets.kind = ?1 GROUP BY facets.value
"""
OF_MANY = f"SELECT value, {SUMS} FROM facets WHERE kind ="


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
    found = _facets(db, question, by) if by in FACETS else _columns(db, question, "date" if by == "month" else by)
    if by == "month":
        return tuple(_months(found))
    return tuple(sorted(found, key=lambda tally: (-tally.incidents, tally.key)))


def total(db: sqlite3.Connection, question: Question) -> Tally:
    """Return the tally of all that a question finds; its key is empty."""
    made = asked(question)
    return Tally("", *db.execute(f"SELECT {SUMS} FROM summaries WHERE {made.where}", made.values).fetchone())


def _columns(db: sqlite3.Connection, question: Question, column: str) -> Iterator[Tally]:
    made = asked(question)
    rows = db.execute(
        f"SELECT coalesce({column}, ''), {SUMS} FROM summaries WHERE {made.where} GROUP BY {column}", made.values
    )
    return (Tally(*row) for row in rows)


def _facets(db: sqlite3.Connection, question: Question, kind: str) -> Iterator[Tally]:
    """Yield the tallies of one kind: of few incidents by looking at each, of many by reading all of the kind."""
    made = asked(question)
    found = f"SELECT number FROM summaries WHERE {made.where}"
    few = [number for (number,) in db.execute(f"{found} LIMIT {FEW + 1}", made.values)]
    if len(few) <= FEW:
        rows = db.execute(OF_FEW, (kind, json.dumps(few)))
    else:
        rows = db.execute(f"{OF_MANY} {made.mark(kind)} AND number IN ({found}) GROUP BY value", made.values)
    return (Tally(*row) for row in rows)


def _months(days: Iterable[Tally]) -> Iterator[Tally]:
    """Yield the tallies of months from those of days in their order, as an index gives them without sorting."""
    for month, some in groupby(days, key=lambda tally: tally.key[:7]):
        yield Tally(month, *map(sum, zip(*(tally[1:] for tally in some), strict=True)))
