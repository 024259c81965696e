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
    reasons: dict[str, int]


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
    queued, *by_reason = db.execute(
        f"SELECT count(*), {', '.join('total(instr(reasons, ?) > 0)' for _ in REASONS)} FROM summaries WHERE need > 0",
        REASONS,
    ).fetchone()
    accepted, rejected, aside = (verdicts.get(verdict, 0) for verdict in ("accept", "reject", "set_aside"))
    return Work(
        sum(verdicts.values()), accepted, rejected, aside, queued, dict(zip(REASONS, map(int, by_reason), strict=True))
    )


def precision(db: sqlite3.Connection) -> list[Precision]:
    """Return for each field that people judged what became of the values that were read."""
    names = ("accepted", "corrected", "rejected", "missed")
    sums = ", ".join(f"total(outcome = '{name}')" for name in names)
    rows = db.execute(f"SELECT field, {sums} FROM outcomes GROUP BY field ORDER BY field")
    return [Precision(field, *map(int, found)) for field, *found in rows]
