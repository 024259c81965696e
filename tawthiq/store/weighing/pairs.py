"""The pairs that accounts keep, as rows: each pair once, with which of its accounts keep it.

Beside them stand the points of other pairs that were weighed when groups of accounts were compared as a whole: to weigh
thousands of them again takes longer than to look them up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from tawthiq.register.linking.cluster import Pair
from tawthiq.register.linking.grouping import Points

Pairs = dict[tuple[str, str], Pair]

KEYS_AT_ONCE = 500  # in one question to SQLite
PAIRS = "SELECT one, other, points, by_one, by_other FROM pairs WHERE {} IN"
KEPT = """
    INSERT INTO pairs (one, other, points, by_one, by_other) VALUES (?,?,?,?,?)
    ON CONFLICT DO UPDATE SET by_one = by_one OR excluded.by_one, by_other = by_other OR excluded.by_other
"""
LEFT = (
    "UPDATE pairs SET by_one = by_one AND ?1 <> one, by_other = by_other AND ?1 <> other WHERE one = ?2 AND other = ?3"
)
GONE = "DELETE FROM pairs WHERE one = ? AND other = ? AND NOT by_one AND NOT by_other"


def among(db: sqlite3.Connection, question: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows for keys, however many, of a question that ends with IN."""
    wanted = sorted(keys)
    for some in (wanted[n : n + KEYS_AT_ONCE] for n in range(0, len(wanted), KEYS_AT_ONCE)):
        yield from db.execute(f"{question} ({','.join('?' * len(some))})", some)


def get_pairs(db: sqlite3.Connection, accounts: Collection[str]) -> Pairs:
    """Return the pairs of some accounts, whichever of both keeps them, by the ids of both."""
    rows = [*among(db, PAIRS.format("one"), accounts)]
    rows += (row for row in among(db, PAIRS.format("other"), accounts) if row[0] not in accounts)
    return {(one, other): Pair(one, other, points) for one, other, points, _, _ in rows}


def get_kept(db: sqlite3.Connection, accounts: Collection[str]) -> dict[str, set[Pair]]:
    """Return the pairs that each of some accounts keeps."""
    found: dict[str, set[Pair]] = {key: set() for key in accounts}
    for end in ("one", "other"):
        for one, other, points, by_one, by_other in among(db, PAIRS.format(end), accounts):
            key, is_kept = (one, by_one) if end == "one" else (other, by_other)
            if is_kept:
                found[key].add(Pair(one, other, points))
    return found


def put_kept(db: sqlite3.Connection, account: str, gone: Iterable[Pair], come: Iterable[Pair]) -> None:
    """Write which pairs an account keeps no more, and which it keeps from now on."""
    for pair in gone:
        db.execute(LEFT, (account, pair.one, pair.other))
        db.execute(GONE, (pair.one, pair.other))
    for pair in come:
        db.execute(KEPT, (pair.one, pair.other, pair.points, account == pair.one, account == pair.other))


def get_weighed(db: sqlite3.Connection, accounts: Iterable[str]) -> Points:
    """Return the points of other pairs that were asked for when these accounts were grouped last."""
    found = among(db, "SELECT one, other, points FROM weighed WHERE one IN", accounts)
    return {(one, other): points for one, other, points in found}


def put_weighed(db: sqlite3.Connection, before: Points, now: Points) -> None:
    """Write which points were asked for in the place of those that were asked for before."""
    gone, come = sorted(before.keys() - now.keys()), sorted(now.keys() - before.keys())
    db.executemany("DELETE FROM weighed WHERE one = ? AND other = ?", gone)
    db.executemany("INSERT INTO weighed (one, other, points) VALUES (?,?,?)", [(*key, now[key]) for key in come])
