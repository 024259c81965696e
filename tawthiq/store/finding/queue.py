"""What needs eyes, what is still open, and how often people kept what was read."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import NamedTuple

from tawthiq.store.finding.asking import asked
from tawthiq.store.finding.question import REASONS, Question
from tawthiq.store.finding.rows import Page, page_of


class Work(NamedTuple):
    """How many incidents: all, those judged as a whole, those that need eyes, and these by reason."""

    incidents: int
    accepted: int
    rejected: int
    set_aside: int
    queued: int
    reasons: tuple[tuple[str, int], ...]


class Precision(NamedTuple):
    """Of one field: values that were read and that people accepted, corrected, rejected, or gave where none was read.

    `incident` is the field of judgements on the whole.
    """

    field: str
    accepted: int
    corrected: int
    rejected: int
    missed: int

    @property
    def share(self) -> float | None:
        """Return how many of the values that were read and judged are right; None where none was judged."""
        judged = self.accepted + self.corrected + self.rejected
        return self.accepted / judged if judged else None


def queue(db: sqlite3.Connection, question: Question) -> Page:
    """Return a page of the incidents that need eyes, the most pressing first, among those that a question finds.

    All states but its own order are asked for: one that was rejected comes back where a report came since.
    """
    made = asked(replace(question, state="every"))
    made.add("need > 0")
    return page_of(db, replace(question, order="need"), made)


def work(db: sqlite3.Connection) -> Work:
    """Return what is done and what is open in the whole register."""
    verdicts = dict(db.execute("SELECT verdict, count(*) FROM summaries GROUP BY verdict"))
    (queued,) = db.execute("SELECT count(*) FROM summaries WHERE need > 0").fetchone()
    reasons = dict(db.execute("SELECT value, count(*) FROM facets WHERE kind = 'reason' GROUP BY value"))
    accepted, rejected, aside = (verdicts.get(verdict, 0) for verdict in ("accept", "reject", "set_aside"))
    by_reason = tuple((reason, reasons.get(reason, 0)) for reason in REASONS)
    return Work(sum(verdicts.values()), accepted, rejected, aside, queued, by_reason)


def precision(db: sqlite3.Connection) -> tuple[Precision, ...]:
    """Return for each field that people judged what became of the values that were read."""
    names = ("accepted", "corrected", "rejected", "missed")
    sums = ", ".join(f"total(outcome = '{name}')" for name in names)
    rows = db.execute(f"SELECT field, {sums} FROM outcomes GROUP BY field ORDER BY field")
    return tuple(Precision(field, *map(int, found)) for field, *found in rows)
