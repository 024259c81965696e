"""How many incidents a question finds, and how many killed and injured: by month, by outlet, by code."""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

from tawthiq.store.finding.asking import asked
from tawthiq.store.finding.question import Question

By = Literal["month", "type", "country", "admin1", "grade", "outlet", "weapon", "group"]
COLUMNS = {"month": "substr(date, 1, 7)", "type": "type", "country": "country", "admin1": "admin1", "grade": "grade"}
FACETS = ("outlet", "weapon", "group")
SUMS = "count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0)"


class Tally(NamedTuple):
    """How many incidents of one key, and the sums of their best figures; an empty key is what is unknown."""

    key: str
    incidents: int
    killed: int
    injured: int


def counts(db: sqlite3.Connection, question: Question, by: By) -> list[Tally]:
    """Return the tallies of what a question finds: months in their order, all else by the number of incidents.

    An incident that several outlets report, or with several weapons or groups, counts with each.
    """
    made = asked(question)
    if by in FACETS:
        rows = db.execute(
            f"SELECT value, {SUMS} FROM facets JOIN summaries USING (number) "
            f"WHERE kind = ? AND number IN (SELECT number FROM summaries WHERE {made.where}) GROUP BY value",
            (by, *made.values),
        )
    else:
        key = f"coalesce({COLUMNS[by]}, '')"
        rows = db.execute(f"SELECT {key}, {SUMS} FROM summaries WHERE {made.where} GROUP BY 1", made.values)
    found = [Tally(*row) for row in rows]
    return sorted(found, key=lambda tally: (0 if by == "month" else -tally.incidents, tally.key))


def total(db: sqlite3.Connection, question: Question) -> Tally:
    """Return the tally of all that a question finds; its key is empty."""
    made = asked(question)
    return Tally("", *db.execute(f"SELECT {SUMS} FROM summaries WHERE {made.where}", made.values).fetchone())
