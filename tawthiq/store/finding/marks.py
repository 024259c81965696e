"""Incidents on a map: those near one another as one mark."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from tawthiq.store.finding.asking import OF, asked, plain, within
from tawthiq.store.finding.question import Box, Question
from tawthiq.store.finding.remembering import REMEMBERED, SUMMED, Keyed, Parted, Sums, by_stretch, swapped

A_TILE = 4  # marks side by side
CLOSEST = 18  # zoom at which nothing more is told apart
FINE = 1_000_000  # parts of a degree: sums of whole numbers stay exact, whatever is taken from them
COLUMNS = f"""
    {SUMMED}, sum(precision IN ('site', 'locality')),
    sum(CAST(round(lat * {FINE}) AS INTEGER)), sum(CAST(round(lon * {FINE}) AS INTEGER)), sum(number)
"""
Cell = tuple[int, int]


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
    found = (_mark(db, cell) for cell in REMEMBERED.joined(db, PLACED, (plain(question), box, zoom)).values())
    return tuple(sorted(found, key=lambda mark: (-mark.incidents, mark.lat, mark.lon)))


def _placed(db: sqlite3.Connection, stretch: int | None, question: Question, box: Box, zoom: int) -> Keyed[Cell]:
    made = asked(question, stretch)
    condition, values = within(box)
    made.add(condition, *values)
    side = made.mark(360 / 2 ** min(max(zoom, 0), CLOSEST) / A_TILE)
    cell = ", ".join(f"CAST(({end}) / {side} AS INTEGER)" for end in ("lat + 90", "lon + 180"))
    rows = db.execute(f"SELECT {OF}, {cell}, {COLUMNS} FROM summaries WHERE {made.where} GROUP BY 1, 2, 3", made.values)
    return by_stretch((stretch, (north, east), sums) for stretch, north, east, *sums in rows)


def _mark(db: sqlite3.Connection, found: Sums) -> Mark:
    incidents, killed, injured, exact, lat, lon, number = found
    at = lat / incidents / FINE, lon / incidents / FINE
    return Mark(*at, incidents, killed, injured, exact, _id(db, number) if incidents == 1 else "")


def _id(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT incident FROM summaries WHERE number = ?", (number,)).fetchone()[0])


PLACED = Parted(_placed, swapped)
