"""Incidents on a map: those near one another as one mark."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from tawthiq.store.finding.asking import asked, within
from tawthiq.store.finding.counts import SUMS
from tawthiq.store.finding.question import Box, Question

A_TILE = 4  # marks side by side
CLOSEST = 18  # zoom at which nothing more is told apart
COLUMNS = f"avg(lat), avg(lon), {SUMS}, sum(precision IN ('site', 'locality')), min(number)"


class Mark(NamedTuple):
    """Incidents near one another: the middle of their places, how many, the sums of their best figures.

    `exact` counts those whose town or site is known; `incident` is the id where there is but one, else empty.
    """

    lat: float
    lon: float
    incidents: int
    killed: int
    injured: int
    exact: int
    incident: str


def marks(db: sqlite3.Connection, question: Question, box: Box, zoom: int) -> tuple[Mark, ...]:
    """Return the marks in a part of the map, at a zoom as web maps count it; the largest first."""
    made = asked(question)
    condition, values = within(box)
    made.add(condition, *values)
    cell = made.mark(360 / 2 ** min(max(zoom, 0), CLOSEST) / A_TILE)
    rows = db.execute(
        f"SELECT {COLUMNS} FROM summaries WHERE {made.where} "
        f"GROUP BY CAST((lat + 90) / {cell} AS INTEGER), CAST((lon + 180) / {cell} AS INTEGER)",
        made.values,
    )
    found = [Mark(*(*row[:-1], _id(db, row[-1]) if row[2] == 1 else "")) for row in rows]
    return tuple(sorted(found, key=lambda mark: (-mark.incidents, mark.lat, mark.lon)))


def _id(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT incident FROM summaries WHERE number = ?", (number,)).fetchone()[0])
