"""Incidents on a map: those near one another as one mark."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from tawthiq.store.finding.asking import asked, within
from tawthiq.store.finding.question import Box, Question

A_TILE = 4  # marks side by side
CLOSEST = 18  # zoom at which nothing more is told apart


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


def marks(db: sqlite3.Connection, question: Question, box: Box, zoom: int) -> list[Mark]:
    """Return the marks in a part of the map, at a zoom as web maps count it; the largest first."""
    made = asked(question)
    condition, values = within(box)
    made.add(condition, *values)
    cell = 360 / 2 ** min(max(zoom, 0), CLOSEST) / A_TILE
    rows = db.execute(
        "SELECT avg(lat), avg(lon), count(*), coalesce(sum(killed), 0), coalesce(sum(injured), 0), "
        "sum(precision IN ('site', 'locality')), CASE count(*) WHEN 1 THEN min(incident) ELSE '' END "
        f"FROM summaries WHERE {made.where} GROUP BY CAST((lat + 90) / ? AS INTEGER), CAST((lon + 180) / ? AS INTEGER)",
        (*made.values, cell, cell),
    )
    return sorted((Mark(*row) for row in rows), key=lambda mark: (-mark.incidents, mark.lat, mark.lon))
