"""Incidents on pages: one row each, as far as a list shows them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, NamedTuple

from tawthiq.model.values import Location
from tawthiq.store.finding.asking import ORDERS, asked
from tawthiq.store.finding.counts import total
from tawthiq.store.finding.question import Question

SIZE = 50  # rows of a page
DENSE = 20_000  # incidents: of more the first by date are found by looking at each in that order, which an index has
BY_DATE, NEAR = ("latest", "earliest"), 10  # pages
PLACE = "country, admin1, locality, lat, lon, precision, place_id, place_name"
COLUMNS = f"""
    incident, date, type, {PLACE}, grade, killed, killed_low, killed_high, injured, injured_low, injured_high,
    reports, sources, independent, perpetrators, stance, weapons, title, verdict, need, reasons
"""
Cells = tuple[Any, ...]


class Range(NamedTuple):
    """A settled figure: best, and the ends where there are any."""

    best: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One incident: what it is settled on, as people decided it where they did.

    `reports` counts articles whose news it is, `sources` their outlets, `independent` those that did not take it from
    one another; `perpetrators` is empty where nobody is named, `verdict` where nobody judged the whole; `reasons` say
    why it needs eyes, `need` how much; `title` is that of the first report that has one.
    """

    id: str
    date: str | None
    type: str | None
    place: Location | None
    grade: str
    killed: Range
    injured: Range
    reports: int
    sources: int
    independent: int
    perpetrators: str
    stance: str
    weapons: tuple[str, ...]
    title: str
    verdict: str
    need: int
    reasons: tuple[str, ...]

    @property
    def is_contested(self) -> bool:
        """Return whether it is contested who did it."""
        return self.grade == "contested"


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, how many there are on all pages, and how many pages: at least one."""

    rows: tuple[Row, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """Return the number of pages; one where nothing was found."""
        return max(1, -(-self.total // SIZE))


def find(db: sqlite3.Connection, question: Question, also: str = "1") -> Page:
    """Return one page of what a question asks for and meets one condition more; no rows where it lies behind all."""
    found = total(db, question, also).incidents
    is_near = question.order in BY_DATE and question.page <= NEAR and "*" not in question.text  # else slow for each
    made = asked(question, is_dense=is_near and found > DENSE)
    made.add(also)
    ends = f"ORDER BY {ORDERS[question.order]} LIMIT {SIZE} OFFSET {(question.page - 1) * SIZE}"
    numbers = db.execute(f"SELECT number FROM summaries WHERE {made.where} {ends}", made.values).fetchall()
    return Page(tuple(row_of(db, number) for (number,) in numbers), found, question.page)


def row_of(db: sqlite3.Connection, number: int) -> Row:
    """Return the row of the incident of a number."""
    return _row(db.execute(f"SELECT {COLUMNS} FROM summaries WHERE number = ?", (number,)).fetchone())


def _row(cells: Cells) -> Row:
    key, date, kind, *place = cells[:11]
    grade, *figures = cells[11:18]
    reports, sources, independent, perpetrators, stance, weapons, title, verdict, need, reasons = cells[18:]
    return Row(
        key, date, kind, Location(*place) if place[0] else None, grade, Range(*figures[:3]), Range(*figures[3:]),
        reports, sources, independent, perpetrators, stance, tuple(weapons.split()), title, verdict, need,
        tuple(reasons.split()),
    )  # fmt: skip
