"""What needs eyes, what is still open, and how often people kept what was read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import replace
from typing import Any, NamedTuple

from tawthiq.store.finding.asking import OF, numbered
from tawthiq.store.finding.question import REASONS, Question
from tawthiq.store.finding.remembering import REMEMBERED, Keyed, Parted, Sums, by_stretch, swapped
from tawthiq.store.finding.rows import Page, find
from tawthiq.store.finding.tables import NEEDED


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
    return find(db, replace(question, state="every", order="need"), NEEDED)


def work(db: sqlite3.Connection) -> Work:
    """Return what is done and what is open in the whole register."""
    found = _counts(db, WORKED)
    accepted, rejected, aside = (found["verdict", verdict] for verdict in ("accept", "reject", "set_aside"))
    by_reason = tuple((reason, found["reason", reason]) for reason in REASONS)
    return Work(found["all", ""], accepted, rejected, aside, found["queued", ""], by_reason)


def precision(db: sqlite3.Connection) -> tuple[Precision, ...]:
    """Return for each field that people judged what became of the values that were read."""
    found = _counts(db, JUDGED)
    names = ("accepted", "corrected", "rejected", "missed")
    return tuple(Precision(field, *(found[field, name] for name in names)) for field in sorted({f for f, _ in found}))


def _counts(db: sqlite3.Connection, asked: Parted[Any, dict[tuple[str, str], Sums]]) -> Counter[tuple[str, str]]:
    return Counter({key: count for key, (count,) in REMEMBERED.joined(db, asked, ()).items()})


def _worked(db: sqlite3.Connection, stretch: int | None) -> Keyed[tuple[str, str]]:
    here, group = numbered("number", stretch), "GROUP BY 1, 2, 3"
    return _asked(
        db,
        f"""
        SELECT {OF}, 'verdict', verdict, count(*) FROM summaries WHERE {here} {group}
        UNION ALL SELECT {OF}, 'all', '', count(*) FROM summaries WHERE {here} {group}
        UNION ALL SELECT {OF}, 'queued', '', count(*) FROM summaries WHERE {here} AND {NEEDED} {group}
        UNION ALL SELECT {OF}, kind, value, count(*) FROM facets INDEXED BY facets_by_number
        WHERE {here} AND kind = 'reason' {group}
        """,
    )


def _judged(db: sqlite3.Connection, stretch: int | None) -> Keyed[tuple[str, str]]:
    here = numbered("number", stretch)
    return _asked(db, f"SELECT {OF}, field, outcome, count(*) FROM outcomes WHERE {here} GROUP BY 1, 2, 3")


def _asked(db: sqlite3.Connection, question: str) -> Keyed[tuple[str, str]]:
    return by_stretch((stretch, (kind, value), (count,)) for stretch, kind, value, count in db.execute(question))


WORKED, JUDGED = Parted(_worked, swapped), Parted(_judged, swapped)
