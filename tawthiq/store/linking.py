"""Put new accounts into incidents on disk: only what a new account touches is worked out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tawthiq.register.linking.block import asked, filed
from tawthiq.register.linking.cluster import Pair, cluster, kept, pair, recalled
from tawthiq.register.linking.grouping import Weighed
from tawthiq.register.telling import Telling
from tawthiq.store.weighing.facts import get_facts, put_facts
from tawthiq.store.weighing.pairs import Pairs, among, get_kept, get_pairs, get_weighed, put_kept, put_weighed

KEPT_IN_MEMORY = 20_000  # accounts


@dataclass(frozen=True, slots=True)
class Linked:
    """Main accounts that hang together, and all pairs that they are in, those with background accounts too."""

    mains: dict[str, Telling] = field(default_factory=dict)
    pairs: Pairs = field(default_factory=dict)

    def beside(self, moved: set[str]) -> set[str]:
        """Return the background accounts that are in a pair with one of some main accounts."""
        return {end for ends in self.pairs if not moved.isdisjoint(ends) for end in ends} - self.mains.keys()


class Linker:
    """Links accounts inside the transaction of their article; accounts never change, so they are kept in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Link in this database."""
        self._db = db
        self._known: dict[str, Telling] = {}

    def link(self, told: Iterable[Telling]) -> None:
        """Find incidents for accounts that were just written; those of earlier accounts may grow into one or divide."""
        touched = set[str]()
        for made in told:
            self._known[made.id] = made
            put_facts(self._db, made)
            touched |= self._file(made)
        self._relink(touched)

    def _relink(self, accounts: Iterable[str]) -> None:
        """Work out again the incidents of these accounts and of all that hangs together with them."""
        found = self._hanging_together(accounts)
        moved = self._regroup(found)
        for key in sorted(found.beside(moved).union(accounts) - found.mains.keys()):
            self._attach(key)

    def _file(self, made: Telling) -> set[str]:
        """Compare a new account with its candidates, write the pairs, and file it for those to come.

        Returns it and the accounts of which a pair came or went.
        """
        found = [(other, p) for other in self._load(self._candidates(made)) if (p := pair(made, other))]
        keys = [(key, made.id) for key in sorted(filed(made))]
        self._db.executemany("INSERT INTO blocks (key, account) VALUES (?,?)", keys)
        changed = self._keep(made.id, set(), {p for other, p in found if other.is_main})
        if made.is_main:
            before = get_kept(self._db, [other.id for other, _ in found])
            self._load({end for pairs in before.values() for p in pairs for end in (p.one, p.other)})
            for other, p in found:
                changed |= self._keep(other.id, before[other.id], {p})
        return {made.id, *(end for p in changed for end in (p.one, p.other))}

    def _keep(self, account: str, before: set[Pair], new: set[Pair]) -> set[Pair]:
        """Write which pairs an account keeps now that there are new ones; return those that came or went."""
        now = kept(account, before | new, lambda key: self._known[key].age)
        put_kept(self._db, account, before - now, now - before)
        return before ^ now

    def _candidates(self, made: Telling) -> set[str]:
        found = {row[0] for row in among(self._db, "SELECT account FROM blocks WHERE key IN", asked(made))}
        return found - {made.id}

    def _load(self, keys: Iterable[str]) -> list[Telling]:
        wanted = sorted(keys)
        missing = [key for key in wanted if key not in self._known]
        if len(self._known) + len(missing) > KEPT_IN_MEMORY:
            self._known = {key: self._known[key] for key in wanted if key in self._known}
        self._known.update((made.id, made) for made in get_facts(self._db, missing))
        return [self._known[key] for key in wanted]

    def _pairs(self, accounts: Collection[str]) -> Pairs:
        """Return the pairs of some accounts, by the ids of both."""
        return get_pairs(self._db, accounts)

    def _hanging_together(self, accounts: Iterable[str]) -> Linked:
        """Return the main accounts that hang together with some accounts, and all their pairs."""
        found, seen, to_see = Linked(), set[str](), set(accounts)
        while to_see:
            mains = {t.id: t for t in self._load(to_see) if t.is_main}
            pairs = self._pairs(mains)
            found.mains.update(mains)
            found.pairs.update(pairs)
            seen |= to_see
            to_see = {end for ends in pairs for end in ends} - seen
        return found

    def _regroup(self, found: Linked) -> set[str]:
        """Write the incidents of what hangs together, as far as they change; return the accounts that moved."""
        mains = found.mains
        between = (p for p in found.pairs.values() if p.one in mains and p.other in mains)
        before = get_weighed(self._db, mains)
        weighed = Weighed(before)
        made = {told[0].id: told for told in cluster(mains, between, weighed)}
        put_weighed(self._db, before, weighed.asked)
        now = {telling.id: key for key, told in made.items() for telling in told}
        was = dict(among(self._db, "SELECT account, incident FROM members WHERE account IN", mains))
        moved = {key for key in now if now[key] != was.get(key)}
        touched = {*(was[key] for key in moved if key in was), *(now[key] for key in moved)}
        self._db.executemany("DELETE FROM incidents WHERE id = ?", [(key,) for key in touched])
        self._db.executemany("INSERT INTO incidents (id) VALUES (?)", [(key,) for key in touched & made.keys()])
        for key in moved:
            self._join(key, now[key])
        return moved

    def _attach(self, background: str) -> None:
        """Put a background account beside the main account that it is most like, if there is one."""
        main = recalled(background, self._pairs([background]).values())
        if main is not None:
            row = self._db.execute("SELECT incident FROM members WHERE account = ?", (main,)).fetchone()
            self._join(background, row[0])

    def _join(self, account: str, incident: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO members (account, incident) VALUES (?,?)", (account, incident))
