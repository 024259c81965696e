"""The log of decisions on disk: it only grows, and each entry is sealed by the hash of all before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from tawthiq.model.decisions import START, Decision, Entry, decision_from, decision_text, seal
from tawthiq.store.chain import breaks


def append(db: sqlite3.Connection, decision: Decision) -> Entry:
    """Write a decision at the end of the log and return its entry."""
    number, before = head(db)
    text = decision_text(decision)
    entry = Entry(number + 1, decision, seal(before, text))
    db.execute("INSERT INTO decisions (number, json, hash) VALUES (?,?,?)", (entry.number, text, entry.hash))
    return entry


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Return the number and the hash of the last entry; 0 and zeros where there is none."""
    last = db.execute("SELECT number, hash FROM decisions ORDER BY number DESC LIMIT 1").fetchone()
    return last or (0, START)


def entries(db: sqlite3.Connection) -> list[Entry]:
    """Return the log; raises ValueError, TypeError or KeyError where an entry holds no decision."""
    rows = db.execute("SELECT number, json, hash FROM decisions ORDER BY number")
    return [Entry(number, decision_from(text), sealed) for number, text, sealed in rows]


def some_entries(db: sqlite3.Connection, numbers: Iterable[int]) -> list[Entry]:
    """Return the entries of these numbers; raises what `entries` raises."""
    question = "SELECT number, json, hash FROM decisions WHERE number = ?"
    rows = (db.execute(question, (number,)).fetchone() for number in numbers)
    return [Entry(number, decision_from(text), sealed) for number, text, sealed in rows]


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each entry that is not what was written, or does not follow the one before it."""
    for due, number in breaks(db.execute("SELECT number, json, hash FROM decisions ORDER BY number")):
        if number != due:
            yield f"decision {due}: missing; decision {number} comes next"
        else:
            yield f"decision {number}: not what was decided; its words, its hash or the hash before it were changed"
