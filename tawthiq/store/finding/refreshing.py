"""Keep the summaries of incidents as the incidents are: only those that changed are made anew."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable

from tawthiq.model.decisions import Entry
from tawthiq.register.linking.compare import ENOUGH
from tawthiq.register.telling import Telling
from tawthiq.store.articles import get_tellings
from tawthiq.store.finding.summarising import Known, Made, summarise
from tawthiq.store.log import some_entries

WEAK = ENOUGH + 2  # points: a link of so few or fewer, and no decision, is uncertain
STALE = """
    SELECT incident FROM stale
    WHERE NOT EXISTS (SELECT 1 FROM members WHERE incident = stale.incident LIMIT 1 OFFSET ?) ORDER BY incident
"""
MAINS = """
    SELECT account FROM members JOIN accounts ON accounts.id = members.account
    WHERE incident = ? AND role = 'main' ORDER BY account
"""
RULED = """
    SELECT rulings.field, max(rulings.decision) FROM members JOIN rulings USING (account)
    WHERE members.incident = ? GROUP BY rulings.field ORDER BY rulings.field
"""
NUMBER = "SELECT rowid FROM accounts WHERE id = ?"
LINKS = """
    SELECT own.account, pairs.points, there.incident = :incident, forced.tie
    FROM members AS own JOIN pairs ON pairs.{near} = own.account JOIN accounts ON accounts.id = pairs.{far}
        JOIN members AS there ON there.account = pairs.{far}
        LEFT JOIN forced ON forced.one = pairs.one AND forced.other = pairs.other
    WHERE own.incident = :incident AND accounts.role = 'main'
"""
BOTH_WAYS = tuple(LINKS.format(near=near, far=far) for near, far in (("one", "other"), ("other", "one")))


def is_stale(db: sqlite3.Connection) -> bool:
    """Return whether an incident changed since it was summarised."""
    return db.execute("SELECT 1 FROM stale").fetchone() is not None


def refresh(db: sqlite3.Connection, largest: int = sys.maxsize) -> None:
    """Make the summaries of incidents that changed anew, of those with so many accounts at most; in a transaction."""
    for (key,) in db.execute(STALE, (largest,)).fetchall():
        _refresh(db, key)
        db.execute("DELETE FROM stale WHERE incident = ?", (key,))


def marked(mains: list[str], ruled: list[tuple[str, int]], is_weak: bool) -> str:
    """Return a mark of what an incident is summarised from: its main accounts, what was decided, how it is linked."""
    return hashlib.sha256(repr((mains, ruled, is_weak)).encode()).hexdigest()[:16]


def _refresh(db: sqlite3.Connection, incident: str) -> None:
    mains = [row[0] for row in db.execute(MAINS, (incident,))]
    ruled = db.execute(RULED, (incident,)).fetchall()
    is_weak = _is_weakly_linked(db, incident, mains)
    made_of = marked(mains, ruled, is_weak)
    here = db.execute("SELECT number, made_of FROM summaries WHERE incident = ?", (incident,)).fetchone()
    if here and here[1] == made_of and not ruled:
        return
    if here:
        _remove(db, here[0])
    if mains:
        told = _told(db, mains)
        known = Known(told, _texts(db, told), _entries(db, ruled), is_weak)
        _write(db, (incident, made_of), summarise(db, known))


def _told(db: sqlite3.Connection, mains: Iterable[str]) -> list[Telling]:
    condition = "accounts.id IN (SELECT value FROM json_each(?))"
    keys = "[" + ",".join(f'"{key}"' for key in mains) + "]"
    return sorted(get_tellings(db, condition, (keys,)), key=lambda t: t.age)


def _texts(db: sqlite3.Connection, told: Iterable[Telling]) -> list[tuple[str, str]]:
    question = "SELECT title, text FROM articles WHERE hash = ?"
    return [db.execute(question, (key,)).fetchone() for key in dict.fromkeys(t.stamp.hash for t in told)]


def _entries(db: sqlite3.Connection, ruled: Iterable[tuple[str, int]]) -> dict[str, Entry]:
    numbers = dict(ruled)
    entries = {entry.number: entry for entry in some_entries(db, numbers.values())}
    return {field: entries[number] for field, number in numbers.items()}


def _is_weakly_linked(db: sqlite3.Connection, incident: str, mains: list[str]) -> bool:
    """Return whether an account hangs on few points, or another incident that is like this one was kept apart."""
    closest = dict.fromkeys(mains, 0)
    for question in BOTH_WAYS:
        for account, points, is_here, tie in db.execute(question, {"incident": incident}):
            if not is_here and tie is None and points > WEAK:
                return True
            if is_here and account in closest:
                closest[account] = max(closest[account], 1000 if tie == "same" else points)
    return len(mains) > 1 and any(points <= WEAK for points in closest.values())


def _remove(db: sqlite3.Connection, number: int) -> None:
    for table in ("summaries", "facets", "outcomes", "searched"):
        db.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def _write(db: sqlite3.Connection, named: tuple[str, str], made: Made) -> None:
    (number,) = db.execute(NUMBER, named[:1]).fetchone()
    row = {"number": number, "incident": named[0], "made_of": named[1], **made.columns}
    marks = ",".join("?" * len(row))
    db.execute(f"INSERT INTO summaries ({','.join(row)}) VALUES ({marks})", tuple(row.values()))
    toll = made.columns["killed"], made.columns["injured"]
    facets = [(kind, value, number, *toll) for kind, value in made.facets]
    db.executemany("INSERT INTO facets (kind, value, number, killed, injured) VALUES (?,?,?,?,?)", facets)
    outcomes = [(number, field, outcome) for field, outcome in made.outcomes]
    db.executemany("INSERT INTO outcomes (number, field, outcome) VALUES (?,?,?)", outcomes)
    db.execute("INSERT INTO searched (number, words, shown) VALUES (?,?,?)", (number, made.words, made.shown))
