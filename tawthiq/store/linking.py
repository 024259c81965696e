"""Put new accounts into incidents on disk: only what a new account touches is worked out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from tawthiq.register.block import asked, filed
from tawthiq.register.cluster import Pair, cluster, pair, recalled
from tawthiq.register.settle import listed
from tawthiq.register.telling import Telling
from tawthiq.store.articles import get_tellings

KEPT_IN_MEMORY = 20_000  # accounts
KEYS_AT_ONCE = 500  # in one question to SQLite
PAIRS_OF = """
    SELECT one, other, points FROM pairs WHERE one = ?1
    UNION ALL SELECT one, other, points FROM pairs WHERE other = ?1
"""


class Linker:
    """Links accounts inside the transaction of their article; accounts never change, so they are kept in memory."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Link in this database."""
        self._db = db
        self._known: dict[str, Telling] = {}

    def link(self, told: Iterable[Telling]) -> None:
        """Find incidents for accounts that were just written; those of earlier accounts may grow into one or divide."""
        new = list(told)
        for made in new:
            self._known[made.id] = made
            self._file(made)
        to_attach = {made.id for made in new if not made.is_main}
        done = set[str]()
        for made in new:
            if made.is_main and made.id not in done:
                mains, backgrounds = self._component(made)
                self._regroup(mains)
                done |= mains.keys()
                to_attach |= backgrounds
        for key in sorted(to_attach):
            self._attach(key)

    def _file(self, made: Telling) -> None:
        """Compare a new account with its candidates, write the pairs, and file it for those to come."""
        found = (pair(made, other) for other in self._load(self._candidates(made)))
        rows = [(p.one, p.other, p.points) for p in found if p]
        self._db.executemany("INSERT INTO pairs (one, other, points) VALUES (?,?,?)", rows)
        keys = [(key, made.id) for key in sorted(filed(made))]
        self._db.executemany("INSERT INTO blocks (key, account) VALUES (?,?)", keys)

    def _candidates(self, made: Telling) -> set[str]:
        return {row[0] for row in self._among("SELECT account FROM blocks WHERE key IN", asked(made))}

    def _load(self, keys: Iterable[str]) -> list[Telling]:
        wanted = sorted(keys)
        missing = [key for key in wanted if key not in self._known]
        if len(self._known) + len(missing) > KEPT_IN_MEMORY:
            self._known = {key: self._known[key] for key in wanted if key in self._known}
        for some in _parts(missing):
            marks = ",".join("?" * len(some))
            self._known.update((t.id, t) for t in get_tellings(self._db, f"accounts.id IN ({marks})", some))
        return [self._known[key] for key in wanted]

    def _among(self, question: str, keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
        for some in _parts(sorted(keys)):
            yield from self._db.execute(f"{question} ({','.join('?' * len(some))})", some)

    def _pairs(self, key: str) -> list[Pair]:
        return [Pair(*row) for row in self._db.execute(PAIRS_OF, (key,))]

    def _component(self, start: Telling) -> tuple[dict[str, Telling], set[str]]:
        """Return the main accounts that hang together with one, and the background accounts beside them."""
        mains, backgrounds, to_see = dict[str, Telling](), set[str](), {start.id}
        while to_see:
            seen = self._load(to_see)
            mains |= {t.id: t for t in seen if t.is_main}
            backgrounds |= {t.id for t in seen if not t.is_main}
            ends = {end for t in seen if t.is_main for p in self._pairs(t.id) for end in (p.one, p.other)}
            to_see = ends - mains.keys() - backgrounds
        return mains, backgrounds

    def _regroup(self, mains: dict[str, Telling]) -> None:
        """Write the incidents of one component anew."""
        old = set(self._among("SELECT DISTINCT incident FROM members WHERE account IN", mains))
        self._db.executemany("DELETE FROM incidents WHERE id = ?", sorted(old))
        pairs = {p for key in mains for p in self._pairs(key) if p.one in mains and p.other in mains}
        for made in cluster(mains, pairs):
            incident = listed(made)
            row = (incident.id, incident.date, incident.country)
            self._db.execute("INSERT INTO incidents (id, date, country) VALUES (?,?,?)", row)
            for member in made:
                self._join(member.id, incident.id)

    def _attach(self, background: str) -> None:
        """Put a background account beside the main account that it is most like, if there is one."""
        main = recalled(background, self._pairs(background))
        if main is not None:
            row = self._db.execute("SELECT incident FROM members WHERE account = ?", (main,)).fetchone()
            self._join(background, row[0])

    def _join(self, account: str, incident: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO members (account, incident) VALUES (?,?)", (account, incident))


def _parts(keys: list[str]) -> Iterator[list[str]]:
    return (keys[n : n + KEYS_AT_ONCE] for n in range(0, len(keys), KEYS_AT_ONCE))
