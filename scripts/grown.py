"""Grow a register: each of its incidents happens again, so many days later, told by the same outlets in the same words.

What a program that read all of it would write is copied from what it wrote of the first, with other days and the ids
that follow from these; nothing is settled or worked out anew. `tests/grown_test.py` holds it against the program.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tawthiq.model.claims import Account, Claim, Report
from tawthiq.model.text import Article
from tawthiq.model.values import Moment
from tawthiq.register.linking.block import filed
from tawthiq.register.telling import account_id
from tawthiq.store.articles import get_read, get_tellings
from tawthiq.store.database import run, transaction
from tawthiq.store.finding.refreshing import marked

AT_ONCE = 40  # incidents grown in one transaction
NUMBERED = "(rowid, id, article, number, role)"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'stale%'"
Rows = list[tuple[object, ...]]


def grow(db: sqlite3.Connection, times: int, days: int) -> None:
    """Let each incident of a register happen so many times more, each time so many days later.

    All accounts must be the news of their articles, one for each article, dated to the day or not at all.
    """
    triggers = db.execute(TRIGGERS).fetchall()
    run(db, (f"DROP TRIGGER {name}" for name, _ in triggers))  # summaries are written here too
    keys = [row[0] for row in db.execute("SELECT id FROM incidents")]
    made = _Made(db.execute("SELECT max(rowid) FROM accounts").fetchone()[0])
    for some in (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE)):
        for key in some:
            told = _Told(db, key)
            for time in range(1, times + 1):
                told.again(made, time, days * time)
        with transaction(db):
            made.write(db)
    run(db, (sql for _, sql in triggers))


class _Made:
    """Rows to be written, by table; `number` is that of the last account."""

    def __init__(self, number: int) -> None:
        """Begin with none."""
        self.number = number
        self._rows = defaultdict[str, Rows](list)

    def put(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows of a table."""
        self._rows[table] += rows

    def write(self, db: sqlite3.Connection) -> None:
        """Write them; those that are told apart by their words in the order of these, which is quicker."""
        for table, rows in self._rows.items():
            if table == "blocks":
                rows.sort()
            columns = NUMBERED if table == "accounts" else ""
            db.executemany(f"INSERT INTO {table} {columns} VALUES ({_marks(rows[0])})", rows)
        self._rows.clear()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one account: its article and report, and the rows that are copied."""

    article: Article
    report: Report
    json: str
    facts: tuple[str, str, bytes]
    keys: set[str]
    account: str


class _Told:
    """One incident with all that was written of it."""

    def __init__(self, db: sqlite3.Connection, incident: str) -> None:
        """Read it."""
        self._incident = incident
        mains = [row[0] for row in db.execute("SELECT account FROM members WHERE incident = ?", (incident,))]
        self._kept = [_kept(db, account) for account in mains]
        self._pairs = db.execute(
            f"SELECT one, other, points, by_one, by_other FROM pairs WHERE one IN ({_marks(mains)})", mains
        ).fetchall()
        cursor = db.execute("SELECT * FROM summaries WHERE incident = ?", (incident,))
        self._summary = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
        number = (self._summary["number"],)
        self._facets = db.execute("SELECT kind, value, killed, injured FROM facets WHERE number = ?", number).fetchall()
        _, *self._words = db.execute("SELECT * FROM searched WHERE number = ?", number).fetchone()
        self._is_weak = marked(sorted(mains), [], True) == self._summary["made_of"]

    def again(self, made: _Made, time: int, days: int) -> None:
        """Add the rows of it as it happens again."""
        ids, number = dict[str, str](), 0
        for kept in self._kept:
            ids[kept.account] = _tell(made, kept, time, days)
            number = made.number if kept.account == self._incident else number
        key, day = ids[self._incident], self._summary["date"]
        made_of = marked(sorted(ids.values()), [], self._is_weak)
        moved = {"number": number, "incident": key, "made_of": made_of, "date": day and _later(day, days)}
        made.put("incidents", [(key,)])
        made.put("members", ((id, key) for id in ids.values()))
        made.put("pairs", (_paired(ids, *pair) for pair in self._pairs))
        made.put("summaries", [tuple((self._summary | moved).values())])
        made.put("facets", ((kind, value, number, *toll) for kind, value, *toll in self._facets))
        made.put("searched", [(number, *self._words)])


def _tell(made: _Made, kept: _Kept, time: int, days: int) -> str:
    """Add the rows of one account as it is told again; return its id."""
    old = kept.article
    published = _later(old.published[:10], days) + old.published[10:]
    article = replace(old, id=f"{old.id}-{time}", published=published)
    account = _dated(kept.report.accounts[0], days)
    hash, text = article.hash, kept.json.replace(f'"id":"{old.id}"', f'"id":"{article.id}"', 1)
    key = account_id(hash, account)
    for claim in kept.report.accounts[0].of("date"):
        text = text.replace(f'"{_day(claim)}"', f'"{_later(_day(claim), days)}"')
    made.number += 1
    made.put("articles", [(hash, article.id, old.title, old.text, old.language, old.outlet, published, old.url, "")])
    made.put("reports", [(hash, "bench", text)])
    made.put("accounts", [(made.number, key, hash, 0, "main")])
    made.put("claims", (_claimed(key, number, hash, claim) for number, claim in enumerate(account.claims)))
    facts, *wording = kept.facts
    first, last, facts = _moved(facts, days)
    made.put("facts", [(key, hash, facts, *wording)])
    made.put("blocks", ((at, key) for at in _filed(kept.keys, (first, last), days)))
    return key


def _kept(db: sqlite3.Connection, account: str) -> _Kept:
    (hash,) = db.execute("SELECT article FROM accounts WHERE id = ?", (account,)).fetchone()
    ((article, report),) = get_read(db, "articles.hash = ?", (hash,))
    (text,) = db.execute("SELECT json FROM reports WHERE article = ?", (hash,)).fetchone()
    facts = db.execute("SELECT json, unusual, sketch FROM facts WHERE account = ?", (account,)).fetchone()
    (told,) = get_tellings(db, "accounts.id = ?", (account,))
    return _Kept(article, report, text, facts, filed(told), account)


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


@lru_cache(maxsize=100_000)
def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _day(claim: Claim) -> str:
    assert isinstance(claim.value, Moment)
    return str(claim.value.value)


def _dated(account: Account, days: int) -> Account:
    claims = (
        replace(c, value=Moment(_later(_day(c), days), "day")) if c.field == "date" else c for c in account.claims
    )
    return replace(account, claims=tuple(claims))


def _claimed(account: str, number: int, hash: str, claim: Claim) -> tuple[object, ...]:
    at = claim.evidence
    words = (at.text, at.field, at.start, at.end)
    return account, number, claim.id(hash), claim.field, str(claim.value), *words, None, None, claim.rule


def _moved(facts: str, days: int) -> tuple[str, str, str]:
    """Return the first and the last day of an account, moved, and what is compared of it with these."""
    made = json.loads(facts)
    made[2] = _later(made[2][:10], days) + made[2][10:]
    made[3] = [made[3][0] + days, made[3][1] + days, made[3][2]]
    first, last = (date.fromordinal(end).isoformat() for end in made[3][:2])
    return first, last, json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _filed(keys: Iterable[str], ends: tuple[str, str], days: int) -> set[str]:
    """Return the keys under which an account is filed, moved: days one by one, months and years as its ends are."""
    found = set[str]()
    for key in keys:
        kind, _, rest = key.partition(":")
        time, _, what = rest.partition("|")
        if len(time) == 10:
            found.add(f"{kind}:{_later(time, days)}|{what}")
        else:
            found |= {f"{kind}:{end[: len(time)]}|{what}" for end in ends}
    return found


def _paired(
    ids: dict[str, str], one: str, other: str, points: int, by_one: int, by_other: int
) -> tuple[str, str, int, int, int]:
    first, second = ids[one], ids[other]
    if first < second:
        return first, second, points, by_one, by_other
    return second, first, points, by_other, by_one
