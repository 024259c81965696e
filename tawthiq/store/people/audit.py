"""The audit: who signed in or failed to, and every change of users, each entry sealed by the hash of all before it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from tawthiq.model.decisions import START, seal
from tawthiq.store.chain import breaks


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: when (ISO, UTC), who did it, what, to whom or what, and from which address."""

    at: str
    by: str
    what: str
    on: str = ""
    address: str = ""


def append(db: sqlite3.Connection, event: Event) -> None:
    """Write an event at the end of the audit."""
    last = db.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    number, before = last or (0, START)
    text = json.dumps(asdict(event), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    db.execute("INSERT INTO audit (number, json, hash) VALUES (?,?,?)", (number + 1, text, seal(before, text)))


def events(db: sqlite3.Connection, latest: int) -> list[Event]:
    """Return the latest events, the last one first."""
    rows = db.execute("SELECT json FROM audit ORDER BY number DESC LIMIT ?", (latest,))
    return [Event(**json.loads(text)) for (text,) in rows]


def broken(db: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each event that is not what was written, or does not follow the one before it."""
    for due, number in breaks(db.execute("SELECT number, json, hash FROM audit ORDER BY number")):
        if number != due:
            yield f"event {due} of the audit: missing; event {number} comes next"
        else:
            yield f"event {number} of the audit: not what was written; its words or a hash were changed"
