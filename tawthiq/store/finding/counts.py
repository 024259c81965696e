"""How many incidents a question finds, and how many killed and injured: by month, by outlet, by code."""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

from tawthiq.store.finding.asking import OF, asked, plain
from tawthiq.store.finding.masks import COUNTING, FOUND, HAVING, sums_of
from tawthiq.store.finding.question import Question
from tawthiq.store.finding.remembering import REMEMBERED, SUMMED, Keyed, Parted, Sums, by_stretch, swapped

By = Literal["month", "type", "country", "admin1", "grade", "outlet", "weapon", "group"]
FACETS = ("outlet", "weapon", "group")


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
    wanted = plain(question)
    if by == "month":
        return tuple(Tally(key, *sums) for key, sums in sorted(_months(db, wanted).items()))
    asked = FACETED if by in FACETS else CODED
    found = (Tally(key, *sums) for key, sums in REMEMBERED.joined(db, asked, (wanted, by)).items())
    return tuple(sorted(found, key=lambda tally: (-tally.incidents, tally.key)))


def total(db: sqlite3.Connection, question: Question, also: str = "1") -> Tally:
    """Return the tally of all that a question finds and that meets one condition more; its key is empty."""
    months = _months(db, plain(question), also).values()
    return Tally("", *map(sum, zip((0, 0, 0), *months, strict=True)))


def _months(db: sqlite3.Connection, question: Question, also: str = "1") -> dict[str, Sums]:
    return REMEMBERED.joined(db, FOUND, (question, also)).months


def _coded(db: sqlite3.Connection, stretch: int | None, question: Question, column: str) -> Keyed[str]:
    made = asked(question, stretch)
    rows = db.execute(
        f"SELECT {OF}, coalesce({column}, ''), {SUMMED} FROM summaries WHERE {made.where} GROUP BY 1, 2", made.values
    )
    return by_stretch((stretch, key, sums) for stretch, key, *sums in rows)


def _faceted(db: sqlite3.Connection, stretch: int | None, question: Question, kind: str) -> Keyed[str]:
    masks = REMEMBERED.joined(db, FOUND, (question, "1")).masks
    values = REMEMBERED.joined(db, HAVING, (kind,))
    killed, injured = (REMEMBERED.joined(db, COUNTING, (figure,)) for figure in ("killed", "injured"))
    found = Keyed[str]()
    for at in masks.keys() if stretch is None else masks.keys() & {stretch}:
        having = ((value, masks[at] & mask) for value, mask in values.get(at, {}).items())
        figures = killed.get(at, {}), injured.get(at, {})
        found[at] = {value: sums_of(mask, *figures) for value, mask in having if mask}
    return found


CODED, FACETED = Parted(_coded, swapped), Parted(_faceted, swapped)
