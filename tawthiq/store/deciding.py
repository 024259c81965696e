"""Lay the log over what is linked: who was put together or apart, and which values people settled."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from tawthiq.model.decisions import Decision, Entry
from tawthiq.register.decisions import overlay
from tawthiq.register.decisions.standing import Forced, Tie, forced, standing
from tawthiq.register.linking.cluster import laid_over, recalled
from tawthiq.register.telling import Telling
from tawthiq.store.articles import editions, get_tellings, present
from tawthiq.store.linking import Linker
from tawthiq.store.log import naming, some_entries
from tawthiq.store.weighing.pairs import Pairs, among

JUDGED = ("accept", "reject", "correct", "set_aside")
RULED = """
    SELECT members.incident, rulings.field, max(rulings.decision) FROM rulings JOIN members USING (account)
    {} GROUP BY members.incident, rulings.field
"""
RULED_OF = RULED.format("WHERE members.incident = ?")
Rulings = dict[str, dict[str, Entry]]


def mark(db: sqlite3.Connection, incident: str) -> str:
    """Return a mark of an incident that changes with its accounts and with what was decided of it."""
    members = db.execute("SELECT account FROM members WHERE incident = ? ORDER BY account", (incident,))
    held = [incident, *members, *sorted(db.execute(RULED_OF, (incident,)))]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


class DecidedLinker(Linker):
    """Links accounts as people decided, and as they are alike where nobody did."""

    def replay(self) -> None:
        """Do the whole log again; only what it changes is worked out anew."""
        self.follow(row[0] for row in self._db.execute("SELECT DISTINCT account FROM named").fetchall())

    def follow(self, accounts: Iterable[str]) -> None:
        """Do again what was decided of some accounts, and of all that hang together with them by decisions."""
        names, log = naming(self._db, accounts)
        stood = standing(log)
        here = set(present(self._db, sorted(names)))
        meant = {key for entry in stood for key in (*entry.decision.on, *entry.decision.others)}
        self._db.executemany("DELETE FROM awaited WHERE account = ?", [(key,) for key in sorted(names)])
        self._db.executemany("INSERT INTO awaited (account) VALUES (?)", [(key,) for key in sorted(meant - here)])
        touched = self._write_forced(names, forced(stood, here))
        self._write_rulings(names, stood)
        self._relink(touched)

    def link(self, told: Iterable[Telling]) -> None:
        """Find incidents for new accounts; where a decision waited for one of them, do it again."""
        new = list(told)
        super().link(new)
        awaited = [
            row[0] for row in among(self._db, "SELECT account FROM awaited WHERE account IN", [t.id for t in new])
        ]
        if awaited:
            self.follow(awaited)

    def _write_forced(self, names: Collection[str], wanted: Forced) -> set[str]:
        """Write which of some accounts are together or apart by decision; return those for which that changed."""
        now = {(min(key), max(key), tie) for key, tie in wanted.items()}
        before = set(self._forced(names))
        self._db.executemany("DELETE FROM forced WHERE one = ? AND other = ? AND tie = ?", sorted(before - now))
        self._db.executemany("INSERT INTO forced (one, other, tie) VALUES (?,?,?)", sorted(now - before))
        ends = {end for one, other, _ in now ^ before for end in (one, other)}
        return set(present(self._db, sorted(ends)))

    def _write_rulings(self, names: Collection[str], stood: Sequence[Entry]) -> None:
        """Write which decision is on which of some accounts and on which field."""
        latest = dict[tuple[str, str], int]()
        for entry in stood:
            if entry.decision.verdict in JUDGED and (on := anchor(self._db, entry.decision)):
                latest[on, entry.decision.field] = entry.number
        now = {(*key, number) for key, number in latest.items()}
        before = set(among(self._db, "SELECT account, field, decision FROM rulings WHERE account IN", names))
        gone = sorted(before - now)
        self._db.executemany("DELETE FROM rulings WHERE account = ? AND field = ? AND decision = ?", gone)
        self._db.executemany("INSERT INTO rulings (account, field, decision) VALUES (?,?,?)", sorted(now - before))

    def _forced(self, accounts: Collection[str]) -> Iterator[tuple[str, str, Tie]]:
        """Yield who of some accounts is put together with or apart from whom by decision."""
        for end in ("one", "other"):
            yield from among(self._db, f"SELECT one, other, tie FROM forced WHERE {end} IN", accounts)

    def _pairs(self, accounts: Collection[str]) -> Pairs:
        decided: Forced = {frozenset((one, other)): tie for one, other, tie in self._forced(accounts)}
        found = super()._pairs(accounts)
        return {(p.one, p.other): p for p in laid_over(found.values(), decided)} if decided else found

    def _attach(self, background: str) -> None:
        pairs = self._pairs([background]).values()
        main = recalled(background, pairs, self._incident if any(p.decided for p in pairs) else str)
        if main is not None:
            self._join(background, self._incident(main))
        else:
            self._db.execute("DELETE FROM members WHERE account = ?", (background,))

    def _incident(self, main: str) -> str:
        """Return the incident of a main account; empty for an account that recalls one."""
        question = "SELECT incident FROM members JOIN accounts ON id = account WHERE account = ? AND role = 'main'"
        row = self._db.execute(question, (main,)).fetchone()
        return str(row[0]) if row else ""


def anchor(db: sqlite3.Connection, decision: Decision) -> str:
    """Return the first account of a decision that is still read so; empty where none is."""
    return next(iter(present(db, decision.on)), "")


def accounts_of(db: sqlite3.Connection, incident: str) -> list[Telling]:
    """Return the accounts of one incident, main ones by age first."""
    condition = "accounts.id IN (SELECT account FROM members WHERE incident = ?)"
    return sorted(get_tellings(db, condition, (incident,)), key=lambda t: (not t.is_main, t.age))


def rulings(db: sqlite3.Connection, incident: str = "") -> Rulings:
    """Return for one incident, or for all, the latest standing decision on each field."""
    found = Rulings()
    rows = (db.execute(RULED_OF, (incident,)) if incident else db.execute(RULED.format(""))).fetchall()
    log = {entry.number: entry for entry in some_entries(db, {number for *_, number in rows})}
    for key, field, number in rows:
        found.setdefault(key, {})[field] = log[number]
    return found


def grounds(db: sqlite3.Connection, decision: Decision) -> set[str]:
    """Return what a decision rests on as it is now: claims or accounts, and every edition of their articles."""
    on = present(db, (*decision.on, *decision.others))
    if decision.verdict not in JUDGED:
        return {*on, *editions(db, on)}
    told = accounts_of(db, next(iter(_incidents(db, on[:1])), ""))
    return {*overlay.grounds(decision.field, told), *editions(db, [t.id for t in told if t.is_main])}


def _incidents(db: sqlite3.Connection, accounts: Iterable[str]) -> set[str]:
    question = "SELECT incident FROM members WHERE account = ?"
    return {row[0] for key in accounts for row in db.execute(question, (key,))}
