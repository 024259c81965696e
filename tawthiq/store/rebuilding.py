"""Make again all that follows from the articles and the log."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from tawthiq.model.claims import Report
from tawthiq.model.text import Article
from tawthiq.register.telling import tellings
from tawthiq.store.articles import get_articles, get_report, put_accounts, put_report
from tawthiq.store.database import run
from tawthiq.store.deciding import DecidedLinker
from tawthiq.store.finding.refreshing import refresh
from tawthiq.store.finding.tables import SHOWN
from tawthiq.store.schema import FOLLOWING, LINKED, guards, unguarded

READ = FOLLOWING[:3]


def read_again(db: sqlite3.Connection, read: Callable[[Article], Report], reader: str) -> None:
    """Read every article anew, link what it tells, and do the log again; inside one transaction."""
    run(db, unguarded(READ))
    _empty(db, FOLLOWING)
    linker = DecidedLinker(db)
    for article in list(get_articles(db)):
        report = read(article)
        told = list(tellings(article, report))
        put_report(db, article, report, reader)
        put_accounts(db, report, told)
        linker.link(told)
    run(db, guards(READ))
    linker.replay()
    refresh(db)


def link_again(db: sqlite3.Connection) -> None:
    """Link again what was read, and do the log again; inside one transaction."""
    _empty(db, LINKED)
    linker = DecidedLinker(db)
    for article in list(get_articles(db)):
        report, _ = get_report(db, article)
        linker.link(tellings(article, report))
    linker.replay()
    refresh(db)


def dump(db: sqlite3.Connection) -> Iterator[str]:
    """Yield every row of the tables that follow from the articles and the log, in an order of their own."""
    for table in FOLLOWING:
        rows = db.execute(SHOWN.get(table, f"SELECT * FROM {table}")).fetchall()
        yield from (f"{table} {row!r}" for row in sorted(rows, key=repr))


def digest(db: sqlite3.Connection) -> str:
    """Return a hash of all that `dump` yields."""
    found = hashlib.sha256()
    for line in dump(db):
        found.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return found.hexdigest()


def _empty(db: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    for table in reversed(tables):
        db.execute(f"DELETE FROM {table}")
