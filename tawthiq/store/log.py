"""The log of decisions on disk: it only grows, and each entry is sealed by the hash of all before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from tawthiq.model.decisions import START, Decision, Entry, decision_from, decision_text, seal
from tawthiq.register.decisions.standing import undone
from tawthiq.store.chain import breaks
from tawthiq.store.weighing.pairs import among

MINE = """
    SELECT number, json, hash FROM decisions
    WHERE json_extract(json, '$.by') = ? OR json_extract(json, '$.verdict') = 'undo' ORDER BY number DESC
"""
BESIDE = """
    SELECT DISTINCT beside.number FROM named AS own JOIN named AS beside USING (account) WHERE own.number = ?
    ORDER BY beside.number
"""


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
    """Return the entries of these numbers, as far as they are there; raises what `entries` raises."""
    question = "SELECT number, json, hash FROM decisions WHERE number = ?"
    rows = (row for number in numbers for row in db.execute(question, (number,)))
    return [Entry(number, decision_from(text), sealed) for number, text, sealed in rows]


def naming(db: sqlite3.Connection, accounts: Iterable[str]) -> tuple[set[str], list[Entry]]:
    """Return accounts with all that hang together with them by decisions, and the decisions that name these."""
    names, numbers, to_see = set[str](), set[int](), set(accounts)
    while to_see:
        names |= to_see
        new = {row[0] for row in among(db, "SELECT number FROM named WHERE account IN", to_see)} - numbers
        numbers |= new
        to_see = {row[0] for row in among(db, "SELECT account FROM named WHERE number IN", new)} - names
    return names, some_entries(db, sorted(numbers))


def named(db: sqlite3.Connection, number: int) -> list[str]:
    """Return the accounts that a decision names; one that withdraws another names the same."""
    return [row[0] for row in db.execute("SELECT account FROM named WHERE number = ?", (number,))]


def undone_by(db: sqlite3.Connection, number: int) -> int | None:
    """Return the decision that withdraws another; None where that stands."""
    return undone(some_entries(db, [row[0] for row in db.execute(BESIDE, (number,))])).get(number)


def latest(db: sqlite3.Connection, by: str) -> Entry | None:
    """Return the latest decision of a person that stands, undos apart; None where there is none."""
    out = set[int]()
    for number, text, sealed in db.execute(MINE, (by,)):
        made = decision_from(text)
        if number not in out and made.verdict == "undo":
            out.add(int(made.value))
        elif number not in out and made.by == by:
            return Entry(number, made, sealed)
    return None


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each entry that is not what was written, or does not follow the one before it."""
    for due, number in breaks(db.execute("SELECT number, json, hash FROM decisions ORDER BY number")):
        if number != due:
            yield f"decision {due}: missing; decision {number} comes next"
        else:
            yield f"decision {number}: not what was decided; its words, its hash or the hash before it were changed"
