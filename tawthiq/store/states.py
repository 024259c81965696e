"""How each decision of the log stands now: in force, overridden or undone, and whether it is to be asked again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.model.decisions import Decision, Entry
from tawthiq.register.decisions.standing import undone
from tawthiq.store.articles import present
from tawthiq.store.deciding import JUDGED, anchor, grounds, rulings
from tawthiq.store.log import entries, some_entries

NAMING = "SELECT DISTINCT number FROM named JOIN members USING (account) WHERE incident = ? ORDER BY number"
UNREAD = "not in force: what it is on is not read so any more"


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry of the log, how it stands, the incidents it is on, and why it is to be asked again; empty where not."""

    entry: Entry
    state: str
    incidents: tuple[str, ...]
    again: str

    def __str__(self) -> str:
        made = self.entry.decision
        head = f"{self.entry.number}  {made.at}  {made.by}: {self.entry.sentence} ({made.why})"
        return f"{head}; {self.state}" + (f"; asked again: {self.again}" if self.again else "")


def logged(db: sqlite3.Connection, incident: str = "") -> list[Logged]:
    """Return the log, each entry with how it stands now; of one incident, only what touches it and what undid that."""
    log = some_entries(db, _naming(db, incident)) if incident else entries(db)
    out, found = undone(log), dict[int, Logged]()
    ruled = rulings(db, incident).items()
    latest = {(key, field): entry.number for key, fields in ruled for field, entry in fields.items()}
    for entry in log:
        incidents = touched(db, entry.decision)
        is_undo = entry.decision.verdict == "undo" and int(entry.decision.value) in found
        if not incident or incident in incidents or is_undo:
            state = _state(db, entry, latest) if entry.number not in out else f"undone by {out[entry.number]}"
            again = _changed(db, entry.decision) if state in ("in force", UNREAD) else ""
            found[entry.number] = Logged(entry, state, incidents, again)
    return list(found.values())


def _naming(db: sqlite3.Connection, incident: str) -> list[int]:
    """Return the numbers of the entries that name an account of an incident, and of those that withdraw one."""
    return [number for (number,) in db.execute(NAMING, (incident,))]


def touched(db: sqlite3.Connection, made: Decision) -> tuple[str, ...]:
    """Return the incidents a decision is on: that of its first account, or of all where it is on two sides."""
    keys = [anchor(db, made)] if made.verdict in JUDGED else present(db, (*made.on, *made.others))
    return tuple(dict.fromkeys(found for key in keys if (found := _incident(db, key))))


def _state(db: sqlite3.Connection, entry: Entry, latest: Mapping[tuple[str, str], int]) -> str:
    made = entry.decision
    if made.verdict == "undo":
        return "in force"
    if made.verdict not in JUDGED:
        return _tied(db, made)
    incidents = touched(db, made)
    last = latest[incidents[0], made.field] if incidents else None
    return UNREAD if last is None else "in force" if last == entry.number else f"overridden by {last}"


def _tied(db: sqlite3.Connection, made: Decision) -> str:
    """Return how a decision on two sides stands: by how many of its pairs are now as it says."""
    here = set(present(db, (*made.on, *made.others)))
    pairs = [pair for pair in made.pairs if here >= set(pair)]
    if not pairs:
        return UNREAD
    kept = sum(_is_together(db, one, other) == (made.verdict == "same") for one, other in pairs)
    return "in force" if kept == len(pairs) else "overridden in part" if kept else "overridden"


def _is_together(db: sqlite3.Connection, one: str, other: str) -> bool:
    first, second = (_incident(db, key) for key in (one, other))
    return first == second != ""


def _incident(db: sqlite3.Connection, account: str) -> str:
    row = db.execute("SELECT incident FROM members WHERE account = ?", (account,)).fetchone()
    return str(row[0]) if row else ""


def _changed(db: sqlite3.Connection, made: Decision) -> str:
    """Return what came or went since the decision, among what it rests on; empty where nothing."""
    then, now = set(made.basis), grounds(db, made)
    parts = ((len(now - then), "new"), (len(then - now), "gone"))
    words = ", ".join(f"{count} {what}" for count, what in parts if count)
    return f"of what it rests on, {words}" if words else ""
